"""Detect the header of a table, and name its columns."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from neon_core.ingestion.text.dialect import DATE, NUMBER
from neon_core.ingestion.text.number_header import (
    INTEGER,
    continues_below,
    form,
    has_number_names,
    is_number_sequence,
    numbers_the_columns,
    shares_pattern,
)
from neon_core.ingestion.text.second_header import is_answer_line, is_units_line, names_answers
from neon_core.parse.vocabulary import MISSING_OR_NAME, MISSING_WORDS
from neon_core.text import unique_name

MOST_HEADER_ROWS, SURE_ROWS = 3, 4
"""Most rows of a header; rows below from which on a header of words above words is sure."""

LIMIT_SIGN = re.compile(r"[<>~≤≥≈]\s*=?\s*(?=[-\d.,])")
"""Sign of a bound: the value is below, above or about the number behind it."""

COLUMN_DESCRIPTION = re.compile(r"\{\s*[\"'].*\}", re.DOTALL)
"""A cell that describes its column, as survey programs write it below the header."""

Row = tuple[str, ...]


def is_value(cell: str) -> bool:
    """Whether a cell is a number or a date: content of a table, not of its header.

    Examples
    --------
    >>> [is_value(cell) for cell in ("12,5 %", "< 0.1", "2024-01-31", "hue")]
    [True, True, True, False]
    """
    cell = LIMIT_SIGN.sub("", cell[:100], count=1) if cell[:1] in "<>~≤≥≈" else cell[:100]
    return bool(NUMBER.fullmatch(cell) or DATE.fullmatch(cell))


def is_missing(cell: str) -> bool:
    """Whether a cell is empty or one of the words for a missing value."""
    return cell.strip().lower() in MISSING_WORDS


def detect_value_columns(rows: Sequence[Row]) -> list[bool]:
    """Return for each column whether most of its cells that are not missing are numbers or dates."""
    has_values = []
    for column in zip(*rows, strict=True):
        cells = [cell for cell in column if not is_missing(cell)]
        has_values.append(bool(cells) and sum(map(is_value, cells)) >= 0.7 * len(cells))
    return has_values


def detect_header(rows: Sequence[Row]) -> tuple[int, bool]:
    """Return how many of the first rows of a table are its header, and whether that is sure.

    A header has words above a column of numbers; in a table of words only, it has words that do not repeat below.
    Consecutive years, and 0, 1, 2, ..., are names too.

    Examples
    --------
    >>> detect_header([("city", "warm"), ("", "°C"), ("Rome", "21"), ("Oslo", "9")])
    (2, True)
    >>> detect_header([("Rome", "21"), ("Oslo", "9"), ("Bern", "12")])
    (0, True)
    """
    if len(rows) < 2:
        return (0, True) if any(map(is_value, rows[0])) and not is_number_sequence(rows[0]) else (1, False)
    rows = _drop_repeated_header(rows)
    body = rows[min(MOST_HEADER_ROWS, max(1, len(rows) // 2)) : 100]
    columns = detect_value_columns(body)
    if _is_header_of_numbers(rows, columns):
        has_second = len(rows) > 2 and _names_groups(rows[0], rows[1]) and is_header_like(rows[1], columns)
        return 1 + has_second, True
    if numbers_the_columns(rows):
        return 1, True
    if n_described := _count_described_rows(rows):
        return n_described, True
    if not any(columns):
        return _detect_header_of_words(rows)
    n = _count_header_rows(rows, columns)
    while n and not _names_half(rows[:n], columns):
        n -= 1
    n = _drop_data_rows(rows, columns, n)
    return (0 if n == 1 and _continues_pattern(rows, columns) else n), True


def _is_header_of_numbers(rows: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether the first row names the columns by numbers or dates."""
    if is_number_sequence(rows[0]) and not is_number_sequence(rows[1]) and not continues_below(rows[0], rows[1:]):
        return True
    return has_number_names(rows[0], rows[1:100], value_columns)


def _count_header_rows(rows: Sequence[Row], value_columns: Sequence[bool]) -> int:
    """Return how many of the first rows have words or units above the columns of values."""
    gaps = _gap_words(rows, value_columns)
    n = 0
    while n < min(MOST_HEADER_ROWS, len(rows) - 1):
        row, below = rows[n], rows[n + 1 : 100]
        is_head = is_header_like(row, value_columns, gaps) and not (n and _has_decimals(row))
        if n and not is_head and not is_answer_line(row, below, value_columns):
            is_head = is_units_line(row, value_columns) or names_answers(row, rows[n - 1], below, value_columns)
        if not is_head:
            break
        n += 1
    return n


def _continues_pattern(rows: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether a column of words has one pattern from the first row on: k0, k1, k2."""
    columns = zip(*rows[:100], strict=True)
    return len(rows) > MOST_HEADER_ROWS and any(
        shares_pattern(cells[0], cells[1:]) for cells, has in zip(columns, value_columns, strict=True) if not has
    )


def _drop_repeated_header(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows without repetitions of a first row that has words above numbers, as in concatenated files."""
    others = [row for row in rows[1:] if row != rows[0]]
    if len(others) in (0, len(rows) - 1) or not is_header_like(rows[0], detect_value_columns(others)):
        return rows
    return [rows[0], *others]


def is_header_like(row: Row, value_columns: Sequence[bool], gaps: Container[str] = MISSING_WORDS) -> bool:
    """Whether a row has a word, and no value, in the columns of values; the words in `gaps` do not count."""
    cells = [cell for cell, has_values in zip(row, value_columns, strict=False) if has_values]
    words = [cell for cell in cells if cell.strip().lower() not in gaps and not is_value(cell)]
    return bool(words) and not any(map(is_value, cells))


def _gap_words(rows: Sequence[Row], value_columns: Sequence[bool]) -> frozenset[str]:
    """Return the words for a missing value; x or nr may be a name as well, unless it occurs below the first row."""
    below = {cell.strip().lower() for row in rows[1:] for cell, has in zip(row, value_columns, strict=False) if has}
    return MISSING_WORDS - (MISSING_OR_NAME - below)


def _has_decimals(row: Row) -> bool:
    """Whether a row has a number with decimals: names and units have none."""
    return any(is_value(cell) and not INTEGER.fullmatch(cell.strip()) and not DATE.fullmatch(cell) for cell in row)


def _count_described_rows(rows: Sequence[Row]) -> int:
    """Return the number of header rows where the last one describes every column, as survey programs do; else 0."""
    describes = [
        bool(full) and all(map(COLUMN_DESCRIPTION.fullmatch, full))
        for full in ([cell.strip() for cell in row if cell.strip()] for row in rows)
    ]
    at = next((i for i, does in enumerate(describes[:MOST_HEADER_ROWS]) if does), 0)
    return at + 1 if at and sum(describes) == 1 and len(rows) > at + 1 else 0


def _names_half(rows: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether rows name at least half of the columns of values."""
    named = [any(cell.strip() for cell in column) for column in zip(*rows, strict=True)]
    return sum(n for n, has in zip(named, value_columns, strict=True) if has) >= 0.5 * sum(value_columns)


def _names_groups(row: Row, below: Row) -> bool:
    """Whether a row names groups of columns: each word covers the blanks right of it, which have names below."""
    gaps = [not cell.strip() and bool(name.strip()) for cell, name in zip(row, below, strict=True)]
    return any(gaps[1:]) and any(cell.strip() for cell in row)


def _drop_data_rows(rows: Sequence[Row], value_columns: Sequence[bool], n: int) -> int:
    """Return the number of header rows without a second or third that may be data: its words occur below."""
    while n > 1 and _repeats_below(rows[n - 1], rows[n : n + 50], value_columns):
        n -= 1
    while n > 1 and not _names_groups(rows[n - 2], rows[n - 1]):
        row = rows[n - 1]
        below = {cell for body in rows[n : n + 50] for cell, has in zip(body, value_columns, strict=True) if not has}
        words = {cell for cell, has in zip(row, value_columns, strict=True) if not has and cell.strip()}
        if not words or not words <= below:
            break
        n -= 1
    return n


def _repeats_below(row: Row, below: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether a word in a column of values occurs below it, as "ill" does among grades."""
    words = {(i, cell) for i, cell in enumerate(row) if value_columns[i] and cell.strip() and not is_missing(cell)}
    return bool(words) and any((i, cell) in words for other in below for i, cell in enumerate(other))


def _detect_header_of_words(rows: Sequence[Row]) -> tuple[int, bool]:
    """Return `detect_header` for a table of words."""
    first, body = rows[0], rows[1:]
    if any(is_value(cell) for cell in first) or _continues_pattern(rows, [False] * len(first)):
        return 0, True
    repeats = [cell in {row[i] for row in body} for i, cell in enumerate(first) if cell.strip()]
    if any(repeats) or len({cell for cell in first if cell.strip()}) < len(repeats) * 0.5:
        return 0, True
    return 1, len(body) >= SURE_ROWS or _differs_in_form(first, body)


def _differs_in_form(first: Row, body: Sequence[Row]) -> bool:
    """Whether the cells of some column share a form (AB-12, an address) that the first row's cell does not have."""
    for i, cell in enumerate(first):
        forms = {form(row[i]) for row in body if row[i].strip()}
        if len(forms) == 1 and len(body) > 2 and form(cell) not in forms:
            return True
    return False


def name_columns(rows: Sequence[Row], n_columns: int) -> tuple[tuple[str, ...], list[str], list[str]]:
    """Return the columns' names, the made-up ones among them, and those that got a number because they repeat.

    Header rows are joined by a space; in all but the last a word covers the blanks right of it, too.

    Examples
    --------
    >>> name_columns([("2024", "", "2025", ""), ("a", "b", "a", "")], 4)[0]
    ('2024 a', '2024 b', '2025 a', '2025')
    >>> name_columns([("a", "", "a")], 3)
    (('a', 'column 2', 'a 2'), ['column 2'], ['a 2'])
    """
    parts = [_fill_right(row) if _names_groups(row, below) else row for row, below in pairwise(rows)] + list(rows[-1:])
    joined = [_join_parts(column) for column in zip(*parts, strict=True)]
    joined += [""] * (n_columns - len(joined))
    names: dict[str, None] = {}
    made_up, renamed, used = [], [], {name for name in joined if name}
    for i, name in enumerate(joined[:n_columns]):
        is_new = name and name not in names
        unique = name if is_new else unique_name(name or f"column {i + 1}", used, "{name} {number}")
        made_up += [] if name else [unique]
        renamed += [unique] if name and unique != name else []
        names[unique] = None
        used.add(unique)
    return tuple(names), made_up, renamed


def _join_parts(parts: Sequence[str]) -> str:
    """Return the header cells above one column as a name; white space in it, a line break too, is one space."""
    return " ".join(word for part in parts if not COLUMN_DESCRIPTION.fullmatch(part.strip()) for word in part.split())


def _fill_right(row: Row) -> Row:
    """Return a row in which each blank has the word before it."""
    filled, last = [], ""
    for cell in row:
        last = cell if cell.strip() else last
        filled.append(last)
    return tuple(filled)
