"""The strips left of the bars: zones, marks, and shares of categories."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core import figures
from neon_core.figures.bar_lines import SHOWN
from neon_core.row_explanation import explain_row
from neon_core.style import cluster_color
from tests.helpers.analyses import WINE, customer_analysis, own_values, wine_analysis
from tests.helpers.figures import relevance_trace


@pytest.mark.parametrize("row", [60, 83, 0])
def test_tick_lies_in_the_zone_of_its_bar_s_colour(row):
    figure = figures.relevance_bars(explain_row(wine_analysis(), row), WINE)
    zones = {trace.name: trace for trace in figure.data if trace.name in ("counts for", "counts against")}
    tick = next(trace for trace in figure.data if trace.name == "this wine")
    for i, height in enumerate(relevance_trace(figure).x):
        zone = zones["counts for" if height > 0 else "counts against"]
        low, high = zone.base[i], zone.base[i] + zone.x[i]
        assert low - 1e-9 <= tick.x[i] <= high + 1e-9


def test_zones_fill_the_observed_range():
    figure = figures.relevance_bars(explain_row(wine_analysis(), 60), WINE)
    widths = sum(np.array(trace.x) for trace in figure.data if trace.name in ("counts for", "counts against"))
    np.testing.assert_allclose(widths, 1.0)


def test_category_has_a_bar_of_shares_for_each_of_two_clusters():
    point = explain_row(customer_analysis(), 0)
    figure = figures.relevance_bars(point, ("customer", "customers"))
    order = point.bars.order[: SHOWN - 1 if point.bars.order.size > SHOWN else SHOWN].tolist()
    for cluster in (point.standing.label, point.standing.competitor):
        strong = next(t for t in figure.data if t.name == f"this value in cluster {cluster}")
        others = next(t for t in figure.data if t.name == f"other values in cluster {cluster}")
        assert strong.marker.color == others.marker.color == cluster_color(cluster)
        assert (strong.marker.opacity, others.marker.opacity < 1) == (1, True)
        for y, width in zip(strong.y, strong.x, strict=True):
            values = own_values(point, order[round(y)])
            assert width == pytest.approx(values.shares[cluster, values.own])
            rest = sum(w for place, w in zip(others.y, others.x, strict=True) if place == y)
            assert width + rest == pytest.approx(1)
    ticks = next(t for t in figure.data if t.name == "this customer")
    assert len(ticks.y) == sum(point.columns.categories[i] is None for i in order)
