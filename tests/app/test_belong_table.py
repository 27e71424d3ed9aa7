"""The bars of a squared distance: printed numbers add up, and marks lie where the values are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.evaluation import explain_oddness, measure_oddness
from neon_core.row_explanation import explain_row
from pages.shared.explore import belong_table
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis
from tests.helpers.printed import number_of


def build(analysis, row, most=belong_table.MOST_LINES):
    odd, point = explain_oddness(analysis, row), explain_row(analysis, row)
    distance = float(measure_oddness(analysis).distance[point.identity.position])
    return odd, belong_table.build_table(odd, point, distance, most)


def test_one_row_by_hand():
    """The centroid of the first three rows is (1, 1); x goes from 0 to 20, and the row is at 3."""
    analysis = analyse_columns({"x": [0.0, 0.0, 3.0, 20.0], "y": [0.0, 3.0, 0.0, 20.0]}, n_clusters=2, scaling="none")
    _, table = build(analysis, 2)
    assert [(line.name, line.value, line.centroid, line.part) for line in table.lines] == [
        ("x", "3", "1.0", "4.00"),
        ("y", "0", "1.0", "1.00"),
    ]
    assert [line.places for line in table.lines] == [(0.15, 0.05), (0.0, 0.05)]
    assert [(line.length, line.usual) for line in table.lines] == [(1.0, 0.5), (0.25, 0.5)]
    assert (table.total, table.is_exact) == ("5.00", True)


@given(st.integers(0, 177), st.sampled_from([1, 3, 5, 12, 13]))
def test_printed_numbers_add_up_as_printed(row, most):
    odd, table = build(wine_analysis(), row, most)
    assert sum(number_of(line.part) for line in table.lines) == number_of(table.total)
    assert float(number_of(table.total)) == pytest.approx(odd.distance, abs=1e-3)
    assert table.is_exact


def test_other_columns_share_one_line():
    odd, table = build(wine_analysis(), 95, most=6)
    assert len(table.lines) == 7
    assert table.lines[-1].name == "the other 7 together"
    assert (table.lines[-1].value, table.lines[-1].places) == ("", None)
    assert table.lines[-1].length == pytest.approx(odd.parts[odd.order[6:]].sum() / odd.parts.max())
    assert len(build(wine_analysis(), 95, most=12)[1].lines) == 13  # no line for one column alone


def test_row_on_its_centroid_has_bars_of_no_length():
    analysis = analyse_columns({"x": [0.0, 0.0, 9.0], "y": [1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    _, table = build(analysis, 0)
    assert [(line.length, line.usual) for line in table.lines] == [(0.0, 0.0), (0.0, 0.0)]
    assert (table.total, table.is_exact) == ("0.000", True)


def test_sum_that_differs_from_the_list_of_all_rows_is_told():
    odd, point = explain_oddness(wine_analysis(), 95), explain_row(wine_analysis(), 95)
    assert not belong_table.build_table(odd, point, odd.distance * 1.001).is_exact


def test_category_has_its_value_and_no_place_in_a_range():
    analysis = customer_analysis()
    row = int(analysis.design.rows[0])
    _, table = build(analysis, row)
    lines = {line.name: line for line in table.lines}
    assert lines["Channel"].places is None
    assert lines["Channel"].value


def test_pixels_are_the_row_its_centroid_and_their_distance():
    analysis = analyse_columns({"x": [0.0, 2.0, 10.0], "y": [0.0, 4.0, 10.0]}, n_clusters=2, scaling="none")
    shades = belong_table.build_shades(explain_oddness(analysis, 1), explain_row(analysis, 1))
    np.testing.assert_allclose(shades, [[0.2, 0.4], [0.1, 0.2], [0.25, 1.0]])
