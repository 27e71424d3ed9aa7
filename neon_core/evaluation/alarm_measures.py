"""What alarms measure of a clustering: one number for each fault, 0 where there is no sign of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from neon_core.checks import Indices, Matrix, Vector
    from neon_core.preparation import Design
    from neon_core.preparation.prepared_column import PreparedColumn

MOST_CODES = 20
"""Values of a number up to which it may say which batch a row is from."""
DENSE = 1.5
"""Whole numbers that are all different number the rows where they fill their range to this share."""
FEWEST_ROWS = 10
"""Rows from which on an order of the rows is no chance."""
SHUFFLE_SEED = 8
CHANCE = 1.5
"""Rows that are equal by chance count this often against those that are there twice."""


class CopyPair(NamedTuple):
    """The two columns that go together most, and their correlation within clusters; -1 where there are not two."""

    first: int
    second: int
    correlation: float


def orders_of_rows(design: Design) -> Vector:
    """Return for each column how far it only says where in the table a row stands, shape (n_columns,).

    1 for a date, for whole numbers that number the rows, for a number that rises or falls from row to row, and for a
    category whose values come in blocks of rows; about 0 where the rows are in no order.
    """
    if design.rows.size < FEWEST_ROWS:
        return np.zeros(len(design.columns))
    return np.array([_order(design, i, column) for i, column in enumerate(design.columns)])


def _order(design: Design, i: int, column: PreparedColumn) -> float:
    if column.kind == "date":
        return 1.0
    if column.categories:
        return blocks(design.matrix[:, column.start : column.stop].argmax(axis=1))
    values = design.matrix[:, column.start]
    codes = np.unique(values, return_inverse=True)[1]
    n_values = int(codes.max()) + 1
    if column.kind == "number" and n_values == values.size and _numbers_rows(design.cells[i].iloc[design.rows]):
        return 1.0
    monotone = _rank_correlation(values)
    return max(monotone, blocks(codes)) if n_values <= MOST_CODES else monotone


def _numbers_rows(cells: object) -> bool:
    """Whether different cells are whole numbers without many gaps."""
    try:
        numbers = np.asarray(cells, np.float64)
    except (TypeError, ValueError):
        return False
    span = float(np.ptp(numbers)) + 1.0
    return bool((numbers == np.floor(numbers)).all()) and span <= DENSE * numbers.size


def _rank_correlation(values: Vector) -> float:
    """Return the absolute rank correlation of values with their places; 0 where all are equal."""
    from scipy.stats import rankdata

    ranks = rankdata(values)
    if np.ptp(ranks) == 0.0:
        return 0.0
    return float(abs(np.corrcoef(ranks, np.arange(ranks.size))[0, 1]))


def blocks(codes: Indices) -> float:
    """Return how far values come in blocks: 0 for as many runs as by chance, 1 for one run of each value.

    Examples
    --------
    >>> blocks(np.array([0] * 5 + [1] * 5)), blocks(np.array([0, 1] * 5))
    (1.0, 0.0)
    """
    sizes = np.bincount(codes)
    n_values = int((sizes > 0).sum())
    runs = 1 + int((codes[1:] != codes[:-1]).sum())
    expected = 1.0 + (codes.size - 1) * (1.0 - float(((sizes / codes.size) ** 2).sum()))
    if expected <= n_values + 1.0:
        return 0.0
    return float(np.clip((expected - runs) / (expected - n_values), 0.0, 1.0))


def closest_copies(design: Design, labels: Indices) -> CopyPair:
    """Return the two numbers that go together most within clusters: clusters themselves make any two go together."""
    numbers = [i for i, column in enumerate(design.columns) if column.kind == "number"]
    matrix = design.matrix[:, [design.columns[i].start for i in numbers]]
    n_clusters = int(labels.max()) + 1
    if len(numbers) < 2 or len(matrix) < FEWEST_ROWS + n_clusters:
        return CopyPair(-1, -1, 0.0)
    within = matrix - _means(matrix, labels, n_clusters)[labels]
    length = np.sqrt((within**2).sum(axis=0))
    scale = np.sqrt(((matrix - matrix.mean(axis=0)) ** 2).sum(axis=0))
    usable = length > 1e-9 * np.where(scale > 0.0, scale, 1.0)
    units = np.where(usable, within / np.where(usable, length, 1.0), 0.0)
    together = np.abs(np.triu(units.T @ units, 1))
    first, second = np.unravel_index(int(together.argmax()), together.shape)
    return CopyPair(numbers[int(first)], numbers[int(second)], float(min(1.0, together[first, second])))


def _means(matrix: Matrix, labels: Indices, n_clusters: int) -> Matrix:
    sums = np.zeros((n_clusters, matrix.shape[1]))
    np.add.at(sums, labels, matrix)
    means: Matrix = sums / np.maximum(np.bincount(labels, minlength=n_clusters), 1)[:, None]
    return means


def repeated_share(design: Design, labels: Indices) -> float:
    """Return the share of the rows that repeat an earlier one, beyond those that chance makes equal.

    Chance is the same table with each column shuffled by itself within clusters: rows of few values are often equal.
    """
    matrix = design.matrix
    n_repeated = _count_repeated(matrix)
    if n_repeated == 0:
        return 0.0
    rng, by_cluster = np.random.default_rng(SHUFFLE_SEED), np.argsort(labels, kind="stable")
    shuffled = np.empty_like(matrix)
    for column in design.columns:
        order = np.lexsort((rng.random(len(matrix)), labels))
        shuffled[by_cluster, column.start : column.stop] = matrix[order, column.start : column.stop]
    return max(0.0, (n_repeated - CHANCE * _count_repeated(shuffled)) / len(matrix))


def repeated_rows(design: Design) -> Indices:
    """Return the rows of the table that another row repeats in every column that counts, in order."""
    import pandas as pd

    rows: Indices = design.rows[pd.DataFrame(design.matrix).duplicated(keep=False).to_numpy()]
    return rows


def _count_repeated(matrix: Matrix) -> int:
    import pandas as pd

    return int(pd.DataFrame(matrix).duplicated().sum())


def scaled_relevance(design: Design, n_clusters: int, rows: Indices, seed: int) -> Vector | None:
    """Return each column's share of the relevance where every feature has the standard deviation 1.

    Clusters are fitted to some of the rows, from ten starts. None where there is only one cluster then.

    Returns
    -------
    ndarray of shape (n_columns,) or None
    """
    from sklearn.cluster import KMeans

    from neon_core.blocks import one_openmp_thread
    from neon_core.neon.model import NeuralizedKMeans

    matrix = design.matrix[rows]
    spread = matrix.std(axis=0)
    scaled = (matrix - matrix.mean(axis=0)) / np.where(spread > 0.0, spread, 1.0)
    if len(np.unique(scaled, axis=0)) <= n_clusters:
        return None
    with one_openmp_thread():
        centroids = KMeans(n_clusters, n_init=10, random_state=seed).fit(scaled).cluster_centers_
    relevance = np.abs(design.by_column(NeuralizedKMeans(centroids).explain(scaled).relevance)).mean(axis=0)
    total = float(relevance.sum())
    shares: Vector = relevance / total if total > 0.0 else relevance
    return shares


def reproducing_column(design: Design, shares: Vector, information: Vector, half: float) -> tuple[int, float]:
    """Return the column that says most of the clusters by itself, and its normalised mutual information with them.

    A category or a yes/no counts; a number only where it carries over half of the relevance of several columns, since
    numbers that go together tell the same clusters, and such clusters are made of all of them. -1 where none counts.
    """
    is_category = np.array([bool(column.categories) or column.kind == "boolean" for column in design.columns])
    counts = is_category | ((shares > half) & (len(design.columns) > 2))
    if not counts.any():
        return -1, 0.0
    at = int(np.where(counts, information, -1.0).argmax())
    return at, float(information[at])
