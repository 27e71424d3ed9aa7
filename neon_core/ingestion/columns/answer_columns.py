"""Split a column with several answers in a cell into one yes/no column per answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.errors import ReadingError
from neon_core.ingestion import reshape_messages
from neon_core.ingestion.columns.typed_column import TypedColumn, match_missing, missing_words
from neon_core.parse.answer_lists import (
    MOST_ANSWERS,
    choose_separator,
    detect_separator,
    order_answers,
    split_answers,
)
from neon_core.parse.vocabulary import ALWAYS_MISSING
from neon_core.text import one_line, unique_name

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from neon_core.reading import Ambiguity

OTHER_ANSWER = "another answer"
"""Name of the column for all answers beyond the most frequent ones."""


def describe_answers(name: str, sample: Sequence[str]) -> list[Ambiguity]:
    """Return the ambiguity of a column whose cells hold several of few answers; none where they do not.

    Parameters
    ----------
    name : str
        The column's name.
    sample : sequence of str
        Some different cells that are not missing.

    Examples
    --------
    >>> describe_answers("town", ["Rome", "Oslo"])
    []
    """
    separator = detect_separator(sample)
    if not separator:
        return []
    cell = next(cell for cell in sample if len(split_answers(cell, separator)) > 1)
    answers = order_answers(answer for cell in sample for answer in split_answers(cell, separator))
    return [reshape_messages.several_answers(name, cell, answers)]


def split_column(
    name: str, cells: pa.Array, missing: frozenset[str] | None, taken: Sequence[str]
) -> tuple[TypedColumn, dict[str, TypedColumn]]:
    """Return a column as text that does not count, and a yes/no column for each of its answers, by name.

    An empty cell is a no to every answer; a word for a missing value is missing in all of them.

    Parameters
    ----------
    name : str
        The column's name.
    cells : pyarrow.Array of string
        Every cell, without blanks around it.
    missing : frozenset of str or None
        The words for a missing value, where the user has set them.
    taken : sequence of str
        The names of all columns of the table.

    Raises
    ------
    ReadingError
        If no cell has several answers.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    is_missing = match_missing(cells, ALWAYS_MISSING if missing is None else missing, any_case=missing is None)
    present = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
    words, is_empty = missing_words(cells, is_missing), pc.equal(cells, "")
    is_word = pc.and_not(is_missing, is_empty).to_numpy(zero_copy_only=False)
    columns: dict[str, TypedColumn] = {}
    answers = _match_answers(name, present)
    for answer, values in answers.items():
        unique = unique_name(f"{name}: {one_line(answer)}", [*taken, *columns], "{name} {number}")
        columns[unique] = TypedColumn(_with_gaps(values, is_word), "boolean", missing=words)
    note = reshape_messages.split_into_answers(name, tuple(answers), pc.sum(is_empty).as_py() or 0)
    reason = reshape_messages.answers_count(tuple(columns))
    return TypedColumn(present, "text", "", (note,), missing=words, left_out=reason), columns


def _match_answers(name: str, present: pa.Array) -> dict[str, NDArray[np.bool_]]:
    """Return for each answer whether each cell has it; a cell that is null has none."""
    encoded = present.dictionary_encode()
    distinct = encoded.dictionary.to_pylist()
    separator = choose_separator(distinct)
    if not separator:
        what, hint = reshape_messages.no_answers(name), reshape_messages.NO_ANSWERS_HINT
        raise ReadingError(what, where="answers", hint=hint)
    codes = encoded.indices.fill_null(len(distinct)).to_numpy()
    split = [split_answers(cell, separator) for cell in distinct]
    answers = _most_frequent(split, np.bincount(codes, minlength=len(distinct)))
    places = {answer: i for i, answer in enumerate(answers)}
    has = np.zeros((len(distinct) + 1, len(answers)), np.bool_)
    for row, given in enumerate(split):
        has[row, [places.get(answer, len(answers) - 1) for answer in given]] = True
    return {answer: has[codes, i] for i, answer in enumerate(answers)}


def _with_gaps(values: NDArray[np.bool_], is_gap: NDArray[np.bool_]) -> Any:
    """Return booleans, with NA in the gaps."""
    if not is_gap.any():
        return values
    import pandas as pd

    return pd.arrays.BooleanArray(values, is_gap.copy())


def _most_frequent(split: Sequence[tuple[str, ...]], n_rows: NDArray[np.intp]) -> tuple[str, ...]:
    """Return the answers that get a column of their own; of too many the most frequent, and one name for the rest."""
    counts: Counter[str] = Counter()
    for answers, n in zip(split, n_rows, strict=False):
        counts.update(dict.fromkeys(answers, int(n)))
    if len(counts) <= MOST_ANSWERS:
        return order_answers(counts)
    kept = {answer for answer, _ in counts.most_common(MOST_ANSWERS)}
    return (*order_answers(answer for answer in counts if answer in kept), OTHER_ANSWER)
