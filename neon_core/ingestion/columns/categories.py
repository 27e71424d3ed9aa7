"""Read a column of words: yes and no, dates, categories, free text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core.ingestion import messages
from neon_core.ingestion.columns.answer_columns import describe_answers
from neon_core.ingestion.columns.dates import read_dates
from neon_core.ingestion.columns.measures import read_measures
from neon_core.ingestion.columns.obstacles import describe_obstacles
from neon_core.ingestion.columns.partial_cells import read_partial
from neon_core.ingestion.columns.typed_column import (
    FLOAT_DIGITS,
    TableContext,
    TypedColumn,
    match_missing,
    missing_words,
)
from neon_core.parse.vocabulary import ALWAYS_MISSING, MISSING_UNLESS_CODE, YES_NO_WORDS

if TYPE_CHECKING:
    import pyarrow as pa

SAMPLE, SAMPLED_ROWS = 200, 5000
"""Different cells that decide the date format, and the rows that they are from; then every cell must have it."""

PLUS, DASHES = ["+", "++", "+++", "+/-", "±"], frozenset({"-", "--", "---", "–", "—"})
"""Results of tests, and those beside them that are a missing value elsewhere."""

MIN_TICKED, MIN_EMPTY = 2, 0.1
"""Fewest ticks, and smallest share of empty cells, of a column of tick boxes."""

NO_WORDS = frozenset(no for _, no in YES_NO_WORDS) | {"0"}
"""A column of these or nothing has no yes: what an empty cell means is not known."""

KEPT_AS_TEXT = "kept as text, as chosen"
"""The reason why a column does not count."""

MIN_TEXT_LENGTH, TEXT_SAMPLE = 20, 2000
"""Mean length of the first cells above which words with spaces are free text, and the number of these cells."""


def read_words(name: str, cells: pa.Array, sample: list[str], context: TableContext) -> TypedColumn:
    """Return a column that has no numbers as a typed column; see `kinds.read_column`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    words, notes = missing_words_of_text(name, cells, sample) if context.missing is None else (context.missing, [])
    is_missing = match_missing(cells, words, context.missing is None)
    present = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
    missing = missing_words(cells, is_missing)
    if not missing and (column := read_tick_box(present)):
        return column
    booleans = _read_booleans(present)
    if booleans is not None:
        return TypedColumn(booleans, "boolean", missing=missing)
    if column := read_dates(name, cells, present, _distinct_cells(present), context):
        return column
    digits = next((cell for cell in sample if cell.isdigit() and (cell[0] == "0" or len(cell) > FLOAT_DIGITS)), None)
    if digits and all(cell.isdigit() for cell in sample):
        notes.append(messages.kept_as_text(name, digits))
    else:
        partial = read_partial(name, present, sample, missing)
        if column := partial or read_measures(name, cells, sample, context):
            return column
        doubts = describe_answers(name, sample) or describe_obstacles(name, present, sample)
        return TypedColumn(present, detect_word_kind(present), "", tuple(doubts), tuple(notes), missing)
    return TypedColumn(present, detect_word_kind(present), notes=tuple(notes), missing=missing)


def read_as_text(name: str, cells: pa.ChunkedArray, sample: list[str], context: TableContext) -> TypedColumn:
    """Return a column as text that does not count, as the user chose; see `kinds.read_column`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = pc.utf8_trim_whitespace(cells).combine_chunks()
    words = missing_words_of_text(name, cells, sample)[0] if context.missing is None else context.missing
    is_missing = match_missing(cells, words, context.missing is None)
    present = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
    return TypedColumn(present, "text", missing=missing_words(cells, is_missing), left_out=KEPT_AS_TEXT)


def missing_words_of_text(name: str, cells: pa.Array, sample: list[str]) -> tuple[frozenset[str], list[str]]:
    """Return the words for a missing value in a column of words, and a note where NA is none of them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    words, notes = ALWAYS_MISSING, []
    if not _are_two_letter_codes(sample):
        words |= {MISSING_UNLESS_CODE}
    elif pc.any(pc.equal(cells, MISSING_UNLESS_CODE.upper())).as_py():
        notes.append(messages.na_is_code(name))
    if pc.any(pc.is_in(cells, pa.array(PLUS, cells.type))).as_py():
        words -= DASHES  # plus and minus are results
    return words, notes


def read_tick_box(cells: pa.Array) -> TypedColumn | None:
    """Return a column of one value or nothing as yes or no; None where it is no such column.

    Parameters
    ----------
    cells : pyarrow.Array
        Every cell, null where it is empty; words for a missing value must not occur.
    """
    import pyarrow.compute as pc

    ticked = pc.unique(cells.drop_null()).to_pylist()
    if len(ticked) != 1 or len(cells) - cells.null_count < MIN_TICKED or cells.null_count < MIN_EMPTY * len(cells):
        return None
    word = str(ticked[0])
    if word.lower() in NO_WORDS or len(word) > MIN_TEXT_LENGTH:
        return None
    values = pc.is_valid(cells).to_numpy(zero_copy_only=False)
    return TypedColumn(values, "boolean", ticked=word)


def _distinct_cells(cells: pa.Array) -> list[str]:
    import pyarrow.compute as pc

    return [cell for cell in pc.unique(cells.slice(0, SAMPLED_ROWS)).to_pylist() if cell is not None][:SAMPLE]


def _are_two_letter_codes(sample: list[str]) -> bool:
    return len(sample) >= 2 and all(len(cell) == 2 and cell.isupper() and cell.isalpha() for cell in sample)


def _read_booleans(cells: pa.Array) -> Any:
    """Return booleans, with NA for a missing cell; None where the column has other words."""
    import pandas as pd
    import pyarrow.compute as pc

    distinct = pc.unique(pc.utf8_lower(cells.drop_null()))
    if not 1 <= len(distinct) <= 2:
        return None
    words = set(distinct.to_pylist())
    pairs = (pair for pair in YES_NO_WORDS if words == set(pair) or (words < set(pair) and min(map(len, pair)) > 1))
    pair = next(pairs, None)
    if pair is None or (len(words) == 1 and words & {"on", "no", "si"}):
        return None
    values = pc.equal(pc.utf8_lower(cells), pair[0])
    if values.null_count:
        return pd.array(values.to_pylist(), dtype="boolean")
    return values.to_numpy(zero_copy_only=False)


def detect_word_kind(cells: Any) -> str:
    """Return "text" for sentences, "category" for words that repeat or are short.

    Parameters
    ----------
    cells : pyarrow.Array or Series of str
        Every cell.

    Examples
    --------
    >>> import pandas as pd
    >>> detect_word_kind(pd.Series(["red", "blue"])), detect_word_kind(pd.Series(["we waited for an hour, then left"]))
    ('category', 'text')
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = cells if isinstance(cells, pa.Array) else pa.array(cells, pa.large_string(), from_pandas=True)
    cells = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    some = [cell for cell in cells.slice(0, TEXT_SAMPLE).to_pylist() if cell is not None]
    if not some:
        return "category"
    mean_length = sum(map(len, some)) / len(some)
    has_spaces = sum(" " in cell for cell in some) > 0.5 * len(some)
    distinct = len(pc.unique(cells.drop_null())) / max(1, len(cells) - cells.null_count)
    return "text" if has_spaces and distinct > 0.5 and mean_length > MIN_TEXT_LENGTH else "category"
