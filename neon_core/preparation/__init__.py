"""From a dataset to the matrix that is clustered: encode, impute, scale and weigh; and back to the user's units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Indices, Vector, frozen
from neon_core.config import AnalysisConfig
from neon_core.dataset import Column, Dataset
from neon_core.preparation.design import Design
from neon_core.preparation.encode import EncodedColumn, encode_column, match_blank_rows
from neon_core.preparation.impute import impute
from neon_core.preparation.known_classes import known_classes
from neon_core.preparation.prepared_column import PreparedColumn
from neon_core.preparation.problems import check_encoded, check_features, check_scaled, match_fitted_rows
from neon_core.preparation.scale import feature_units, is_unscaled, scaled_matrix
from neon_core.row_names import RowNames
from neon_core.text import unique_names
from neon_core.transforms import AS_IT_IS, is_skewed
from neon_core.value_format import count_decimals, format_column

__all__ = ["Design", "PreparedColumn", "prepare"]


def prepare(dataset: Dataset, config: AnalysisConfig) -> Design:
    """Return the matrix of a dataset's features.

    A number is one feature, yes or no is 0 or 1, an ordered value is its step, from 1 on. A category is a feature for
    each of its values (see `Scaling.category_units` for their scale), the rarest together where there are more than
    `config.most_categories`. A date is used as `config.dates` says. A number counts as `config.transforms` and
    `config.skewed` say; missing values are filled in before, in the user's units. Each feature is scaled, and
    multiplied by the root of its column's weight, so that the column's squared differences count as often as the weight
    says. A row without a value in any of these columns is left out. Nothing depends on the rows that
    `config.left_out` names: without them, the table has the same design.

    Raises
    ------
    DataError
        With every problem that these choices show: no feature, a feature without a value, infinite values, missing
        values where they are refused, more than 2,000 features, fewer rows than clusters, columns that cannot be
        scaled.

    Examples
    --------
    >>> import neon_core as nc
    >>> design = prepare(nc.load_sample("wine"), nc.AnalysisConfig())
    >>> design.matrix.shape, float(design.matrix.min()), float(design.matrix.max())
    ((178, 13), 0.0, 1.0)
    """
    encoded, kept = _encode(dataset, config)
    check_encoded(encoded, kept, config)
    if config.missing == "median":
        encoded = [impute(one) for one in encoded]
    columns = _prepared_columns(encoded, config, dataset.frame)
    counted = [one.counted() for one in encoded]
    center, spread = feature_units(counted, columns, config.scaling)
    check_scaled(counted, columns, center, spread, config.scaling)
    (low, high), (classes, class_index) = _ranges(encoded, columns), known_classes(dataset, kept)
    return Design(
        matrix=frozen(scaled_matrix(counted, columns, center, spread)),
        rows=frozen(np.flatnonzero(kept)),
        n_rows=kept.size,
        feature_names=tuple(unique_names([name for one in encoded for name in one.feature_names])),
        source_columns=tuple(column.name for column in columns for _ in range(column.start, column.stop)),
        columns=columns,
        center=frozen(center),
        spread=frozen(spread),
        classes=classes,
        class_index=frozen(class_index),
        low=frozen(low),
        high=frozen(high),
        cells=tuple(dataset.frame[column.name] for column in columns),
        decimals=frozen(_decimals(encoded, columns)),
        imputed=frozen(np.array([one.n_filled for one in encoded], np.intp)),
        constant=tuple(one.column.name for one in encoded if (one.values == one.values[0]).all()),
        unscaled=tuple(one.column.name for one in counted if is_unscaled(one, config.scaling)),
        row_names=_row_names(dataset),
        left_out=frozen(np.array(config.left_out, np.intp)),
    )


def _row_names(dataset: Dataset) -> RowNames | None:
    """Return the names of the rows, from the first column with the role "row id"."""
    return next((RowNames(name, dataset.frame[name]) for name in dataset.names_with_role("row id")), None)


def _encode(dataset: Dataset, config: AnalysisConfig) -> tuple[list[EncodedColumn], NDArray[np.bool_]]:
    """Return the columns that count, encoded, and which rows are kept; all rows where none would be kept.

    Only kept rows are encoded: a category that only dropped rows have does not exist, and a date that only a dropped
    row has is not the first.
    """
    columns, is_fitted = check_features(dataset, config), match_fitted_rows(dataset, config)
    fitted = dataset.frame[is_fitted] if config.left_out else dataset.frame
    config = _with_usual_transforms(fitted, columns, config)
    kept = is_fitted & ~match_blank_rows([dataset.frame[column.name] for column in columns])
    encoded = [encode_column(dataset.frame[c.name], c, config) for c in columns]
    incomplete = [one.missing for one in encoded if config.fill(one.column.name, one.column.kind) == "leave out"]
    if incomplete:
        kept &= ~np.any(incomplete, axis=0)
    if kept.any() and not kept.all():
        encoded = [encode_column(dataset.frame[c.name][kept], c, config) for c in columns]
    return encoded, kept


def _with_usual_transforms(frame: pd.DataFrame, columns: Sequence[Column], config: AnalysisConfig) -> AnalysisConfig:
    """Return the config with a transform for each number with a heavy tail, unless one is chosen.

    All rows of the frame decide: the guess of a column is the same whichever rows other columns leave out.
    """
    if config.skewed == AS_IT_IS:
        return config
    chosen = dict(config.transforms)
    numbers = [column.name for column in columns if column.kind == "number" and column.name not in chosen]
    skewed = [name for name in numbers if is_skewed(frame[name].to_numpy(np.float64, na_value=np.nan))]
    return replace(config, transforms=tuple((dict.fromkeys(skewed, config.skewed) | chosen).items()))


def _prepared_columns(
    encoded: Sequence[EncodedColumn], config: AnalysisConfig, frame: pd.DataFrame
) -> tuple[PreparedColumn, ...]:
    """Return each column with its features among all."""
    stops = np.cumsum([len(one.categories) or 1 for one in encoded]).tolist()
    return tuple(
        PreparedColumn(
            name=one.column.name,
            kind=one.column.kind,
            unit=one.column.unit,
            start=start,
            stop=stop,
            categories=one.categories,
            rare=one.rare,
            date_use=one.date_use,
            origin=one.origin,
            weight=config.weight(one.column.name),
            n_filled=one.n_filled,
            fill=one.fill,
            precision=one.precision,
            blank=one.blank,
            order=one.column.order,
            transform=one.transform,
            form=format_column(frame[one.column.name], one.column),
        )
        for one, start, stop in zip(encoded, [0, *stops], stops, strict=False)
    )


def _ranges(encoded: Sequence[EncodedColumn], columns: Sequence[PreparedColumn]) -> tuple[Vector, Vector]:
    """Return the observed range of every feature; 0 to 1 for the features of a category."""
    low, high = np.zeros(columns[-1].stop), np.ones(columns[-1].stop)
    for one, column in zip(encoded, columns, strict=True):
        if not one.categories:
            low[column.start], high[column.start] = one.values.min(), one.values.max()
    return low, high


def _decimals(encoded: Sequence[EncodedColumn], columns: Sequence[PreparedColumn]) -> Indices:
    """Return the fewest decimals that lose nothing of each number, 6 at most; 0 for the features of a category."""
    fewest: Indices = np.zeros(columns[-1].stop, np.intp)
    for one, column in zip(encoded, columns, strict=True):
        if not one.categories and one.column.kind == "number":
            fewest[column.start] = count_decimals(one.values)
    return fewest
