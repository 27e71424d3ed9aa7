"""The preparation of a sample, with everything that can be known exactly from the counts of all rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Vector, frozen
from neon_core.config import AnalysisConfig
from neon_core.date_uses import DATE_USES
from neon_core.errors import DataError, Problem
from neon_core.preparation import Design, PreparedColumn
from neon_core.preparation.encode import DAY, NO, YES, name_blank, order_labels, split_rare
from neon_core.saved.model_parts import build_design
from neon_core.scalings import SCALINGS, Moments, category_units, units_of_moments
from neon_core.streaming.exact_counts import Counts, NumberCounts, TableCounts, ValueCounts
from neon_core.text import count, join_some
from neon_core.transforms import AS_IT_IS, IDENTITY, Logarithm, Rank

Numbers = dict[str, Vector]


@dataclass(frozen=True, eq=False)
class ExactDesign:
    """The preparation of all rows.

    Attributes
    ----------
    design : Design
        Without rows.
    usual : tuple of float
        What a missing value of each column becomes.
    notes : tuple of str
        What comes from the sample.
    """

    design: Design
    usual: tuple[float, ...]
    notes: tuple[str, ...]


def plain_columns(columns: Sequence[PreparedColumn]) -> tuple[PreparedColumn, ...]:
    """Return columns without logarithms, whose offsets all rows decide: no row is left out before it is counted."""
    return tuple(replace(c, transform=IDENTITY) if isinstance(c.transform, Logarithm) else c for c in columns)


def refine_columns(
    columns: Sequence[PreparedColumn], counts: TableCounts, config: AnalysisConfig
) -> tuple[PreparedColumn, ...]:
    """Return columns with the offsets of logarithms and the first days of dates that all rows have.

    Parameters
    ----------
    columns : sequence of PreparedColumn
        Those of the sample.
    counts : TableCounts
        Those of all rows, counted without logarithms.
    config : AnalysisConfig
        The choices.

    Raises
    ------
    DataError
        With every number that is to count by its logarithm and has negative values.
    """
    problems, refined = [], []
    for column, counted in zip(columns, counts.columns, strict=True):
        if isinstance(counted, NumberCounts) and isinstance(column.transform, Logarithm) and counted.low < 0.0:
            if config.transform(column.name) != AS_IT_IS:
                what = f"{column.name} has negative values, which have no logarithm"
                hint = "Count it by its rank, or as it is."
                problems.append(Problem(what, f"transforms: {column.name}", hint))
            column = replace(column, transform=IDENTITY)  # noqa: PLW2901
        refined.append(_refine(column, counted))
    if problems:
        raise DataError(problems)
    return tuple(refined)


def _refine(column: PreparedColumn, counted: Counts) -> PreparedColumn:
    """Return a column with its exact offset and origin."""
    if not isinstance(counted, NumberCounts) or not counted.n:
        return column
    if isinstance(column.transform, Logarithm):
        least = counted.least_positive if np.isfinite(counted.least_positive) else 1.0
        needs_offset = counted.has_zero or not np.isfinite(counted.least_positive)
        return replace(column, transform=Logarithm(least if needs_offset else 0.0))
    if column.origin is not None and counted.low < 0.0:
        return replace(column, origin=column.origin + pd.Timedelta(counted.low * DAY))
    return column


def build_exact_design(
    sample: Design,
    columns: Sequence[PreparedColumn],
    usual: Sequence[float],
    counts: TableCounts,
    config: AnalysisConfig,
) -> ExactDesign:
    """Return the preparation of all rows.

    Parameters
    ----------
    sample : Design
        The preparation of the sample.
    columns : sequence of PreparedColumn
        Its columns, refined.
    usual : sequence of float
        The usual values of the sample; numbers keep theirs.
    counts : TableCounts
        The counts of all rows, by these columns.
    config : AnalysisConfig
        The choices.

    Raises
    ------
    DataError
        If there are fewer rows than clusters.
    """
    if counts.n_kept < config.n_clusters:
        what = f"{count(counts.n_kept, 'row')} cannot make {count(config.n_clusters, 'cluster')}"
        raise DataError(what, where="n_clusters", hint=f"Choose at most {count(max(counts.n_kept, 1), 'cluster')}.")
    built = [
        _build_values(column, counted, config)
        if isinstance(counted, ValueCounts)
        else _build_number(sample, column, (counted, own), config)
        for column, counted, own in zip(columns, counts.columns, usual, strict=True)
    ]
    design = build_design(tuple(column for column, _, _ in built), [numbers for _, numbers, _ in built])
    constant = tuple(c.name for c in design.columns if not c.categories and design.low[c.start] == design.high[c.start])
    constant += tuple(c.name for c in design.columns if len(c.categories) == 1)
    design = replace(design, constant=constant, unscaled=sample.unscaled, classes=_classes(counts))
    is_whole = sample.n_rows == counts.n_rows
    return ExactDesign(design, tuple(one for _, _, one in built), () if is_whole else _notes(design, config))


def _build_values(column: PreparedColumn, counted: ValueCounts, config: AnalysisConfig) -> tuple[Any, Numbers, float]:
    """Return a column that is counted by its values, its numbers and its usual value."""
    has_own = config.fill(column.name, column.kind) == "own value" and counted.n_missing > 0
    if column.kind == "boolean" and not has_own:
        return _build_boolean(column, counted, config)
    labels = sorted(counted.counts) if column.date_use else list(counted.counts)
    order = list(range(len(labels)))
    if not column.date_use:
        order = order_labels(labels, np.array([counted.counts[label] for label in labels], np.intp))
    names = tuple(labels[i] for i in order)
    numbers = np.array([counted.counts[name] for name in names], np.float64)
    if column.date_use:
        names = tuple(DATE_USES[column.date_use].values[i] for i in names)
    names, rare = (names, ()) if column.date_use else split_rare(names, config.most_categories)
    if rare:
        numbers = np.append(numbers[: len(names) - 1], numbers[len(names) - 1 :].sum())
    usual = float(numbers[: max(len(names) - bool(rare), 1)].argmax())
    blank = ""
    if has_own:
        names, numbers = name_blank(names), np.append(numbers, counted.n_missing)
        blank = names[-1]
    else:
        numbers[int(usual)] += counted.n_missing
    n_filled = 0 if has_own else counted.n_missing
    column = replace(column, categories=names, rare=rare, blank=blank, n_filled=n_filled, fill=usual)
    center, spread = category_units(numbers.astype(np.intp), config.scaling)
    n = len(names)
    scale = np.full(n, spread) / np.sqrt(column.weight)
    return column, _numbers(center, scale, np.zeros(n), np.ones(n), np.zeros(n)), usual


def _build_boolean(column: PreparedColumn, counted: ValueCounts, config: AnalysisConfig) -> tuple[Any, Numbers, float]:
    """Return a yes-or-no that is 0 or 1."""
    n_no, n_yes = counted.counts[NO], counted.counts[YES]
    usual = float(n_yes > n_no)
    n_no, n_yes = n_no + counted.n_missing * (usual == 0.0), n_yes + counted.n_missing * (usual == 1.0)
    mean = n_yes / max(n_no + n_yes, 1)
    moments = Moments(float(n_no == 0), float(n_yes > 0), mean, float(np.sqrt(mean * (1.0 - mean))))
    column = replace(column, categories=(), rare=(), blank="", n_filled=counted.n_missing, fill=usual)
    center, spread = units_of_moments(moments, config.scaling) or _robust_boolean(n_no, n_yes)
    ends = np.array([moments.low]), np.array([moments.high])
    return column, _numbers(np.array([center]), np.array([spread / np.sqrt(column.weight)]), *ends, np.zeros(1)), usual


def _robust_boolean(n_no: int, n_yes: int) -> tuple[float, float]:
    """Return median and distance of the quartiles of so many 0 and 1, as NumPy's percentiles have them."""
    last = n_no + n_yes - 1
    low, middle, high = (float(np.clip(q * last - (n_no - 1), 0.0, 1.0)) for q in (0.25, 0.5, 0.75))
    return middle, (high - low) or 1.0


def _build_number(
    sample: Design, column: PreparedColumn, known: tuple[NumberCounts, float], config: AnalysisConfig
) -> tuple[PreparedColumn, Numbers, float]:
    """Return a number, its numbers and its usual value; a scaling that needs all values is the sample's."""
    counted, usual = known
    own = next(each for each in sample.columns if each.name == column.name)
    if column.origin is not None and own.origin is not None:
        usual += (own.origin - column.origin) / DAY
    moments = counted.moments(column, usual)
    units = units_of_moments(moments, config.scaling)
    center, spread = (sample.center[own.start], sample.spread[own.start])
    if units is not None:
        center, spread = units[0], units[1] / np.sqrt(column.weight)
    column = replace(column, n_filled=counted.n_missing, fill=usual if counted.n_missing else float("nan"))
    parts = (center, spread, counted.low, counted.high, sample.decimals[own.start])
    return column, _numbers(*(np.array([float(part)]) for part in parts)), usual


def _numbers(center: Vector, spread: Vector, low: Vector, high: Vector, decimals: Vector) -> Numbers:
    return {"center": center, "spread": spread, "low": low, "high": high, "decimals": decimals}


def _classes(counts: TableCounts) -> tuple[Any, ...]:
    """Return the known classes, sorted; of several types by their names."""
    try:
        return tuple(sorted(counts.classes.counts))
    except TypeError:
        return tuple(sorted(counts.classes.counts, key=str))


def _notes(design: Design, config: AnalysisConfig) -> tuple[str, ...]:
    """Return what comes from the sample though there are more rows."""
    filled = [c.name for c in design.columns if c.n_filled and not c.categories and c.kind != "boolean"]
    ranked = [c.name for c in design.columns if isinstance(c.transform, Rank)]
    notes = []
    if filled:
        notes.append(f"The medians that fill missing values in are those of the sample: {join_some(filled)}.")
    if SCALINGS[config.scaling].moment_units is None:
        notes.append("Medians and quartiles, by which numbers are scaled, are those of the sample.")
    if ranked:
        notes.append(f"Ranks are those of the sample: {join_some(ranked)}.")
    return tuple(notes)


def with_noise_range(design: Design) -> Vector:
    """Return the ends of each feature, scaled; shape (2, n_features)."""
    ends: Vector = (design.counted_range - design.center) / design.spread
    return frozen(ends)
