"""The files that a visitor requested: pictures with their captions, and the numbers behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.shared.live_chart.saved_figures import SavedBars, SavedMap, SavedMultiples
from pages.shared.results import current
from pages.shared.session import gestures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neon_core.analysis import Analysis
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation
    from pages.shared.live_chart.payload.browser_messages import SavedFile


def of_map(analysis: Analysis, projection: Projection) -> list[SavedFile]:
    """Return the requested files of the map."""
    return SavedMap(analysis, projection, current.facts()).files(gestures.current_file_requests(SavedMap.name))


def of_bars(analysis: Analysis) -> list[SavedFile]:
    """Return the requested files of the bars."""
    return SavedBars(analysis, current.facts()).files(gestures.current_file_requests(SavedBars.name))


def of_multiples(points: Iterable[RowExplanation], nouns: tuple[str, str]) -> list[SavedFile]:
    """Return the requested files of the small multiples."""
    return SavedMultiples(tuple(points), nouns).files(gestures.current_file_requests(SavedMultiples.name))
