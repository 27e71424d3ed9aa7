"""The files that a visitor requests of a picture."""

from __future__ import annotations

from time import time

import pytest

import neon_core as nc
from neon_core import files
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from neon_core.tables import bars_table
from pages.shared.explore import downloads
from pages.shared.session import events, gestures, store

REQUEST = {"what": "map", "format": "csv", "id": 1, "row": 60, "beta": "usual"}


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


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
    ],
)
def test_malformed_file_request_is_ignored(visitor, sent):
    visitor.send("panel", save=sent)
    gestures.take_file_requests("panel")
    assert gestures.current_file_requests("map") == []


def test_file_is_of_the_row_at_the_time_of_its_request_and_is_sent_for_five_seconds(visitor, wine, monkeypatch):
    requests = [
        REQUEST | {"what": "bars", "format": kind, "id": i, "beta": "inf"} for i, kind in enumerate(("png", "csv"))
    ]
    visitor.send("panel", save=requests)
    store.apply(events.choose_row, 83)  # a click that came before the request did
    gestures.take_file_requests("panel")
    gestures.take_file_requests("panel")  # the same request again
    for _ in range(2):  # a run that another overtakes sends nothing
        picture, table = downloads.of_bars(wine)
        assert [picture["name"], table["name"]] == ["wine-wine-60.png", "wine-wine-60.csv"]
        assert (picture["text"], table["figure"]) == (None, None)
        assert table["text"] == files.export_csv(bars_table(explain_row(wine, 60, float("inf")))).decode()
    later = time() + 6
    monkeypatch.setattr("pages.shared.session.gestures.time", lambda: later)
    assert downloads.of_bars(wine) == []


@pytest.mark.parametrize("what", ["map", "bars"])
def test_caption_of_a_saved_picture_names_the_clustering(visitor, wine, what):
    visitor.send("panel", save=[REQUEST | {"what": what, "format": "svg"}])
    gestures.take_file_requests("panel")
    (file,) = downloads.of_bars(wine) if what == "bars" else downloads.of_map(wine, pca_map(wine))
    assert file["figure"] is not None
    caption = file["figure"]["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert caption.endswith(
        "K-Means in 3 clusters by 13 columns, one start from seed 2. "
        "Each number is scaled from 0 at its lowest value to 1 at its highest."
    )


def test_row_that_is_gone_has_no_file(visitor, wine):
    visitor.send("panel", save=[REQUEST | {"what": "bars", "row": 178}])
    gestures.take_file_requests("panel")
    assert downloads.of_bars(wine) == []
