"""The words of an ordered column at the axes of a map."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core.figures import cluster_map
from neon_core.figures.step_ticks import step_ticks
from neon_core.projection import feature_map, pca_map

ORDER = ["strongly disagree", "disagree", "neutral", "agree", "strongly <agree>"]


@pytest.fixture(scope="module")
def analysis():
    data = nc.Dataset.from_frame(pd.DataFrame({"size": [0.0, 1.0, 8.0, 9.0, 9.0], "view": ORDER}))
    data = data.with_orders({"view": ORDER}).with_roles({"view": "feature"})
    return nc.analyse(data, nc.AnalysisConfig(n_clusters=2))


def test_upward_axis_has_every_step_at_its_number(analysis):
    ticks = step_ticks(analysis, feature_map(analysis, 0, 1), 1)
    assert ticks["tickvals"] == [1, 2, 3, 4, 5]
    assert ticks["ticktext"][1:4] == ["disagree", "neutral", "agree"]
    assert ticks["automargin"]


def test_axis_across_has_the_words_that_fit_side_by_side(analysis):
    ticks = step_ticks(analysis, feature_map(analysis, 1, 0), 0)
    assert ticks["tickvals"] == [1, 5]
    assert all("<" not in word for word in ticks["ticktext"])


def test_other_axes_have_numbers(analysis):
    assert step_ticks(analysis, feature_map(analysis, 1, 0), 1) == {}
    assert step_ticks(analysis, pca_map(analysis), 0) == {}


def test_map_has_the_words_at_its_axis(analysis):
    figure = cluster_map(analysis, feature_map(analysis, 0, 1), ("row", "rows"))
    assert figure.layout.yaxis.ticktext[1] == "disagree"
    assert figure.layout.xaxis.ticktext is None
