"""The picture of a flow: ribbons between matched clusters, with names, sizes and numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

import neon_core as nc
from neon_core.figures import cluster_color, flow_ribbons
from tests.helpers.analyses import analyse_columns, wine_analysis


def test_ribbons_of_wine():
    comparison = nc.compare(wine_analysis(), wine_analysis(n_clusters=4))
    figure = flow_ribbons(comparison)
    ribbons = [trace for trace in figure.data if trace.name]
    assert {trace.name: trace.opacity for trace in ribbons} == {
        f"{s.before} to {s.after}: {s.n_rows}": 0.22 if s.stays else 0.62 for s in comparison.flow.streams
    }
    for ribbon, stream in zip(ribbons, comparison.flow.streams, strict=True):
        assert ribbon.fillcolor == cluster_color(stream.before)
        np.testing.assert_allclose(ribbon.y[::-1][:24] - ribbon.y[:24], stream.n_rows)
    texts = [note.text for note in figure.layout.annotations]
    assert "<b>18</b>" in texts
    assert "<b>1</b>" not in texts
    assert any("<b>new, cluster 1</b> 26" in text for text in texts)


def test_ends_of_one_side_do_not_overlap():
    figure = flow_ribbons(nc.compare(wine_analysis(), wine_analysis(n_clusters=4)))
    ends = [(trace.y[0], trace.y[2]) for trace in figure.data if not trace.name and trace.x[0] > 0.5]
    assert all(first[1] < second[0] for first, second in pairwise(ends))


def test_labels_have_no_shape_and_are_escaped():
    analysis = analyse_columns({"x": [0.0, 1.0, 9.0, 9.5]}, n_clusters=2)
    figure = flow_ribbons(nc.compare(analysis, ["<b>", "<b>", "z", "z"]))
    assert "<b>&lt;b&gt;</b> 2" in [note.text for note in figure.layout.annotations]
