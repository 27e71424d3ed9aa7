"""The labels of the buttons that settle an ambiguity of the reading by words or columns, and take that back."""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.reading import CLOCKS
from neon_core.text import count, join_some, shorten


def format_proposal(field: str, values: Sequence[str], n_columns: int, is_set: bool) -> str:
    """Return the label of a button that settles an ambiguity by words or columns, or takes that back.

    Examples
    --------
    >>> format_proposal("answers", ["hobbies"], 1, False), format_proposal("answers", ["hobbies"], 1, True)
    ('One yes/no column per answer', 'Keep hobbies as one column')
    >>> format_proposal("missing_values", ["krank"], 7, False)
    'Treat krank as missing in 7 columns'
    """
    named = join_some([shorten(value) for value in values], 3)
    if field == "missing_values":
        where = f" in {count(n_columns, 'column')}" if n_columns > 1 else ""
        return f"Treat {named} as a value" if is_set else f"Treat {named} as missing{where}"
    if field in ("answers", "split_numbers") and is_set:
        return f"Keep {named} as one column" if len(values) == 1 else f"Keep {named} as one column each"
    if field == "split_numbers":
        return "One column per number"
    if field == "keep_text":
        return f"Keep {named} as text"
    if field == "answers":
        return "One yes/no column per answer"
    return f"Leave the empty cells of {named} empty" if is_set else f"Carry the labels of {named} down"


def format_unit(columns: Sequence[str], unit: str, *, is_converted: bool) -> str:
    """Return the label of a button that reads columns in a unit, or times with one of their meanings.

    Examples
    --------
    >>> format_unit(["weight"], "kg", is_converted=True), format_unit(["weight"], "kg", is_converted=False)
    ('Convert weight to kg', 'Read all numbers of weight in kg')
    >>> format_unit(["lap"], "min:s", is_converted=False)
    'Read lap as minutes and seconds'
    """
    named = join_some([shorten(column) for column in columns], 3)
    if unit in CLOCKS:
        return f"Read {named} as {CLOCKS[unit]}"
    return f"Convert {named} to {unit}" if is_converted else f"Read all numbers of {named} in {unit}"
