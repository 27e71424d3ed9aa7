"""Texts about formats that fit two readings: decimal or thousands mark, day or month first. They are sentences."""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.reading import Ambiguity
from neon_core.text import count, join_some

READ_FIRST = {True: "the day first", False: "the month first"}


def unclear_mark(name: str, decimal: str, cell: str) -> Ambiguity:
    """Return the ambiguity of a number whose mark may be a decimal or a thousands mark."""
    value = _read_as(cell, decimal)
    sentence = f"{name}: {cell} could have a decimal mark or a thousands mark; it was read as {value}."
    return Ambiguity(f"{sentence} Choose the decimal mark.", "decimal")


def _read_as(cell: str, decimal: str) -> str:
    """Return the number that a cell with one mark was read as."""
    value = cell.replace(".", "").replace(",", "") if decimal != ("." if "." in cell else ",") else cell
    return value.replace(",", ".")


def unclear_marks(names: Sequence[str], decimal: str, cell: str) -> Ambiguity:
    """Return the ambiguity of several columns of numbers whose mark may be a decimal or a thousands mark.

    Examples
    --------
    >>> unclear_marks(["price", "cost"], ".", "1.234")[:68]
    '2 columns (price and cost): decimal or thousands mark? Both fit 1.23'
    """
    value = _read_as(cell, decimal)
    where = f"{count(len(names), 'column')} ({join_some(names)})"
    return Ambiguity(
        f"{where}: decimal or thousands mark? Both fit {cell}, which was read as {value}.", "decimal", columns=names
    )


def day_or_month(name: str, cell: str, day_first: bool) -> Ambiguity:
    """Return the ambiguity of dates that fit both orders of day and month."""
    sentence = f"{name}: {cell} could begin with the day or the month; it was read with {READ_FIRST[day_first]}."
    return Ambiguity(sentence, "date_order")


def days_or_months(names: Sequence[str], day_first: bool) -> Ambiguity:
    """Return the ambiguity of several columns of dates that fit both orders of day and month.

    Examples
    --------
    >>> days_or_months(["opened", "closed", "paid"], True)
    '3 columns (opened, closed and paid): day or month first? Both fit; they were read with the day first.'
    """
    where = f"{count(len(names), 'column')} ({join_some(names)})"
    sentence = f"{where}: day or month first? Both fit; they were read with {READ_FIRST[day_first]}."
    return Ambiguity(sentence, "date_order", columns=names)


def settled_date_order(name: str, day_first: bool, by_other_dates: bool) -> str:
    """Return the note on the order of day and month that the file itself shows."""
    first = "day" if day_first else "month"
    evidence = "other dates of the file show" if by_other_dates else "the sequence of its dates shows"
    return f"{name}: {evidence} that the {first} comes first."
