"""The answer in words: the row's cluster and its competitor, the margin, and the columns that count most."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from neon_core.text import capitalize, count
from neon_core.wording.row_values import format_class, format_row, format_value
from neon_core.wording.spans import Sentence, Span, cluster_span, fill

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation

NARROW, MODERATE = 0.15, 0.50
"""Shares of all rows, sorted by their distance to a boundary, up to which a margin is narrow or moderate."""

NEAR, MIDDLE = 0.40, 0.50
"""The same for the depth: the distance to the nearest border over that of the own centroid from it."""


ONE_CLUSTER = "Everything is in one cluster: there is nothing to compare with."


def describe_margin(row: RowExplanation) -> str:
    """Return the end of the headline: how near to a boundary the row lies, by its distance and among all rows.

    A margin is narrow or clear where both say so. Where many rows are equally near, each of their ranks may.
    """
    standing = row.standing
    first, last = standing.nearer / standing.n_rows, (standing.nearer + standing.equal) / standing.n_rows
    if standing.depth < NEAR and first < NARROW:
        return ", by a narrow margin"
    return ", clearly" if standing.depth >= MIDDLE and last >= MODERATE else ", by a moderate margin"


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
    name = row.identity.name or capitalize(format_row(row, nouns))
    name, is_in = (f"{name}, left out of the fit,", "would be in") if row.identity.is_left_out else (name, "is in")
    if row.standing.competitor < 0:
        return (Span(ONE_CLUSTER),)
    own, others = row.standing.label, row.standing.competitors
    if row.standing.tie:
        tied = _clusters(row, (own, *others), " and ")
        return Span(f"{name} lies exactly on the boundary between "), *tied, Span(".")
    equally = EQUALLY if len(others) > 1 else ""
    end = Span(f"{equally}{describe_margin(row)}.")
    here = cluster_span(own, row.cluster_names)
    return Span(f"{name} {is_in} "), here, Span(" rather than "), *_clusters(row, others, " or "), end


def _clusters(row: RowExplanation, clusters: Sequence[int], last: str) -> Sentence:
    """Return clusters as a list in a sentence; `last` stands before the last of them."""
    marks = [Span(", ")] * (len(clusters) - 2) + [Span(last)]
    pairs = zip_longest((cluster_span(k, row.cluster_names) for k in clusters), marks[: len(clusters) - 1])
    return tuple(span for pair in pairs for span in pair if span is not None)


LEADING = {
    "none": (Span("Nothing counts for it, nothing against. "),),
    "pro": (Span("Counting most for it: "), Span("{pro}", "for"), Span(". Nothing counts against it. ")),
    "hardly": (
        Span("Counting most for it: "),
        Span("{pro}", "for"),
        Span(". Hardly anything counts against it. "),
    ),
    "both": (
        Span("Counting most for it: "),
        Span("{pro}", "for"),
        Span("; against it: "),
        Span("{contra}", "against"),
        Span(". "),
    ),
}
"""Templates for the columns that count most: without bars, with bars for, with bars against that cannot be seen, and
with bars for and against."""
BORDERS = ("The nearest border is that of ", "The nearest borders are those of ")
"""The beginning of the sentence on borders that are not the competitor's: one, and several."""
NAMED = 2
"""Columns named for each sign, at most."""
VISIBLE = 0.01
"""A column is named from this share of the longest bar on: less cannot be seen."""
WITH_VALUE = "{name} “{value}”"
"""Template for a category with the row's value."""
WITH_FILLED = "{name} ({value})"
"""Template for a column with a value that was filled in."""
EQUALLY = " (equally near)"
"""Behind competitors of which none is nearer."""


def describe_detail(row: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the sentences below the headline; none where there is one cluster only."""
    return () if row.standing.competitor < 0 else (*describe_leading(row), *describe_standing(row, nouns))


def describe_leading(row: RowExplanation) -> Sentence:
    """Return the sentence that names the largest bars of each sign, as far as they can be seen."""
    relevance = row.bars.relevance
    least = VISIBLE * float(abs(relevance).max(initial=0.0))
    largest = [int(i) for i in row.bars.order if abs(relevance[i]) >= least]
    pro = tuple(_column(row, i) for i in largest if relevance[i] > 0.0)[:NAMED]
    contra = tuple(_column(row, i) for i in largest if relevance[i] < 0.0)[:NAMED]
    which = "both" if contra else "none" if not pro else "hardly" if (relevance < 0.0).any() else "pro"
    return fill(LEADING[which], pro=pro, contra=contra)


def _column(row: RowExplanation, column: int) -> str:
    """Return a column's name; a category's with the row's value, and any with a value that was filled in."""
    name = row.columns.names[column]
    if row.columns.filled[column]:
        return WITH_FILLED.format(name=name, value=format_value(row, column))
    if row.columns.categories[column] is None:
        return name
    return WITH_VALUE.format(name=name, value=format_value(row, column))


def describe_standing(row: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Return the sentences that no comparison (beta) changes: how near the boundary is, and the known class."""
    standing, spans = row.standing, [Span(_rank(row, nouns))]
    if not set(standing.borders) & set(standing.competitors):
        spans += [Span(BORDERS[len(standing.borders) > 1]), *_clusters(row, standing.borders, " and "), Span(". ")]
    return *spans, Span(_class(row))


def _rank(row: RowExplanation, nouns: tuple[str, str]) -> str:
    """Return the number of rows nearer to a boundary, or of rows further from one where that number is smaller."""
    nearer, equal, others = row.standing.nearer, row.standing.equal, row.standing.n_rows - 1
    if 0 < equal == others:
        return f"All {nouns[1]} lie equally near to a boundary. "
    equally = f", and {equal:,} equally near" if equal else ""
    further = others - nearer - equal
    if nearer == 0:
        return f"No {nouns[0]} lies nearer to a boundary{equally}. "
    if 2 * nearer <= others:
        only = "Only " if nearer / row.standing.n_rows < NARROW else ""
        return f"{only}{count(nearer, *nouns)} {_lie(nearer)} nearer to a boundary{equally}. "
    if further == 0:
        return f"No {nouns[0]} lies further from a boundary{equally}. "
    return f"{further:,} of {others:,} other {nouns[1]} {_lie(further)} further from a boundary{equally}. "


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
