"""Judge like columns together: one order of dates, the same words and codes for a missing value, said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion import format_messages, measure_messages, messages
from neon_core.ingestion.columns.odd_words import SEVERAL_UNITS
from neon_core.reading import KEEP_TEXT, Ambiguity

if TYPE_CHECKING:
    from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn

    ReadAgain = Callable[[int, TableContext], TypedColumn]


def revise_columns(
    columns: Sequence[TypedColumn], samples: Sequence[Sequence[str]], context: TableContext, read_again: ReadAgain
) -> list[TypedColumn]:
    """Return the columns, those read again that another column explains.

    Parameters
    ----------
    columns : sequence of TypedColumn
        The columns.
    samples : sequence of sequence of str
        Some different cells of each.
    context : TableContext
        Facts about the whole table.
    read_again : callable
        Reads a column, by its position, with other facts.
    """
    columns = list(columns)
    orders = {column.date_order for column in columns} - {"", "either"}
    if len(orders) == 1:
        with_order = replace(context, other_order=next(iter(orders)))
        columns = [
            read_again(at, with_order) if column.date_order == "either" else column for at, column in enumerate(columns)
        ]
    words = frozenset(word.lower() for column in columns for word in column.odd_words)
    if not words or context.missing is not None:
        return columns
    with_words = replace(context, odd_words=words)
    for at, column in enumerate(columns):
        if column.kind in ("category", "text") and any(cell.lower() in words for cell in samples[at]):
            again = read_again(at, with_words)
            columns[at] = again if again.kind == "number" else column
    return columns


def join_sentences(names: Sequence[str], columns: Sequence[TypedColumn]) -> tuple[list[TypedColumn], list[Ambiguity]]:
    """Return the columns without the ambiguities that several share, and one ambiguity for each of these."""
    joined = list(columns)
    of_words = (_join_odd_words, _join_other_words, _join_codes, _join_obstacles)
    of_values = (_join_date_orders, _join_measures, _join_equal)
    return joined, [sentence for join in (*of_words, *of_values) for sentence in join(names, joined)]


def describe_tick_boxes(names: Sequence[str], columns: Sequence[TypedColumn]) -> list[str]:
    """Return one note on all columns of tick boxes; none where there are none.

    Examples
    --------
    >>> describe_tick_boxes(["a"], [])
    []
    """
    boxes = [(name, column.ticked) for name, column in zip(names, columns, strict=False) if column.ticked]
    return [messages.tick_boxes(*map(tuple, zip(*boxes, strict=True)))] if boxes else []


def _join_odd_words(names: Sequence[str], columns: list[TypedColumn]) -> list[Ambiguity]:
    """Return an ambiguity for words that count as missing in several columns; their own go from `columns`."""
    groups: dict[frozenset[str], list[int]] = {}
    for at, column in enumerate(columns):
        if column.odd_words and column.kind == "number":
            groups.setdefault(frozenset(map(str.lower, column.odd_words)), []).append(at)
    shared = [group for group in groups.values() if len(group) > 1]
    for at in (at for group in shared for at in group):
        columns[at] = replace(columns[at], ambiguities=columns[at].ambiguities[1:])  # the first is about odd words
    said: list[Ambiguity] = []
    for group in shared:
        words = tuple(dict.fromkeys(word for at in group for word in columns[at].odd_words))
        said.append(messages.odd_words_in_columns([names[at] for at in group], words))
    return said


def _join_other_words(names: Sequence[str], columns: list[TypedColumn]) -> list[Ambiguity]:
    """Return an ambiguity for words that are no dates, or no steps of a scale, in several columns; as above."""
    groups: dict[tuple[str, frozenset[str]], list[int]] = {}
    for at, column in enumerate(columns):
        words = _words(*column.ambiguities) if column.kind in ("date", "ordered") else ()
        if words:
            groups.setdefault((column.kind, frozenset(map(str.lower, words))), []).append(at)
    said: list[Ambiguity] = []
    for (kind, _), group in groups.items():
        if len(group) > 1:
            words = tuple(dict.fromkeys(word for at in group for word in _words(*columns[at].ambiguities)))
            said.append(messages.odd_words_in_columns([names[at] for at in group], words, kind))
            for at in group:
                rest = tuple(a for a in columns[at].ambiguities if not _words(a))
                columns[at] = replace(columns[at], ambiguities=rest)
    return said


def _join_codes(names: Sequence[str], columns: list[TypedColumn]) -> list[Ambiguity]:
    """Return an ambiguity for each code for a missing value in several columns; their own go from `columns`."""
    sentences: list[Ambiguity] = []
    for code in dict.fromkeys(code for column in columns for code in column.codes):
        counts = {at: n for at, column in enumerate(columns) if (n := _count_code(column, code))}
        if len(counts) < 2:
            continue
        cells: dict[str, None] = {}
        for at, n in counts.items():
            own = messages.may_be_missing(names[at], f"{code:g}", n)
            cells |= dict.fromkeys(cell for a in columns[at].ambiguities if a == own for cell in _words(a))
            columns[at] = replace(columns[at], ambiguities=tuple(a for a in columns[at].ambiguities if a != own))
        where = [names[at] for at in counts]
        sentences.append(messages.missing_code_in_columns(where, f"{code:g}", sum(counts.values()), tuple(cells)))
    return sentences


def _join_obstacles(names: Sequence[str], columns: list[TypedColumn]) -> list[Ambiguity]:
    """Return an ambiguity for words that keep several columns from being numbers; their own go from `columns`.

    A bound such as <=5 is no word: each column may have another one.
    """
    groups: dict[frozenset[str], list[int]] = {}
    for at, column in enumerate(columns):
        words = _words(*column.ambiguities) if column.kind in ("category", "text") else ()
        if words and not any(map(str.isdigit, "".join(words))):
            groups.setdefault(frozenset(map(str.lower, words)), []).append(at)
    said: list[Ambiguity] = []
    for group in (group for group in groups.values() if len(group) > 1):
        words = tuple(dict.fromkeys(word for at in group for word in _words(*columns[at].ambiguities)))
        for at in group:
            columns[at] = replace(columns[at], ambiguities=tuple(a for a in columns[at].ambiguities if not _words(a)))
        said.append(messages.words_among_numbers([names[at] for at in group], words))
    return said


def _join_date_orders(names: Sequence[str], columns: list[TypedColumn]) -> list[Ambiguity]:
    """Return an ambiguity for dates of several columns that fit both orders; their own go from `columns`."""
    said: list[Ambiguity] = []
    for day_first, end in format_messages.READ_FIRST.items():
        doubts = {
            at: [a for a in column.ambiguities if a.endswith(f"{end}.")]
            for at, column in enumerate(columns)
            if column.date_order == "either"
        }
        group = {at: own for at, own in doubts.items() if own}
        if len(group) < 2:
            continue
        for at, own in group.items():
            rest = tuple(a for a in columns[at].ambiguities if a not in own)
            columns[at] = replace(columns[at], ambiguities=rest)
        said.append(format_messages.days_or_months([names[at] for at in group], day_first))
    return said


def _join_measures(names: Sequence[str], columns: list[TypedColumn]) -> list[Ambiguity]:
    """Return one ambiguity for the same units, times, pairs or days of several columns; their own go from `columns`."""
    groups: dict[tuple[object, ...], dict[int, Ambiguity]] = {}
    for at, column in enumerate(columns):
        for a in column.ambiguities:
            if column.left_out or a.resolved_by == "units":
                units = a.removeprefix(names[at]) if column.left_out == SEVERAL_UNITS else ""
                groups.setdefault((a.resolved_by, column.kind, column.unit, column.left_out, units), {})[at] = a
    said: list[Ambiguity] = []
    for group in (group for group in groups.values() if len(group) > 1):
        for at, own in group.items():
            columns[at] = replace(columns[at], ambiguities=tuple(a for a in columns[at].ambiguities if a != own))
        said.append(measure_messages.same_doubt(next(iter(group.values())), [names[at] for at in group]))
    return said


def _join_equal(names: Sequence[str], columns: list[TypedColumn]) -> list[Ambiguity]:
    """Return one ambiguity for those of several columns that say the same; their own go from `columns`."""
    groups: dict[tuple[str, str], dict[int, Ambiguity]] = {}
    for at, column in enumerate(columns):
        for a in column.ambiguities:
            if a.resolved_by in ("answers", KEEP_TEXT) and a.startswith(f"{names[at]}: "):
                groups.setdefault((a.resolved_by, a.removeprefix(f"{names[at]}: ")), {})[at] = a
    said: list[Ambiguity] = []
    for group in (group for group in groups.values() if len(group) > 1):
        for at, own in group.items():
            columns[at] = replace(columns[at], ambiguities=tuple(a for a in columns[at].ambiguities if a != own))
        said.append(measure_messages.same_doubt(next(iter(group.values())), [names[at] for at in group]))
    return said


def _words(*ambiguities: Ambiguity) -> tuple[str, ...]:
    """Return the words that ambiguities offer as missing."""
    return tuple(word for a in ambiguities if a.resolved_by == "missing_values" for word in a.values)


def _count_code(column: TypedColumn, code: float) -> int:
    """Return how often a code occurs in a column of numbers where no number is beyond it, else 0."""
    if column.kind != "number" or not len(column.values):
        return 0
    extremes = np.fmin.reduce(column.values), np.fmax.reduce(column.values)
    return int((column.values == code).sum()) if code in extremes else 0
