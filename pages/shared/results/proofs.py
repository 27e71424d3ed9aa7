"""The checks of the current analysis, and the counter-examples beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.shared.results.cache import CONFIGS, OWN_CONFIGS, Source, kept
from pages.shared.results.summaries import analysis_key

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import Check, CountedTwice, Moons


def checks(source: Source, analysis: Analysis) -> tuple[Check, ...]:
    """Return the checks of an analysis."""
    return _checks(source, analysis_key(analysis), analysis)


@kept(CONFIGS, OWN_CONFIGS)
def _checks(key: tuple[object, ...], _analysis: Analysis) -> tuple[Check, ...]:
    from neon_core.evaluation import check_numbers

    return check_numbers(_analysis)


def counted_twice(source: Source, analysis: Analysis) -> CountedTwice:
    """Return what happens where the feature with most relevance is there twice."""
    return _counted_twice(source, analysis_key(analysis), analysis)


@kept(CONFIGS, OWN_CONFIGS)
def _counted_twice(key: tuple[object, ...], _analysis: Analysis) -> CountedTwice:
    from neon_core.evaluation import count_twice

    return count_twice(_analysis)


def moons() -> Moons:
    """Return the two moons, which are the same for everyone."""
    return _moons(Source("moons"))


@kept(1, 1)
def _moons() -> Moons:
    from neon_core.evaluation import two_moons

    return two_moons()
