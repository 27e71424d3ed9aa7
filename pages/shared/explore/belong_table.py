"""The bars of a row's squared distance to its centroid: one line a column, from the largest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from neon_core.wording import OTHERS, format_centroid_value, format_value
from pages.shared.explore.group_table import choose_format, print_sums

if TYPE_CHECKING:
    from neon_core.evaluation import RowOddness
    from neon_core.row_explanation import RowExplanation

MOST_LINES, MOST_BESIDE_PICTURES = 12, 6
"""Lines above the one of all other columns; fewer where pictures show every column."""
EXACT = 1e-9
"""Rounding of the sum, as a share of it."""


class BelongLine(NamedTuple):
    """A line: texts, places of row and centroid in the column's range, bar and usual bar from 0 to 1, and the number.

    The places are None for a category, and for the line of all others.
    """

    name: str
    value: str
    centroid: str
    places: tuple[float, float] | None
    length: float
    usual: float
    part: str


class BelongTable(NamedTuple):
    """The lines, their sum, and whether it is the squared distance that the list of all rows has."""

    lines: tuple[BelongLine, ...]
    total: str
    is_exact: bool


def build_table(odd: RowOddness, point: RowExplanation, distance: float, most: int = MOST_LINES) -> BelongTable:
    """Return the table of a row; columns beyond `most` share one line.

    Parameters
    ----------
    odd, point : RowOddness, RowExplanation
        How odd the row is, and its values.
    distance : float
        The squared distance as it was measured for all rows at once.
    most : int
        Lines above that of all others.
    """
    order = odd.order.tolist()
    shown = order if len(order) <= most + 1 else order[:most]
    rest = order[len(shown) :]
    lines = [[i] for i in shown] + ([rest] if rest else [])
    parts, usual = ([float(values[line].sum()) for line in lines] for values in (odd.parts, odd.usual))
    printed, total = print_sums(choose_format(parts[: len(shown)], odd.distance), parts, odd.distance, is_signed=False)
    longest = max(*parts[: len(shown)], *usual[: len(shown)], 0.0) or 1.0
    texts = [_texts(odd, point, i) for i in shown]
    if rest:
        texts.append((OTHERS.format(n=len(rest)), "", "", None))
    found = zip(texts, parts, usual, printed, strict=True)
    return BelongTable(
        lines=tuple(BelongLine(*text, part / longest, mean / longest, number) for text, part, mean, number in found),
        total=total,
        is_exact=abs(odd.distance - distance) <= EXACT * max(distance, 1e-300) + 1e-24,
    )


def _texts(odd: RowOddness, point: RowExplanation, i: int) -> tuple[str, str, str, tuple[float, float] | None]:
    """Return a column's name, the row's value, its centroid's, and both places."""
    places = None
    if point.columns.categories[i] is None:
        row, centroids = point.scale.place(point.scale.values), point.scale.place(point.scale.centroids)
        places = float(row[i]), float(centroids[odd.cluster, i])
    return odd.columns[i], format_value(point, i), format_centroid_value(point, i, odd.cluster), places


def build_shades(odd: RowOddness, point: RowExplanation) -> tuple[list[float], list[float], list[float]]:
    """Return row, centroid and parts as pixels from 0 to 1: the lowest value of all columns is 0, the highest 1."""
    low, high = float(point.scale.low.min()), float(point.scale.high.max())
    values = (point.scale.values, point.scale.centroids[odd.cluster])
    row, centroid = ([(float(value) - low) / (high - low) for value in each] for each in values)
    largest = float(odd.parts.max()) or 1.0
    return row, centroid, [float(part) / largest for part in odd.parts]
