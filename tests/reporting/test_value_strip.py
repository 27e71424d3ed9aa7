"""The strips of a row: the marks of the figure, line by line."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.reporting.value_strip import EDGE, WIDTH, draw_strips
from neon_core.row_explanation import explain_row
from neon_core.style import cluster_color
from tests.helpers.analyses import WINE, customer_analysis, wine_analysis


def test_strip_has_zones_centroids_and_the_value_at_their_places():
    point = explain_row(wine_analysis(), 60)
    hue = point.columns.names.index("hue")
    (strip,) = draw_strips(point, np.array([hue]), WINE)
    assert {shape.fill for shape in strip} >= {"var(--for)", "var(--against)", cluster_color(1), cluster_color(2)}
    (tick,) = (shape for shape in strip if shape.stroke == "var(--ink)")
    place = float(point.scale.place(point.scale.values)[hue])
    assert float(tick.path[1:].split()[0]) == pytest.approx(EDGE + (WIDTH - 2 * EDGE) * place, abs=0.005)


def test_category_has_the_shares_of_both_clusters():
    point = explain_row(customer_analysis(), 0)
    channel = point.columns.names.index("Channel")
    hue, strip = draw_strips(point, np.array([point.columns.names.index("Orders"), channel]), WINE)
    assert {shape.stroke for shape in hue} >= {"var(--ink)"}
    colors = {cluster_color(point.standing.label), cluster_color(point.standing.competitor)}
    assert {shape.fill for shape in strip} == colors
    widths = [float(shape.path.split("h")[1].split("v")[0]) for shape in strip]
    assert sum(widths) == pytest.approx(2 * (WIDTH - 2 * EDGE), abs=0.1)


def test_one_cluster_has_nothing_on_its_strips():
    point = explain_row(wine_analysis(n_clusters=1), 60)
    assert draw_strips(point, np.arange(3), WINE) == [[], [], []]
