"""The options of the command line that resolve an ambiguity of a reading."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING

from neon_core.reading import DATE_ORDERS
from neon_core.text import join

if TYPE_CHECKING:
    from neon_core.reading import Ambiguity, Reading

OPTIONS = {"missing_values": "--missing-word", "units": "--unit"}
"""The options that are not called as their field of `Overrides`."""
MARKS = {"decimal": (".", ","), "date_order": DATE_ORDERS}
"""The values of the fields that have the same for every file."""
OF_COLUMNS = ("answers", "carry_down", "split_numbers", "keep_text")
SPOKEN = {("quote", ""): "none"}


def describe_doubt(doubt: Ambiguity, reading: Reading) -> str:
    """Return the sentence of an ambiguity with the options that resolve it.

    Examples
    --------
    >>> from neon_core.reading import Ambiguity, Reading
    >>> describe_doubt(Ambiguity("a: kg or g?", "units", ["kg", "g"], ["a"]), Reading())
    'a: kg or g? (--unit=a=kg or --unit=a=g)'
    >>> describe_doubt(Ambiguity("Line 1 was read as a row.", "header_row", ["1"]), Reading())
    'Line 1 was read as a row. (--header-row=1)'
    """
    return f"{doubt} ({join(list_options(doubt, reading), last=' or ')})"


def list_options(doubt: Ambiguity, reading: Reading) -> tuple[str, ...]:
    """Return the options that resolve an ambiguity, each alone; one that was given is to be left out."""
    field, values = doubt.resolved_by, doubt.values
    if field == "units":
        return (*(_write(field, [f"{name}={unit}" for name in doubt.columns]) for unit in values), *_others(doubt))
    if field == "missing_values":
        return (_write(field, dict.fromkeys([*reading.missing_values, *values])), *_others(doubt))
    if field in OF_COLUMNS:
        is_given = set(values) <= set(getattr(reading.overrides, field) or ())
        return (f"without {_write(field, values)}" if is_given else _write(field, values), *_others(doubt))
    return tuple(_write(field, [SPOKEN.get((field, value), value)]) for value in MARKS.get(field, values))


def _others(doubt: Ambiguity) -> tuple[str, ...]:
    return tuple(_write(field, doubt.columns) for field in doubt.others)


def _write(field: str, values: Iterable[str]) -> str:
    """Return an option once for each value, as a shell takes it."""
    option = OPTIONS.get(field, f"--{field.replace('_', '-')}")
    return " ".join(f"{option}={shlex.quote(value)}" for value in values)
