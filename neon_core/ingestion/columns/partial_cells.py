"""Recognise cells that hold two numbers, or a day without a year: they are no single measure and no date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from neon_core.ingestion import measure_messages
from neon_core.ingestion.columns.identifiers import rate_id_name
from neon_core.ingestion.columns.typed_column import TypedColumn
from neon_core.parse.date_words import is_day_and_month
from neon_core.parse.number_pairs import are_numbers_of_things, is_pair

if TYPE_CHECKING:
    import pyarrow as pa

    from neon_core.reading import Ambiguity

MIN_SHARE = 0.9
"""Smallest share of the different cells that must be of the kind."""

FEW = 20
"""Different cells up to which a column whose cells repeat is a category."""

PAIRS_REASON = "two numbers in a cell: no single measure"
DAYS_REASON = "days without a year: no dates"

PARTIAL: tuple[tuple[Callable[[str], bool], Callable[[str, str], Ambiguity], str], ...] = (
    (is_day_and_month, measure_messages.days_without_year, DAYS_REASON),
    (is_pair, measure_messages.two_numbers, PAIRS_REASON),
)
"""Test of a cell, ambiguity of the column, and the reason why it does not count."""


def read_partial(
    name: str, present: pa.Array, sample: Sequence[str], missing: tuple[str, ...] = ()
) -> TypedColumn | None:
    """Return a column of pairs of numbers, or of days without a year, as text that does not count; else None.

    Few cells that repeat are a category.

    Parameters
    ----------
    name : str
        The column's name.
    present : pyarrow.Array of string
        Every cell, null for a missing one.
    sample : sequence of str
        Some different cells that are not missing.
    missing : tuple of str
        The words in it that were read as a missing value.

    Examples
    --------
    >>> import pyarrow as pa
    >>> cells = ["120/80", "110/70", "130/85"]
    >>> read_partial("pressure", pa.array(cells), cells).left_out
    'two numbers in a cell: no single measure'
    """
    n_present = len(present) - present.null_count
    if not sample or (len(sample) <= FEW and 2 * len(sample) <= n_present):
        return None
    for is_kind, describe, reason in PARTIAL:
        cells = [cell for cell in sample if is_kind(cell)]
        if len(cells) >= MIN_SHARE * len(sample) and not (is_kind is is_pair and _are_ids(name, cells)):
            return TypedColumn(present, "text", "", (describe(name, cells[0]),), missing=missing, left_out=reason)
    return None


def _are_ids(name: str, cells: Sequence[str]) -> bool:
    """Whether pairs of numbers are the numbers of files, or stand under the name of an id."""
    return bool(rate_id_name(name)) or are_numbers_of_things(cells)
