"""Gestures on the page Trust: the row of a pie or of the list, and over which refits its doubt is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.shared.session import events, store
from pages.shared.session.scan_gestures import parse_picked

if TYPE_CHECKING:
    from collections.abc import Callable

PIES, LIST, DOUBT = "trust map", "trust list", "trust doubt"
"""The fragments that another row draws anew."""


def pick_mark(key: str, has_row: Callable[[int], bool]) -> None:
    """Choose the row of a mark on the map; a row that is not there changes nothing."""
    row = parse_picked(store.read_message(key, "picked"))
    if row is not None and has_row(row):
        _choose(row)


def take_row(key: str) -> None:
    """Choose the row of a pill; pressing the chosen one again keeps it."""
    row = store.read_widget(key)
    if not store.is_foreign_run():
        _choose(row if isinstance(row, int) else store.choices().row)


def take_refitted(key: str) -> None:
    """Explain the doubt over other refits."""
    refitted = store.read_widget(key)
    if not store.is_foreign_run() and isinstance(refitted, str):
        store.apply(events.choose_refitted, refitted)


def _choose(row: int) -> None:
    store.apply(events.choose_row, row)
    store.rerun_fragments([PIES, LIST, DOUBT])
