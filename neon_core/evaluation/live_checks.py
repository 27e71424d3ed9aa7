"""Checks that are made on the analysis itself, each with its number and its limit.

Bars must add up to the evidence; the network must put rows where K-Means does; and bars must stay the same where all
values shift, or where features change places.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Indices, Matrix
from neon_core.errors import NeonWarning
from neon_core.neon.model import NeuralizedKMeans

CheckKind = Literal["conservation", "network", "shift", "permutation"]
LIMIT = 1e-9
"""The largest difference of a bar, as a share of the longest one, that is rounding."""
SHIFT = 1000.0
"""All values are shifted by so many times the widest feature's range."""
MOST_ROWS, MOST_CELLS = 2_000, 4_000_000
"""Rows that are checked, evenly spread where there are more; and rows x clusters x clusters."""


@dataclass(frozen=True)
class Check:
    """A check of the numbers.

    Attributes
    ----------
    kind : str
        "conservation", "network", "shift" or "permutation".
    value, limit : float
        The largest difference as a share of the longest bar, and the largest that is rounding. Of the network: the rows
        that it puts elsewhere, and 0.
    n_rows : int
        The rows that were checked.
    """

    kind: CheckKind
    value: float
    limit: float
    n_rows: int

    @property
    def holds(self) -> bool:
        """Whether the number keeps to its limit."""
        return self.value <= self.limit


def check_numbers(analysis: Analysis) -> tuple[Check, ...]:
    """Return the checks of an analysis; none of one cluster, or of clusters that were merged by hand.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Examples
    --------
    >>> import neon_core as nc
    >>> [(check.kind, check.holds) for check in check_numbers(nc.analyse(nc.load_sample("wine")))]
    [('conservation', True), ('network', True), ('shift', True), ('permutation', True)]
    """
    model, matrix = check_type(analysis, Analysis, "analysis").model, analysis.design.matrix
    if analysis.n_clusters < 2 or not isinstance(model, NeuralizedKMeans):
        return ()
    most = max(1, min(MOST_ROWS, MOST_CELLS // analysis.n_clusters**2))
    some = np.unique(np.linspace(0, len(matrix) - 1, most).astype(np.intp))
    rows, centroids = matrix[some], model.centroids
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NeonWarning)  # the notes of the analysis say it
        explained = model.explain(rows)
        shift = SHIFT * float(np.ptp(matrix, axis=0).max())
        order = np.random.default_rng(0).permutation(matrix.shape[1])
        shifted = NeuralizedKMeans(centroids + shift, explained.beta).explain(rows + shift)
        swapped = NeuralizedKMeans(centroids[:, order], explained.beta).explain(rows[:, order])
    longest = float(np.abs(explained.relevance).max()) or 1.0
    residual = float(np.abs(explained.residual).max()) / longest
    is_sure = np.abs(explained.logit) > LIMIT * longest  # a row on the boundary belongs to either side
    moved = _difference(shifted.relevance, explained.relevance, is_sure) / longest
    permuted = _difference(swapped.relevance, explained.relevance[:, order], is_sure) / longest
    elsewhere = int((network_labels(model, rows) != analysis.clustering.labels[some])[is_sure].sum())
    return (
        Check("conservation", residual, LIMIT, len(some)),
        Check("network", float(elsewhere), 0.0, len(some)),
        Check("shift", moved, LIMIT, len(some)),
        Check("permutation", permuted, LIMIT, len(some)),
    )


def _difference(one: Matrix, other: Matrix, rows: NDArray[np.bool_]) -> float:
    return float(np.abs(one - other)[rows].max(initial=0.0))


def network_labels(model: NeuralizedKMeans, rows: Matrix) -> Indices:
    """Return the cluster of the largest output of the network: linear units, then the minimum over competitors.

    Examples
    --------
    >>> network_labels(NeuralizedKMeans([[0.0], [4.0]]), np.array([[1.0], [3.0]])).tolist()
    [0, 1]
    """
    units = np.einsum("ckd,nd->nck", model.weights, rows) + model.biases
    n_clusters = model.n_clusters
    units[:, np.arange(n_clusters), np.arange(n_clusters)] = np.inf
    labels: Indices = units.min(axis=2).argmax(axis=1)
    return labels
