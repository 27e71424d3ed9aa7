"""Does a row belong anywhere? How far each row is from the centroid of its cluster, and which columns make it so.

K-Means puts every row somewhere. The squared distance of a row x in cluster c to its own centroid is a sum over the
columns, exactly:

    d = sum_i (x_i - mu_ci)^2

In a merged cluster mu_c is the nearest of its centroids. The sum of d over all rows is the inertia, so d is what the
row costs the fit. It says nothing of a row that has a cluster to itself: its centroid is where the row is, and d is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.blocks import for_each_block
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.neon.merged_model import MergedKMeans
from neon_core.neon.rounding import share_values
from neon_core.text import rename_clashes

FENCE = 1.5
"""Ranges between the quartiles, above the third one, beyond which a row is far: the rule of the box plot."""


@dataclass(frozen=True, eq=False)
class Oddness:
    """How far each row is from the centroid of its cluster, and how that compares with the rows of its cluster.

    Distances that are equal but for rounding are equal where they are compared.

    Attributes
    ----------
    rows, label : ndarray of int of shape (n_samples,)
        The row of the table, and the cluster, of each sample.
    distance : ndarray of shape (n_samples,)
        The squared distance to the own centroid, in scaled units.
    nearer, equal, others : ndarray of int of shape (n_samples,)
        The other rows of the cluster that are nearer to their own centroid, those that are equally near, and all of
        them.
    away : ndarray of shape (n_samples,)
        The distance (not squared), 0 where it is nothing but rounding.
    middle : ndarray of shape (n_clusters,)
        The median of `away` over the rows of each cluster; NaN for an empty one.
    times : ndarray of shape (n_samples,)
        `away` over the median of the cluster; NaN where both are 0, infinite where the median alone is.
    fence : float
        The value of `times` beyond which a row is far, by the rule of the box plot: 1.5 ranges between the quartiles
        of all rows above the third one. Infinite where no row has a number.
    """

    rows: Indices
    label: Indices
    distance: Vector
    nearer: Indices
    equal: Indices
    others: Indices
    away: Vector
    middle: Vector
    times: Vector
    fence: float

    @cached_property
    def share(self) -> Vector:
        """The share of the other rows of the cluster that are nearer, shape (n_samples,); NaN where there are none."""
        return _divide(self.nearer.astype(np.float64), self.others.astype(np.float64))

    @cached_property
    def order(self) -> Indices:
        """The samples from the oddest on: by `times`, then by the distance, then by their place in the table."""
        times = np.where(np.isnan(self.times), 0.0, self.times)
        return np.lexsort((np.arange(times.size), -self.away, -times))

    @cached_property
    def is_far(self) -> NDArray[np.bool_]:
        """Whether each row is beyond the fence, shape (n_samples,)."""
        is_far: NDArray[np.bool_] = self.times > self.fence
        return is_far


def _divide(values: Vector, by: Vector) -> Vector:
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient: Vector = values / by
    return frozen(quotient)


def oddness(analysis: Analysis) -> pd.DataFrame:
    """Return how far each row is from the centroid of its cluster, and the part of each column.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Returns
    -------
    DataFrame
        One row a sample: row, distance (squared, in scaled units), share (of the other rows of its cluster that are
        nearer; NaN where there are none), then the parts of the columns, which add up to the distance. A part has the
        column's name, with " (part)" added if one of the first three has it. A filled-in value counts like any other.

    Raises
    ------
    ArgumentError
        If it is no Analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> frame = nc.oddness(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)))
    >>> odd = frame.sort_values("distance").iloc[-1]
    >>> int(odd["row"]), float(odd["share"]), odd.iloc[3:].astype(float).idxmax()
    (121, 1.0, 'flavanoids')
    """
    measured = measure_oddness(analysis)
    head = {"row": measured.rows, "distance": measured.distance, "share": measured.share}
    design = analysis.design
    features = (design.matrix - own_centroids(analysis)) ** 2
    names = rename_clashes(design.column_names, head, " (part)")
    return pd.concat([pd.DataFrame(head), pd.DataFrame(design.by_column(features), columns=names)], axis=1)


def measure_oddness(analysis: Analysis) -> Oddness:
    """Return how far each row is from the centroid of its cluster, and how that compares with the rows of its cluster.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Raises
    ------
    ArgumentError
        If it is no Analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> found = measure_oddness(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)))
    >>> found.rows[found.order[:3]].tolist(), int(found.is_far.sum())
    ([95, 121, 73], 5)
    """
    clustering = check_type(analysis, Analysis, "analysis").clustering
    distance, slack = _measure(analysis)
    away, nearer, equal = np.empty(distance.size), np.zeros(distance.size, np.intp), np.zeros(distance.size, np.intp)
    middle = np.full(clustering.sizes.size, np.nan)
    order, stops = np.argsort(clustering.labels, kind="stable"), np.cumsum(clustering.sizes)
    for k, members in enumerate(np.split(order, stops[:-1])):
        if members.size:
            away[members] = _without_noise(distance[members], slack[members])
            nearer[members], equal[members] = _rank(away[members])
            middle[k] = np.median(away[members])
    times = _divide(away, middle[clustering.labels])
    return Oddness(
        rows=analysis.design.rows,
        label=clustering.labels,
        distance=frozen(distance),
        nearer=frozen(nearer),
        equal=frozen(equal),
        others=frozen(clustering.sizes[clustering.labels] - 1),
        away=frozen(away),
        middle=frozen(middle),
        times=times,
        fence=_find_fence(times),
    )


def _find_fence(times: Vector) -> float:
    """Return the number beyond which one is far, by the rule of the box plot; infinite where there is no number."""
    finite = times[np.isfinite(times)]
    if not finite.size:
        return float("inf")
    low, high = np.quantile(finite, (0.25, 0.75))
    return float(high + FENCE * (high - low))


def _without_noise(distance: Vector, slack: Vector) -> Vector:
    """Return the roots of squared distances; those that are equal but for rounding are equal, and so is 0."""
    away: Vector = np.sqrt(share_values(np.where(distance <= slack, 0.0, distance), slack))
    return away


def _rank(values: Vector) -> tuple[Indices, Indices]:
    """Return for each value how many are smaller, and how many others are equal."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - counts)[place], counts[place] - 1


def own_centroids(analysis: Analysis, samples: Indices | slice = slice(None)) -> Matrix:
    """Return the centroid of each sample's own cluster, shape (n_samples, n_features); the nearest of a merged one."""
    labels, model = analysis.clustering.labels[samples], analysis.model
    if not isinstance(model, MergedKMeans):
        centroids: Matrix = analysis.clustering.centroids[labels]
        return centroids
    nearest = model.nearest_of(analysis.design.matrix[samples])
    return analysis.clustering.fitted_centroids[nearest[np.arange(labels.size), labels]]


def _measure(analysis: Analysis) -> tuple[Vector, Vector]:
    """Return the squared distance of each row, the sum of the parts of its columns, and its rounding."""
    design, noise = analysis.design, analysis.clustering.noise
    distance, slack = np.empty(design.rows.size), np.empty(design.rows.size)

    def work(block: slice) -> None:
        away = np.abs(design.matrix[block] - own_centroids(analysis, block))
        slack[block] = 4.0 * (away + noise) @ noise
        distance[block] = design.by_column(away**2).sum(axis=1)

    for_each_block(design.rows.size, design.matrix.shape[1], work)
    return distance, slack
