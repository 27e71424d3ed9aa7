"""How a user chose that a file is read, as one sentence for the record of an analysis."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from neon_core.reading import CLOCKS
from neon_core.text import join, one_line

if TYPE_CHECKING:
    from neon_core.reading import Overrides

MARKS = {"\t": "tab", " ": "space", "": "none", "whitespace": "any space"}
ORDERS = {"dmy": "the day", "mdy": "the month"}


def describe_overrides(overrides: Overrides) -> str:
    """Return the choices of the reading as one sentence; empty where there are none.

    Examples
    --------
    >>> from neon_core.reading import Overrides
    >>> describe_overrides(Overrides(decimal=",", units=(("weight", "kg"),), keep_text=("day",)))
    'Chosen for the reading: decimal mark “,”; weight in kg; day as text.'
    """
    chosen = [_PHRASES[field](value) for field, value in vars(overrides).items() if value is not None]
    return f"Chosen for the reading: {'; '.join(chosen)}." if chosen else ""


def _name_mark(mark: str) -> str:
    return MARKS.get(mark, f"“{mark}”")


def _describe_header(row: int | tuple[int, ...]) -> str:
    lines = row if isinstance(row, tuple) else (row,)
    return f"header in line{'s' * (len(lines) > 1)} {join(lines)}" if row else "no header"


def _join_names(names: tuple[str, ...]) -> str:
    """Return all names as a list: a record leaves none out."""
    return join([one_line(name) for name in names]) or "no column"


def _describe_units(units: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{one_line(name)} in {CLOCKS.get(unit, unit)}" for name, unit in units) or "no unit"


_PHRASES: dict[str, Callable[[Any], str]] = {
    "encoding": lambda name: f"encoding {name}",
    "delimiter": lambda mark: f"delimiter {_name_mark(mark)}",
    "decimal": lambda mark: f"decimal mark {_name_mark(mark)}",
    "thousands": lambda mark: f"thousands mark {_name_mark(mark)}",
    "header_row": _describe_header,
    "missing_values": lambda words: f"missing values {_join_names(words) if words else 'only empty cells'}",
    "sheet": lambda name: f"sheet “{one_line(name)}”",
    "date_order": lambda order: f"{ORDERS[order]} first in dates",
    "answers": lambda names: f"a column for each answer of {_join_names(names)}",
    "carry_down": lambda names: f"labels of {_join_names(names)} carried down",
    "units": _describe_units,
    "split_numbers": lambda names: f"a column for each number of {_join_names(names)}",
    "keep_text": lambda names: f"{_join_names(names)} as text",
    "quote": lambda mark: f"quote character {_name_mark(mark)}",
}
"""The words for a value of each override."""
