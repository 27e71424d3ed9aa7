"""The checks and counter-examples of the current analysis are made once."""

from __future__ import annotations

from pages.shared.results import proofs
from pages.shared.results.cache import Source
from tests.helpers.analyses import wine_analysis


def test_results_are_kept():
    source = Source("wine")
    assert proofs.checks(source, wine_analysis()) is proofs.checks(source, wine_analysis())
    assert len(proofs.checks(source, wine_analysis())) == 4
    assert proofs.counted_twice(source, wine_analysis()).column == "proline"
    assert proofs.moons() is proofs.moons()
