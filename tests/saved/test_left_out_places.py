"""The places of rows left out on every kind of map, and those that lie beyond the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.borders import border_clusters, border_map
from neon_core.projection import feature_map, pca_map
from neon_core.samples import PUBLISHED
from neon_core.saved.left_out_places import place_on_map

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")


@pytest.mark.parametrize("kind", ["pca", "borders", "features"])
def test_row_left_out_stands_where_an_equal_row_of_the_fit_does(kind):
    wine = nc.load_sample("wine")
    twice = replace(wine, frame=pd.concat([wine.frame, wine.frame.iloc[[60]]], ignore_index=True))
    analysis = nc.analyse(twice, replace(PUBLISHED, left_out=(178,)))
    maps = {"pca": pca_map, "features": lambda a: feature_map(a, 0, 12)}
    maps["borders"] = lambda a: border_map(a, border_clusters(a, 60))
    projection = maps[kind](analysis)
    found = place_on_map(nc.place_left_out(twice, analysis), projection)
    np.testing.assert_allclose(found.places[0], projection.points[60], rtol=1e-9, atol=1e-12)
    assert not found.is_beyond.any()


def test_far_row_is_at_the_edge_of_the_picture():
    frame = pd.DataFrame({"x": [0.0, 1.0, 9.0, 10.0, 1000.0], "y": [0.0, 0.0, 10.0, 10.0, 5.0]})
    data = nc.Dataset.from_frame(frame)
    analysis = nc.analyse(data, nc.AnalysisConfig(2, left_out=(4,), scaling="none"))
    found = place_on_map(nc.place_left_out(data, analysis), feature_map(analysis, 0, 1))
    assert found.places.tolist() == [[12.0, 5.0]]
    assert found.is_beyond.tolist() == [True]


def test_nothing_left_out_has_no_place():
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, PUBLISHED)
    assert place_on_map(nc.place_left_out(wine, analysis), pca_map(analysis)).places.shape == (0, 2)
