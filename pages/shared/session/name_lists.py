"""Lists of names in an address, and columns with the order of their values; as rows of a CSV file. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

BARE = re.compile(r'[^\s",]|[^\s",][^\r\n",]*[^\s",]')
"""A name that needs no quotes in a list of names."""

Orders = tuple[tuple[str, tuple[str, ...]], ...]
"""Columns, sorted by name, with their steps from the lowest to the highest."""


def format_names(names: Iterable[str]) -> str:
    """Return names as one row of a CSV file; any name comes back.

    Examples
    --------
    >>> format_names(["hue", "a,b", " c"])
    'hue,"a,b"," c"'
    """
    return ",".join(name if BARE.fullmatch(name) else '"' + name.replace('"', '""') + '"' for name in names)


def parse_names(text: str) -> tuple[str, ...] | None:
    """Return the names of a list; None where the text is no list.

    Examples
    --------
    >>> parse_names('hue, "a,b"'), parse_names('"hue')
    (('hue', 'a,b'), None)
    """
    names = parse_cells(text)
    return tuple(dict.fromkeys(names)) if names else None


def parse_cells(text: str) -> list[str] | None:
    """Return the cells of a text that is one row of a CSV file; None where it is none.

    Examples
    --------
    >>> parse_cells('hue,"a,b",hue'), parse_cells("")
    (['hue', 'a,b', 'hue'], None)
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), skipinitialspace=True, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 and rows[0] else None


def format_orders(orders: Orders) -> str:
    """Return orders as a list of lists: each column's name with its steps behind it.

    Examples
    --------
    >>> format_orders((("heat", ("low", "high")), ("size", ("S", "M"))))
    '"heat,low,high","size,S,M"'
    """
    return format_names(format_names([name, *steps]) for name, steps in orders)


def parse_orders(text: str) -> Orders | None:
    """Return the orders of a text; None where it has none, or a column twice.

    Examples
    --------
    >>> parse_orders('"heat,low,high"'), parse_orders("heat"), parse_orders("heat,low,high")
    ((('heat', ('low', 'high')),), None, None)
    """
    rows = [parse_cells(item) or [] for item in parse_cells(text) or [""]]
    names = [row[0] for row in rows if len(row) > 2]
    if len(set(names)) < len(rows):
        return None
    return tuple(sorted((row[0], tuple(row[1:])) for row in rows))
