"""The samples on a map: the sizes of their marks, and their places as they travel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.figures.sample_marks import MarkSizes, mark_sizes
from neon_core.samples import SAMPLES
from tests.helpers.analyses import wine_analysis
from tests.helpers.figures import row_map, sample_traces


def test_few_mismatches_stand_out_and_many_do_not_shout():
    assert mark_sizes(178, 9) == MarkSizes(7, 13.0, 3.0)
    assert mark_sizes(396, 24).mismatch > 11
    assert mark_sizes(1797, 367) == MarkSizes(5, 6.0, 1.0)


@given(st.integers(1, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_mismatches_never_make_larger_marks_and_all_can_be_found(n_drawn, one, other):
    few, many = sorted((min(one, n_drawn), min(other, n_drawn)))
    small, large = mark_sizes(n_drawn, many), mark_sizes(n_drawn, few)
    assert small.mismatch <= large.mismatch
    assert small.edge <= large.edge
    assert small.mismatch >= small.match + 1
    assert small.edge >= 1


def test_ink_of_the_mismatches_of_digits_is_less_than_that_of_all_digits():
    """367 marks of 9 pixels with edges of 2 covered as much as the other 1,430 together."""
    sizes = mark_sizes(1797, 367)
    assert 367 * (sizes.mismatch + sizes.edge) ** 2 < 0.6 * 1430 * sizes.match**2


@pytest.mark.parametrize("name", ["wine", "digits"])
def test_sizes_of_a_figure_are_those_of_its_mismatches(name):
    analysis = wine_analysis() if name == "wine" else nc.analyse(nc.load_sample(name), SAMPLES[name].opening)
    figure = row_map(analysis, analysis.telling_row)
    expected = mark_sizes(analysis.design.rows.size, int(analysis.clustering.mismatch.sum()))
    seen = {(trace.marker.size, trace.marker.line.width) for trace in sample_traces(figure)}
    assert seen == {(expected.match, 0), (expected.mismatch, expected.edge)}


def test_ordinary_places_are_float32():
    assert {trace.x.dtype.name for trace in sample_traces(row_map(wine_analysis(), 60))} == {"float32"}
