"""The answer in words: the row's cluster and its competitor, the margin, and the columns that count most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import capitalize, count
from neon_core.wording.row_values import format_class, format_row_aside, format_value
from neon_core.wording.spans import Sentence, Span, cluster_span, fill

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation

NARROW, MODERATE = 0.15, 0.50
"""Shares of all rows, sorted by their distance to a boundary, up to which a margin is narrow or moderate."""


def describe_margin(row: RowExplanation) -> str:
    """Return the end of the headline: how near to a boundary the row lies, among all rows."""
    nearer = row.standing.nearer / row.standing.n_rows
    return ", by a narrow margin" if nearer < NARROW else ", by a moderate margin" if nearer < MODERATE else ", clearly"


def describe_answer(row: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the headline: the row's cluster, the competitor, and the margin.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> from neon_core.wording import to_text
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(describe_answer(explain_row(analysis, 60), ("wine", "wines")))
    'Wine 60 is in cluster 2 rather than cluster 1, by a narrow margin.'
    """
    name = f"{capitalize(nouns[0])} {format_row_aside(row)}"
    if row.standing.competitor < 0:
        return (Span("Everything is in one cluster: there is nothing to compare with."),)
    own, other = cluster_span(row.standing.label), cluster_span(row.standing.competitor)
    if row.standing.tie:
        return Span(f"{name} lies exactly on the boundary between "), own, Span(" and "), other, Span(".")
    return Span(f"{name} is in "), own, Span(" rather than "), other, Span(f"{describe_margin(row)}.")


LEADING = {
    "none": (Span("Nothing counts for it, nothing against. "),),
    "pro": (Span("Counting most for it: "), Span("{pro}", "for"), Span(". Nothing counts against it. ")),
    "both": (
        Span("Counting most for it: "),
        Span("{pro}", "for"),
        Span("; against it: "),
        Span("{contra}", "against"),
        Span(". "),
    ),
}
"""Templates for the columns that count most: without bars, with bars for, with bars for and against."""
NAMED = 2
"""Columns named for each sign, at most."""
WITH_VALUE = "{name} “{value}”"
"""Template for a category with the row's value."""


def describe_detail(row: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the sentences below the headline; none where there is one cluster only."""
    return () if row.standing.competitor < 0 else (*describe_leading(row), *describe_standing(row, nouns))


def describe_leading(row: RowExplanation) -> Sentence:
    """Return the sentence that names the largest bars of each sign."""
    largest = [int(i) for i in row.bars.order]
    pro = tuple(_column(row, i) for i in largest if row.bars.relevance[i] > 0.0)[:NAMED]
    contra = tuple(_column(row, i) for i in largest if row.bars.relevance[i] < 0.0)[:NAMED]
    return fill(LEADING["both" if contra else "pro" if pro else "none"], pro=pro, contra=contra)


def _column(row: RowExplanation, column: int) -> str:
    """Return a column's name; a category's with the row's value."""
    name = row.columns.names[column]
    if row.columns.categories[column] is None:
        return name
    return WITH_VALUE.format(name=name, value=format_value(row, column))


def describe_standing(row: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the sentences that no comparison (beta) changes: how near the boundary is, and the known class."""
    spans = [Span(_rank(row, nouns))]
    if row.standing.border != row.standing.competitor:
        spans += [Span("The nearest border is that of "), cluster_span(row.standing.border), Span(". ")]
    return *spans, Span(_class(row))


def _rank(row: RowExplanation, nouns: tuple[str, str]) -> str:
    """Return the number of rows nearer to a boundary, or of rows further from one where that number is smaller."""
    nearer = row.standing.nearer
    if nearer == 0:
        return f"No {nouns[0]} lies nearer to a boundary. "
    others = row.standing.n_rows - 1
    if 2 * nearer <= others:
        only = "Only " if nearer / row.standing.n_rows < NARROW else ""
        return f"{only}{count(nearer, *nouns)} {_lie(nearer)} nearer to a boundary. "
    further = others - nearer
    if further == 0:
        return f"No {nouns[0]} lies further from a boundary. "
    return f"{further:,} of {others:,} other {nouns[1]} {_lie(further)} further from a boundary. "


def _lie(n: int) -> str:
    return "lies" if n == 1 else "lie"


def _class(row: RowExplanation) -> str:
    """Return the sentence on the known class; empty where there is none."""
    if row.identity.known_class is None:
        return ""
    known = f"Its known class is {format_class(row.identity.known_class)}"
    if not row.standing.comparable:
        return f"{known}."
    return f"{known}: {'a mismatch' if row.standing.mismatch else 'a match'}."
