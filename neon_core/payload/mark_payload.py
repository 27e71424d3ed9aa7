"""The chosen row's data, as the map draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core import wording
from neon_core.wording import map_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neon_core.payload.browser_messages import Mark, SearchNotice, UndrawnRow
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation


def build_mark(
    point: RowExplanation, foot: Iterable[float] | None = None, notice: SearchNotice | None = None, line: int = 0
) -> Mark:
    """Return the mark of the chosen row on the map.

    `foot` is the place where the row would cross its nearest border, `notice` the answer to the last search, `line` the
    row's line in the file.
    """
    row, standing = point.identity.row, point.standing
    mark: Mark = {"row": row, "label": standing.label, "competitor": standing.competitor}
    if foot is not None:
        mark |= {
            "foot": list(map(float, foot)),
            "border": standing.border,
            "distance": wording.format_amount(standing.distance),
        }
    if notice is not None:
        mark["search"] = notice
    if point.identity.name:
        mark["number"] = map_words.format_row_number(row, line)
    return mark


def build_undrawn_row(point: RowExplanation, projection: Projection, map_id: str) -> UndrawnRow:
    """Return place, name and class of a row that a map has no mark for."""
    identity, position = point.identity, point.identity.position
    row: UndrawnRow = {"map": map_id, "place": projection.points[position].tolist()}
    if projection.misplaced[position]:
        row["looks_like"] = int(projection.apparent_labels[position])
    if identity.cell:
        row["name"] = identity.cell
    if identity.known_class is not None:
        row["class_name"] = wording.format_class(identity.known_class)
    return row
