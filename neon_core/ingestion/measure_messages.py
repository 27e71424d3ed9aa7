"""Texts about numbers with units, times, pairs of numbers and days without a year, and about what was chosen for them.

Notes and ambiguities are sentences; a reason has no full stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.parse.unit_factors import can_convert
from neon_core.reading import CLOCKS, KEEP_TEXT, Ambiguity
from neon_core.text import count, join_some, one_line


def mixed_units(name: str, units: Sequence[str]) -> Ambiguity:
    """Return the ambiguity of a column where only some numbers have a unit."""
    sentence = f"{name}: some numbers have {join_some(units)}, others have no unit; they were read as they are."
    return Ambiguity(sentence, "units", units, [name], [KEEP_TEXT])


def several_units(name: str, units: Sequence[str]) -> Ambiguity:
    """Return the ambiguity of a column whose numbers have several units, with the units that all convert to.

    Examples
    --------
    >>> several_units("weight", ["kg", "g"]).values, several_units("price", ["€", "$"]).resolved_by
    (('kg', 'g'), 'keep_text')
    """
    what = f"{name}: its numbers have several units or currencies ({join_some(units)}), so they are not one measure"
    sentence = f"{what}; the column was kept as text."
    if can_convert(units):
        return Ambiguity(f"{sentence} Choose the unit to convert them to.", "units", units, [name], [KEEP_TEXT])
    return Ambiguity(f"{sentence} To use them, convert them to one unit in the file.", KEEP_TEXT, [name], [name])


def unit_chosen(name: str, unit: str, cell: str = "", value: str = "", has_bare: bool = False) -> str:
    """Return the note on numbers that were read in the unit that the user chose.

    Parameters
    ----------
    name, unit : str
        The column and the unit.
    cell, value : str
        A cell in another unit, and the number it became; empty where there is none.
    has_bare : bool
        Whether some numbers have no unit.

    Examples
    --------
    >>> unit_chosen("weight", "kg", "300 g", "0.3", has_bare=True)
    'weight: its numbers are in kg, as chosen; 300 g was read as 0.3; a number without a unit counts as kg.'
    """
    converted = f"; {one_line(cell)} was read as {value}" if cell else ""
    bare = f"; a number without a unit counts as {unit}" if has_bare else ""
    noun = "times" if unit in CLOCKS else "numbers"
    return f"{name}: its {noun} are in {CLOCKS.get(unit, unit)}, as chosen{converted}{bare}."


def not_in_unit(name: str, unit: str) -> str:
    """Return the problem of a column that cannot be read in the unit that the user chose."""
    return f"The cells of {name} cannot be read in {CLOCKS.get(unit, unit)}"


def text_chosen(names: Sequence[str]) -> str:
    """Return the note on columns that were kept as text, as the user chose.

    Examples
    --------
    >>> text_chosen(["day"]), text_chosen(["day", "price"])
    ('As chosen, day was kept as text.', 'As chosen, day and price were kept as text.')
    """
    return f"As chosen, {join_some(names)} {'was' if len(names) == 1 else 'were'} kept as text."


def same_doubt(first: Ambiguity, names: Sequence[str]) -> Ambiguity:
    """Return one ambiguity for several columns; `first` is that of the first of them.

    Examples
    --------
    >>> print(same_doubt(Ambiguity("a: kg or g?", "units", ["kg", "g"], ["a"]), ["a", "b", "c"]))
    a: kg or g? The same applies to 2 more columns (b and c).
    """
    sentence = f"{first} The same applies to {count(len(names) - 1, 'more column')} ({join_some(names[1:])})."
    values = first.values if first.resolved_by == "units" else names
    return Ambiguity(sentence, first.resolved_by, values, names, first.others)


def magnitudes(name: str, cell: str, value: str) -> str:
    """Return the note on numbers with a word or letter for thousands or millions."""
    return f"{name}: {cell} was read as {value}."


def hours_or_minutes(name: str, cell: str, is_in_seconds: bool) -> Ambiguity:
    """Return the ambiguity of times that fit hours and minutes, and minutes and seconds."""
    chosen = "minutes and seconds" if is_in_seconds else "hours and minutes"
    sentence = f"{name}: {cell} could be hours and minutes or minutes and seconds; it was read as {chosen}."
    return Ambiguity(sentence, "units", list(CLOCKS), [name])


def two_numbers(name: str, cell: str) -> Ambiguity:
    """Return the ambiguity of cells with two numbers, which are no single measure."""
    cells = f"cells like {one_line(cell)} hold several numbers, so it is no single measure; it was kept as text"
    sentence = f"{name}: {cells}. To use them, give each number a column."
    return Ambiguity(sentence, "split_numbers", [name], [name], [KEEP_TEXT])


def days_without_year(name: str, cell: str) -> Ambiguity:
    """Return the ambiguity of days and months without a year, which are no dates."""
    sentence = f"{name}: cells like {one_line(cell)} have a day and a month but no year, so they are no dates."
    sentence = f"{sentence} The column was kept as text; to use it, add the year in the file."
    return Ambiguity(sentence, KEEP_TEXT, [name], [name])
