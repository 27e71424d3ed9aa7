"""Reshape columns as the user chose: carry labels down, and make a yes/no column of each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion import reshape_messages
from neon_core.ingestion.columns.answer_columns import split_column
from neon_core.ingestion.columns.group_labels import carry_labels_down, describe_groups
from neon_core.ingestion.columns.pair_columns import split_numbers
from neon_core.parse.number_formats import possible_formats

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.ingestion.columns.typed_column import TypedColumn
    from neon_core.ingestion.text.rows import TableRows
    from neon_core.parse.number_formats import TableNumberFormat
    from neon_core.reading import Ambiguity, Overrides


def check_chosen_columns(names: Sequence[str], overrides: Overrides) -> None:
    """Refuse choices for columns that the table does not have, and two choices of how one column is read.

    Raises
    ------
    ReadingError
        With each such column.
    """
    hint = "Choose columns of this table, or none."
    read_as = {
        "answers": overrides.answers or (),
        "units": tuple(name for name, _ in overrides.units or ()),
        "split_numbers": overrides.split_numbers or (),
        "keep_text": overrides.keep_text or (),
    }
    chosen = {**read_as, "carry_down": overrides.carry_down or ()}
    problems = [
        Problem(reshape_messages.no_such_column(name), field, hint)
        for field, given in chosen.items()
        for name in given
        if name not in names
    ]
    counts = Counter(name for given in read_as.values() for name in dict.fromkeys(given))
    for name in (name for name, n in counts.items() if n > 1):
        where = ", ".join(field for field, given in read_as.items() if name in given)
        problems.append(Problem(reshape_messages.two_choices(name), where, reshape_messages.ONE_CHOICE_HINT))
    if problems:
        raise ReadingError(problems)


def carry_down(rows: TableRows, names: Sequence[str], overrides: Overrides) -> tuple[TableRows, list[Ambiguity]]:
    """Return the rows with labels carried down in the chosen columns, and sentences on labels of groups.

    Parameters
    ----------
    rows : TableRows
        The rows, without empty ones.
    names : sequence of str
        The names of their columns.
    overrides : Overrides
        What the user has set.
    """
    chosen, table = overrides.carry_down, rows.table
    if chosen is None:
        return rows, describe_groups(table, names)
    said: list[Ambiguity] = []
    for name in chosen:
        at = names.index(name)
        column, n_filled = carry_labels_down(table.column(at))
        table = table.set_column(at, table.column_names[at], column)
        said.append(reshape_messages.labels_carried_down(name, n_filled))
    others = [sentence for sentence in describe_groups(rows.table, names) if sentence.values[0] not in chosen]
    return replace(rows, table=table), [*said, *others]


def split_chosen(
    names: Sequence[str],
    columns: Sequence[TypedColumn],
    cells: Sequence[pa.ChunkedArray],
    overrides: Overrides,
    number_format: TableNumberFormat,
) -> tuple[tuple[str, ...], tuple[TypedColumn, ...]]:
    """Return the names and the columns, with those of its answers or of its numbers behind each chosen column.

    Parameters
    ----------
    names : sequence of str
        The names of the columns.
    columns : sequence of TypedColumn
        The columns.
    cells : sequence of pyarrow.ChunkedArray
        Their text.
    overrides : Overrides
        What the user has set.
    number_format : TableNumberFormat
        The number format of the table.
    """
    import pyarrow.compute as pc

    answers, numbers = overrides.answers or (), overrides.split_numbers or ()
    formats = (number_format, possible_formats(overrides.decimal, overrides.thousands))
    missing = frozenset(overrides.missing_values) if overrides.missing_values is not None else None
    split: dict[str, TypedColumn] = {}
    for name, column, text in zip(names, columns, cells, strict=True):
        if name not in answers and name not in numbers:
            split[name] = column
            continue
        trimmed, taken = pc.utf8_trim_whitespace(text).combine_chunks(), [*names, *split]
        split[name], parts = (
            split_column(name, trimmed, missing, taken)
            if name in answers
            else split_numbers(name, trimmed, missing, taken, formats)
        )
        split |= parts
    return tuple(split), tuple(split.values())
