"""The cells of a new table's column, as the features of a saved model: what it has not seen is counted, not hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.arguments import format_given
from neon_core.checks import Matrix, Vector
from neon_core.config import AnalysisConfig
from neon_core.conversion import CellFormat, convert_column
from neon_core.dataset import Column, Dataset
from neon_core.errors import Problem
from neon_core.orders import find_steps
from neon_core.preparation import PreparedColumn
from neon_core.text import count, plain_number
from neon_core.wording.column_values import format_column_value

LARGEST = 1e140
"""As for the rows of the model: squares of distances must stay finite."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Unseen:
    """A value that the model does not know.

    Attributes
    ----------
    column, value : str
        The column, and the value as text.
    n_rows : int
        The rows that have it.
    counts_as : str
        "rarer values" where it counts with the rare values of its column; "no value" where it is none of the known
        ones; "missing" where it is no step of an order.
    """

    column: str
    value: str
    n_rows: int
    counts_as: str


@dataclass(frozen=True)
class Outside:
    """Rows whose value of a column lies outside of what the model has seen.

    Attributes
    ----------
    column : str
        The column.
    n_below, n_above : int
        The rows below the least and above the largest value that the model has seen.
    low, high : float
        These two values, in the user's units: of an ordered column its steps, of a date the days since its origin.
    least, greatest : float
        The least and the largest value of the new rows.
    text : str
        The two values that the model has seen, as text.
    """

    column: str
    n_below: int
    n_above: int
    low: float
    high: float
    least: float
    greatest: float
    text: str


@dataclass(frozen=True, eq=False)
class NewCells:
    """A column of a new table.

    Attributes
    ----------
    values : Series
        The cells, of the kind that the column has in the model.
    features : ndarray of shape (n_rows, n_features of the column)
        In the user's units; what is missing has the usual value.
    is_missing : ndarray of bool of shape (n_rows,)
        The cells that are missing, and no value of their own.
    cannot_count : ndarray of bool of shape (n_rows,)
        The numbers that have no logarithm in a column that counts by it.
    unseen : tuple of Unseen
        The values that the model does not know.
    """

    values: pd.Series[Any]
    features: Matrix
    is_missing: Mask
    cannot_count: Mask
    unseen: tuple[Unseen, ...] = ()


def read_column(dataset: Dataset, column: PreparedColumn, usual: float, config: AnalysisConfig) -> NewCells | Problem:
    """Return the cells of a column of a new table, or the problem that they are of another kind.

    Parameters
    ----------
    dataset : Dataset
        The new table; it has a column of this name.
    column : PreparedColumn
        The column of the model.
    usual : float
        What a missing value becomes: see `SavedModel.usual`.
    config : AnalysisConfig
        The choices for missing values.
    """
    own = next(each for each in dataset.columns if each.name == column.name)
    values = _convert(dataset, own, column)
    if isinstance(values, Problem):
        return values
    unseen: tuple[Unseen, ...] = ()
    if column.order:
        values, unseen = _without_other_steps(values, column)
        if not values.notna().any() and unseen:
            what = f"No cell of {column.name} is a step of its order in the model, such as {column.order[0]}"
            return Problem(what, f"column {column.name}", "Correct its cells, or fit a new model.")
    if column.categories:
        return _read_category(values, column, usual)
    features = column.to_features(values).copy()  # dates are read-only
    is_missing = values.isna().to_numpy(np.bool_)
    wrong = ~is_missing & ~(np.abs(features[:, 0]) < LARGEST)
    if wrong.any():
        return _describe_wrong(values, wrong, column, own)
    features[is_missing] = usual
    if config.missing == "refuse" and is_missing.any():
        n = int(is_missing.sum())
        what = f"{count(n, 'value')} {'is' if n == 1 else 'are'} missing, and the model refuses missing values"
        return Problem(what, f"column {column.name}", "Fill them in, or leave their rows out.")
    return NewCells(values, features, is_missing, ~column.transform.accepts(features[:, 0]), unseen)


def _convert(dataset: Dataset, own: Column, column: PreparedColumn) -> pd.Series[Any] | Problem:
    """Return the cells of a column as the kind that it has in the model."""
    values = dataset.frame[own.name]
    if own.kind == column.kind:
        return values
    if values.isna().all():  # an empty column has no kind: its cells are missing
        return pd.Series(np.full(len(values), None), dtype=object) if column.categories or column.order else values
    converted = convert_column(values, own.name, own.kind, column.kind, CellFormat.from_reading(dataset.reading))
    return _of_another_kind(column, own, converted.what) if isinstance(converted, Problem) else converted


def _of_another_kind(column: PreparedColumn, own: Column, reason: str) -> Problem:
    """Return the problem that a column is of another kind."""
    what = f"{column.name} is {_with_article(column.kind)} in the model and {_with_article(own.kind)} here: {reason}"
    return Problem(what, f"column {column.name}", "Correct its cells, or fit a new model.")


def _with_article(kind: str) -> str:
    return {"boolean": "a yes or no", "ordered": "an ordered column", "text": "free text"}.get(kind, f"a {kind}")


def _describe_wrong(values: pd.Series[Any], wrong: Mask, column: PreparedColumn, own: Column) -> Problem:
    """Return the problem that cells are infinite, too large, or of another kind."""
    first, n = int(wrong.argmax()), int(wrong.sum())
    cell = f"{'' if n == 1 else 'the first is '}{format_given(values.iloc[first])} in row {first}"
    if own.kind == column.kind == "number":
        what = f"{count(n, 'value')} {'is' if n == 1 else 'are'} infinite or too large to be squared: {cell}"
        return Problem(what, f"column {column.name}", "Correct them, or leave their rows out.")
    return _of_another_kind(column, own, f"{count(n, 'cell')} cannot be read, {cell}")


def _without_other_steps(values: pd.Series[Any], column: PreparedColumn) -> tuple[pd.Series[Any], tuple[Unseen, ...]]:
    """Return the cells of an ordered column, those that are no step missing; and these."""
    values = values.map(plain_number, na_action="ignore") if values.dtype.kind in "fiu" else values
    is_other = np.isnan(find_steps(values, column.order)) & values.notna().to_numpy(np.bool_)
    return values.mask(is_other), _count_values(values[is_other], column.name, "missing")


def _read_category(values: pd.Series[Any], column: PreparedColumn, usual: float) -> NewCells:
    """Return the cells of a category; a value that the model does not know is none of the known ones, or a rare one."""
    positions, is_unseen = _find_positions(values, column)
    is_missing = np.isnan(positions) & ~is_unseen
    if column.blank:
        positions[is_missing] = float(len(column.categories) - 1)
        is_missing = np.zeros(len(values), np.bool_)
    positions[is_missing] = usual
    counts_as = "no value"
    if column.rare:
        counts_as, positions[is_unseen] = "rarer values", float(len(column.categories) - 1 - bool(column.blank))
    features = (positions[:, None] == np.arange(len(column.categories))).astype(np.float64)  # NaN is no position
    unseen = _count_values(values[is_unseen], column.name, counts_as)
    return NewCells(values, features, is_missing, np.zeros(len(values), np.bool_), unseen)


def _find_positions(values: pd.Series[Any], column: PreparedColumn) -> tuple[Vector, Mask]:
    """Return the position of each cell among the categories, NaN where it has none; and which cells are not known."""
    codes, distinct = pd.factorize(values)
    places = np.array([*column.positions(pd.Series(distinct)), np.nan])
    positions: Vector = places[codes]
    return positions, np.isnan(positions) & (codes >= 0)


def _count_values(values: pd.Series[Any], column: str, counts_as: str) -> tuple[Unseen, ...]:
    """Return each different value with its number of rows, the most frequent first."""
    counts = values.astype(object).map(plain_number).value_counts(sort=False)
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return tuple(Unseen(column, str(value), int(n), counts_as) for value, n in pairs)


def find_outside(cells: NewCells, column: PreparedColumn, low: float, high: float, kept: Mask) -> Outside | None:
    """Return the kept rows outside of the range that the model has seen; None where there are none."""
    if column.categories:
        return None
    values = cells.features[kept & ~cells.is_missing, 0]
    n_below, n_above = int((values < low).sum()), int((values > high).sum())
    if not n_below + n_above:
        return None
    ends = [_format_end(column, end) for end in (low, high)]
    text = " to ".join(dict.fromkeys(ends))
    return Outside(column.name, n_below, n_above, low, high, float(values.min()), float(values.max()), text)


def _format_end(column: PreparedColumn, value: float) -> str:
    """Return an end of a range as text."""
    if column.origin is not None or column.order:
        original = column.to_original(np.array([[value]]))[0]
        return f"{original:%Y-%m-%d}" if column.origin is not None else str(original)
    return format_column_value(column.form, value)


def with_missing(column: PreparedColumn, n_missing: int, usual: float) -> PreparedColumn:
    """Return a column of the model with the number of missing values that new rows have."""
    return replace(column, n_filled=n_missing, fill=usual if n_missing else float("nan"))
