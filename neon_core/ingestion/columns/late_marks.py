"""Judge the decimal mark of a column by all its cells, where the first cells are whole numbers or fit both marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neon_core.parse import number_formats

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.parse.number_formats import NumberFormat

MOST_LATE = 20
"""Cells that are kept as proof of another mark."""


@dataclass(frozen=True)
class LateMarks:
    """Another number format than that of the sample, with some cells that show it."""

    number_format: NumberFormat
    cells: tuple[str, ...]


def find_late_marks(cells: pa.Array, number_format: NumberFormat, possible: Sequence[NumberFormat]) -> LateMarks | None:
    """Return another format in which more cells are numbers, None where the format of the sample fits the most.

    Parameters
    ----------
    cells : pyarrow.Array of string
        Every cell.
    number_format : NumberFormat
        The format of the sample.
    possible : sequence of NumberFormat
        The formats that agree with the user's choices.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from neon_core.parse.number_formats import NUMBER_FORMATS, NumberFormat
    >>> find_late_marks(pa.array(["1", "2", "2,25", "3,75"]), NumberFormat(".", ","), NUMBER_FORMATS).cells
    ('2,25', '3,75')
    """
    import pyarrow.compute as pc

    marked = cells.filter(pc.match_substring_regex(cells, r"\d[.,]\d|^[.,]\d"))
    odd = marked.filter(pc.invert(number_formats.match_numbers(marked, number_format)))
    others = [f for f in possible if f.decimal != number_format.decimal]
    if not len(odd) or not others:
        return None
    counts = {f: pc.sum(number_formats.match_numbers(marked, f)).as_py() or 0 for f in others}
    best = max(others, key=counts.__getitem__)
    if counts[best] <= len(marked) - len(odd):
        return None
    proof = odd.filter(number_formats.match_numbers(odd, best))
    return LateMarks(best, tuple(pc.unique(proof.slice(0, 50 * MOST_LATE)).to_pylist()[:MOST_LATE]))
