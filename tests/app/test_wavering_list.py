"""The list of the page Trust."""

from __future__ import annotations

from pages.shared.results.refitted import Refitted
from pages.shared.trust.wavering_list import LEAST_SURE, MOST, listed_rows
from tests.helpers.made_refits import made_stability, wine_refits


def test_rows_that_change_come_least_sure_first(wine_analysis):
    found = wine_refits()
    assert listed_rows(wine_analysis, found) == found.starts.wavering[:MOST].tolist()


def test_where_none_changes_the_nearest_to_a_boundary_are_listed(wine_analysis):
    steady = made_stability([1.0] * 178, [1.0])
    assert listed_rows(wine_analysis, Refitted(steady)) == wine_analysis.nearest_boundary(LEAST_SURE).tolist()
    drawn = wine_refits().drawn
    assert drawn is not None
    rows = listed_rows(wine_analysis, Refitted(steady, drawn))
    assert drawn.stays[rows[0]] == drawn.stays.min()
