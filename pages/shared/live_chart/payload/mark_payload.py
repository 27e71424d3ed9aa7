"""The chosen row's data: what the map draws of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neon_core.projection import Projection
    from neon_core.row_explanation import Point
    from pages.shared.live_chart.payload.browser_messages import Mark, SearchNotice, UndrawnRow


def build_mark(point: Point, foot: Iterable[float] | None = None, notice: SearchNotice | None = None) -> Mark:
    """Return what the map draws of the chosen row.

    `foot` is the place where the row would cross its nearest border, `notice` the answer to the last search.
    """
    mark: Mark = {"row": point.row, "label": point.label, "competitor": point.competitor}
    if foot is not None:
        mark |= {"foot": list(map(float, foot)), "border": point.border, "distance": wording.amount(point.distance)}
    if notice is not None:
        mark["search"] = notice
    return mark


def build_undrawn_row(point: Point, projection: Projection, map_id: str) -> UndrawnRow:
    """Return what a map needs to draw a row that it has no mark for."""
    row: UndrawnRow = {"map": map_id, "place": projection.points[point.at].tolist()}
    if projection.misplaced[point.at]:
        row["looks_like"] = int(projection.looks[point.at])
    if point.name:
        row["name"] = point.name
    if point.known_class is not None:
        row["class_name"] = wording.class_name(point.known_class)
    return row
