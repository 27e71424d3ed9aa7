"""Notes on new rows: what the model has not seen, what was filled in and left out, and which columns were not used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from neon_core import notes
from neon_core.notes import Note
from neon_core.row_names import call_rows
from neon_core.saved.new_cells import Mask, Outside, Unseen
from neon_core.text import count, join_some

if TYPE_CHECKING:
    from neon_core.saved.new_rows import NewRows

MOST_NAMED = 6
"""Rows, columns or values that a note names."""
COUNTED_AS = {
    "rarer values": "counted with the rarer values",
    "no value": "counted as none of the known ones",
    "missing": "no step of its order, counted as missing",
}


def collect_new_row_notes(new: NewRows, is_blank: Mask, cannot_count: Sequence[Mask]) -> tuple[Note, ...]:
    """Return the notes on new rows.

    Parameters
    ----------
    new : NewRows
        The rows in the clusters of the model.
    is_blank : ndarray of bool of shape (n_rows,)
        Which rows have no value in any column that counts.
    cannot_count : sequence of ndarray of bool of shape (n_rows,)
        For each column that counts, the rows whose value has no logarithm.
    """
    design = new.analysis.design
    collected = _describe_units(new)
    collected += describe_unseen(new.unseen)
    if new.outside:
        collected.append(describe_outside(new.outside, new.n_outside, design.rows.size))
    collected += _describe_missing(new, is_blank, np.any(cannot_count, axis=0))
    beyond = sorted(set(design.class_index[design.class_index >= len(new.model.clustering.classes)].tolist()))
    if beyond:
        n = int((design.class_index >= len(new.model.clustering.classes)).sum())
        named = join_some([str(design.classes[i]) for i in beyond])
        collected.append(Note("unseen", f"{count(n, 'row')} {_have(n)} a class that the model does not know: {named}."))
    for names, what in ((new.ignored, "not in the model and not used"), (new.absent, "in the model and not here")):
        if names:
            text = f"{count(len(names), 'column')} {'is' if len(names) == 1 else 'are'} {what}: {join_some(names)}."
            collected.append(Note("columns", text))
    return tuple(collected)


def _describe_units(new: NewRows) -> list[Note]:
    """Return the note on columns whose numbers have another unit than in the model; none where a unit is left out."""
    here = {column.name: column.unit for column in new.dataset.columns}
    others = [column for column in new.model.design.columns if here[column.name] not in ("", column.unit)]
    if not others:
        return []
    named = [f"{c.name} ({here[c.name]} here, {c.unit or 'no unit'} in the model)" for c in others]
    what = f"{count(len(others), 'column')} {_have(len(others))} another unit than in the model"
    return [Note("unit", f"{what}, and the numbers count as they are: {join_some(named)}.")]


def describe_unseen(unseen: Iterable[Unseen]) -> list[Note]:
    """Return a note for each column with values that the model does not know.

    Examples
    --------
    >>> print(*describe_unseen([Unseen("region", "East", 3, "no value"), Unseen("region", "West", 1, "no value")]))
    region has 2 values in 4 rows that the model does not know (counted as none of the known ones): East and West.
    """
    found = []
    for column, group in groupby(unseen, lambda value: value.column):
        values = list(group)
        rows = count(sum(value.n_rows for value in values), "row")
        named = join_some([value.value for value in values])
        what = f"{column} has {count(len(values), 'value')} in {rows} that the model does not know"
        found.append(Note("unseen", f"{what} ({COUNTED_AS[values[0].counts_as]}): {named}.", column))
    return found


def describe_outside(outside: Sequence[Outside], n_outside: int, n_rows: int) -> Note:
    """Return the note that rows lie outside of what the model has seen.

    Examples
    --------
    >>> print(describe_outside([Outside("age", 0, 3, 18.0, 80.0, 20.0, 91.0, "18 to 80")], 3, 50))
    3 of 50 rows lie outside of what the model has seen: age (3 rows, seen 18 to 80). The model says of them what it
    would say at any distance.
    """
    most_first = sorted(outside, key=lambda each: -(each.n_below + each.n_above))
    named = [f"{each.column} ({count(each.n_below + each.n_above, 'row')}, seen {each.text})" for each in most_first]
    lie = "lies" if n_outside == 1 else "lie"
    text = f"{n_outside:,} of {count(n_rows, 'row')} {lie} outside of what the model has seen: {join_some(named)}."
    return Note("outside", f"{text} The model says of them what it would say at any distance.")


def _describe_missing(new: NewRows, is_blank: Mask, cannot_count: Mask) -> list[Note]:
    """Return the notes on values that were filled in and on rows that were left out."""
    design, found = new.analysis.design, []
    filled = [column for column in design.columns if column.n_filled]
    if filled:
        has_categories = any(column.categories or column.kind == "boolean" for column in filled)
        note = notes.imputed({column.name: column.n_filled for column in filled}, has_categories)
        found.append(Note("imputed", note.text.replace(", in ", " among the model's own rows, in ", 1)))
    kept = np.zeros(design.n_rows, np.bool_)
    kept[design.rows] = True
    n_missing = int((~kept & ~is_blank & ~cannot_count).sum())
    if n_missing:
        found.append(notes.dropped(n_missing))
    if (cannot_count & ~is_blank).any():
        n = int((cannot_count & ~is_blank).sum())
        what = f"{count(n, 'row')} {_have(n)} a number without a logarithm in a column that counts by it"
        found.append(Note("no logarithm", f"{what}, and {'was' if n == 1 else 'were'} left out."))
    if is_blank.any():
        rows = np.flatnonzero(is_blank)
        found.append(notes.blank_rows(call_rows(design.row_names, rows[:MOST_NAMED]), rows.size))
    return found


def _have(n: int) -> str:
    return "has" if n == 1 else "have"
