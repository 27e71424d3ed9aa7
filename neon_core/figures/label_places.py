"""Where texts stand on a map: arithmetic in pixels, the same as `frontend/math/label_places.js`; a test holds it so.

The browser places the texts of the map on screen and of saved pictures. A figure that is made here, in a notebook say,
has its texts from this module, for a map of a usual size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from neon_core.checks import Matrix, Vector

EDGE, CLEAR, APART = 2.0, 5.0, 3.0
"""Pixels between a text and the edge, around a text that are kept free of marks, and between two texts."""
FINEST, CELLS = 6.0, 72
"""Pixels of a cell in which marks are counted, at least, and cells across, at most."""
STEPS = 22
"""Places that are tried across and down, then again around the best of them."""
COVERED, FROM_ANCHOR, OUTWARDS, CONFUSED = 40.0, 0.15, 0.3, 2.0
"""Costs in pixels: of a covered mark; of a pixel from the anchor, inwards, and that other marks are nearer."""
BESIDE, COVERED_BY_NAME, AWAY, RANK = (20.0, 32.0, 46.0), 2.0, 2.0, 3.0
"""Pixels between a chosen row and its name; costs of a mark under it, of a pixel away, and of the next side."""
SIDES = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1))

Rectangle = tuple[float, float, float, float]
Place = tuple[float, float]
Size = tuple[float, float]
Cost = Callable[[Place, float], float]


@dataclass(frozen=True)
class Label:
    """The name of a cluster: the number of its group of marks, the place that it belongs to, and its size in pixels."""

    group: int
    anchor: Place
    size: Size


@dataclass(frozen=True, eq=False)
class Field:
    """The marks of a map, counted in cells.

    Attributes
    ----------
    cell : float
        The width of a cell in pixels.
    sums : ndarray of shape (n_down + 1, n_across + 1)
        The marks in all cells above and to the left.
    centers : list of ndarray of shape (n_cells, 2)
        For each group the middles of the cells that have a mark of it.
    middle : tuple of float
        The mean of all these; the middle of the map where there are none.
    """

    cell: float
    sums: Matrix
    centers: list[Matrix]
    middle: Place


def overlap(a: Rectangle, b: Rectangle) -> bool:
    """Whether two rectangles overlap.

    Examples
    --------
    >>> overlap((0, 0, 2, 2), (1, 1, 3, 3)), overlap((0, 0, 2, 2), (2, 0, 3, 2))
    (True, False)
    """
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def rectangle(place: Place, size: Size, margin: float = 0.0) -> Rectangle:
    """Return the rectangle of a text with its left upper corner at a place."""
    (x, y), (w, h) = place, size
    return x - margin, y - margin, x + w + margin, y + h + margin


def around(place: Place, reach: float) -> Rectangle:
    """Return the square around a place."""
    return place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach


def count_marks(box: Size, groups: Sequence[Matrix]) -> Field:
    """Count the marks of each group in cells of the map; marks outside do not count."""
    cell = max(FINEST, max(box) / CELLS)
    nx, ny = (math.ceil(length / cell) or 1 for length in box)
    counts, centers = np.zeros((ny, nx)), []
    for marks in groups:
        inside = marks[((marks >= 0.0) & (marks <= box)).all(axis=1)]
        i, j = (np.minimum(n - 1, np.floor(v / cell).astype(np.intp)) for n, v in zip((nx, ny), inside.T, strict=True))
        np.add.at(counts, (j, i), 1.0)
        cells = np.unique(j * nx + i)
        centers.append(np.stack([(cells % nx + 0.5) * cell, (cells // nx + 0.5) * cell], axis=1))
    places = np.concatenate([np.empty((0, 2)), *centers])
    x, y = (places.sum(axis=0) / len(places)).tolist() if len(places) else (box[0] / 2, box[1] / 2)
    return Field(cell, np.pad(counts.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0))), centers, (x, y))


def place_labels(
    box: Size, field: Field, labels: Sequence[Label], obstacles: Sequence[Rectangle]
) -> list[Place | None]:
    """Place the names of clusters, each beside its own marks; None where there is no room.

    A name is on the map, over no obstacle, over no other name, and over as few marks as can be.

    Examples
    --------
    >>> field = count_marks((200.0, 100.0), [np.array([[100.0, 50.0]])])
    >>> (place,) = place_labels((200.0, 100.0), field, [Label(0, (100.0, 50.0), (60.0, 16.0))], [])
    >>> overlap(rectangle(place, (60.0, 16.0)), around((100.0, 50.0), 3.0))
    False
    """
    taken = list(obstacles)
    places = []
    for label in labels:
        place = _best_place(box, label.size, taken, _label_cost(field, label))
        places.append(place)
        if place is not None:
            taken.append(rectangle(place, label.size, APART))
    return places


def _label_cost(field: Field, label: Label) -> Cost:
    """Return the cost of a place for a label; not worked out to the end where it is more than the least so far."""
    own, size = field.centers[label.group], label.size
    others = [places for i, places in enumerate(field.centers) if i != label.group and len(places)]

    def cost(place: Place, least: float) -> float:
        x, y = place[0] + size[0] / 2, place[1] + size[1] / 2
        covered = COVERED * _marks_in(field, rectangle(place, size, CLEAR))
        away, out = (math.sqrt((x - u) ** 2 + (y - v) ** 2) for u, v in (label.anchor, field.middle))
        first = covered + FROM_ANCHOR * away - OUTWARDS * out
        if first >= least:
            return first
        text = rectangle(place, size)
        gap = _distance_to(own, text) if len(own) else 0.0
        nearest = min((_distance_to(places, text) for places in others), default=math.inf)
        return first + gap + CONFUSED * max(0.0, gap - nearest)

    return cost


def _marks_in(field: Field, text: Rectangle) -> float:
    """Return how many marks lie in the cells that a rectangle touches."""
    ny, nx = (n - 1 for n in field.sums.shape)
    i0, j0 = (max(0, min(n, math.floor(v / field.cell))) for n, v in zip((nx, ny), text[:2], strict=True))
    i1, j1 = (max(0, min(n, math.ceil(v / field.cell))) for n, v in zip((nx, ny), text[2:], strict=True))
    return float(field.sums[j1, i1] - field.sums[j1, i0] - field.sums[j0, i1] + field.sums[j0, i0])


def _distance_to(places: Matrix, text: Rectangle) -> float:
    """Return the distance from a rectangle to the nearest of some places."""
    x, y = places.T
    dx = np.maximum(np.maximum(text[0] - x, 0.0), x - text[2])
    dy = np.maximum(np.maximum(text[1] - y, 0.0), y - text[3])
    return math.sqrt(float((dx * dx + dy * dy).min()))


def _best_place(box: Size, size: Size, taken: Sequence[Rectangle], cost: Cost) -> Place | None:
    """Return the free place of the least cost, on a coarse grid and then around the best of it."""
    right, bottom = box[0] - size[0] - EDGE, box[1] - size[1] - EDGE
    if right < EDGE or bottom < EDGE:
        return None
    ends = np.array([right, bottom])
    step = (ends - EDGE) / STEPS
    best = _search(np.full(2, EDGE), step, ends, (None, math.inf), (size, taken, cost))
    if best[0] is None:
        return None
    start, end = np.maximum(EDGE, np.array(best[0]) - step), np.minimum(ends, np.array(best[0]) + step)
    return _search(start, (end - start) / STEPS, end, best, (size, taken, cost))[0]


def _search(
    start: Vector,
    step: Vector,
    end: Vector,
    best: tuple[Place | None, float],
    what: tuple[Size, Sequence[Rectangle], Cost],
) -> tuple[Place | None, float]:
    """Try the places of a grid, and return the best one with its cost."""
    size, taken, cost = what
    across, down = (np.minimum(end[a], start[a] + np.arange(STEPS + 1) * step[a]).tolist() for a in (0, 1))
    for y in down:
        for x in across:
            if any(overlap(other, rectangle((x, y), size)) for other in taken):
                continue
            own = cost((x, y), best[1])
            if own < best[1]:
                best = (x, y), own
    return best


def place_beside(box: Size, field: Field, here: Place, size: Size, obstacles: Sequence[Rectangle]) -> Place | None:
    """Place the name of a chosen row beside it: on the map, over no obstacle, and where there are few marks.

    Examples
    --------
    >>> place_beside((200.0, 100.0), count_marks((200.0, 100.0), []), (100.0, 50.0), (60.0, 16.0), [])
    (120.0, 42.0)
    """
    best: tuple[Place | None, float] = None, math.inf
    for gap in BESIDE:
        for rank, side in enumerate(SIDES):
            place = _beside(box, here, size, side, gap)
            text = rectangle(place, size)
            is_outside = min(text[:2]) < EDGE or text[2] > box[0] - EDGE or text[3] > box[1] - EDGE
            if is_outside or any(overlap(other, text) for other in obstacles):
                continue
            cost = RANK * rank + AWAY * (gap - BESIDE[0]) + COVERED_BY_NAME * _marks_in(field, text)
            if cost < best[1]:
                best = place, cost
    if best[0] is not None:
        return best[0]
    row = np.array([here])
    return _best_place(box, size, obstacles, lambda place, _: _distance_to(row, rectangle(place, size)))


def _beside(box: Size, here: Place, size: Size, side: tuple[int, int], gap: float) -> Place:
    """Return the corner of a text on one side of a place; one above or below is moved sideways onto the map."""
    (x, y), (w, h), (right, down) = here, size, side
    near = gap * 0.75 if right and down else gap
    middle = max(EDGE, min(box[0] - w - EDGE, x - w / 2))
    left = x + near if right > 0 else x - near - w if right < 0 else middle
    top = y + near if down > 0 else y - near - h if down < 0 else y - h / 2
    return left, top
