"""The table of a group: printed numbers add up, and marks lie where the values are."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from pages.shared.explore import group_markup, group_table
from tests.helpers.analyses import analyse_columns, wine_analysis
from tests.helpers.cluster_tables import analyses, mixed_analysis
from tests.helpers.printed import number_of


def build(analysis, rows, versus="rest", most=group_table.MOST_LINES):
    explained = nc.explain_group(analysis, rows, versus)
    return explained, group_table.build_table(explained, analysis.design, "row", most)


def test_four_rows_by_hand():
    """The group is 2 and 8 with mean 5 in a range from 0 to 10; of y it is 1 beside 3, in a range from 1 to 5."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    _, table = build(analysis, [1, 2])
    assert [line.name for line in table.lines] == ["y", "x"]
    assert [line.length for line in table.lines] == [1.0, 0.0]
    assert table.lines[0].strip == group_table.Strip(0.0, 0.5, (0.0, 0.0))
    strip = table.lines[1].strip
    assert strip is not None
    assert strip[:2] == (0.5, 0.5)
    assert strip.middle == pytest.approx((0.26, 0.74))
    assert [(line.group, line.others) for line in table.lines] == [("1.0", "3.0"), ("5.0", "5.0")]
    assert (table.apart, table.evidence, table.is_exact) == ("4.00", "48.0", True)
    assert [line.sign for line in table.lines] == [0, 1]


@given(st.sets(st.integers(0, 177), min_size=2, max_size=60), st.sampled_from([1, 3, 5, 12, 13]))
def test_printed_numbers_add_up_as_printed(rows, most):
    explained, table = build(wine_analysis(), sorted(rows), most=most)
    assert sum(number_of(line.apart) for line in table.lines) == number_of(table.apart)
    assert sum(number_of(line.relevance) for line in table.lines) == number_of(table.evidence)
    assert float(number_of(table.apart)) == pytest.approx(explained.apart, abs=1e-2)
    assert float(number_of(table.evidence)) == pytest.approx(explained.evidence, rel=1e-2, abs=1e-2)
    assert table.is_exact


def test_other_columns_share_one_line():
    explained, table = build(wine_analysis(), [0, 1, 60], most=6)
    assert len(table.lines) == 7
    assert table.lines[-1].name == "the other 7 together"
    assert table.lines[-1].strip is None
    rest = explained.order[6:]
    longest = explained.columns[explained.order[0]].apart
    assert table.lines[-1].length == pytest.approx(sum(explained.columns[i].apart for i in rest) / longest)
    assert len(build(wine_analysis(), [0, 1, 60], most=12)[1].lines) == 13  # no line for one column alone


@pytest.mark.parametrize("name", analyses())
@pytest.mark.parametrize("versus", ["rest", "clusters"])
def test_every_kind_of_column_has_a_line_in_its_strip(name, versus):
    _, analysis = analyses()[name]
    explained, table = build(analysis, analysis.design.rows[::3], versus)
    assert table.is_exact
    assert bool(table.evidence) == (analysis.n_clusters > 1)
    for line, i in zip(table.lines, explained.order.tolist(), strict=False):
        if line.strip is None:
            continue
        places = [line.strip.group, line.strip.others, *(line.strip.middle or ())]
        assert all(0.0 <= place <= 1.0 for place in places), line
        assert (line.strip.middle is None) == bool(explained.columns[i].categories)
        assert line.name
        assert line.group
        assert line.others


def test_category_has_the_share_of_the_value_that_differs_most():
    analysis = mixed_analysis()
    explained, table = build(analysis, np.flatnonzero(analysis.clustering.labels == 1), most=20)
    names = [explained.columns[i].name for i in explained.order.tolist()]
    line = table.lines[names.index("kind")]
    assert line.name.startswith("kind = ")
    assert line.group.endswith("%")
    assert line.strip.middle is None


def test_one_cluster_has_no_relevance():
    _, table = build(wine_analysis(n_clusters=1), [0, 1])
    assert table.evidence == ""
    assert {line.relevance for line in table.lines} == {""}
    text = group_markup.build_group_table(table, "the two")
    assert "relevance" not in text
    assert "mean evidence" not in text


def test_false_sum_is_told():
    explained, _ = build(wine_analysis(), [0, 1])
    false = type(explained)(**{**vars(explained), "evidence": explained.evidence + 1e-3})
    table = group_table.build_table(false, wine_analysis().design, "row")
    assert not table.is_exact
    assert "✗ The ink bars do not add up" in group_markup.build_group_table(table, "the two")


def test_sums_of_strings_are_exact():
    assert number_of("−1,080.3") == Fraction(-10803, 10)
    assert number_of("+2.5·10⁻³") == Fraction(25, 10_000)
