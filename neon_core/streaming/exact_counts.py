"""Exact counts of every column over all rows, added up batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core.checks import Vector
from neon_core.errors import DataError
from neon_core.preparation import PreparedColumn
from neon_core.preparation.encode import NO, YES, calendar_positions
from neon_core.saved.new_cells import Mask, NewCells
from neon_core.saved.saved_model import plain_class
from neon_core.scalings import Moments
from neon_core.streaming.batch_rows import BatchCells, BatchReader, read_cells
from neon_core.streaming.piece_runner import Listen, OneByOne, PieceRunner
from neon_core.text import plain_number

if TYPE_CHECKING:
    from neon_core.streaming.source_parts import Piece, Source

MOST_VALUES = 1_000_000
"""Different values of a category, at most: they are held in memory."""


@dataclass
class NumberCounts:
    """A column of numbers: count, range, mean and sum of squared differences of all rows that are clustered.

    Attributes
    ----------
    n, n_missing : int
        The rows with a value, and without one.
    low, high : float
        The range in the user's units.
    mean, squares : float
        Of the numbers that count (transformed): their mean, and the sum of their squared differences from it.
    least_positive : float
        The smallest number above 0; infinite where there is none.
    has_zero : bool
        Whether a number is 0.
    """

    n: int = 0
    n_missing: int = 0
    low: float = np.inf
    high: float = -np.inf
    mean: float = 0.0
    squares: float = 0.0
    least_positive: float = np.inf
    has_zero: bool = False

    def add(self, values: Vector, n_missing: int, column: PreparedColumn) -> None:
        """Add the values of a batch, in the user's units and without missing ones."""
        self.n_missing += n_missing
        if not values.size:
            return
        self.low, self.high = min(self.low, float(values.min())), max(self.high, float(values.max()))
        positive = values[values > 0.0] if self.low <= 0.0 else values
        if positive.size:
            self.least_positive = min(self.least_positive, float(positive.min()))
        self.has_zero |= bool((values == 0.0).any())
        counted = column.transform.count(values)
        mean = float(counted.mean())
        self._merge(values.size, mean, float(((counted - mean) ** 2).sum()))

    def merge(self, other: NumberCounts) -> None:
        """Add the counts of further rows."""
        self.n_missing += other.n_missing
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)
        self.least_positive = min(self.least_positive, other.least_positive)
        self.has_zero |= other.has_zero
        if other.n:
            self._merge(other.n, other.mean, other.squares)

    def _merge(self, n: int, mean: float, squares: float) -> None:
        """Add the mean and the squares of further numbers (Chan's rule: no difference of large sums)."""
        total = self.n + n
        away = mean - self.mean
        self.squares += squares + away * away * self.n * n / total
        self.mean += away * n / total
        self.n = total

    def moments(self, column: PreparedColumn, fill: float) -> Moments:
        """Return the moments of the numbers that count, those that are filled in among them."""
        whole = NumberCounts(n=self.n, mean=self.mean, squares=self.squares)
        if self.n_missing:
            whole._merge(self.n_missing, float(column.transform.count(np.array([fill]))[0]), 0.0)
        low, high = column.transform.count(np.array([self.low, self.high])).tolist()
        return Moments(low, high, whole.mean, float(np.sqrt(whole.squares / whole.n)))


@dataclass
class ValueCounts:
    """A category, a yes-or-no or a calendar: how many of the rows that are clustered have each value.

    Attributes
    ----------
    counts : Counter
        The rows of each value, by its name; of a calendar by its position.
    n_missing : int
        The rows without one.
    """

    counts: Counter[Any] = field(default_factory=Counter)
    n_missing: int = 0

    def add(self, values: pd.Series[Any], name: str, label: Callable[[Any], Any]) -> None:
        """Add the cells of a batch.

        Raises
        ------
        DataError
            If there are more than a million different values.
        """
        codes, distinct = pd.factorize(values)
        numbers = np.bincount(codes[codes >= 0], minlength=len(distinct))
        self.n_missing += int((codes < 0).sum())
        for value, n in zip(distinct, numbers.tolist(), strict=True):
            self.counts[label(value)] += n
        self._check(name)

    def merge(self, other: ValueCounts, name: str) -> None:
        """Add the counts of further rows.

        Raises
        ------
        DataError
            If there are more than a million different values.
        """
        self.n_missing += other.n_missing
        self.counts.update(other.counts)
        self._check(name)

    def _check(self, name: str) -> None:
        if len(self.counts) > MOST_VALUES:
            what = f"{name} has more than {MOST_VALUES:,} different values"
            raise DataError(what, where=f"column {name}", hint="Leave the column out.")


Counts = NumberCounts | ValueCounts


@dataclass
class TableCounts:
    """The counts of a table.

    Attributes
    ----------
    columns : list
        Those of each column that counts.
    classes : ValueCounts
        Those of the known classes.
    n_kept, n_rows : int
        The rows that are clustered, and all of them.
    """

    columns: list[Counts]
    classes: ValueCounts = field(default_factory=ValueCounts)
    n_kept: int = 0
    n_rows: int = 0

    def merge(self, other: TableCounts, reader: BatchReader) -> None:
        """Add the counts of further rows."""
        self.n_kept, self.n_rows = self.n_kept + other.n_kept, self.n_rows + other.n_rows
        self.classes.merge(other.classes, reader.class_column)
        for own, further, column in zip(self.columns, other.columns, reader.columns, strict=True):
            if isinstance(own, ValueCounts) and isinstance(further, ValueCounts):
                own.merge(further, column.name)
            elif isinstance(own, NumberCounts) and isinstance(further, NumberCounts):
                own.merge(further)


def has_values(column: PreparedColumn) -> bool:
    """Return whether a column is counted by its values: a category, a calendar, a yes-or-no."""
    return bool(column.categories) or column.kind == "boolean"


def count_table(
    source: Source, reader: BatchReader, listen: Listen = lambda _: None, runner: PieceRunner | None = None
) -> TableCounts:
    """Return the exact counts of all rows.

    Parameters
    ----------
    source : Source
        The table.
    reader : BatchReader
        How its rows are read.
    listen : callable, optional
        Called with the number of rows after each batch.
    runner : PieceRunner, optional
        Where the pieces are counted; by default here.
    """
    counts = no_counts(reader)
    for counted in (runner or OneByOne()).each(partial(count_piece, reader=reader), source, source.pieces, listen):
        counts.merge(counted, reader)
    return counts


def no_counts(reader: BatchReader) -> TableCounts:
    """Return the counts of no row."""
    return TableCounts([ValueCounts() if has_values(column) else NumberCounts() for column in reader.columns])


def count_piece(source: Source, piece: Piece, listen: Listen, *, reader: BatchReader) -> TableCounts:
    """Return the exact counts of the rows of a piece."""
    counts = no_counts(reader)
    for n_rows, batch in read_cells(source, piece, reader):
        counts.n_rows, counts.n_kept = counts.n_rows + n_rows, counts.n_kept + batch.rows.size
        for counted, cells, column in zip(counts.columns, batch.cells, reader.columns, strict=True):
            _add_cells(counted, cells, column, batch)
        if batch.classes is not None:
            counts.classes.add(batch.classes.iloc[batch.rows], reader.class_column, plain_class)
        listen(n_rows)
    return counts


def _add_cells(counts: Counts, cells: NewCells, column: PreparedColumn, batch: BatchCells) -> None:
    """Add the cells of a batch to the counts of their column."""
    if isinstance(counts, ValueCounts):
        values, label = label_cells(cells.values.iloc[batch.rows], column)
        counts.add(values, column.name, label)
        return
    is_missing: Mask = cells.is_missing[batch.rows]
    values = cells.features[batch.rows, 0]
    n_missing = int(is_missing.sum())
    counts.add(values[~is_missing] if n_missing else values, n_missing, column)


def label_cells(values: pd.Series[Any], column: PreparedColumn) -> tuple[pd.Series[Any], Callable[[Any], Any]]:
    """Return cells, and the function that names them as a category: of a calendar the position."""
    if column.kind == "boolean":
        return values, lambda value: YES if value else NO
    if column.date_use:
        return pd.Series(calendar_positions(values, column.date_use)), int
    return values, plain_number
