"""Gestures on several rows: the line that is drawn around a group on a map, and a second row."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, NamedTuple

from pages.shared.session import store
from pages.shared.session.gestures import LONGEST_ID, Pick, is_counted, is_whole, parse_pick
from pages.shared.session.visit import Outline

FEWEST_VERTICES, MOST_VERTICES = 3, 400
"""Vertices of an outline; the browser sends 200 at most."""
Shape = tuple[tuple[float, float], ...]


class Drawn(NamedTuple):
    """A line that was drawn around rows of a map, by the map's id, and the number of the drawing."""

    shape: Shape
    picture: str
    number: int


def parse_drawn(message: Any) -> Drawn | None:
    """Return the line that a hand has drawn on a map; None for anything malformed.

    Examples
    --------
    >>> parse_drawn({"shape": [[0, 0], [1, 0], [0.5, 1]], "picture": "m", "draws": 1})
    Drawn(shape=((0.0, 0.0), (1.0, 0.0), (0.5, 1.0)), picture='m', number=1)
    >>> parse_drawn({"shape": [[0, 0], [1, 0]], "picture": "m", "draws": 1})
    """
    if not isinstance(message, dict) or not is_whole(message.get("draws")):
        return None
    shape, picture = _parse_shape(message.get("shape")), message.get("picture")
    if shape is None or not isinstance(picture, str):
        return None
    return Drawn(shape, picture[:LONGEST_ID], message["draws"])


def parse_other(message: Any) -> Pick | None:
    """Return the second row that a hand has chosen, which counts among the clicks; None for anything malformed.

    Examples
    --------
    >>> parse_other({"row": 3, "answers": 1}), parse_other({"row": -1, "answers": 1})
    (Pick(row=3, click=1), None)
    """
    pick = parse_pick(message)
    return pick if pick is not None and pick.row >= 0 else None


def _parse_shape(value: Any) -> Shape | None:
    if not isinstance(value, list) or not FEWEST_VERTICES <= len(value) <= MOST_VERTICES:
        return None
    if not all(isinstance(place, list) and len(place) == 2 and all(map(_is_finite, place)) for place in value):
        return None
    return tuple((float(x), float(y)) for x, y in value)


def _is_finite(value: Any) -> bool:
    return is_whole(value) or (isinstance(value, float) and math.isfinite(value))


def take_drawn(key: str) -> Drawn | None:
    """Return the line that the component with a key has sent, where it is a new one, and remember its number."""
    drawn, before = parse_drawn(store.read_message(key, "drawn")), store.visit()
    if drawn is None or drawn.number <= before.draws or not is_counted(drawn.number, before.draws):
        return None
    store.store_visit(replace(before, draws=drawn.number, has_returned=False))
    return drawn


def remember_outline(group: str, frame: str, shape: Shape) -> None:
    """Remember the line that was drawn around a group, by the group's short name, on maps with one frame."""
    store.store_visit(replace(store.visit(), outline=Outline(group, frame, shape)))
