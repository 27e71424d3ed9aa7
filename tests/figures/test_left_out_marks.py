"""Crosses for the rows that a fit was made without."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import neon_core as nc
from neon_core.figures.left_out_marks import left_out_marks
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED
from neon_core.saved.left_out_places import place_on_map
from neon_core.style import cluster_color
from tests.helpers.analyses import WINE

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")


def test_crosses_have_the_colour_of_their_cluster_and_their_rows():
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, replace(PUBLISHED, left_out=(59, 73, 158)))
    placed = nc.place_left_out(wine, analysis)
    traces = left_out_marks(placed, pca_map(analysis), WINE)
    rows = np.concatenate([trace.customdata for trace in traces]).tolist()
    assert sorted(rows) == [59, 73, 158]
    for trace in traces:
        for row in trace.customdata.tolist():
            label = placed.explain(row).standing.label
            assert trace.meta["cluster"] == label
            assert (trace.marker.symbol, trace.marker.line.color) == ("x-thin", cluster_color(label))
            at = placed.position(row)
            place = place_on_map(placed, pca_map(analysis)).places[at]
            assert [trace.x[list(trace.customdata).index(row)], trace.y[list(trace.customdata).index(row)]] == list(
                place
            )


def test_map_has_room_for_crosses_and_none_where_all_rows_are_in():
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, replace(PUBLISHED, left_out=(158,)))
    placed = nc.place_left_out(wine, analysis)
    figure = nc.figures.unlabelled_map(analysis, pca_map(analysis), WINE, left_out=placed)
    low, high = figure.layout.yaxis.range
    assert low < place_on_map(placed, pca_map(analysis)).places[0, 1] < high
    assert "cluster 2, left out of the fit" in [trace.name for trace in figure.data]
    full = nc.analyse(wine, PUBLISHED)
    assert left_out_marks(nc.place_left_out(wine, full), pca_map(full), WINE) == []
