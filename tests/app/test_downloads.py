"""The files that a visitor requests of a picture: of what was on screen when they were asked for."""

from __future__ import annotations

from time import time

import pytest

import neon_core as nc
from neon_core import files
from neon_core.borders import border_clusters, border_map
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from neon_core.tables import bars_table, map_table
from pages.shared.explore import downloads
from pages.shared.results import cache, current
from pages.shared.session import events, gestures, group_gestures, store
from pages.shared.session.group import Group
from pages.shared.wording import export_words
from tests.helpers.sessions import PRICES

REQUEST = {"what": "map", "format": "csv", "id": 1, "picture": "shown", "row": 60, "beta": "usual"}


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def ask(visitor, *changes):
    """Let the browser ask for files of the picture that it shows."""
    visitor.send("panel", save=[REQUEST | {"id": i} | change for i, change in enumerate(changes)])
    gestures.take_file_requests("panel")


def csv(table):
    return files.export_csv(table).decode()


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "map",
        {},
        [None],
        [REQUEST | {"format": "exe"}],
        [REQUEST | {"what": "x"}],
        [REQUEST | {"row": "60"}],
        [REQUEST | {"row": True}],
        [REQUEST | {"beta": -1}],
        [REQUEST | {"beta": None}],
        [{key: value for key, value in REQUEST.items() if key != "id"}],
        [{key: value for key, value in REQUEST.items() if key != "picture"}],
    ],
)
def test_malformed_file_request_is_ignored(visitor, sent):
    visitor.send("panel", save=sent)
    gestures.take_file_requests("panel")
    assert gestures.current_file_requests("map") == []


def test_file_is_of_the_row_at_the_time_of_its_request_and_is_sent_for_five_seconds(visitor, wine, monkeypatch):
    gestures.remember_picture("shown")
    store.apply(events.choose_row, 83)  # a click that came before the request did
    for _ in range(2):  # the same request again
        ask(visitor, *({"what": "bars", "format": kind, "beta": "inf"} for kind in ("png", "csv")))
    for _ in range(2):  # a run that another overtakes sends nothing
        picture, table = downloads.of_bars()
        assert [picture["name"], table["name"]] == ["wine-wine-60.png", "wine-wine-60.csv"]
        assert (picture["text"], table["figure"]) == (None, None)
        assert table["text"] == csv(bars_table(explain_row(wine, 60, float("inf"))))
    later = time() + 6
    monkeypatch.setattr("pages.shared.session.gestures.time", lambda: later)
    assert downloads.of_bars() == []


@pytest.mark.parametrize("what", ["map", "bars"])
def test_caption_of_a_saved_picture_names_the_clustering(visitor, what):
    gestures.remember_picture("shown")
    ask(visitor, {"what": what, "format": "svg"})
    (file,) = downloads.of_bars() if what == "bars" else downloads.of_map()
    assert file["figure"] is not None
    caption = file["figure"]["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert caption.endswith(
        "K-Means in 3 clusters by 13 columns, one start from seed 2. "
        "Each number is scaled from 0 at its lowest value to 1 at its highest."
    )


@pytest.mark.parametrize("is_asked_first", [True, False])
def test_bars_are_of_the_clustering_that_was_on_screen(visitor, wine, is_asked_first):
    """Save the bars, then K=1, where there is nothing to compare with; the two can also arrive the other way round."""
    gestures.remember_picture("shown")
    if is_asked_first:
        ask(visitor, {"what": "bars"}, {"what": "bars", "format": "png"})
    store.apply(events.change_config, "n_clusters", 1)
    gestures.remember_picture("later")
    if not is_asked_first:
        ask(visitor, {"what": "bars"}, {"what": "bars", "format": "png"})
    table, picture = downloads.of_bars()
    assert table["text"] == csv(bars_table(explain_row(wine, 60)))
    assert picture["figure"] is not None
    assert "failed" not in picture


@pytest.fixture
def five_clusters():
    """The analysis of the wines in five clusters, and two rows whose border planes have no cluster in common."""
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=5, random_state=2, n_init=1))
    planes = {row: set(border_clusters(analysis, row)) for row in range(178)}
    own = analysis.clustering.labels
    first, other = next((a, b) for a in planes for b in planes if own[b] not in planes[a])
    return analysis, first, other


def choose_borders(row):
    store.apply(events.change_config, "n_clusters", 5)
    store.apply(events.choose_map, "borders")
    store.apply(events.choose_row, row)
    gestures.remember_picture("shown")


def test_border_map_is_of_the_row_whose_borders_were_on_screen(visitor, five_clusters):
    analysis, first, other = five_clusters
    choose_borders(first)
    ask(visitor, {"row": first}, {"row": first, "format": "png"})
    store.apply(events.choose_row, other)
    table, picture = downloads.of_map()
    assert table["text"] == csv(map_table(analysis, border_map(analysis, border_clusters(analysis, first))))
    assert picture["figure"] is not None
    assert table["name"] == "wine-map-borders.csv"


def test_border_map_of_a_row_that_it_does_not_show_yet_is_the_row_s_own(visitor, five_clusters):
    """The browser rings a row at once, and has its border plane a moment later."""
    analysis, first, other = five_clusters
    choose_borders(first)
    ask(visitor, {"row": other}, {"row": other, "format": "svg"})
    table, picture = downloads.of_map()
    assert table["text"] == csv(map_table(analysis, border_map(analysis, border_clusters(analysis, other))))
    assert picture["figure"] is not None


def test_map_is_of_the_kind_axes_and_table_that_were_on_screen(visitor):
    store.apply(events.open_table, "iris")
    store.apply(events.choose_map, "features")
    first, second, *_ = nc.load_sample("iris").names_with_role("feature")
    store.store(events.keep_possible_axes(store.session(), (first, second), (first, second)))
    gestures.remember_picture("shown")
    ask(visitor, {"row": 3})
    store.apply(events.open_table, "wine")
    (file,) = downloads.of_map()
    assert file["name"] == "iris-map-features.csv"
    assert file["text"] is not None
    assert len(file["text"].splitlines()) == 151


def test_map_without_a_known_row_shows_the_chosen_one(visitor, wine):
    gestures.remember_picture("shown")
    ask(visitor, {"row": -1, "format": "png"}, {"row": -1})
    picture, table = downloads.of_map()
    assert picture["figure"] is not None
    assert table["text"] == csv(map_table(wine, pca_map(wine)))


# --- pictures that cannot be made ---


def test_picture_that_nobody_remembers_is_told(visitor):
    ask(visitor, {"what": "bars"}, {"what": "map"})
    assert [file["failed"] for file in (*downloads.of_bars(), *downloads.of_map())] == [export_words.PICTURE_GONE] * 2


def test_picture_of_a_table_that_is_gone_is_told(visitor, towns_session):
    store.store(towns_session)
    gestures.remember_picture("shown")
    ask(visitor, {"what": "bars"})
    store.store(events.take_table(store.session(), PRICES))
    assert downloads.of_bars()[0]["failed"] == export_words.PICTURE_GONE


def test_picture_whose_analysis_is_long_work_is_told(visitor, monkeypatch):
    def is_long(*_):
        raise cache.LongWorkError

    gestures.remember_picture("shown")
    ask(visitor, {"what": "bars"})
    monkeypatch.setattr(cache, "analysis", is_long)
    assert downloads.of_bars()[0]["failed"] == export_words.PICTURE_GONE


def test_row_that_is_gone_is_told(visitor):
    gestures.remember_picture("shown")
    ask(visitor, {"what": "bars", "row": 178})
    (file,) = downloads.of_bars()
    assert file["failed"] == "There is no row 178 (row). The rows go from 0 to 177."
    assert (file["text"], file["figure"]) == (None, None)


def test_unexpected_error_in_saving_is_told_and_logged_without_its_message(visitor, wine, monkeypatch, caplog):
    def fail(*_, **__):
        raise KeyError("Ann Smith")

    monkeypatch.setattr(files, "export_csv", fail)
    gestures.remember_picture("shown")
    ask(visitor, {"what": "bars"}, {"what": "map"}, {"what": "multiples"})
    points = [explain_row(wine, 60)]
    answers = [*downloads.of_bars(), *downloads.of_map(), *downloads.of_multiples(points, ("wine", "wines"))]
    assert [answer["failed"] for answer in answers] == [export_words.PICTURE_FAILED] * 3
    assert "Ann Smith" not in caplog.text
    assert caplog.text.count("Unexpected error in saving a picture: ") == 3


def test_map_has_the_group_at_full_strength_and_its_line_on_the_map_that_it_was_drawn_on(visitor, wine):
    group = Group.of_rows([3, 4, 9], "drawn")
    shape = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    store.apply(events.choose_group, group)
    frame = current.chart(wine, current.projection(wine))["frame"]
    group_gestures.remember_outline(group.digest, frame, shape)
    gestures.remember_picture("shown")
    store.apply(events.choose_question, "row")
    gestures.remember_picture("ringed")
    store.apply(events.choose_map, "borders")
    gestures.remember_picture("other")
    ask(visitor, *({"format": "svg", "picture": picture} for picture in ("shown", "ringed", "other")))
    shown, ringed, other = (file["figure"] or {} for file in downloads.of_map())
    strong = [len(trace["selectedpoints"]) for trace in shown["data"] if "selectedpoints" in trace]
    assert sum(strong) == 3
    names = [[trace.get("name") for trace in figure["data"]] for figure in (shown, ringed, other)]
    assert ["around the group" in each for each in names] == [True, True, False]
    assert ["chosen row" in each for each in names] == [False, True, True]
    caption = shown["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert "Group: 3 wines drawn around." in caption
    assert "Ring" not in caption
