"""From a dataset to the matrix that is clustered, and back to the user's units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import DataError, Problem

LARGEST = 1e140
"""Distances are sums of squares, which must stay finite."""

SMALLEST = 1e-140
"""And those of a feature that varies must not vanish: below, squares lose digits, and soon are 0."""


@dataclass(frozen=True, eq=False)
class Design:
    """The scaled matrix, where its rows and columns come from, and the known classes.

    Attributes
    ----------
    matrix : ndarray of shape (n_samples, n_features)
        Scaled, finite, read-only.
    rows : ndarray of int of shape (n_samples,)
        The row of the dataset's frame that each sample is.
    feature_names, source_columns : tuple of str
        The matrix's columns, and the frame's column that each was made from.
    center, spread : ndarray of shape (n_features,)
        matrix = (value - center) / spread. A constant feature has spread 1, so it becomes 0.
    classes : tuple
        The known classes, sorted; empty where there is no class column.
    class_index : ndarray of int of shape (n_samples,)
        The class of each sample as a position in `classes`; -1 where it is not known.
    low, high : ndarray of shape (n_features,)
        The observed range in the user's units.
    decimals : ndarray of int of shape (n_features,)
        How many decimals the user's numbers are written with, 6 at most; from the first 1,000 rows.
    imputed : ndarray of int of shape (n_features,)
        How many missing values were filled in.
    constant : tuple of str
        Features with one value only; their relevance is 0.
    """

    matrix: Matrix
    rows: Indices
    feature_names: tuple[str, ...]
    source_columns: tuple[str, ...]
    center: Vector
    spread: Vector
    classes: tuple[Any, ...]
    class_index: Indices
    low: Vector
    high: Vector
    decimals: Indices
    imputed: Indices
    constant: tuple[str, ...]

    def to_original(self, matrix: Matrix) -> pd.DataFrame:
        """Return scaled rows (samples or centroids) in the user's units, under the user's column names."""
        return pd.DataFrame(np.atleast_2d(matrix) * self.spread + self.center, columns=list(self.feature_names))

    def position(self, row: int) -> int:
        """Return the matrix row of a row of the frame, -1 where it was left out or is not there."""
        at = int(np.searchsorted(self.rows, row))
        return at if at < self.rows.size and self.rows[at] == row else -1


def _minmax(values: Matrix) -> tuple[Vector, Vector]:
    return values.min(axis=0), np.ptp(values, axis=0)


def _standard(values: Matrix) -> tuple[Vector, Vector]:
    _, exponent = np.frexp(np.abs(values).max(axis=0))  # squares of 1e-200 are 0; powers of 2 cost no digit
    return values.mean(axis=0), np.ldexp(np.ldexp(values, -exponent).std(axis=0), exponent)


def _robust(values: Matrix) -> tuple[Vector, Vector]:
    low, middle, high = np.percentile(values, (25, 50, 75), axis=0)
    return middle, high - low


def _none(values: Matrix) -> tuple[Vector, Vector]:
    return np.zeros(values.shape[1]), np.ones(values.shape[1])


_SCALES: dict[str, Callable[[Matrix], tuple[Vector, Vector]]] = {
    "minmax": _minmax,
    "standard": _standard,
    "robust": _robust,
    "none": _none,
}


def scale(values: Matrix, scaling: str) -> tuple[Matrix, Vector, Vector]:
    """Return (values - center) / spread, center and spread.

    A constant feature has spread 1 and, unless the scaling is "none", its value as center; so has one that has no
    spread in the scaling's own sense (an interquartile range of 0), whose differences then count as they are.

    Examples
    --------
    >>> import numpy as np
    >>> scale(np.array([[1.0, 5.0], [3.0, 5.0]]), "minmax")[0]
    array([[0., 0.],
           [1., 0.]])
    """
    center, spread = _SCALES[scaling](values)
    constant = values.min(axis=0) == values.max(axis=0)
    spread = np.where(constant | (spread == 0.0), 1.0, spread)
    if scaling != "none":
        center = np.where(constant, values[0], center)
    matrix = values - center
    matrix /= spread
    return matrix, center, spread


def prepare(dataset: Dataset, config: AnalysisConfig) -> Design:
    """Make the matrix of a dataset's features.

    Raises
    ------
    DataError
        With everything that these choices show: no numeric feature, a feature without a value, infinite values,
        missing values where they are refused, fewer rows than clusters.
    """
    names = _usable(dataset)
    values = dataset.frame[list(names)].to_numpy(np.float64, na_value=np.nan)
    missing = np.isnan(values)
    _refuse(names, values, missing, config)
    kept = ~missing.any(axis=1) if config.missing == "drop" else np.ones(len(values), np.bool_)
    if missing.any() and config.missing == "median":
        values = np.where(missing, np.nanmedian(values, axis=0), values)
    values = np.ascontiguousarray(values if kept.all() else values[kept])
    low, high = values.min(axis=0), values.max(axis=0)
    matrix, center, spread = _scaled(names, values, np.stack([low, high]), config.scaling)
    classes, class_index = _classes(dataset, kept)
    return Design(
        matrix=frozen(matrix),
        rows=frozen(np.flatnonzero(kept)),
        feature_names=names,
        source_columns=names,
        center=frozen(center),
        spread=frozen(spread),
        classes=classes,
        class_index=frozen(class_index),
        low=frozen(low),
        high=frozen(high),
        decimals=frozen(_decimals(values[:1000])),
        imputed=frozen(missing.sum(axis=0) if config.missing == "median" else np.zeros(len(names), np.intp)),
        constant=tuple(n for n, flat in zip(names, low == high, strict=True) if flat),
    )


def _scaled(names: tuple[str, ...], values: Matrix, ends: Matrix, scaling: str) -> tuple[Matrix, Vector, Vector]:
    """Scale, or say which feature cannot be: its spread is next to nothing beside its largest value, or beside 1."""
    with np.errstate(over="ignore", invalid="ignore"):
        matrix, center, spread = scale(values, scaling)
        low, high = (ends - center) / spread  # the smallest and largest stay so, to the last digit
        large = ~(np.maximum(-low, high) < LARGEST)
        range_ = high - low
    hint = "Choose another scaling, or leave the column out."
    what = f"Scaling by {scaling} makes numbers that are too large to be squared"
    problems = [Problem(what, f"column {names[i]}", hint) for i in np.flatnonzero(large)]
    hint = "Choose the scaling minmax, count it in a smaller unit, or leave the column out."
    for i in np.flatnonzero((range_ > 0.0) & (range_ < SMALLEST)):
        what = f"{names[i]} differs by {range_[i]:.3g} at most, too small to be squared"
        problems.append(Problem(what, f"column {names[i]}, scaling {scaling}", hint))
    if problems:
        raise DataError(problems)
    return matrix, center, spread


def _decimals(values: Matrix) -> Indices:
    """Return the fewest decimals that lose nothing of each column, 6 at most."""
    fewest: Indices = np.full(values.shape[1], 6, np.intp)
    for decimals in range(5, -1, -1):
        fewest[np.isclose(np.round(values, decimals), values, rtol=1e-12, atol=0.0).all(axis=0)] = decimals
    return fewest


def _usable(dataset: Dataset) -> tuple[str, ...]:
    """Return the numeric features, or say that there are none."""
    kinds = {column.name: column.kind for column in dataset.columns}
    names = tuple(name for name in dataset.with_role("feature") if kinds[name] in ("number", "boolean"))
    if not names:
        found = ", ".join(f"{c.name} ({c.kind}, {c.role})" for c in dataset.columns[:8]) or "none"
        raise DataError("No column is a numeric feature", where=f"columns: {found}", hint="Choose one, at least.")
    return names


def _refuse(names: tuple[str, ...], values: Matrix, missing: NDArray[np.bool_], config: AnalysisConfig) -> None:
    """Raise everything that stands against clustering these values, at once."""
    problems = [
        Problem(f"{name} has no value at all", f"column {name}", "Leave the column out.")
        for name, empty in zip(names, np.atleast_1d(missing.all(axis=0)), strict=True)
        if empty and len(values)
    ]
    if not _can_be_squared(values):
        problems += _too_large(names, values)
    if missing.any() and config.missing == "refuse":
        what = f"{int(missing.sum())} values are missing, and missing values are refused"
        problems.append(Problem(what, "missing", "Choose to fill them in or to drop their rows."))
    left = int((~missing.any(axis=1)).sum()) if config.missing == "drop" else len(values)
    if left < config.n_clusters:
        what = f"{left} rows cannot make {config.n_clusters} clusters"
        problems.append(Problem(what, "n_clusters", f"Choose at most {left} clusters." if left else ""))
    if problems:
        raise DataError(problems)


def _can_be_squared(values: Matrix) -> bool:
    """Whether all values that are there are finite and below the limit; without a copy."""
    return bool(
        np.fmax.reduce(values, axis=None, initial=0.0) < LARGEST > -np.fmin.reduce(values, axis=None, initial=0.0)
    )


def _too_large(names: tuple[str, ...], values: Matrix) -> list[Problem]:
    """Return which columns have infinite values, and which have such as cannot be squared."""
    problems = []
    for name, column in zip(names, np.isinf(values).T, strict=True):
        if column.any():
            row = int(column.argmax())
            what = f"{name} has {int(column.sum())} infinite values"
            problems.append(Problem(what, f"the first in row {row}", "Mend them or leave the column out."))
    for name, column in zip(names, ((np.abs(values) >= LARGEST) & np.isfinite(values)).T, strict=True):
        if column.any():
            what = f"{name} has {int(column.sum())} values of {LARGEST:g} or more, too large to be squared"
            problems.append(Problem(what, f"the first in row {int(column.argmax())}", "Count it in a larger unit."))
    return problems


def _classes(dataset: Dataset, kept: NDArray[np.bool_]) -> tuple[tuple[Any, ...], Indices]:
    """Return the sorted classes and each kept row's position in them."""
    column = dataset.with_role("class")
    if not column:
        return (), np.full(int(kept.sum()), -1, np.intp)
    cells = dataset.frame[column[0]][kept]
    try:
        codes, values = pd.factorize(cells, sort=True)
    except TypeError as error:  # a list has no hash, and a tuple is neither less nor more than a number
        kinds = ", ".join(sorted({type(cell).__name__ for cell in cells}))
        what = f"{column[0]} has cells that cannot be told apart and sorted as classes: {kinds}"
        hint = "Make text or numbers of them, or choose another class column."
        raise DataError(what, where=f"column {column[0]}", hint=hint) from error
    return tuple(values.tolist()), codes.astype(np.intp)
