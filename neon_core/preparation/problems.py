"""What stands against clustering a table with these choices: all of it at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Indices
from neon_core.config import AnalysisConfig
from neon_core.dataset import Column, Dataset
from neon_core.errors import DataError, Problem
from neon_core.preparation.encode import Cells

LARGEST = 1e140
"""Distances are sums of squares, which must stay finite."""

SMALLEST = 1e-140
"""And those of a feature that varies must not vanish: below, squares lose digits, and soon are 0."""

MOST_FEATURES = 2000
"""After encoding: K-Means and every explanation take time and memory for each."""

COUNTABLE = ("number", "boolean", "date", "category")
NAMED = 5
"""So many columns are named in one message."""


def features(dataset: Dataset, config: AnalysisConfig) -> tuple[Column, ...]:
    """Return the columns that count, or say that there are none, which cannot, and which weigh but are not there."""
    chosen = [column for column in dataset.columns if column.role == "feature"]
    found = tuple(column for column in chosen if column.kind in COUNTABLE)
    hint = "Make a category of it, or leave it out."
    problems = [
        Problem(f"{column.name} is free text, which cannot be compared", f"column {column.name}", hint)
        for column in chosen
        if column.kind not in COUNTABLE
    ]
    if not found:
        told = ", ".join(f"{c.name} ({c.kind}, {c.role})" for c in dataset.columns[:8]) or "none"
        problems.append(Problem("No column is a feature that can count", f"columns: {told}", "Choose one, at least."))
    names = [column.name for column in dataset.columns]
    problems += [
        Problem("A weight is given to a column that is not there", f"weights: {name}", f"There are {_listed(names)}.")
        for name, _ in config.weights
        if name not in names
    ]
    if problems:
        raise DataError(problems)
    return found


def refuse(cells: Sequence[Cells], kept: NDArray[np.bool_], config: AnalysisConfig) -> None:
    """Raise everything that stands against clustering these columns, which are of the rows that are kept."""
    n_left = int(np.count_nonzero(kept))
    rows = np.flatnonzero(kept) if n_left else np.arange(kept.size)
    found = _hollow(cells), _infinite(cells, rows), _too_large(cells, rows), _missing(cells, config), _too_many(cells)
    problems = [problem for some in found for problem in some]
    if n_left < config.n_clusters:
        what = f"{count(n_left, 'row')} cannot make {count(config.n_clusters, 'cluster')}"
        problems.append(Problem(what, "n_clusters", f"Choose at most {count(n_left, 'cluster')}." if n_left else ""))
    elif problems:
        problems += _too_alike(cells, config.n_clusters)  # by itself it is no fault: clusters stay empty, said
    if problems:
        raise DataError(problems)


def _hollow(cells: Sequence[Cells]) -> list[Problem]:
    return [
        Problem(f"{c.column.name} has no value at all", f"column {c.column.name}", "Leave the column out.")
        for c in cells
        if c.values.size and c.missing.all()
    ]


def _infinite(cells: Sequence[Cells], rows: Indices) -> list[Problem]:
    problems = []
    for c in cells:
        wrong = np.isinf(c.values)
        if wrong.any():
            what = f"{c.column.name} has {count(int(wrong.sum()), 'infinite value')}"
            hint = "Mend them or leave the column out."
            problems.append(Problem(what, f"the first in row {rows[wrong.argmax()]}", hint))
    return problems


def _too_large(cells: Sequence[Cells], rows: Indices) -> list[Problem]:
    problems = []
    for c in cells:
        if not c.values.size or max(-np.fmin.reduce(c.values), np.fmax.reduce(c.values)) < LARGEST:
            continue
        wrong = (np.abs(c.values) >= LARGEST) & np.isfinite(c.values)
        if wrong.any():
            large = count(int(wrong.sum()), "value")
            what = f"{c.column.name} has {large} of {LARGEST:g} or more, too large to be squared"
            problems.append(Problem(what, f"the first in row {rows[wrong.argmax()]}", "Count it in a larger unit."))
    return problems


def _missing(cells: Sequence[Cells], config: AnalysisConfig) -> list[Problem]:
    counts = {c.column.name: int(np.count_nonzero(c.missing)) for c in cells} if config.missing == "refuse" else {}
    gaps = {name: n for name, n in counts.items() if n}
    if not gaps:
        return []
    n_gaps = sum(gaps.values())
    what = f"{count(n_gaps, 'value')} {'is' if n_gaps == 1 else 'are'} missing, and missing values are refused"
    where = f"missing: {_listed([f'{name} ({n:,})' for name, n in gaps.items()])}"
    return [Problem(what, where, "Choose to fill them in or to drop their rows.")]


def _too_many(cells: Sequence[Cells]) -> list[Problem]:
    n_features = sum(len(c.categories) or 1 for c in cells)
    if n_features <= MOST_FEATURES:
        return []
    widest = sorted((c for c in cells if c.categories), key=lambda c: -len(c.categories))
    told = [f"{c.column.name} ({len(c.categories):,})" for c in widest]
    what = (
        f"The columns make {n_features:,} features, one for each value of a category; at most {MOST_FEATURES:,} count"
    )
    hint = "Leave columns out" + (", or let fewer values of a category count each for itself." if told else ".")
    return [Problem(what, f"the widest: {_listed(told)}" if told else f"{len(cells):,} columns", hint)]


def _too_alike(cells: Sequence[Cells], n_clusters: int) -> list[Problem]:
    """Say that there are fewer different rows than clusters."""
    n = len(pd.DataFrame({i: c.values for i, c in enumerate(cells)}).drop_duplicates())
    if n >= n_clusters:
        return []
    return [Problem(f"Only {n} rows differ: they fill at most {n} of {n_clusters} clusters", "n_clusters")]


def count(n: int, noun: str) -> str:
    """Write "1 row", "2,000 rows"."""
    return f"{n:,} {noun}{'s' * (n != 1)}"


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
