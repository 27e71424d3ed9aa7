"""How odd the rows are, kept as the analyses are: nothing is computed before it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pages.shared.results import current
from pages.shared.results.cache import CONFIGS, OWN_CONFIGS, kept
from pages.shared.results.summaries import analysis_key

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig
    from neon_core.evaluation import Oddness, RowOddness


def measure(analysis: Analysis) -> Oddness:
    """Return how far each row is from the centroid of its cluster; a million rows take 5 s on two busy cores, once."""
    return _measure(current.source(), *analysis_key(analysis), analysis)


@kept(CONFIGS, OWN_CONFIGS)
def _measure(fingerprint: str, config: AnalysisConfig, version: int, _analysis: Analysis) -> Oddness:
    from neon_core.evaluation import measure_oddness

    return measure_oddness(_analysis)


def explain(analysis: Analysis, row: int) -> RowOddness:
    """Return how odd a row is, and which columns make it so; also of a row left out of the fit by hand."""
    from neon_core.evaluation import explain_oddness, explain_placed_oddness

    crosses = current.rows_left_out(analysis)
    if crosses is None or crosses.placed is None or crosses.position(row) < 0:
        return explain_oddness(analysis, row, measure(analysis))
    odd = explain_placed_oddness(analysis, crosses.placed, crosses.position(row), measure(analysis))
    return replace(odd, row=row)


def oddest(analysis: Analysis, most: int) -> list[tuple[int, float]]:
    """Return the oddest rows, each with its distance over the median of its cluster."""
    measured = measure(analysis)
    order = measured.order[:most]
    return list(zip(measured.rows[order].tolist(), measured.times[order].tolist(), strict=True))
