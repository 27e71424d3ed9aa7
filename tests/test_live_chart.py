"""What travels to the browser, what it fetches, what comes back, and what is saved."""

from __future__ import annotations

import asyncio
import gzip
import json
from time import time
from types import SimpleNamespace

import numpy as np
import pytest
from starlette.requests import Request

import neon_core as nc
from neon_core import figures, files, wording
from neon_core.borders import border_map
from neon_core.errors import NeonError
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.tables import bars_table, map_table, relevance_table
from pages.shared import live_chart
from pages.shared.explore import downloads, fragments, map_panel
from pages.shared.live_chart import assets, payload
from pages.shared.session import events, gestures, store
from pages.shared.wording import browser_words

WINE = SAMPLES["wine"]
NOUNS = WINE.nouns
ASKED = {"what": "map", "format": "csv", "id": 1, "row": 60, "beta": "usual"}


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def ask(name, stamp=None, host="127.0.0.1", encoding="gzip, br", **headers):
    """Ask for one of the files, as a browser on some machine does."""
    told = {"accept-encoding": encoding, **headers}
    request = Request(
        {
            "type": "http",
            "client": (host, 1),
            "headers": [(key.encode(), value.encode()) for key, value in told.items()],
            "path_params": {"name": name, "stamp": stamp or assets.stamp()},
        }
    )
    return asyncio.run(assets.serve(request))


def test_a_loader_is_short_and_names_no_library():
    assert len(live_chart.LOADER) < 500
    assert "plotly" not in live_chart.LOADER


@pytest.mark.parametrize("name", ["map/chart.js", "panel/panel.js", "panel/panel.css", "words.json", "plotly.min.js"])
def test_files_are_served_under_their_version_and_may_be_kept(name):
    answer = ask(name)
    assert assets.address(name) == f"live/{assets.stamp()}/{name}"
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].split(";")[0] == assets.TYPES[name[name.rindex(".") :]]


@pytest.mark.parametrize(
    "name", ["package.json", "../assets.py", "map/../../assets.py", "chart.js", "map", "none.js", ""]
)
def test_nothing_else_is_served(name):
    assert ask(name).status_code == 404


def test_another_version_is_not_served():
    assert ask("map/chart.js", stamp="0").status_code == 404


def test_plotly_is_packed_for_those_who_are_far():
    near = ask("plotly.min.js")
    assert near.headers["content-encoding"] == "identity"
    far = ask("plotly.min.js", host="192.0.2.1")
    assert far.headers["content-encoding"] == "gzip"
    assert gzip.decompress(far.body) == near.body
    assert len(far.body) < 0.4 * len(near.body)
    behind_a_proxy = ask("plotly.min.js", **{"x-forwarded-for": "192.0.2.1"})
    assert behind_a_proxy.headers["content-encoding"] == "gzip"
    assert ask("plotly.min.js", host="192.0.2.1", encoding="br").headers["content-encoding"] == "identity"


def test_the_route_stands_below_the_app_s_own_path(monkeypatch):
    assert assets.route().path == "/live/{stamp}/{name:path}"
    monkeypatch.setattr(assets, "st", SimpleNamespace(get_option=lambda name: "/wines/"))
    assert assets.route().path == "/wines/live/{stamp}/{name:path}"


def test_words_are_those_of_the_core_and_colours_are_the_theme_s():
    words = json.loads(assets.words())
    assert words["compare"] == browser_words.COMPARE
    assert set(words["theme"].values()) == {
        *("--st-text-color", "--st-background-color", "--st-gray-text-color"),
        *("--st-blue-color", "--st-orange-color"),
    }


def test_parts_travel_whole_and_places_short(wine):
    point = explain_row(wine, 60)
    sent = payload.build_row_parts(point, WINE)
    np.testing.assert_array_equal(sent["parts"], point.bars.parts[[0, 1]])
    np.testing.assert_array_equal(sent["h"], point.comparison.discriminants[[0, 1]])
    assert min(sent["h"]) == point.standing.logit
    np.testing.assert_allclose(sent["place"], point.scale.place(point.scale.values), atol=1e-5)
    panel = payload.build_panel(point, WINE, payload.build_mark(point), "id")
    assert panel["point"] == sent
    json.dumps(panel, allow_nan=False)


@pytest.mark.parametrize("k", [1, 2, 20])
def test_every_number_of_clusters_can_travel(k):
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=k, n_init=1))
    point = explain_row(analysis, 3)
    json.dumps(payload.build_panel(point, WINE, payload.build_mark(point), "id"), allow_nan=False)
    json.dumps(payload.build_map(analysis, pca_map(analysis), WINE, "map", "frame", "id"), allow_nan=False)


def test_the_map_s_mark_has_the_way_on_the_border_plane_only(wine):
    point = explain_row(wine, 83)
    assert set(payload.build_mark(point)) == {"row", "label", "competitor"}
    assert payload.build_mark(point, [1.0, 2.0]) == {
        **payload.build_mark(point),
        "foot": [1.0, 2.0],
        "border": 1,
        "distance": "0.262",
    }


@pytest.mark.parametrize(
    "sent", [None, 7, "seven", {}, {"row": "7", "answers": 1}, {"row": 7.5, "answers": 1}, {"row": True}]
)
def test_malformed_click_changes_nothing(visitor, sent):
    visitor.send(map_panel.KEY, picked=sent)
    map_panel._pick()
    assert store.choices().row == 60
    assert visitor.reruns == []


def test_click_redraws_the_answer_and_the_map_only_where_it_must(visitor):
    visitor.send(map_panel.KEY, picked={"row": 7, "answers": 3})
    map_panel._pick()
    assert (store.choices().row, store.visit().answered) == (7, 3)
    store.store(store.session().with_notices("The address asks for more."))
    map_panel._pick()
    assert store.visit().notices == ()
    fragments.choose_row(60, fragments.TABLE)
    assert store.visit().marked_row == 60
    map_panel._pick()
    store.apply(events.change_config, "n_clusters", 4)
    store.apply(events.choose_map, "borders")
    map_panel._pick()
    answer, both = ["answer"], ["answer", "map"]
    assert visitor.reruns == [answer, both, answer, ["answer", "table"], both]


def test_click_on_a_row_that_is_not_there_shows_the_telling_row(visitor):
    visitor.send(map_panel.KEY, picked={"row": 10**6, "answers": 3})
    map_panel._pick()
    assert store.choices().row == 60
    assert len(store.visit().notices) == 1


@pytest.mark.parametrize(
    ("sent", "beta"),
    [
        ("usual", "usual"),
        ("inf", np.inf),
        (0, 0.0),
        (2.5, 2.5),
        (-1, None),
        ("x", None),
        (float("nan"), None),
        (None, None),
    ],
)
def test_stiffness_is_taken_where_it_is_one(visitor, sent, beta):
    visitor.send("panel", beta=sent)
    store.apply(events.choose_beta, 9.0)
    fragments.choose_beta("panel")
    assert store.choices().beta == (9.0 if beta is None else beta)
    assert visitor.reruns == ([] if beta is None else [["answer"]])


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "map",
        {},
        [None],
        [ASKED | {"format": "exe"}],
        [ASKED | {"what": "x"}],
        [ASKED | {"row": "60"}],
        [ASKED | {"row": True}],
        [ASKED | {"beta": -1}],
        [ASKED | {"beta": None}],
        [{key: value for key, value in ASKED.items() if key != "id"}],
    ],
)
def test_what_cannot_be_saved_is_not(visitor, sent):
    visitor.send("panel", save=sent)
    gestures.take_file_requests("panel")
    assert gestures.current_file_requests("map") == []


def test_what_is_asked_for_is_of_the_row_that_was_shown_then_and_is_kept_a_moment(visitor, wine, monkeypatch):
    asked = [ASKED | {"what": "bars", "format": kind, "id": i, "beta": "inf"} for i, kind in enumerate(("png", "csv"))]
    visitor.send("panel", save=asked)
    store.apply(events.choose_row, 83)  # a click that came before the request did
    gestures.take_file_requests("panel")
    gestures.take_file_requests("panel")  # said again: nothing is new
    for _ in range(2):  # a run that another overtakes sends nothing
        picture, table = downloads.of_bars(wine)
        assert [picture["name"], table["name"]] == ["wine-wine-60.png", "wine-wine-60.csv"]
        assert (picture["text"], table["figure"]) == (None, None)
        assert table["text"] == files.export_csv(bars_table(explain_row(wine, 60, float("inf")))).decode()
    later = time() + 6
    monkeypatch.setattr("pages.shared.session.gestures.time", lambda: later)
    assert downloads.of_bars(wine) == []


@pytest.mark.parametrize("what", ["map", "bars"])
def test_a_saved_picture_says_how_the_clusters_were_made(visitor, wine, what):
    visitor.send("panel", save=[ASKED | {"what": what, "format": "svg"}])
    gestures.take_file_requests("panel")
    (file,) = downloads.of_bars(wine) if what == "bars" else downloads.of_map(wine, pca_map(wine))
    assert file["figure"] is not None
    caption = file["figure"]["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert caption.endswith(
        "K-Means in 3 clusters by 13 columns, one start from seed 2. "
        "Each number is scaled from 0 at its lowest value to 1 at its highest."
    )


def test_nothing_is_saved_of_a_row_that_is_not_there(visitor, wine):
    visitor.send("panel", save=[ASKED | {"what": "bars", "row": 178}])
    gestures.take_file_requests("panel")
    assert downloads.of_bars(wine) == []


def test_a_saved_picture_has_its_title_its_caption_and_room_for_both(wine):
    drawn = figures.relevance_bars(explain_row(wine, 60), NOUNS)
    saved = figures.add_caption(drawn, "A <title>", "word " * 60, width=760, left=210)
    title, caption = saved.layout.annotations[-2:]
    assert title.text == "A &lt;title&gt;"
    assert caption.text.count("<br>") == 2
    assert saved.layout.height > drawn.layout.height
    assert saved.layout.width == 760
    inner = drawn.layout.height - drawn.layout.margin.t - drawn.layout.margin.b
    assert saved.layout.height - saved.layout.margin.t - saved.layout.margin.b == inner
    assert drawn.layout.width is None


def test_the_numbers_behind_a_picture_are_those_in_it(wine):
    seen = pca_map(wine)
    frame = map_table(wine, seen)
    np.testing.assert_array_equal(frame[["x", "y"]], seen.points)
    assert frame["misplaced"].sum() == 3
    bars = bars_table(explain_row(wine, 60))
    assert bars["feature"].iloc[-1] == "sum"
    assert bars["relevance"].iloc[:-1].sum() == pytest.approx(bars["relevance"].iloc[-1], abs=1e-15)
    nine = relevance_table([explain_row(wine, int(row)) for row in wine.mismatches()])
    np.testing.assert_allclose(nine.iloc[:, 2:].sum(axis=1), nine["logit"], atol=1e-14)


def test_each_map_says_what_it_is(wine):
    borders, two = border_map(wine, (0, 1, 2)), feature_map(wine, 0, 12)
    assert wording.format_axis_titles(wine, two) == ("alcohol", "proline")
    assert wording.format_axis_titles(wine, borders) == (
        "first direction of the border plane, 41 % of the variance",
        "second, 19 %",
    )
    assert "Two features alone misplace" in wording.to_text(wording.describe_map(wine, two, NOUNS))
    said = wording.to_text(wording.describe_border_distance(borders, NOUNS, explain_row(wine, 83)))
    assert said == "From wine 83 the border to cluster 1 is 0.262 scaled units away."
    assert wording.describe_border_distance(two, NOUNS, explain_row(wine, 83)) == ()


def test_many_clusters_are_told_of_by_their_plane():
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=6, n_init=1))
    caption = wording.to_text(wording.describe_map(analysis, border_map(analysis, (0, 1, 2)), NOUNS))
    assert "The three clusters of this plane stand out." in caption
    assert "misplaces 0 % of the wines of its three clusters" in caption


def test_a_map_without_a_row_has_no_ring_and_its_borders_lie_under_the_samples(wine):
    drawn = figures.cluster_map(wine, border_map(wine, (0, 1, 2)), NOUNS)
    names = [trace.name for trace in drawn.data]
    assert names[:3] == ["border 0 | 1", "border 0 | 2", "border 1 | 2"]
    assert "chosen row" not in names
    assert not [name for name in names if name.startswith("misplaced")]
    assert drawn.layout.yaxis.scaleanchor == "x"
    way = figures.cluster_map(wine, border_map(wine, (0, 1, 2)), NOUNS, explain_row(wine, 83))
    (line,) = [trace for trace in way.data if trace.name == "to the nearest border"]
    assert np.hypot(line.x[1] - line.x[0], line.y[1] - line.y[0]) == pytest.approx(wine.boundary.distance[83])


def test_two_features_keep_the_scaled_unit_equal_on_both_axes(wine):
    drawn = figures.cluster_map(wine, feature_map(wine, 0, 12), NOUNS)
    assert drawn.layout.yaxis.scaleratio == pytest.approx(wine.design.spread[0] / wine.design.spread[12])
    assert drawn.layout.xaxis.showticklabels
    dots = [trace for trace in drawn.data if trace.name.startswith("misplaced")]
    assert sum(len(trace.x) for trace in dots) == feature_map(wine, 0, 12).misplaced.sum()


def test_column_names_are_text_on_a_map():
    frame = nc.load_sample("iris").frame.rename(columns={"petal length (cm)": "<b>%{x}</b>"})
    analysis = nc.analyse(nc.Dataset.from_frame(frame.iloc[:, :4]), nc.AnalysisConfig(n_init=1))
    at = analysis.design.feature_names.index("<b>%{x}</b>")
    drawn = figures.cluster_map(analysis, feature_map(analysis, at, 0), ("row", "rows"))
    assert drawn.layout.xaxis.title.text == "&lt;b&gt;%&#123;x}&lt;/b&gt;"


def test_a_wrong_map_is_refused_in_words(wine):
    with pytest.raises(NeonError, match="Choose two different features"):
        feature_map(wine, 2, 2)
