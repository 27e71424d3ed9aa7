"""Small multiples: one scale and one order."""

from __future__ import annotations

import pytest

from neon_core import figures
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import WINE, wine_analysis


def test_small_multiples_have_one_scale_and_one_order():
    points = [explain_row(wine_analysis(), int(row)) for row in wine_analysis().mismatches()]
    figure = figures.small_multiples(points, WINE)
    assert len(figure.data) == 9
    assert len({tuple(trace.y) for trace in figure.data}) == 1
    assert len({tuple(axis.range) for axis in figure.select_xaxes()}) == 1
    for trace, point in zip(figure.data, points, strict=True):
        assert sum(trace.x) == pytest.approx(point.standing.logit, abs=1e-12)
