"""The answer in words: which cluster rather than which, by what margin, and what counts most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import capitalize, count
from neon_core.wording.spans import Sentence, Span, cluster_name, fill
from neon_core.wording.values import aside, class_name, value

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation

NARROW, MODERATE = 0.15, 0.50


def margin(point: RowExplanation) -> str:
    """Say how far from a boundary the row is, among all rows."""
    nearer = point.standing.nearer / point.standing.n_rows
    return ", by a narrow margin" if nearer < NARROW else ", by a moderate margin" if nearer < MODERATE else ", clearly"


def headline(point: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Answer: the row is in this cluster rather than that, by such a margin."""
    name = f"{capitalize(nouns[0])} {aside(point)}"
    if point.standing.competitor < 0:
        return (Span("Everything is in one cluster: there is nothing to compare with."),)
    own, other = cluster_name(point.standing.label), cluster_name(point.standing.competitor)
    if point.standing.tie:
        return Span(f"{name} lies exactly on the boundary between "), own, Span(" and "), other, Span(".")
    return Span(f"{name} is in "), own, Span(" rather than "), other, Span(f"{margin(point)}.")


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
"""What counts most, by what there is of it; follows the comparison."""
NAMED = 2
WITH_VALUE = "{name} “{value}”"
"""How a category is named, with the value that the row has."""


def detail(point: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Say what counts most for and against, how near the boundary is, and the known class."""
    return () if point.standing.competitor < 0 else (*leading(point), *standing(point, nouns))


def leading(point: RowExplanation) -> Sentence:
    """Name the two largest bars of each sign."""
    largest = [int(i) for i in point.bars.order]
    pro = tuple(named(point, i) for i in largest if point.bars.relevance[i] > 0.0)[:NAMED]
    contra = tuple(named(point, i) for i in largest if point.bars.relevance[i] < 0.0)[:NAMED]
    return fill(LEADING["both" if contra else "pro" if pro else "none"], pro=pro, contra=contra)


def named(point: RowExplanation, column: int) -> str:
    """Name a column; a category with the value that the row has."""
    name = point.columns.names[column]
    return (
        name if point.columns.categories[column] is None else WITH_VALUE.format(name=name, value=value(point, column))
    )


def standing(point: RowExplanation, nouns: tuple[str, str]) -> Sentence:
    """Say what no comparison changes: how near the boundary is, and the known class."""
    spans = [Span(_rank(point, nouns))]
    if point.standing.border != point.standing.competitor:
        spans += [Span("The nearest border is that of "), cluster_name(point.standing.border), Span(". ")]
    return *spans, Span(_class(point))


def _rank(point: RowExplanation, nouns: tuple[str, str]) -> str:
    """Say how many rows lie nearer to a boundary, or further where that is the smaller number."""
    if point.standing.nearer == 0:
        return f"No {nouns[0]} lies nearer to a boundary. "
    others = point.standing.n_rows - 1
    if 2 * point.standing.nearer <= others:
        only = "Only " if point.standing.nearer / point.standing.n_rows < NARROW else ""
        lie = "lies" if point.standing.nearer == 1 else "lie"
        return f"{only}{count(point.standing.nearer, *nouns)} {lie} nearer to a boundary. "
    further = others - point.standing.nearer
    if further == 0:
        return f"No {nouns[0]} lies further from a boundary. "
    lie = "lies" if further == 1 else "lie"
    return f"{further:,} of {others:,} other {nouns[1]} {lie} further from a boundary. "


def _class(point: RowExplanation) -> str:
    if point.identity.known_class is None:
        return ""
    if not point.standing.comparable:
        return f"Its known class is {class_name(point.identity.known_class)}."
    return f"Its known class is {class_name(point.identity.known_class)}: " + (
        "a mismatch." if point.standing.mismatch else "a match."
    )
