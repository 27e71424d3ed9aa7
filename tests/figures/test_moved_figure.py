"""The picture of one row in two clusterings: one order, one scale."""

from __future__ import annotations

import numpy as np

import neon_core as nc
from neon_core.figures import two_explanations
from neon_core.style import AGAINST, FOR
from tests.helpers.analyses import analyse_columns, wine_analysis


def test_bars_of_wine_60():
    both = nc.explain_both(wine_analysis(), wine_analysis(n_clusters=4), 60)
    figure = two_explanations(both)
    for which, trace in enumerate(figure.data):
        np.testing.assert_array_equal(trace.x, both.relevance[which])
        assert list(trace.y) == list(both.columns)
        assert list(trace.marker.color) == [FOR if bar > 0 else AGAINST for bar in trace.x]
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert figure.layout.xaxis.range[1] > both.limit
    assert figure.layout.annotations[1].text.endswith("<b>0.547</b>")


def test_one_cluster_has_no_competitor():
    one = analyse_columns({"x": [0.0, 1.0]}, n_clusters=1)
    figure = two_explanations(nc.explain_both(one, one, 0))
    assert figure.layout.annotations[0].text == "before: cluster 0"
