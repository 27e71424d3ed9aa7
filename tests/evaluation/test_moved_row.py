"""One row in two clusterings: the ordinary explanations side by side."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import RowError
from tests.helpers.analyses import analyse_columns, wine_analysis


def test_wine_60_as_drawn():
    both = nc.explain_both(wine_analysis(), wine_analysis(n_clusters=4), 60)
    assert [round(value, 3) for value in both.evidence] == [0.077, 0.547]
    assert [round(value, 3) for value in both.sums(0)] == [0.449, -0.372]
    assert [round(value, 3) for value in both.sums(1)] == [0.549, -0.002]
    assert both.columns[:4] == ("OD280/OD315", "nonflavanoid phenols", "hue", "malic acid")
    assert both.clusters[0] == 2
    assert both.competitors[0] == 1
    assert round(both.limit, 3) == 0.158


def test_bars_are_those_of_the_analyses_in_the_order_of_the_larger_one():
    first, other = wine_analysis(), wine_analysis(n_clusters=4)
    both = nc.explain_both(first, other, 7)
    for which, analysis in enumerate((first, other)):
        frame = analysis.to_frame().set_index("row").loc[7]
        np.testing.assert_allclose(both.relevance[which], frame[list(both.columns)].to_numpy(float), atol=1e-12)
    larger = np.abs(both.relevance).max(axis=0)
    assert (np.diff(larger) <= 0.0).all()


def test_column_of_one_clustering_only_is_missing_in_the_other():
    fewer = nc.analyse(nc.load_sample("wine").with_roles({"hue": "ignore"}), wine_analysis().config)
    both = nc.explain_both(wine_analysis(), fewer, 60)
    assert np.isnan(both.relevance[1, both.columns.index("hue")])
    assert sum(both.sums(1)) == pytest.approx(both.evidence[1])


def test_one_cluster_has_no_competitor_and_an_unknown_row_is_refused():
    one = analyse_columns({"x": [0.0, 1.0]}, n_clusters=1)
    both = nc.explain_both(one, one, 0)
    assert (both.competitors, both.limit) == ((-1, -1), 0.0)
    assert np.isnan(both.evidence).all()
    with pytest.raises(RowError):
        nc.explain_both(one, one, 7)
