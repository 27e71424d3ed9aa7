"""Read a column of answers that have an order: scales of agreement, levels, grades, bands of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core.ingestion import messages
from neon_core.ingestion.columns.identifiers import rate_id_name
from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn, match_missing, missing_words
from neon_core.parse.scales import FEWEST, MOST_STEPS, Scale, find_scale, fold
from neon_core.parse.vocabulary import ALWAYS_MISSING, MISSING_UNLESS_CODE

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

MOST_WORDS = MOST_STEPS + 10
"""Different cells of a column that may be a scale, at most: its steps, and words for a missing answer."""

SIGNS = frozenset("<>+-–—≤≥")
"""Signs of bands without a letter."""


def read_ordered(name: str, cells: pa.ChunkedArray, sample: list[str], context: TableContext) -> TypedColumn | None:
    """Return a column of ordered answers as a typed column; None where it is none.

    Answers beside the scale, such as "don't know", count as missing, unless the user has set the missing values.

    Parameters
    ----------
    name : str
        The column's name.
    cells : pyarrow.ChunkedArray of string
        Every cell.
    sample : list of str
        Some different cells.
    context : TableContext
        Facts about the whole table.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not _may_be_scale(name, sample):
        return None
    cells = pc.utf8_trim_whitespace(cells).combine_chunks()
    words = ALWAYS_MISSING | {MISSING_UNLESS_CODE} if context.missing is None else context.missing
    is_missing = match_missing(cells, words, context.missing is None)
    counts = {
        pair["values"]: pair["counts"] for pair in pc.value_counts(cells.filter(pc.invert(is_missing))).to_pylist()
    }
    scale = detect_scale(name, counts)
    if scale is None or (scale.no_answer and context.missing is not None):
        return None
    is_missing = pc.or_(is_missing, pc.is_in(cells, pa.array(scale.no_answer, cells.type)))
    present = pc.if_else(is_missing, pa.scalar(None, cells.type), cells)
    ambiguities, notes = _describe_scale(name, scale, counts)
    missing = missing_words(cells, is_missing)
    return TypedColumn(present, "ordered", "", ambiguities, notes, missing, order=scale.order)


def _may_be_scale(name: str, sample: list[str]) -> bool:
    """Whether some cells may be answers: few, with a letter or a sign of a band, and with an order as far as they go.

    One or two of many answers may be all that the sample has. To look at every cell takes 0.1 s of a million.
    """
    if not 1 <= len(sample) <= MOST_WORDS or not any(map(_has_word_or_sign, sample)):
        return False
    return len(sample) < FEWEST or find_scale(sample, name, is_sure=True) is not None


def _has_word_or_sign(cell: str) -> bool:
    """Whether a cell has a letter, or a sign of a band; the sign before a number is none."""
    return any(map(str.isalpha, cell)) or bool(set(cell.lstrip("+-")) & SIGNS)


def detect_scale(name: str, counts: dict[str, int]) -> Scale | None:
    """Return the scale that a column's words are answers of; None where they are none.

    An answer must repeat: where all rows differ, the words name the rows.

    Parameters
    ----------
    name : str
        The column's name.
    counts : dict of str to int
        How often each word occurs.

    Examples
    --------
    >>> detect_scale("heat", {"low": 2, "high": 1, "medium": 1}).order
    ('low', 'medium', 'high')
    """
    if not 2 <= len(counts) <= MOST_WORDS or rate_id_name(name) == "id":
        return None
    scale = find_scale(list(counts), name)
    answers = {word: n for word, n in counts.items() if scale and word not in scale.no_answer}
    return scale if sum(answers.values()) > len({fold(word) for word in answers}) else None


def _describe_scale(name: str, scale: Scale, counts: dict[str, int]) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Return the ambiguities and notes on a scale: answers that are no step, and steps that no cell has."""
    others = sum(counts[word] for word in scale.no_answer)
    ambiguities = (messages.no_step(name, scale.no_answer, others),) if others else ()
    return ambiguities, (messages.unseen_steps(name, scale.unseen),) if scale.unseen else ()


def order_columns(
    frame: pd.DataFrame, kinds: list[str]
) -> tuple[pd.DataFrame, list[str], list[tuple[str, ...]], list[Any]]:
    """Return a frame of typed columns with its ordered answers: the frame, kinds, orders, and sentences about them.

    Parameters
    ----------
    frame : DataFrame
        The values; text in an ordered column without the answers beside its scale.
    kinds : list of str
        The kinds; a category may become ordered.
    """
    kinds, said = list(kinds), list[Any]()
    orders: list[tuple[str, ...]] = [()] * len(kinds)
    for i, name in enumerate(frame.columns):
        if kinds[i] != "category" or frame[name].nunique() > MOST_WORDS:
            continue
        found = {word: int(n) for word, n in frame[name].value_counts().items() if n}
        counts = {word: n for word, n in found.items() if isinstance(word, str)}
        scale = detect_scale(name, counts) if len(counts) == len(found) else None
        if scale is not None:
            kinds[i], orders[i] = "ordered", scale.order
            frame = frame.assign(**{name: frame[name].mask(frame[name].isin(scale.no_answer))})
            said += [sentence for sentences in _describe_scale(name, scale, counts) for sentence in sentences]
    return frame, kinds, orders, said
