"""The widths of the table of columns, in pixels: the name is the widest, and all choices stand beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import east_asian_width

ROOM = 1000
"""The width of the page on a screen of 1400 pixels."""
LIMITS = {"name": (120, 330), "reason": (110, 300), "span": (90, 170)}
"""The narrowest and the widest column of the names, of the reasons, and of the values; 330 pixels have 40 capitals."""
PINNED = 210
"""The names stay in sight while the table is moved where they take at most 60 % of it: on a phone, of 358 pixels."""
FIXED = {"role": 76, "kind": 80, "weight": 80, "transform": 90, "fill": 98, "missing": 66, "distinct": 64, "bars": 64}
PADDING = 20
_LETTERS = {"ijl|.,:;'! ": 4, "ftrI()[]{}-/": 6, "mwMW%@": 12}
"""Pixels of letters that are narrower or wider than the usual ones, at 14 pixels, rounded up."""
USUAL, CAPITAL, FULL = 7, 9, 15


def text_width(text: str) -> int:
    """Return the pixels of a cell that has room for a text.

    Examples
    --------
    >>> text_width("hue"), text_width("il"), text_width("年月")
    (41, 28, 50)
    """
    return PADDING + sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    special = next((width for letters, width in _LETTERS.items() if letter in letters), 0)
    if special:
        return special
    if east_asian_width(letter) in "WF":
        return FULL
    return CAPITAL if letter.isupper() else USUAL


def column_widths(texts: Mapping[str, Iterable[str]], shown: Sequence[str], is_phone: bool = False) -> dict[str, int]:
    """Return the width of each shown column: names, reasons and values by their texts, which are given, within limits.

    On a phone the names stay in sight, and a long one is cut.

    Examples
    --------
    >>> column_widths({"name": ["hue"], "reason": ["a date"]}, ["name", "role", "reason"])
    {'name': 120, 'role': 76, 'reason': 110}
    """
    wanted = {what: max(map(text_width, some), default=0) for what, some in texts.items()}
    room = ROOM - sum(FIXED[what] for what in shown if what in FIXED and what != "bars")
    name, reason, span = (_between(wanted.get(w, 0), limits) for w, limits in LIMITS.items())
    if "reason" in shown:
        name = max(name, min(reason, (room - span) // 2, PINNED))
    name = min(name, PINNED) if is_phone else name
    span = min(span, name)
    left = room - name - span * ("span" in shown)
    own = {"name": name, "reason": max(LIMITS["reason"][0], min(reason, name, left)), "span": span}
    return {what: own.get(what) or FIXED[what] for what in shown}


def _between(width: int, limits: tuple[int, int]) -> int:
    return max(limits[0], min(limits[1], width))
