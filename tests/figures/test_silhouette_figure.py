"""The picture of silhouettes: one bar a row, highest first, by cluster."""

from __future__ import annotations

import numpy as np

import neon_core as nc
from neon_core.figures import cluster_color, silhouette_bars
from tests.helpers.analyses import WINE, analyse_columns, wine_analysis


def test_bars_fall_in_each_cluster():
    found = nc.silhouettes(wine_analysis())
    figure = silhouette_bars(found, WINE)
    for k, trace in enumerate(figure.data):
        assert (np.diff(trace.y) <= 0.0).all()
        assert trace.marker.color == cluster_color(k)
        np.testing.assert_array_equal(trace.y, found.values[trace.customdata])
    assert [note.text for note in figure.layout.annotations] == [
        "<b>cluster 0</b> mean 0.37",
        "<b>cluster 1</b> mean 0.19",
        "<b>cluster 2</b> mean 0.34",
    ]
    places = np.concatenate([trace.x for trace in figure.data])
    assert (np.diff(places) > 0.0).all()


def test_one_cluster_has_no_bars():
    found = nc.silhouettes(analyse_columns({"x": [0.0, 1.0]}, n_clusters=1))
    assert len(silhouette_bars(found, WINE).data) == 0
