"""A column of a table after its text was read, and the facts about the table that reading it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neon_core.parse.number_formats import NumberFormat, TableNumberFormat

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.checks import Indices
    from neon_core.reading import Ambiguity

FLOAT_DIGITS, INTEGER_DIGITS = 15, 18
"""A float keeps whole numbers of at most 15 digits, an integer of at most 18; what is longer is kept as text."""


@dataclass(frozen=True)
class TypedColumn:
    """A column that was read.

    Attributes
    ----------
    values : array
        Numbers, booleans, dates or strings, missing ones included.
    kind : str
        "number", "boolean", "ordered", "date", "category" or "text".
    unit : str
        The unit of its numbers, "" where there is none.
    ambiguities, notes : tuple of str
        Sentences for the user.
    missing : tuple of str
        The words in it that were read as a missing value.
    date_order : str
        "dmy" or "mdy" where its dates show the order of day and month, "either" where they fit both; else "".
    odd_words : tuple of str
        The words among its numbers that count as missing; empty where all cells are numbers.
    codes : tuple of float
        The numbers that may be codes for a missing value.
    late_marks : tuple of str
        Cells that show another decimal mark than the sample of the column.
    ticked : str
        The one value of a column of tick boxes; else "".
    left_out : str
        The reason why the column does not count, where the reading decides it; else "".
    order : tuple of str
        The steps of an ordered column.
    affixes : tuple of str
        The texts before and behind its numbers, as the file writes them.
    """

    values: Any
    kind: str
    unit: str = ""
    ambiguities: tuple[Ambiguity, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    date_order: str = ""
    odd_words: tuple[str, ...] = ()
    codes: tuple[float, ...] = ()
    late_marks: tuple[str, ...] = ()
    ticked: str = ""
    left_out: str = ""
    order: tuple[str, ...] = ()
    affixes: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class TableContext:
    """Facts about the whole table.

    Attributes
    ----------
    number_format : TableNumberFormat
        The number format of the table.
    possible : list of NumberFormat
        The formats that agree with the user's choices.
    day_first : bool
        Whether the day comes first in a date that fits both orders.
    missing : frozenset of str or None
        The words for a missing value, where the user has set them.
    lines : ndarray of int
        The line of each row.
    date_order : str
        The order of day and month that the user has set, "dmy" or "mdy"; else "".
    other_order : str
        The order that other dates of the file show; else "".
    odd_words : frozenset of str
        Words that count as missing in another column of numbers, in lower case.
    """

    number_format: TableNumberFormat
    possible: list[NumberFormat]
    day_first: bool
    missing: frozenset[str] | None
    lines: Indices
    date_order: str = ""
    other_order: str = ""
    odd_words: frozenset[str] = frozenset()


def match_missing(cells: pa.Array, words: frozenset[str], any_case: bool) -> pa.Array:
    """Return for each cell whether it is missing: empty, or one of the words."""
    import pyarrow as pa
    import pyarrow.compute as pc

    is_word = pc.is_in(pc.utf8_lower(cells) if any_case else cells, pa.array(sorted(words), cells.type))
    return pc.or_(is_word, pc.equal(cells, ""))


def missing_words(cells: pa.Array, is_missing: pa.Array) -> tuple[str, ...]:
    """Return the distinct words of the missing cells, without the empty one."""
    import pyarrow.compute as pc

    return tuple(sorted(word for word in pc.unique(cells.filter(is_missing)).to_pylist() if word))
