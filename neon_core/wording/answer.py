"""The answer in words: which cluster rather than which, by what margin, and what counts most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import capitalize, count
from neon_core.wording.spans import Sentence, Span, cluster_name, fill
from neon_core.wording.values import aside, class_name, value

if TYPE_CHECKING:
    from neon_core.row_explanation import Point

NARROW, MODERATE = 0.15, 0.50


def margin(point: Point) -> str:
    """Say how far from a boundary the row is, among all rows."""
    nearer = point.nearer / point.n_rows
    return ", by a narrow margin" if nearer < NARROW else ", by a moderate margin" if nearer < MODERATE else ", clearly"


def headline(point: Point, nouns: tuple[str, str]) -> Sentence:
    """Answer: the row is in this cluster rather than that, by such a margin."""
    name = f"{capitalize(nouns[0])} {aside(point)}"
    if point.competitor < 0:
        return (Span("Everything is in one cluster: there is nothing to compare with."),)
    own, other = cluster_name(point.label), cluster_name(point.competitor)
    if point.tie:
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


def detail(point: Point, nouns: tuple[str, str]) -> Sentence:
    """Say what counts most for and against, how near the boundary is, and the known class."""
    return () if point.competitor < 0 else (*leading(point), *standing(point, nouns))


def leading(point: Point) -> Sentence:
    """Name the two largest bars of each sign."""
    largest = [int(i) for i in point.order]
    pro = tuple(named(point, i) for i in largest if point.relevance[i] > 0.0)[:NAMED]
    contra = tuple(named(point, i) for i in largest if point.relevance[i] < 0.0)[:NAMED]
    return fill(LEADING["both" if contra else "pro" if pro else "none"], pro=pro, contra=contra)


def named(point: Point, column: int) -> str:
    """Name a column; a category with the value that the row has."""
    name = point.names[column]
    return name if point.categories[column] is None else WITH_VALUE.format(name=name, value=value(point, column))


def standing(point: Point, nouns: tuple[str, str]) -> Sentence:
    """Say what no comparison changes: how near the boundary is, and the known class."""
    spans = [Span(_rank(point, nouns))]
    if point.border != point.competitor:
        spans += [Span("The nearest border is that of "), cluster_name(point.border), Span(". ")]
    return *spans, Span(_class(point))


def _rank(point: Point, nouns: tuple[str, str]) -> str:
    """Say how many rows lie nearer to a boundary, or further where that is the smaller number."""
    if point.nearer == 0:
        return f"No {nouns[0]} lies nearer to a boundary. "
    others = point.n_rows - 1
    if 2 * point.nearer <= others:
        only = "Only " if point.nearer / point.n_rows < NARROW else ""
        lie = "lies" if point.nearer == 1 else "lie"
        return f"{only}{count(point.nearer, *nouns)} {lie} nearer to a boundary. "
    further = others - point.nearer
    if further == 0:
        return f"No {nouns[0]} lies further from a boundary. "
    lie = "lies" if further == 1 else "lie"
    return f"{further:,} of {others:,} other {nouns[1]} {lie} further from a boundary. "


def _class(point: Point) -> str:
    if point.known_class is None:
        return ""
    if not point.comparable:
        return f"Its known class is {class_name(point.known_class)}."
    return f"Its known class is {class_name(point.known_class)}: " + ("a mismatch." if point.mismatch else "a match.")
