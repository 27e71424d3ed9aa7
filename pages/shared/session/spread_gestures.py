"""Gestures on how columns spread over the clusters: from the message of a component to an event."""

from __future__ import annotations

from typing import Any

from pages.shared.session import events, store
from pages.shared.session.choices import Choices

LONGEST_NAME = 10_000
"""Characters of a column's name that are read."""


def parse_opened(message: Any) -> str | None:
    """Return the column that is opened, "" where it is closed; None for anything malformed.

    Examples
    --------
    >>> parse_opened({"column": "hue"}), parse_opened({"column": ""}), parse_opened({"column": 3}), parse_opened("hue")
    ('hue', '', None, None)
    """
    name = message.get("column") if isinstance(message, dict) else None
    return name if isinstance(name, str) and len(name) <= LONGEST_NAME else None


def open_column(key: str, names: tuple[str, ...]) -> None:
    """Describe the clusters by the column that a hand has opened; a name that no column has changes nothing."""
    name = parse_opened(store.read_message(key, "opened"))
    choices: Choices = store.choices()
    if name is not None and (name in names or not name) and name != choices.described:
        store.apply(events.choose_described, name)
