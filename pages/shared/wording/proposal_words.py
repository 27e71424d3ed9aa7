"""The labels of the buttons that settle an ambiguity of the reading by words or columns, and take that back."""

from __future__ import annotations

from collections.abc import Sequence

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
    if field == "answers":
        return f"Keep {named} as one column" if is_set else "One yes/no column per answer"
    return f"Leave the empty cells of {named} empty" if is_set else f"Carry the labels of {named} down"
