"""Faithfulness: replace a row's columns one after another, the most relevant first, and see how its evidence falls.

A discriminant is linear in the row, h_k(x) = w_k . x + b_k, so replacing column i by the value r_i changes it by
w_ki (r_i - x_i), whatever was replaced before. A curve is therefore a running sum, and its evidence the minimum over
the competitors of the row's own cluster. What a column is replaced by decides which method is best: no method is the
most faithful one.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal, get_args

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type, format_given
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.errors import ArgumentError, ClusterError, NeonWarning
from neon_core.neon.model import NeuralizedKMeans

Baseline = Literal["midpoint", "mean", "other row"]
METHODS = ("neon", "nearest pair", "shapley", "one left out", "gradient x input", "tree shap", "random", "least first")
"""The orders in which columns are replaced; "tree shap" only where the package shap is installed."""
MOST_ROWS, N_RANDOM, N_RESAMPLED, N_TREES = 500, 20, 1000, 100
MOST_VALUES = 20_000_000
"""Rows x clusters x features that are held, about: of a very wide table fewer rows are looked at."""
MIDDLE = (2.5, 97.5)
"""Percentiles of an interval."""
Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, eq=False)
class Flipping:
    """How the evidence of rows falls as their columns are replaced.

    Attributes
    ----------
    baseline : {"midpoint", "mean", "other row"}
        What a column is replaced by: the midpoint to the nearest competitor, the mean of all rows, or the value of
        another row.
    curves : dict of str to ndarray of shape (n_columns + 1,)
        By method, the mean evidence after 0, 1, 2, ... replaced columns.
    area : dict of str to float
        The mean height of each curve: the lower, the earlier the evidence falls.
    interval : dict of str to (float, float)
        The 95 % interval of that mean, over rows drawn again.
    flips : dict of str to float
        The median number of replacements until a row's cluster changes; infinite where half of the rows never change.
    n_rows : int
        The rows that were looked at: 500 of a larger table, evenly spread; fewer of a very wide one.
    """

    baseline: Baseline
    curves: dict[str, Vector]
    area: dict[str, float]
    interval: dict[str, tuple[float, float]]
    flips: dict[str, float]
    n_rows: int

    @property
    def best(self) -> str:
        """The method whose curve is lowest, for this replacement."""
        return min((name for name in self.area if name not in METHODS[-2:]), key=self.area.__getitem__)


def flipping(
    analysis: Analysis, baseline: Baseline = "midpoint", beta: float | None = None, forest: bool = True
) -> Flipping:
    """Return how the evidence of rows falls as their columns are replaced, by several methods and at random.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`; without clusters that were merged by hand.
    baseline : {"midpoint", "mean", "other row"}
        What a column is replaced by. It decides which method is best.
    beta : float, optional
        The stiffness of NEON; by default the usual one.
    forest : bool
        Whether TreeSHAP of a random forest takes part, where the package shap is installed; its import takes seconds.

    Raises
    ------
    NeonError
        If there is no such baseline, one cluster, or clusters that were merged by hand.

    Examples
    --------
    >>> import neon_core as nc
    >>> found = flipping(nc.analyse(nc.load_sample("iris")))
    >>> found.curves["neon"].shape, found.area["neon"] < found.area["random"] < found.area["least first"]
    ((5,), True)
    """
    model = check_type(analysis, Analysis, "analysis").model
    if check_type(baseline, str, "baseline") not in get_args(Baseline):
        what, hint = f"baseline={format_given(baseline)} is none", f"Pass one of {', '.join(get_args(Baseline))}."
        raise ArgumentError(what, where="baseline", hint=hint)
    if analysis.n_clusters < 2 or not isinstance(model, NeuralizedKMeans):
        what = "One cluster, or clusters merged by hand, have no columns to replace"
        raise ClusterError(what, where="analysis", hint="Analyse with two clusters or more, and without edits.")
    has_forest = check_type(forest, bool, "forest") and find_spec("shap") is not None
    problem = _Problem.of(analysis, model, baseline)
    orders = _orders(problem, model, beta, has_forest)
    heights = {name: problem.heights(order) for name, order in orders.items()}
    rng = np.random.default_rng(2)
    heights["random"] = np.mean([problem.heights(_shuffled(problem, rng)) for _ in range(N_RANDOM)], axis=0)
    heights = {name: heights[name] for name in METHODS if name in heights}
    return Flipping(
        baseline,
        {name: frozen(each.mean(axis=0)) for name, each in heights.items()},
        {name: float(each.mean()) for name, each in heights.items()},
        {name: _interval(each.mean(axis=1)) for name, each in heights.items()},
        {name: _flips(each) for name, each in heights.items()},
        len(problem.rows),
    )


@dataclass(frozen=True, eq=False)
class _Problem:
    """The rows that are looked at, and what each column's replacement adds to each discriminant.

    `h` has shape (n_rows, n_clusters), infinite at the own cluster, and `steps` (n_rows, n_clusters, n_columns).
    """

    analysis: Analysis
    rows: Matrix
    labels: Indices
    nearest: Indices
    h: Matrix
    steps: Array

    @classmethod
    def of(cls, analysis: Analysis, model: NeuralizedKMeans, baseline: Baseline) -> _Problem:
        matrix = analysis.design.matrix
        most = max(1, min(MOST_ROWS, MOST_VALUES // (analysis.n_clusters * matrix.shape[1])))
        some = np.unique(np.linspace(0, len(matrix) - 1, most).astype(np.intp))
        rows, labels = matrix[some], analysis.clustering.labels[some]
        h = model.discriminants(rows, labels).copy()
        h[np.arange(len(rows)), labels] = np.inf
        nearest = h.argmin(axis=1)
        replaced = _replacement(analysis, baseline, some, labels, nearest)
        features = model.weights[labels] * (replaced - rows)[:, None, :]
        by_column = analysis.design.by_column(features.reshape(-1, rows.shape[1]))
        return cls(analysis, rows, labels, nearest, h, by_column.reshape(len(rows), len(h[0]), -1))

    def heights(self, order: Indices) -> Matrix:
        """Return each row's evidence after 0, 1, 2, ... replaced columns in its order, (n_rows, n_columns + 1)."""
        sums = np.take_along_axis(self.steps, order[:, None, :], axis=2).cumsum(axis=2)
        after = np.concatenate([np.zeros((*self.h.shape, 1)), sums], axis=2) + self.h[:, :, None]
        heights: Matrix = after.min(axis=1)
        return heights

    @property
    def pair_weights(self) -> Matrix:
        """The weights of each row's discriminant to its nearest competitor, shape (n_rows, n_features)."""
        centroids = self.analysis.clustering.centroids
        weights: Matrix = 2.0 * (centroids[self.labels] - centroids[self.nearest])
        return weights


def _replacement(analysis: Analysis, baseline: Baseline, some: Indices, labels: Indices, nearest: Indices) -> Matrix:
    """Return what the values of each row are replaced by, shape (n_rows, n_features)."""
    matrix, centroids = analysis.design.matrix, analysis.clustering.centroids
    if baseline == "midpoint":
        middle: Matrix = (centroids[labels] + centroids[nearest]) / 2.0
        return middle
    if baseline == "mean":
        return np.broadcast_to(matrix.mean(axis=0), (len(some), matrix.shape[1]))
    return matrix[np.random.default_rng(1).integers(len(matrix), size=len(some))]


def _orders(problem: _Problem, model: NeuralizedKMeans, beta: float | None, has_forest: bool) -> dict[str, Indices]:
    """Return the columns of each row by method, the most relevant first."""
    by_column = problem.analysis.design.by_column
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NeonWarning)
        neon = by_column(model.explain(problem.rows, beta).relevance)
        pair = by_column(model.explain(problem.rows, np.inf).relevance)
    mean = problem.analysis.design.matrix.mean(axis=0)
    before = problem.h.min(axis=1)
    left_out = before[:, None] - (problem.h[:, :, None] + problem.steps).min(axis=1)
    relevance = {
        "neon": neon,
        "nearest pair": pair,
        "shapley": by_column(problem.pair_weights * (problem.rows - mean)),
        "one left out": left_out,
        "gradient x input": by_column(problem.pair_weights * problem.rows),
        "least first": -neon,
    }
    if has_forest:
        relevance["tree shap"] = by_column(_tree_shap(problem))
    return {name: np.argsort(-values, axis=1, kind="stable") for name, values in relevance.items()}


def _tree_shap(problem: _Problem) -> Matrix:
    """Return the TreeSHAP values of a random forest that learnt the clusters, for each row's own."""
    from sklearn.ensemble import RandomForestClassifier

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its import calls matplotlib in an old way
        import shap
    forest = RandomForestClassifier(N_TREES, random_state=0, max_depth=8, n_jobs=1)
    forest.fit(problem.rows, problem.labels)
    values = np.asarray(shap.TreeExplainer(forest).shap_values(problem.rows, check_additivity=False))
    known = np.searchsorted(forest.classes_, problem.labels)
    own: Matrix = values[np.arange(len(problem.rows)), :, known]
    return own


def _shuffled(problem: _Problem, rng: np.random.Generator) -> Indices:
    n_rows, n_columns = problem.steps.shape[0], problem.steps.shape[2]
    order: Indices = rng.random((n_rows, n_columns)).argsort(axis=1)
    return order


def _interval(values: Vector) -> tuple[float, float]:
    """Return the 95 % interval of a mean, over rows drawn again."""
    rng = np.random.default_rng(3)
    drawn = values[rng.integers(values.size, size=(N_RESAMPLED, values.size))].mean(axis=1)
    low, high = np.percentile(drawn, MIDDLE).tolist()
    return low, high


def _flips(heights: Matrix) -> float:
    """Return the median number of replacements until the evidence is negative."""
    is_over = heights < 0.0
    first = np.where(is_over.any(axis=1), is_over.argmax(axis=1), np.inf)
    return float(np.median(first))
