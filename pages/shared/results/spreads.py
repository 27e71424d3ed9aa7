"""How columns spread over the clusters: made once for an analysis, kept as they travel."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pages.shared.results import cache, current, summaries
from pages.shared.session import store
from pages.shared.wording import spread_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from pages.shared.live_chart.payload.spread_messages import HeatLine, StripColumn

MOST_STRIPS = 12
"""Columns that did not count whose strips are shown at once; the others are opened by their names."""


class Heat(NamedTuple):
    """The columns that counted, the largest mean relevance first, and the mean evidence of each cluster."""

    lines: list[HeatLine]
    evidence: list[float | None]


class Others(NamedTuple):
    """The columns that did not count: the first of them with their strips, and what was found in these."""

    strips: list[StripColumn]
    sentence: str


def is_ready() -> bool:
    """Whether the clusters are summarised; those of a large table are by a job."""
    try:
        summaries.overview(current.source(), current.unnamed_analysis(), current.dataset())
    except cache.LongWorkError:
        return False
    return True


def counted_columns() -> tuple[str, ...]:
    """Return the columns that the clusters were made from."""
    names: tuple[str, ...] = current.analysis().design.column_names
    return names


def other_columns() -> tuple[str, ...]:
    """Return the columns that did not count, the likeliest first: all but the names of the rows."""
    counted = set(counted_columns())
    return tuple(name for name in current.described_roles() if name not in counted)


def heat() -> Heat:
    """Return the mean relevance of every column that counted in every cluster; shared, so not to be changed."""
    analysis = current.analysis()
    return _heat(current.source(), current.analysis_id(analysis), analysis)


@cache.kept(cache.CONFIGS, cache.OWN_CONFIGS)
def _heat(analysis_id: str, _analysis: Analysis) -> Heat:
    from pages.shared.live_chart.payload import spread_payload

    return Heat(*spread_payload.build_heat_lines(_summary(_analysis), _measures(_analysis)))


def _summary(analysis: Analysis) -> pd.DataFrame:
    from neon_core.summaries import summarise

    return summarise(analysis)


def _measures(analysis: Analysis) -> tuple[str, ...]:
    """Return the name of the measure in each column's line of the summary."""
    columns = analysis.design.columns
    return tuple("Cramér's V" if one.categories or one.kind == "boolean" else "eta squared" for one in columns)


def others() -> Others:
    """Return the columns that did not count, as many as are shown at once; shared, so not to be changed."""
    analysis, names = current.analysis(), other_columns()[:MOST_STRIPS]
    nouns = store.choices().nouns
    return _others(current.source(), current.analysis_id(analysis), names, nouns, current.dataset(), analysis)


@cache.kept(cache.CONFIGS, cache.OWN_CONFIGS)
def _others(
    analysis_id: str, names: tuple[str, ...], nouns: tuple[str, str], _data: Dataset, _analysis: Analysis
) -> Others:
    from neon_core.summaries import column_spread
    from pages.shared.live_chart.payload import spread_payload

    spreads = [column_spread(_analysis, _data, name) for name in names]
    strips = [spread_payload.build_strips(spread, nouns, is_opened=False) for spread in spreads]
    findings = [spread_words.Finding(spread.name, spread.role, spread.beyond_chance) for spread in spreads]
    return Others(strips, spread_words.describe_others(findings))


def opened(column: str) -> StripColumn:
    """Return the strips of a column that is opened; shared, so not to be changed."""
    analysis, nouns = current.analysis(), store.choices().nouns
    return _opened(current.source(), current.analysis_id(analysis), column, nouns, current.dataset(), analysis)


@cache.kept(cache.MAPS, cache.OWN_MAPS)
def _opened(analysis_id: str, column: str, nouns: tuple[str, str], _data: Dataset, _analysis: Analysis) -> StripColumn:
    from neon_core.summaries import column_spread
    from pages.shared.live_chart.payload import spread_payload

    return spread_payload.build_strips(column_spread(_analysis, _data, column), nouns, is_opened=True)


def counted_table(analysis: Analysis) -> pd.DataFrame:
    """Return the numbers behind the heat map; called outside a run of the script."""
    return _summary(analysis)


def others_table(analysis: Analysis, data: Dataset, names: tuple[str, ...]) -> pd.DataFrame:
    """Return the numbers behind the strips of columns; called outside a run of the script."""
    import pandas as pd

    from neon_core.summaries import column_spread

    spreads = [column_spread(analysis, data, name) for name in names]
    return pd.concat([_long_table(spread.name, spread.to_frame()) for spread in spreads], ignore_index=True)


def _long_table(column: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return one line for each cluster and each of its numbers."""
    lines = frame.astype(object).melt(id_vars=["cluster"], var_name="number", value_name="value")
    lines.insert(0, "column", column)
    return lines
