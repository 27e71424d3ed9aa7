"""From a dataset to the matrix that is clustered, and back to the user's units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.blocks import for_blocks
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import DataError, Problem
from neon_core.preparation import encode, problems
from neon_core.preparation.design import Counted, Design
from neon_core.preparation.encode import Cells
from neon_core.preparation.problems import LARGEST, SMALLEST
from neon_core.row_names import RowNames
from neon_core.scalings import ANY_RANGE, SCALINGS, category_units, has_no_spread, units
from neon_core.text import unique_names

__all__ = ["Counted", "Design", "prepare"]

LOOKED_AT = 1000
"""So many rows tell how numbers are written."""


def prepare(dataset: Dataset, config: AnalysisConfig) -> Design:
    """Make the matrix of a dataset's features.

    A number is one feature, yes or no is 0 or 1. A category is a feature for each of its values (see `category_units`
    for how they are scaled), the rarest together where there are more than `config.most_categories`. A date counts as
    `config.dates` says. Then each feature is scaled, and multiplied by the root of its column's weight, so that the
    column's squared differences count as often as the weight says.

    Raises
    ------
    DataError
        With everything that these choices show: no feature, a feature without a value, infinite values, missing values
        where they are refused, more than 2,000 features, fewer rows than clusters, columns that cannot be scaled.
    """
    found, kept = _read(dataset, config)
    problems.refuse(found, kept, config)
    found = [encode.complete(one, config.missing == "median") for one in found]
    columns = _columns(found, config)
    matrix, center, spread = _matrix(found, columns, config)
    low, high = _ranges(found, columns)
    classes, class_index = _classes(dataset, kept)
    return Design(
        matrix=frozen(matrix),
        rows=frozen(np.flatnonzero(kept)),
        n_rows=kept.size,
        feature_names=tuple(unique_names([name for one in found for name in _names(one)])),
        source_columns=tuple(column.name for column in columns for _ in range(column.start, column.stop)),
        columns=columns,
        center=frozen(center),
        spread=frozen(spread),
        classes=classes,
        class_index=frozen(class_index),
        low=frozen(low),
        high=frozen(high),
        decimals=frozen(_decimals(found, columns)),
        imputed=frozen(np.array([one.n_filled for one in found], np.intp)),
        constant=tuple(one.column.name for one in found if (one.values == one.values[0]).all()),
        as_they_are=tuple(one.column.name for one in found if _is_as_it_is(one, config.scaling)),
        row_names=_row_names(dataset),
    )


def _row_names(dataset: Dataset) -> RowNames | None:
    """Return what the rows are called, by the first column that says it."""
    return next((RowNames(name, dataset.frame[name]) for name in dataset.names_with_role("row id")), None)


def _read(dataset: Dataset, config: AnalysisConfig) -> tuple[list[Cells], NDArray[np.bool_]]:
    """Return the columns that count, of the rows that are kept, and which these are; of all rows where none is left.

    What is made of a column is made of the kept rows alone: a category that only others have is none, a date that only
    another has is not the first.
    """
    columns, kept = problems.features(dataset, config), np.ones(len(dataset.frame), np.bool_)
    found = [encode.read(dataset.frame[c.name], c, config) for c in columns]
    if config.missing == "drop":
        kept = ~np.any([one.missing for one in found], axis=0)
    if kept.any() and not kept.all():
        found = [encode.read(dataset.frame[c.name][kept], c, config) for c in columns]
    return found, kept


def _names(one: Cells) -> list[str]:
    """Return the names of a column's features."""
    return [f"{one.column.name} = {category}" for category in one.categories] or [one.column.name]


def _columns(found: Sequence[Cells], config: AnalysisConfig) -> tuple[Counted, ...]:
    """Return what each column was made into."""
    ends = np.cumsum([len(one.categories) or 1 for one in found]).tolist()
    return tuple(
        Counted(
            name=one.column.name,
            kind=one.column.kind,
            unit=one.column.unit,
            start=start,
            stop=stop,
            categories=one.categories,
            rare=one.rare,
            part=one.part,
            origin=one.origin,
            weight=config.weight(one.column.name),
            n_filled=one.n_filled,
            fill=one.fill,
        )
        for one, start, stop in zip(found, [0, *ends], ends, strict=False)
    )


def _matrix(
    found: Sequence[Cells], columns: Sequence[Counted], config: AnalysisConfig
) -> tuple[Matrix, Vector, Vector]:
    """Scale the columns, or say which cannot be: then nothing is kept."""
    n_rows, n_features = found[0].values.size, columns[-1].stop
    center, spread = np.empty(n_features), np.empty(n_features)
    for one, column in zip(found, columns, strict=True):
        at = column.features
        center[at], spread[at] = _units(one, config.scaling)
        spread[at] /= np.sqrt(column.weight)
    ends = zip(found, columns, center[[c.start for c in columns]], spread[[c.start for c in columns]], strict=True)
    wrong = [problem for one, c, mid, unit in ends for problem in _unscaled(one, c, mid, unit, config.scaling)]
    if wrong:
        raise DataError(wrong)
    matrix = np.empty((n_rows, n_features))

    def work(rows: slice) -> None:
        for one, column in zip(found, columns, strict=True):
            _fill(matrix[rows], one.values[rows], column, center, spread)

    for_blocks(n_rows, n_features, work)
    return matrix, center, spread


def _fill(matrix: Matrix, values: Vector, column: Counted, center: Vector, spread: Vector) -> None:
    """Write the features of a column: (value - center) / spread."""
    if not column.categories:
        matrix[:, column.start] = (values - center[column.start]) / spread[column.start]
        return
    at = column.features
    matrix[:, at] = (0.0 - center[at]) / spread[at]
    chosen = column.start + values.astype(np.intp)
    matrix[np.arange(len(values)), chosen] = (1.0 - center[chosen]) / spread[chosen]


def _units(one: Cells, scaling: str) -> tuple[Any, Any]:
    """Return center and spread of a column's features."""
    if one.categories:
        return category_units(np.bincount(one.values.astype(np.intp), minlength=len(one.categories)), scaling)
    with np.errstate(over="ignore", invalid="ignore"):
        return units(one.values[:, None], scaling)


def _is_as_it_is(one: Cells, scaling: str) -> bool:
    """Whether a number is left in its own units though it should be scaled."""
    return not one.categories and one.column.kind != "boolean" and has_no_spread(one.values, scaling)


def _unscaled(one: Cells, column: Counted, center: float, spread: float, scaling: str) -> list[Problem]:
    """Say why a column cannot be scaled: its spread is next to nothing beside its largest value, or beside 1."""
    if one.categories:
        return []
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = (np.array([one.values.min(), one.values.max()]) - center) / spread
    if not (np.abs(scaled) < LARGEST).all():
        hint = "Choose another scaling, or leave the column out."
        what = f"Scaling by {scaling} makes numbers that are too large to be squared"
        return [Problem(what, f"column {column.name}", hint)]
    if 0.0 < np.ptp(scaled) < SMALLEST:
        ways = {
            f"choose the scaling {ANY_RANGE}": scaling != ANY_RANGE,
            "count it in a smaller unit": SCALINGS[scaling].follows_unit,
            "give it more weight": column.weight < 1.0,
        }
        found = [way for way, helps in ways.items() if helps]
        hint = f"{', '.join(found)}, or leave the column out." if found else "leave the column out."
        what = f"{column.name} differs by {np.ptp(scaled):.3g} at most, too small to be squared"
        return [Problem(what, f"column {column.name}, scaling {scaling}", hint[:1].upper() + hint[1:])]
    return []


def _ranges(found: Sequence[Cells], columns: Sequence[Counted]) -> tuple[Vector, Vector]:
    """Return the observed range of every feature; that of a category's is 0 to 1."""
    low, high = np.zeros(columns[-1].stop), np.ones(columns[-1].stop)
    for one, column in zip(found, columns, strict=True):
        if not one.categories:
            low[column.start], high[column.start] = one.values.min(), one.values.max()
    return low, high


def _decimals(found: Sequence[Cells], columns: Sequence[Counted]) -> Indices:
    """Return the fewest decimals that lose nothing of each number, 6 at most; 0 of a category."""
    fewest: Indices = np.zeros(columns[-1].stop, np.intp)
    for one, column in zip(found, columns, strict=True):
        values = one.values[:LOOKED_AT]
        lossless = (
            decimals
            for decimals in range(6)
            if np.isclose(np.round(values, decimals), values, rtol=1e-12, atol=0.0).all()
        )
        if not one.categories:
            fewest[column.start] = next(lossless, 6)
    return fewest


def _classes(dataset: Dataset, kept: NDArray[np.bool_]) -> tuple[tuple[Any, ...], Indices]:
    """Return the sorted classes and each kept row's position in them."""
    column = dataset.names_with_role("class")
    if not column:
        return (), np.full(int(kept.sum()), -1, np.intp)
    known = dataset.frame[column[0]][kept]
    try:
        codes, values = pd.factorize(known, sort=True)
    except TypeError as error:  # a list has no hash, and a tuple is neither less nor more than a number
        kinds = ", ".join(sorted({type(cell).__name__ for cell in known}))
        what = f"{column[0]} has cells that cannot be told apart and sorted as classes: {kinds}"
        hint = "Make text or numbers of them, or choose another class column."
        raise DataError(what, where=f"column {column[0]}", hint=hint) from error
    return tuple(values.tolist()), codes.astype(np.intp)
