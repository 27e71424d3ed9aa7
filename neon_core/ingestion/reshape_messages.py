"""Texts about columns that the reading can reshape: several answers in a cell, labels written once a group.

Ambiguities are sentences; a reason has no full stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.reading import Ambiguity
from neon_core.text import count, join_some, one_line

NO_ANSWERS_HINT = "Name columns with a comma, a semicolon or a bar between the answers of a cell."


def several_answers(name: str, cell: str, answers: Sequence[str]) -> Ambiguity:
    """Return the ambiguity of a column whose cells hold several answers, and were kept as text.

    Examples
    --------
    >>> several_answers("hobbies", "tea; milk", ["tea", "milk", "beer"])
    'hobbies: cells like tea; milk hold several of 3 answers (tea, milk and beer); each cell was kept as one text.'
    """
    named = join_some([one_line(answer) for answer in answers], 3, total=len(answers))
    held = f"cells like {one_line(cell)} hold several of {count(len(answers), 'answer')} ({named})"
    return Ambiguity(f"{name}: {held}; each cell was kept as one text.", "answers", [name])


def lists_of_codes(name: str, cell: str) -> Ambiguity:
    """Return the ambiguity of several codes in a cell, which are no decimal number."""
    sentence = f"{name}: cells like {cell} look like several codes, not like a decimal number; it was kept as text."
    return Ambiguity(f"{sentence} If they are numbers, choose the decimal mark.", "answers", [name])


def split_into_answers(name: str, answers: Sequence[str], n_empty: int) -> Ambiguity:
    """Return the ambiguity of a column whose answers became yes/no columns, as the user chose.

    Examples
    --------
    >>> split_into_answers("hobbies", ["tea", "milk"], 0)
    'hobbies: each of its 2 answers (tea and milk) became a yes/no column.'
    """
    named = join_some([one_line(answer) for answer in answers], 3, total=len(answers))
    became = f"{name}: each of its {count(len(answers), 'answer')} ({named}) became a yes/no column."
    cells, counts = ("cell", "counts") if n_empty == 1 else ("cells", "count")
    empty = f" {n_empty:,} empty {cells} {counts} as no everywhere: nothing was chosen, or the question was skipped."
    return Ambiguity(f"{became}{empty if n_empty else ''}", "answers", [name])


def answers_count(names: Sequence[str]) -> str:
    """Return the reason why a column does not count whose answers are columns of their own.

    Examples
    --------
    >>> answers_count(["hobbies: tea", "hobbies: milk"])
    'each of its answers is a column: “hobbies: tea” and “hobbies: milk”'
    """
    return f"each of its answers is a column: {join_some([f'“{name}”' for name in names], 3, total=len(names))}"


def no_answers(name: str) -> str:
    """Return the problem of a column that should hold several answers and has no mark between them."""
    return f"No cell of {name} has several answers"


def split_into_numbers(name: str, names: Sequence[str], odd: Sequence[str], n_odd: int) -> Ambiguity:
    """Return the ambiguity of a column whose numbers became columns, as the user chose.

    Examples
    --------
    >>> split_into_numbers("pressure", ["pressure 1", "pressure 2"], ["low"], 3)
    'pressure: its numbers became columns (pressure 1 and pressure 2). 3 cells (low) have no such numbers: missing.'
    """
    sentence = f"{name}: its numbers became columns ({join_some(names)})."
    cells = f"{count(n_odd, 'cell')} ({join_some([one_line(cell) for cell in odd], 3, total=len(odd))})"
    missing = f" {cells} {'has' if n_odd == 1 else 'have'} no such numbers: missing."
    return Ambiguity(f"{sentence}{missing if n_odd else ''}", "split_numbers", [name])


def numbers_count(names: Sequence[str]) -> str:
    """Return the reason why a column does not count whose numbers are columns of their own.

    Examples
    --------
    >>> numbers_count(["size 1", "size 2"])
    'each of its numbers is a column: “size 1” and “size 2”'
    """
    return f"each of its numbers is a column: {join_some([f'“{name}”' for name in names], 3, total=len(names))}"


NO_PAIRS_HINT = "Name columns with a slash or a cross between the numbers of a cell, as in 120/80."
PAIRS_IN_UNITS_HINT = "Convert them to one unit in the file, or keep the column as text."
ONE_CHOICE_HINT = "Keep one of them."


def no_pairs(name: str) -> str:
    """Return the problem of a column that should hold several numbers in a cell and has none."""
    return f"No cell of {name} has several numbers"


def pairs_in_units(name: str, units: Sequence[str]) -> str:
    """Return the problem of several numbers in a cell with several units.

    Examples
    --------
    >>> pairs_in_units("size", ["", "cm"])
    'The numbers of size have several units (none and cm)'
    """
    return f"The numbers of {name} have several units ({join_some([unit or 'none' for unit in units], 3)})"


def two_choices(name: str) -> str:
    """Return the problem of a column that has two choices of which each rules out the other."""
    return f"Two choices for {name!r} rule each other out"


def no_such_column(name: str) -> str:
    """Return the problem of a choice for a column that the table does not have."""
    return f"There is no column {name!r} in this table"


def labels_of_groups(name: str, labels: Sequence[str], n_empty: int) -> Ambiguity:
    """Return the ambiguity of labels that stand in the first row of each group only.

    Examples
    --------
    >>> labels_of_groups("Region", ["North", "South"], 6)
    'Region: a label (North, South) stands only in the first row of each group; 6 cells below were left empty.'
    """
    named = join_some([one_line(label) for label in labels], 3, last=", ")
    cells = "1 cell below was" if n_empty == 1 else f"{n_empty:,} cells below were"
    stands = f"a label ({named}) stands only in the first row of each group; {cells} left empty"
    return Ambiguity(f"{name}: {stands}.", "carry_down", [name])


def labels_carried_down(name: str, n_empty: int) -> Ambiguity:
    """Return the ambiguity of labels that were carried down to the empty cells below them, as the user chose.

    Examples
    --------
    >>> labels_carried_down("Region", 6)
    'Region: each label was carried down to the empty cells below it (6 cells).'
    """
    return Ambiguity(
        f"{name}: each label was carried down to the empty cells below it ({count(n_empty, 'cell')}).",
        "carry_down",
        [name],
    )
