"""Problems of a table with some choices: everything that prevents clustering, all of it at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.arguments import check_type
from neon_core.checks import Indices, Vector
from neon_core.config import OWN_KINDS, AnalysisConfig
from neon_core.dataset import Column, Dataset
from neon_core.errors import ConfigError, DataError, Problem
from neon_core.preparation.encode import EncodedColumn
from neon_core.preparation.prepared_column import PreparedColumn
from neon_core.scalings import ANY_RANGE, SCALINGS
from neon_core.text import capitalize, count, join_some
from neon_core.transforms import AS_IT_IS, IDENTITY, LOGARITHM

LARGEST = 1e140
"""Distances are sums of squares, which must stay finite."""

SMALLEST = 1e-140
"""The squares of a feature that varies must not vanish: below, they lose digits, and soon are 0."""

MOST_FEATURES = 2000
"""After encoding: K-Means and every explanation take time and memory for each."""

COUNTABLE = ("number", "boolean", "ordered", "date", "category")


def check_features(dataset: Dataset, config: AnalysisConfig) -> tuple[Column, ...]:
    """Return the columns that count.

    Raises
    ------
    DataError
        If there are none, with every feature that cannot count, and with every weight of a column that is not there.
        Also if the dataset is not a Dataset.
    ConfigError
        If the config is not an AnalysisConfig.
    """
    check_type(dataset, Dataset, "dataset", DataError)
    check_type(config, AnalysisConfig, "config", ConfigError)
    features = [column for column in dataset.columns if column.role == "feature"]
    countable = tuple(column for column in features if column.kind in COUNTABLE)
    hint = "Make it a category, or leave it out."
    problems = [
        Problem(f"{column.name} is free text, which cannot be compared", f"column {column.name}", hint)
        for column in features
        if column.kind not in COUNTABLE
    ]
    if not countable:
        listed = ", ".join(f"{c.name} ({c.kind}, {c.role})" for c in dataset.columns[:8]) or "none"
        problems.append(
            Problem(
                "No column is a feature that can count", f"columns: {listed}", "Make at least one column a feature."
            )
        )
    problems += misplaced_choices(dataset, countable, config)
    if problems:
        raise DataError(problems)
    return countable


def match_fitted_rows(dataset: Dataset, config: AnalysisConfig) -> NDArray[np.bool_]:
    """Return which rows are not left out by choice, shape (n_rows,).

    Raises
    ------
    DataError
        If the table does not have such a row.
    """
    is_fitted = np.ones(len(dataset.frame), np.bool_)
    missing = [row for row in config.left_out if row >= is_fitted.size]
    if missing:
        what = f"There is no row {join_some(missing, last=' or ')} to leave out"
        hint = f"The rows go from 0 to {is_fitted.size - 1}." if is_fitted.size else "The table has no row."
        raise DataError(what, where="left_out", hint=hint)
    is_fitted[list(config.left_out)] = False
    return is_fitted


def misplaced_choices(dataset: Dataset, countable: Sequence[Column], config: AnalysisConfig) -> list[Problem]:
    """Return the weights, transforms and choices for missing values that no column can have.

    `countable` are the columns that are compared with their choices.
    """
    names = [column.name for column in dataset.columns]
    hint = f"There are {join_some(names, last=', ')}."
    problems = [
        Problem(f"A {what} is given to a column that is not there", f"{field}: {name}", hint)
        for field, what in (("weights", "weight"), ("fills", "choice for missing values"), ("transforms", "transform"))
        for name, _ in getattr(config, field)
        if name not in names
    ]
    hint = "Choose the usual value, or make the column a category."
    problems += [
        Problem(f"{column.name} is no category, so an empty cell is no value of its own", f"fills: {column.name}", hint)
        for column in countable
        if column.kind not in OWN_KINDS and config.fill(column.name, column.kind) == "own value"
    ]
    return problems + [
        problem
        for column in countable
        if config.transform(column.name) != AS_IT_IS
        for problem in _misplaced_transform(dataset, column, config.transform(column.name))
    ]


def _misplaced_transform(dataset: Dataset, column: Column, transform: str) -> list[Problem]:
    """Return the problem that a column is no number, or has negative values, which have no logarithm."""
    where = f"transforms: {column.name}"
    if column.kind != "number":
        return [Problem(f"{column.name} is no number, so it has no {transform}", where, "Choose a number.")]
    values = dataset.frame[column.name].to_numpy(np.float64, na_value=np.nan)
    n_negative = int(np.count_nonzero(values < 0.0))
    if transform != LOGARITHM or not n_negative:
        return []
    what = f"{column.name} has {count(n_negative, 'negative value')}, which {'has' if n_negative == 1 else 'have'} no"
    return [Problem(f"{what} logarithm", where, "Count it by its rank, or as it is.")]


def check_encoded(columns: Sequence[EncodedColumn], kept: NDArray[np.bool_], config: AnalysisConfig) -> None:
    """Refuse columns whose kept rows cannot be clustered.

    Raises
    ------
    DataError
        With every problem of the columns, and too few rows for the clusters.
    """
    n_kept = int(np.count_nonzero(kept))
    rows = np.flatnonzero(kept) if n_kept else np.arange(kept.size)
    problems = [
        *_empty_columns(columns),
        *_infinite_values(columns, rows),
        *_too_large_values(columns, rows),
        *_missing_values(columns, config),
        *_too_many_features(columns),
    ]
    if n_kept < config.n_clusters:
        what = f"{count(n_kept, 'row')} cannot make {count(config.n_clusters, 'cluster')}"
        problems.append(Problem(what, "n_clusters", f"Choose at most {count(n_kept, 'cluster')}." if n_kept else ""))
    elif problems:
        problems += _too_few_distinct_rows(columns, config.n_clusters)  # alone it is a note: clusters stay empty
    if problems:
        raise DataError(problems)


def check_scaled(
    encoded: Sequence[EncodedColumn], columns: Sequence[PreparedColumn], center: Vector, spread: Vector, scaling: str
) -> None:
    """Refuse numbers whose scaled values cannot be squared.

    Raises
    ------
    DataError
        With every such column.
    """
    problems = [
        problem
        for one, column in zip(encoded, columns, strict=True)
        if not one.categories
        for problem in _scaled_range(one, column, center[column.start], spread[column.start], scaling)
    ]
    if problems:
        raise DataError(problems)


def _scaled_range(
    encoded: EncodedColumn, column: PreparedColumn, center: float, spread: float, scaling: str
) -> list[Problem]:
    """Return the problem that a spread is next to nothing beside the largest value, or beside 1."""
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = (np.array([encoded.values.min(), encoded.values.max()]) - center) / spread
    if not (np.abs(scaled) < LARGEST).all():
        hint = "Choose another scaling, or leave the column out."
        what = f"Scaling by {scaling} makes numbers that are too large to be squared"
        return [Problem(what, f"column {column.name}", hint)]
    if not 0.0 < np.ptp(scaled) < SMALLEST:
        return []
    remedies = {
        f"choose the scaling {ANY_RANGE}": scaling != ANY_RANGE,
        "count it in a smaller unit": SCALINGS[scaling].follows_unit,
        "give it more weight": column.weight < 1.0,
    }
    helpful = [remedy for remedy, helps in remedies.items() if helps]
    hint = f"{', '.join(helpful)}, or leave the column out." if helpful else "leave the column out."
    what = f"{column.name} differs by {np.ptp(scaled):.3g} at most, too small to be squared"
    return [Problem(what, f"column {column.name}, scaling {scaling}", capitalize(hint))]


def _empty_columns(columns: Sequence[EncodedColumn]) -> list[Problem]:
    return [
        Problem(f"{c.column.name} has no value at all", f"column {c.column.name}", "Leave the column out.")
        for c in columns
        if c.values.size and c.missing.all()
    ]


def _infinite_values(columns: Sequence[EncodedColumn], rows: Indices) -> list[Problem]:
    problems = []
    for c in columns:
        infinite = np.isinf(c.values)
        if infinite.any():
            what = f"{c.column.name} has {count(int(infinite.sum()), 'infinite value')}"
            hint = "Correct them or leave the column out."
            problems.append(Problem(what, f"the first in row {rows[infinite.argmax()]}", hint))
    return problems


def _too_large_values(columns: Sequence[EncodedColumn], rows: Indices) -> list[Problem]:
    problems = []
    for c in columns:
        if (
            c.transform is not IDENTITY
            or not c.values.size
            or max(-np.fmin.reduce(c.values), np.fmax.reduce(c.values)) < LARGEST
        ):
            continue
        large = (np.abs(c.values) >= LARGEST) & np.isfinite(c.values)
        if large.any():
            values = count(int(large.sum()), "value")
            what = f"{c.column.name} has {values} of {LARGEST:g} or more, too large to be squared"
            problems.append(Problem(what, f"the first in row {rows[large.argmax()]}", "Count it in a larger unit."))
    return problems


def _missing_values(columns: Sequence[EncodedColumn], config: AnalysisConfig) -> list[Problem]:
    """Return the problem that values are missing where the choices refuse them."""
    counts = {c.column.name: int(np.count_nonzero(c.missing)) for c in columns} if config.missing == "refuse" else {}
    gaps = {name: n for name, n in counts.items() if n}
    if not gaps:
        return []
    n_gaps = sum(gaps.values())
    what = f"{count(n_gaps, 'value')} {'is' if n_gaps == 1 else 'are'} missing, and missing values are refused"
    where = f"missing: {join_some([f'{name} ({n:,})' for name, n in gaps.items()], last=', ')}"
    return [Problem(what, where, "Choose to fill them in or to drop their rows.")]


def _too_many_features(columns: Sequence[EncodedColumn]) -> list[Problem]:
    n_features = sum(len(c.categories) or 1 for c in columns)
    if n_features <= MOST_FEATURES:
        return []
    widest = sorted((c for c in columns if c.categories), key=lambda c: -len(c.categories))
    listed = join_some([f"{c.column.name} ({len(c.categories):,})" for c in widest], last=", ")
    what = (
        f"The columns make {n_features:,} features, one for each value of a category; at most {MOST_FEATURES:,} count"
    )
    hint = "Leave columns out" + (", or lower the values per category." if widest else ".")
    return [Problem(what, f"the widest: {listed}" if widest else f"{len(columns):,} columns", hint)]


def _too_few_distinct_rows(columns: Sequence[EncodedColumn], n_clusters: int) -> list[Problem]:
    n = len(pd.DataFrame({i: c.values for i, c in enumerate(columns)}).drop_duplicates())
    if n >= n_clusters:
        return []
    return [Problem(f"Only {n} rows differ: they fill at most {n} of {n_clusters} clusters", "n_clusters")]
