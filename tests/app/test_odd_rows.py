"""How odd the rows are, as the pages read it."""

from __future__ import annotations

from neon_core.evaluation import measure_oddness
from pages.shared.results import odd_rows
from tests.helpers.analyses import wine_analysis


def test_measure_is_kept_with_the_analysis(visitor):
    analysis = wine_analysis()
    assert odd_rows.measure(analysis) is odd_rows.measure(analysis)
    assert odd_rows.measure(wine_analysis(n_clusters=4)) is not odd_rows.measure(analysis)


def test_oddest_rows_come_first_with_their_number(visitor):
    analysis = wine_analysis()
    measured = measure_oddness(analysis)
    assert odd_rows.oddest(analysis, 2) == [(95, measured.times[95]), (121, measured.times[121])]
    assert odd_rows.explain(analysis, 95).row == 95
