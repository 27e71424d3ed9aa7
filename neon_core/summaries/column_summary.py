"""Summarise each cluster by each column that counts: its values, its relevance, and how much it separates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.blocks import map_blocks
from neon_core.checks import Indices, Matrix, Vector
from neon_core.preparation import Design, PreparedColumn
from neon_core.summaries.cluster_medians import find_medians
from neon_core.summaries.cluster_profile import means_elsewhere, values_in_units
from neon_core.summaries.separation import cramers_v, eta_squared
from neon_core.transforms import IDENTITY

ABOVE, BELOW = "above", "below"

COLUMNS = (
    *("cluster", "column", "value", "mean", "median", "spread", "elsewhere"),
    *("relevance", "absolute_relevance", "direction", "separation"),
)


@dataclass(frozen=True, eq=False)
class _Moments:
    """Sums over the members of each cluster, as means; NaN in an empty cluster.

    Attributes
    ----------
    sizes : ndarray of shape (n_clusters,)
    means, within : ndarray of shape (n_clusters, n_features)
        The mean of the scaled values, and the sum of their squares around it.
    relevance, absolute : ndarray of shape (n_clusters, n_columns)
        The mean relevance of each column, and the mean of its absolute values.
    competitor : ndarray of shape (n_clusters, n_features)
        The centroids of the competitors, weighted by the members' mean shares.
    """

    sizes: Vector
    means: Matrix
    within: Matrix
    relevance: Matrix
    absolute: Matrix
    competitor: Matrix


def summarise(analysis: Analysis) -> pd.DataFrame:
    """Return one line for each cluster and each column that counts.

    All values are those that counted: a missing value is the one that was filled in. `column_spread` describes the
    cells themselves, and columns that did not count.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Returns
    -------
    DataFrame
        - cluster, column.
        - value: of a category, the value whose share differs most from that elsewhere; the line describes its share.
          Empty for a number.
        - mean, median, elsewhere: of the members, and the mean of all rows outside, in the user's units. A number that
          counts by its logarithm or rank has the value of its mean logarithm or rank; a date has dates; yes or no and
          the value of a category have shares; an ordered column has steps.
        - spread: the standard deviation of the members in the user's units, of a date in days. Where a number counts
          by its logarithm or rank: half the way from one deviation below the mean to one above it.
        - relevance, absolute_relevance: the means over the members. The relevance of a cluster's columns adds up to
          its mean evidence.
        - direction: "above" or "below" the midpoint between the centroid and those of its competitors, weighted by
          their shares; empty where there is no difference.
        - separation: how much of the column's spread the clusters account for, the same in every cluster: eta squared
          of the numbers that count, or Cramér's V of a category and of yes or no.

        NaN in an empty cluster, and where a single cluster leaves nothing to compare with.

    Raises
    ------
    ArgumentError
        If it is no Analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> summary = nc.summarise(nc.analyse(nc.load_sample("iris")))
    >>> first = summary[summary["cluster"] == 0].nlargest(1, "relevance").iloc[0]
    >>> first["column"], first["direction"], f"{first['mean']:.2f}, elsewhere {first['elsewhere']:.2f}"
    ('petal length (cm)', 'below', '1.46, elsewhere 4.91')
    """
    design = check_type(analysis, Analysis, "analysis").design
    moments = _moments(analysis)
    elsewhere = means_elsewhere(np.nan_to_num(moments.means), analysis.clustering.sizes)
    here_counted = moments.means * design.spread
    telling = _telling(design, np.nan_to_num(here_counted - elsewhere * design.spread))
    at = np.arange(len(telling))[:, None], telling
    medians = find_medians(design.matrix, analysis.clustering.labels, analysis.clustering.sizes)
    low, high = (values_in_units(design, middle)[at] for middle in medians)
    numbers = {
        "mean": values_in_units(design, moments.means)[at],
        "median": low + (high - low) / 2.0,
        "spread": _spreads(design, moments)[at],
        "elsewhere": values_in_units(design, elsewhere)[at],
        "relevance": moments.relevance,
        "absolute_relevance": moments.absolute,
        "direction": _directions(analysis, moments)[at],
        "separation": np.broadcast_to(_separations(design, moments), telling.shape),
    }
    return _frame(design, telling, numbers)


def _moments(analysis: Analysis) -> _Moments:
    """Return the means of each cluster, from one pass over the rows."""
    design, explanation = analysis.design, analysis.explanation
    labels, centroids = analysis.clustering.labels, analysis.clustering.centroids

    def work(block: slice) -> list[Matrix]:
        members = _members(labels[block], len(centroids))
        offsets = np.take(centroids, labels[block], axis=0)
        np.subtract(design.matrix[block], offsets, out=offsets)
        relevance = design.by_column(explanation.relevance[block])
        sums = [members @ part for part in (offsets, relevance, np.abs(relevance), explanation.shares[block])]
        offsets *= offsets
        return [*sums, members @ offsets]

    blocks = map_blocks(len(labels), max(design.matrix.shape[1], len(centroids)), work)
    offsets, relevance, absolute, shares, squares = (np.sum(part, axis=0) for part in zip(*blocks, strict=True))
    sizes = np.bincount(labels, minlength=len(centroids)).astype(np.float64)
    n = np.where(sizes > 0.0, sizes, np.nan)[:, None]
    within = np.maximum(squares - offsets**2 / n, 0.0)
    return _Moments(sizes, centroids + offsets / n, within, relevance / n, absolute / n, shares / n @ centroids)


def _members(labels: Indices, n_clusters: int) -> Any:
    """Return the sparse matrix of ones that adds up the rows of each cluster; shape (n_clusters, n_rows)."""
    from scipy.sparse import csc_array

    ones, starts = np.ones(len(labels)), np.arange(len(labels) + 1)
    return csc_array((ones, labels, starts), shape=(n_clusters, len(labels)))


def _telling(design: Design, gaps: Matrix) -> Indices:
    """Return the feature of each column that differs most in each cluster; shape (n_clusters, n_columns)."""
    return np.stack([c.start + np.abs(gaps[:, c.features]).argmax(axis=1) for c in design.columns], axis=1)


def _spreads(design: Design, moments: _Moments) -> Matrix:
    """Return the standard deviation of each feature in the user's units."""
    deviations = np.sqrt(moments.within / np.where(moments.sizes > 0.0, moments.sizes, np.nan)[:, None])
    spreads: Matrix = deviations * design.spread
    transformed = [column.start for column in design.columns if column.transform is not IDENTITY]
    if transformed:
        low, high = (values_in_units(design, moments.means + sign * deviations) for sign in (-1.0, 1.0))
        spreads[:, transformed] = ((high - low) / 2.0)[:, transformed]
    return spreads


def _directions(analysis: Analysis, moments: _Moments) -> Any:
    """Return on which side of its midpoints each cluster is, by feature."""
    gaps, noise = np.nan_to_num(moments.means - moments.competitor), 4.0 * analysis.clustering.noise
    if len(moments.sizes) == 1:
        return np.full(gaps.shape, "", dtype=object)
    sides = np.array(["", ABOVE, BELOW], dtype=object)
    return sides[np.where(gaps > noise, 1, np.where(gaps < -noise, 2, 0))]


def _separations(design: Design, moments: _Moments) -> Vector:
    """Return eta squared, or Cramér's V, of each column."""
    return np.array([_separation(design, column, moments) for column in design.columns])


def _separation(design: Design, column: PreparedColumn, moments: _Moments) -> float:
    is_there = moments.sizes > 0.0
    sizes, means = moments.sizes[is_there], moments.means[is_there]
    if column.categories:
        shares = means[:, column.features] * design.spread[column.features] + design.center[column.features]
        return cramers_v(np.rint(sizes[:, None] * shares).astype(np.intp))
    values = means[:, column.start]
    between = float(sizes @ np.square(values - sizes @ values / sizes.sum()))
    share = eta_squared(between, float(moments.within[is_there, column.start].sum()), len(sizes))
    return float(np.sqrt(share)) if column.kind == "boolean" else share


def _frame(design: Design, telling: Indices, numbers: dict[str, Any]) -> pd.DataFrame:
    """Return the lines: all columns of the first cluster, then those of the next."""
    n_clusters = len(telling)
    names = {i: c.categories[i - c.start] for c in design.columns if c.categories for i in range(c.start, c.stop)}
    for name in ("mean", "median", "elsewhere"):
        numbers[name] = _with_dates(design, numbers[name])
    lines: dict[str, Any] = {
        "cluster": np.repeat(np.arange(n_clusters), len(design.columns)),
        "column": list(design.column_names) * n_clusters,
        "value": [names.get(feature, "") for feature in telling.ravel().tolist()],
        **{name: np.ravel(values) for name, values in numbers.items()},
    }
    return pd.DataFrame(lines, columns=list(COLUMNS))


def _with_dates(design: Design, values: Matrix) -> Any:
    """Return values by column, those of dates that count by their time as dates."""
    dated = [i for i, column in enumerate(design.columns) if column.origin is not None]
    if not dated:
        return values
    cells = values.astype(object)
    for i in dated:
        days = values[:, i]
        is_there = ~np.isnan(days)
        cells[~is_there, i] = pd.NaT
        cells[is_there, i] = list(design.columns[i].to_original(days[is_there, None]))
    return cells
