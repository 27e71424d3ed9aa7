"""What a column of text becomes, and what is known of the table that it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neon_core.parse.number_formats import Convention, Verdict

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.checks import Indices

EXACT, LONGEST = 15, 18
"""A float keeps whole numbers of so many digits, an integer of so many; what is longer is a name."""


@dataclass(frozen=True)
class Column:
    """A column that was read.

    Attributes
    ----------
    values : array
        Of numbers, truth values, dates or strings, missing ones included.
    kind : str
        "number", "boolean", "date", "category" or "text".
    unit : str
        What its numbers are counted in, "" where nothing says.
    said, notes : tuple of str
        What could have been meant otherwise, and what was done.
    missing : tuple of str
        The words for a missing value that were found in it.
    """

    values: Any
    kind: str
    unit: str = ""
    said: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """What is known of the whole table.

    Attributes
    ----------
    verdict : Verdict
        How its numbers are written.
    possible : list of Convention
        The conventions that the user leaves open.
    day_first : bool
        Where a date does not tell: whether the day comes first.
    missing : frozenset of str or None
        The words for a missing value, where the user says so.
    lines : ndarray of int
        The line of each row.
    """

    verdict: Verdict
    possible: list[Convention]
    day_first: bool
    missing: frozenset[str] | None
    lines: Indices


def absent_cells(cells: pa.Array, words: frozenset[str], any_case: bool) -> pa.Array:
    """Return which cells are missing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = pc.is_in(pc.utf8_lower(cells) if any_case else cells, pa.array(sorted(words), cells.type))
    return pc.or_(found, pc.equal(cells, ""))


def words_in(cells: pa.Array, absent: pa.Array) -> tuple[str, ...]:
    """Return the words that stand for the missing cells, but for nothing at all."""
    import pyarrow.compute as pc

    return tuple(sorted(word for word in pc.unique(cells.filter(absent)).to_pylist() if word))
