"""Gestures on the screen Choose K: from the message of a component, or a widget, to an event."""

from __future__ import annotations

from typing import Any

from pages.shared.session import events, store
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.session.gestures import is_whole


def parse_looked(message: Any) -> int | None:
    """Return the number of clusters that is looked at; None for anything malformed.

    Examples
    --------
    >>> parse_looked({"k": 4}), parse_looked({"k": 51}), parse_looked({"k": "4"}), parse_looked(4)
    (4, None, None, None)
    """
    k = message.get("k") if isinstance(message, dict) else None
    return k if is_whole(k) and isinstance(k, int) and 1 <= k <= MOST_CLUSTERS else None


def parse_picked(message: Any) -> int | None:
    """Return the row whose bar was chosen; None for anything malformed.

    Examples
    --------
    >>> parse_picked({"row": 60}), parse_picked({"row": -1}), parse_picked({"row": True})
    (60, None, None)
    """
    row = message.get("row") if isinstance(message, dict) else None
    return row if is_whole(row) and isinstance(row, int) and row >= 0 else None


def look_at(key: str) -> None:
    """Look at a number of clusters; the whole screen follows."""
    k = parse_looked(store.read_message(key, "looked"))
    if k is not None:
        store.apply(events.look_at, k)
        store.rerun_app()


def choose_range(key: str) -> None:
    """Choose the first and the last K of a scan from a widget; the whole screen follows."""
    if store.is_foreign_run():
        return
    value = store.read_widget(key)
    if isinstance(value, tuple) and len(value) == 2:
        store.apply(events.choose_scanned, *value)
        store.rerun_app()


def pick_row(key: str, rows: frozenset[int]) -> None:
    """Choose the row of a bar; a row that has none changes nothing."""
    row = parse_picked(store.read_message(key, "picked"))
    if row in rows:
        store.apply(events.choose_row, row)


def use_clusters(k: int) -> None:
    """Take another number of clusters; the whole screen follows."""
    store.apply(events.use_clusters, k)
    store.rerun_app()
