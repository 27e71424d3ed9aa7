"""Whether a table has a header, of how many rows, and the names that it gives."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from neon_core.ingestion.text.dialect import DATE, NUMBER
from neon_core.parse.vocabulary import MISSING, NAMES

MOST_ROWS, ENOUGH_ROWS = 3, 4
YEARS = range(1800, 2101)
WHOLE = re.compile(r"[0-9]{1,9}")
LIMIT = re.compile(r"[<>~≤≥≈]\s*=?\s*(?=[-\d.,])")
"""What stands before a number that is only known to be below, above or about it."""

DESCRIBED = re.compile(r"\{\s*[\"'].*\}", re.DOTALL)
"""A cell that describes its column, as programs for surveys put it below the header."""

Row = tuple[str, ...]


def is_value(cell: str) -> bool:
    """Whether a cell is a number or a date: what stands in a table, not over it."""
    cell = LIMIT.sub("", cell[:100], count=1) if cell[:1] in "<>~≤≥≈" else cell[:100]
    return bool(NUMBER.fullmatch(cell) or DATE.fullmatch(cell))


def is_missing(cell: str) -> bool:
    """Whether a cell is empty or one of the words for a missing value."""
    return cell.strip().lower() in MISSING


def valued(rows: Sequence[Row]) -> list[bool]:
    """Return for each column whether its cells are numbers or dates, but for a few and the missing ones."""
    found = []
    for column in zip(*rows, strict=True):
        cells = [cell for cell in column if not is_missing(cell)]
        found.append(bool(cells) and sum(map(is_value, cells)) >= 0.7 * len(cells))
    return found


def n_header_rows(rows: Sequence[Row]) -> tuple[int, bool]:
    """Return how many of these rows, the first of a table, are its header, and whether that is sure.

    A header has words where the column has numbers; with nothing but words in the table, it has words that do not
    come again. Years in a row, and 0, 1, 2, ... are names as well.

    Examples
    --------
    >>> n_header_rows([("city", "warm"), ("", "°C"), ("Rome", "21"), ("Oslo", "9")])
    (2, True)
    >>> n_header_rows([("Rome", "21"), ("Oslo", "9"), ("Bern", "12")])
    (0, True)
    """
    if len(rows) < 2:
        return (0, True) if any(map(is_value, rows[0])) and not _counts_up(rows[0]) else (1, False)
    rows = _without_the_first_again(rows)
    body = rows[min(MOST_ROWS, max(1, len(rows) // 2)) : 100]
    columns = valued(body)
    if _counts_up(rows[0]) and not _counts_up(rows[1]):
        return 1 + (len(rows) > 2 and _group_row(rows[0], rows[1]) and is_above(rows[1], columns)), True
    if _numbers_the_columns(rows):
        return 1, True
    if described := _described(rows):
        return described, True
    if not any(columns):
        return _among_words(rows)
    gaps = _gaps(rows, columns)
    n = 0
    while n < min(MOST_ROWS, len(rows) - 1) and is_above(rows[n], columns, gaps) and not (n and _has_measure(rows[n])):
        n += 1
    while n and not _covers(rows[:n], columns):
        n -= 1
    return _without_data(rows, columns, n), True


def _without_the_first_again(rows: Sequence[Row]) -> Sequence[Row]:
    """Leave out rows that are the first once more, where it has words over numbers: files put together have it."""
    others = [row for row in rows[1:] if row != rows[0]]
    if len(others) in (0, len(rows) - 1) or not is_above(rows[0], valued(others)):
        return rows
    return [rows[0], *others]


def is_above(row: Row, columns: Sequence[bool], gaps: Container[str] = MISSING) -> bool:
    """Whether a row has a word, and no value, where the columns have values; `gaps` are no words."""
    cells = [cell for cell, has_values in zip(row, columns, strict=False) if has_values]
    words = [cell for cell in cells if cell.strip().lower() not in gaps and not is_value(cell)]
    return bool(words) and not any(map(is_value, cells))


def _gaps(rows: Sequence[Row], columns: Sequence[bool]) -> frozenset[str]:
    """Return the words for a missing value; x or nr may be a name as well, unless it comes again below."""
    below = {cell.strip().lower() for row in rows[1:] for cell, has in zip(row, columns, strict=False) if has}
    return MISSING - (NAMES - below)


def _has_measure(row: Row) -> bool:
    """Whether a row has a number with decimals: names and units have none."""
    return any(is_value(cell) and not WHOLE.fullmatch(cell.strip()) and not DATE.fullmatch(cell) for cell in row)


def _numbers_the_columns(rows: Sequence[Row]) -> bool:
    """Whether the first row is 1, 2, 3, ... but for its first cell, which is of another kind than those below."""
    cells = [cell.strip() for cell in rows[0]]
    counted = len(cells) > 3 and cells[1:] == [str(i) for i in range(1, len(cells))]
    if not counted or is_value(cells[0]):
        return False
    return not cells[0] or _form(cells[0]) not in {_form(row[0].strip()) for row in rows[1:]}


def _described(rows: Sequence[Row]) -> int:
    """Return the rows of a header whose last one has a description of every column, as programs write it; else 0."""
    found = [
        bool(full) and all(map(DESCRIBED.fullmatch, full))
        for full in ([cell.strip() for cell in row if cell.strip()] for row in rows)
    ]
    at = next((i for i, is_one in enumerate(found[:MOST_ROWS]) if is_one), 0)
    return at + 1 if at and sum(found) == 1 and len(rows) > at + 1 else 0


def _covers(rows: Sequence[Row], columns: Sequence[bool]) -> bool:
    """Whether rows name at least half of the columns that have values."""
    named = [any(cell.strip() for cell in column) for column in zip(*rows, strict=True)]
    return sum(n for n, has in zip(named, columns, strict=True) if has) >= 0.5 * sum(columns)


def _group_row(row: Row, below: Row) -> bool:
    """Whether a row names groups of columns: each word stands for the blanks right of it, which have names below."""
    gaps = [not cell.strip() and bool(name.strip()) for cell, name in zip(row, below, strict=True)]
    return any(gaps[1:]) and any(cell.strip() for cell in row)


def _without_data(rows: Sequence[Row], columns: Sequence[bool], n: int) -> int:
    """Take back a second or third header row that could be data: its words are those of the rest."""
    while n > 1 and not _group_row(rows[n - 2], rows[n - 1]):
        row = rows[n - 1]
        others = {cell for body in rows[n : n + 50] for cell, has in zip(body, columns, strict=True) if not has}
        here = {cell for cell, has in zip(row, columns, strict=True) if not has and cell.strip()}
        if not here or not here <= others:
            break
        n -= 1
    return n


def _counts_up(row: Row) -> bool:
    """Whether a row is a header of numbers: years in order, or 0, 1, 2, ...."""
    cells = [cell.strip() for cell in row]
    numbers = [int(cell) for cell in cells if WHOLE.fullmatch(cell)]
    words = len(cells) - len(numbers)
    if len(numbers) < 2 or words > len(numbers) + 1 or any(is_value(c) and not WHOLE.fullmatch(c) for c in cells):
        return False
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    years = len(steps) == 1 and 0 not in steps and all(number in YEARS for number in numbers)
    unnamed = not any(cell for cell in cells if not WHOLE.fullmatch(cell))
    counted = unnamed and steps == {1} and numbers[0] == 0 and len(numbers) > 2
    return counted or (years and (words > 0 or len(numbers) > 2))


def _among_words(rows: Sequence[Row]) -> tuple[int, bool]:
    """Decide for a table of words."""
    first, body = rows[0], rows[1:]
    if any(is_value(cell) for cell in first):
        return 0, True
    again = [cell in {row[i] for row in body} for i, cell in enumerate(first) if cell.strip()]
    if any(again) or len({cell for cell in first if cell.strip()}) < len(again) * 0.5:
        return 0, True
    return 1, len(body) >= ENOUGH_ROWS or _all_differ_in_form(first, body)


def _all_differ_in_form(first: Row, body: Sequence[Row]) -> bool:
    """Whether the cells of some column share a form (AB-12, an address) that the first row's has not."""
    for i, cell in enumerate(first):
        forms = {_form(row[i]) for row in body if row[i].strip()}
        if len(forms) == 1 and len(body) > 2 and _form(cell) not in forms:
            return True
    return False


def _form(cell: str) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d", "0", cell)))


def names(rows: Sequence[Row], n_columns: int) -> tuple[tuple[str, ...], list[str], list[str]]:
    """Return the columns' names, and which of them were made up and which changed because there were two.

    Header rows are joined by a space; in all but the last a word stands for the blanks right of it, too.

    Examples
    --------
    >>> names([("2024", "", "2025", ""), ("a", "b", "a", "")], 4)[0]
    ('2024 a', '2024 b', '2025 a', '2025')
    >>> names([("a", "", "a")], 3)
    (('a', 'column 2', 'a 2'), ['column 2'], ['a 2'])
    """
    parts = [_filled(row) if _group_row(row, below) else row for row, below in pairwise(rows)] + list(rows[-1:])
    joined = [_joined(column) for column in zip(*parts, strict=True)]
    joined += [""] * (n_columns - len(joined))
    found: dict[str, None] = {}
    made, renamed, taken = [], [], {name for name in joined if name}
    for i, name in enumerate(joined[:n_columns]):
        unique = name if name and name not in found else _free(name or f"column {i + 1}", found, taken)
        made += [] if name else [unique]
        renamed += [unique] if name and unique != name else []
        found[unique] = None
    return tuple(found), made, renamed


def _joined(parts: Sequence[str]) -> str:
    """Join what the rows of a header say over one column; white space in a name, a line break too, is one space."""
    return " ".join(word for part in parts if not DESCRIBED.fullmatch(part.strip()) for word in part.split())


def _free(name: str, found: Container[str], taken: Container[str]) -> str:
    """Return a name that is not there yet: the same with the next number."""
    if name not in found and name not in taken:
        return name
    number = 2
    while f"{name} {number}" in found or f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"


def _filled(row: Row) -> Row:
    filled, last = [], ""
    for cell in row:
        last = cell if cell.strip() else last
        filled.append(last)
    return tuple(filled)
