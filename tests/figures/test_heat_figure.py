"""The picture of the mean relevance of each column in each cluster."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.figures import relevance_heat_map
from neon_core.samples import PUBLISHED


def four_points():
    """Two clusters of two points, apart in x only: by hand, h = 1 in x for every point of the unit square."""
    frame = pd.DataFrame({"x": [0.0, 0.0, 1.0, 1.0], "<b>y</b>": [0.0, 1.0, 0.0, 1.0]})
    return nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2))


def test_four_points_by_hand():
    figure = relevance_heat_map(nc.summarise(four_points()))
    cells = figure.data[0]
    assert cells.x == ("cluster 0", "cluster 1")
    assert cells.z[0].tolist() == [1.0, 1.0]
    assert cells.z[1].tolist() == [0.0, 0.0]
    assert np.isnan(cells.z[2]).all()
    assert list(cells.text) == [["▼ +1.000", "▲ +1.000"], ["0.000", "0.000"], ["<b>+1.000</b>", "<b>+1.000</b>"]]
    assert list(figure.layout.yaxis.ticktext)[:2] == ["x", "&lt;b&gt;y&lt;/b&gt;"]
    assert (cells.zmin, cells.zmax) == (-1.0, 1.0)


def test_lines_are_those_of_the_summary_and_add_up_to_the_mean_evidence():
    wine = nc.analyse(nc.load_sample("wine"), PUBLISHED)
    cells = relevance_heat_map(nc.summarise(wine)).data[0]
    labels, evidence = wine.clustering.labels, wine.explanation.logit
    means = [evidence[labels == k].mean() for k in range(3)]
    np.testing.assert_allclose(np.nansum(cells.z, axis=0), means, rtol=1e-12)
    largest = np.abs(cells.z[:-1]).max(axis=1)
    assert (np.diff(largest) <= 0).all()


def test_empty_cluster_and_single_cluster_have_no_number():
    frame = pd.DataFrame({"x": [0.0, 0.0, 1.0, 1.0]})
    with pytest.warns(nc.NeonWarning):
        few = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=3))
    assert relevance_heat_map(nc.summarise(few)).data[0].text[0].count("") == 1
    one = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=1))
    assert relevance_heat_map(nc.summarise(one)).data[0].x == ("cluster 0",)


def test_frame_that_is_no_summary_is_refused_with_hint():
    for frame in (pd.DataFrame(), pd.DataFrame({"cluster": [0]}), nc.summarise(four_points())[:0]):
        with pytest.raises(ArgumentError, match="no summary"):
            relevance_heat_map(frame)
    with pytest.raises(ArgumentError, match="no summary"):
        relevance_heat_map(nc.summarise(four_points())[:3])
