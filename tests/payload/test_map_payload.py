"""The payload of the map: the drawn rows of a large table, and nothing of the others."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import payload
from neon_core.borders import border_map
from neon_core.map_sample import samples_to_draw
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import SAMPLES
from tests.helpers.pages import (
    to_text,
)

WINE = SAMPLES["wine"]


def build_map(analysis, projection):
    return payload.build_map(analysis, projection, WINE, "map", "frame", "id")


def undrawn_rows(analysis, projection):
    return np.setdiff1d(analysis.design.rows, analysis.design.rows[samples_to_draw(analysis, projection)])


@pytest.mark.parametrize("kind", ["pca", "borders", "features"])
def test_large_table_sends_its_drawn_rows_only(small_map, wine_analysis, kind):
    build = {"pca": pca_map, "borders": lambda a: border_map(a, (0, 1, 2)), "features": lambda a: feature_map(a, 0, 1)}
    projection = build[kind](wine_analysis)
    sent = build_map(wine_analysis, projection)
    drawn = samples_to_draw(wine_analysis, projection)
    assert sent["rows"] == drawn.tolist()
    assert sent["competitors"] == wine_analysis.competitor[drawn].tolist()
    assert set(sent["misplaced"]) == set(drawn[projection.misplaced[drawn]].tolist())
    assert sent["list"]["searchable"] is True
    assert to_text(sent["caption"]).startswith("Showing 100 of 178 wines. ")
    assert "Showing 100 of 178 wines." in sent["label"]
    json.dumps(sent, allow_nan=False)
    assert payload.drawn_rows(sent).tolist() == drawn.tolist()
    assert [payload.draws_row(sent, row) for row in range(178)] == np.isin(np.arange(178), drawn).tolist()
    assert not payload.draws_row(sent, 178)


def test_small_table_sends_no_row_numbers(wine_analysis):
    sent = build_map(wine_analysis, pca_map(wine_analysis))
    assert sent["rows"] is None
    assert set(sent["list"]) == {"heading", "rows", "number"}
    assert payload.drawn_rows(sent).tolist() == list(range(178))
    assert all(payload.draws_row(sent, row) for row in range(178))
    assert not payload.draws_row(sent, 178)


def test_left_out_rows_are_not_drawn_and_other_rows_keep_their_number():
    frame = pd.DataFrame({"x": [0.0, np.nan, 1.0, 5.0, 6.0], "y": [0.0, 1.0, 1.0, 5.0, 6.0]})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2, missing="drop"))
    sent = build_map(analysis, pca_map(analysis))
    assert sent["rows"] == [0, 2, 3, 4]
    assert [payload.draws_row(sent, row) for row in range(6)] == [True, False, True, True, True, False]


def test_long_list_is_cut_and_counts_all_rows(small_map, wine_analysis):
    assert build_map(wine_analysis, pca_map(wine_analysis))["list"] == {
        "heading": "9 wines disagree with their class",
        "rows": [60, 61, 68, 70],
        "all": 9,
        "number": "wine number",
        "searchable": True,
    }


def test_undrawn_row_brings_its_place_and_class(small_map, wine_analysis):
    projection = pca_map(wine_analysis)
    for row in undrawn_rows(wine_analysis, projection).tolist():
        point = explain_row(wine_analysis, row)
        undrawn = payload.build_undrawn_row(point, projection, "map")
        looks = {"looks_like": int(projection.apparent_labels[row])} if projection.misplaced[row] else {}
        assert undrawn == {
            "map": "map",
            "place": projection.points[row].tolist(),
            "class_name": str(point.identity.known_class),
            **looks,
        }


def test_undrawn_row_without_a_class_brings_none():
    frame = pd.DataFrame({"x": [0.0, 1.0, 5.0, 6.0], "kind": ["a", None, "b", "b"]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame, class_column="kind"), nc.AnalysisConfig(n_clusters=2))
    projection = pca_map(analysis)
    assert set(payload.build_undrawn_row(explain_row(analysis, 1), projection, "m")) == {"map", "place"}
    assert payload.build_undrawn_row(explain_row(analysis, 0), projection, "m")["class_name"] == "a"
