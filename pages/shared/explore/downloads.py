"""The files that a visitor requested: pictures with their captions, the numbers behind them, and unread rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.shared import state
from pages.shared.live_chart.saved_figures import SavedBars, SavedMap, SavedMultiples
from pages.shared.results import current

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neon_core.analysis import Analysis
    from neon_core.projection import Projection
    from neon_core.reading import Reading
    from neon_core.row_explanation import RowExplanation
    from pages.shared.live_chart.payload.browser_messages import SavedFile


def unread(reading: Reading) -> str:
    """Return the rows of a file that are not in its table, as CSV."""
    import pandas as pd

    from neon_core import files

    rows = [(row.line, row.reason, row.text) for row in reading.unread]
    return files.export_csv(pd.DataFrame(rows, columns=["line", "reason", "text"])).decode()


def of_map(analysis: Analysis, projection: Projection) -> list[SavedFile]:
    """Return the requested files of the map."""
    return SavedMap(analysis, projection, current.facts()).files(state.to_save(SavedMap.name))


def of_bars(analysis: Analysis) -> list[SavedFile]:
    """Return the requested files of the bars."""
    return SavedBars(analysis, current.facts()).files(state.to_save(SavedBars.name))


def of_multiples(points: Iterable[RowExplanation], nouns: tuple[str, str]) -> list[SavedFile]:
    """Return the requested files of the small multiples."""
    return SavedMultiples(tuple(points), nouns).files(state.to_save(SavedMultiples.name))
