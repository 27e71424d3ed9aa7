"""Cells of a column of numbers that are no numbers: missing ones, odd words, several units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.ingestion import measure_messages, messages
from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn, match_missing
from neon_core.parse import number_formats
from neon_core.parse.amounts import is_money
from neon_core.parse.vocabulary import MISSING_WORDS

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.checks import Indices
    from neon_core.reading import Ambiguity

MOST_LISTED, MOST_ODD_WORDS = 5000, 3
"""Cells that are looked at for units and odd words; different odd words that a column of numbers may have."""

SEVERAL_UNITS = "its numbers have several units"
"""The reason why a column does not count."""

MIN_BESIDE_KNOWN_WORDS = 0.1
"""Smallest share of numbers beside words that count as missing in another column."""


@dataclass(frozen=True, eq=False)
class OddWords:
    """The words among numbers, and the rows that have them."""

    words: tuple[str, ...]
    rows: Indices

    def describe(self, name: str, context: TableContext) -> list[Ambiguity]:
        """Return the ambiguity of these cells; none where there are none."""
        lines = context.lines[self.rows].tolist()
        return [messages.not_numbers(name, self.words, lines, self.rows.size)] if self.words else []


def match_missing_numbers(cells: pa.Array, context: TableContext) -> Any:
    """Return for each cell whether it is missing, by the words for a missing number."""
    import pyarrow.compute as pc

    if context.missing is not None:
        return match_missing(cells, context.missing, any_case=False)
    is_missing = match_missing(cells, MISSING_WORDS, any_case=True)
    return pc.or_(is_missing, number_formats.match_dashes_with_unit(cells))


def are_enough(n_numbers: int, cells: pa.Array, is_missing: Any, context: TableContext) -> bool:
    """Whether a column has enough numbers: nearly all cells that are not missing, and no odd word of another column."""
    import pyarrow.compute as pc

    n_present = len(cells) - (pc.sum(is_missing).as_py() or 0)
    n_known = 0
    if context.odd_words:
        is_known = pc.and_(match_missing(cells, context.odd_words, any_case=True), pc.invert(is_missing))
        n_known = pc.sum(is_known).as_py() or 0
    is_most = n_numbers >= number_formats.MIN_SHARE * (n_present - n_known)
    return n_numbers > 0 and is_most and n_numbers >= MIN_BESIDE_KNOWN_WORDS * n_present


def find_odd_words(cells: pa.Array, is_odd: pa.Array) -> OddWords | None:
    """Return the cells that are no numbers; None where their words vary as those of a text column do."""
    at = np.flatnonzero(is_odd.to_numpy(zero_copy_only=False))
    words = tuple(dict.fromkeys(cells.take(at[:MOST_LISTED]).to_pylist()))
    return None if len(words) > max(MOST_ODD_WORDS, at.size // 2) else OddWords(words, at)


def refuse_units(name: str, present: pa.Array, units: Sequence[str], missing: tuple[str, ...]) -> TypedColumn:
    """Return a column of numbers in several units as it is; of several currencies as text, which is no feature."""
    are_money = any(is_money(unit) for unit in units)
    sentence = measure_messages.several_units(name, units)
    kind = "text" if are_money else "category"
    return TypedColumn(present, kind, "", (sentence,), missing=missing, left_out=SEVERAL_UNITS)
