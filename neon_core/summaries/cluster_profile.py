"""Profile each cluster: its size, its centroid beside the mean of all other rows, and its known classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Indices, Matrix, Vector, frozen
from neon_core.preparation import Design, PreparedColumn
from neon_core.text import call_cluster
from neon_core.value_format import ValueFormat

MOSTLY = 0.5
"""A class is the main one of a cluster that has it in more than this share of its rows."""

NOTICEABLE = 0.1
"""A column sets a cluster apart from this share of its whole squared distance to the other rows on."""

MOST_TELLING = 4
"""Columns that are named as setting a cluster apart, at most."""


@dataclass(frozen=True, eq=False)
class ColumnContrast:
    """A column in one cluster, beside the same column in all other rows.

    Attributes
    ----------
    name, kind : str
        As in the table.
    form : ValueFormat
        How its numbers are written.
    categories : tuple of str
        The values of a category; empty where the column is a number.
    order : tuple of str
        The steps of an ordered column, which count as 1, 2, 3; else empty.
    origin : datetime, optional
        The day from which a date is counted, where it counts by its time.
    precision : str
        The smallest unit of a date, as in `PreparedColumn`.
    here, elsewhere : ndarray of shape (n_features_of_the_column,)
        The centroid, and the mean of all other rows, in the user's units: one number, or the share of each value of a
        category. NaN elsewhere where there are no other rows. A number that counts by its logarithm or rank has the
        value of its mean logarithm or rank.
    apart : float
        The squared distance between the two in scaled units, the unit of the relevance; 0 where there are no other
        rows, or where only rounding tells them apart.
    """

    name: str
    kind: str
    form: ValueFormat
    categories: tuple[str, ...]
    order: tuple[str, ...]
    origin: datetime | None
    precision: str
    here: Vector
    elsewhere: Vector
    apart: float

    @property
    def telling(self) -> int:
        """The feature whose value differs most: of a category the position of a value, else 0."""
        return int(np.abs(self.here - self.elsewhere).argmax()) if len(self.here) > 1 else 0


@dataclass(frozen=True, eq=False)
class ClusterProfile:
    """What a cluster is.

    Attributes
    ----------
    cluster : int
        Its number.
    size, n_rows : int
        Its rows, and the rows of all clusters.
    columns : tuple of ColumnContrast
        Every column that counts, from the one that sets the cluster apart most.
    classes : tuple of (class, int)
        Its known classes with their rows, the most frequent one first.
    name : str
        The name that the user gave it; "" where it has none.
    """

    cluster: int
    size: int
    n_rows: int
    columns: tuple[ColumnContrast, ...]
    classes: tuple[tuple[Any, int], ...]
    name: str = ""

    @property
    def called(self) -> str:
        """What the cluster is called: its name, or its number behind the noun."""
        return self.name or call_cluster(self.cluster)

    @property
    def share(self) -> float:
        """The share of all rows that are in this cluster."""
        return self.size / self.n_rows

    @property
    def main_class(self) -> tuple[Any, int] | None:
        """The class of more than half of the cluster's rows, with their number; None where no class has so many."""
        return self.classes[0] if self.classes and self.classes[0][1] > MOSTLY * self.size else None

    @property
    def telling_columns(self) -> tuple[ColumnContrast, ...]:
        """The columns that set the cluster apart: at most four, each with a tenth of the squared distance or more."""
        whole = sum(column.apart for column in self.columns)
        telling = [column for column in self.columns if 0.0 < column.apart >= NOTICEABLE * whole]
        return tuple((telling or [column for column in self.columns[:1] if column.apart > 0.0])[:MOST_TELLING])

    def to_frame(self) -> pd.DataFrame:
        """Return one line a column, and one for each value of a category: its name, both means, and the distance.

        The distance of a column stands in its first line only, so that the lines add up.
        """
        lines = [
            {
                "column": column.name,
                "value": column.categories[i] if column.categories else "",
                "here": column.here[i],
                "elsewhere": column.elsewhere[i],
                "apart": 0.0 if i else column.apart,
            }
            for column in self.columns
            for i in range(len(column.here))
        ]
        return pd.DataFrame(lines, columns=["column", "value", "here", "elsewhere", "apart"])


def profile_clusters(analysis: Analysis) -> tuple[ClusterProfile, ...]:
    """Return the profile of every cluster.

    A cluster is compared with the mean of all rows outside it, not with the nearest competitor: the profile says what
    the cluster is, and an explanation of a row says why the row is in it.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> profile = profile_clusters(wine)[0]
    >>> profile.size, profile.main_class, [column.name for column in profile.telling_columns]
    (61, (0, 59), ['proline', 'OD280/OD315', 'flavanoids', 'total phenols'])
    >>> profile.columns[0].here.round(), profile.columns[0].elsewhere.round()
    (array([1111.]), array([557.]))
    """
    clustering, design = check_type(analysis, Analysis, "analysis").clustering, analysis.design
    others = means_elsewhere(clustering.centroids, clustering.sizes)
    gaps = clustering.centroids - others
    apart = np.where(np.abs(gaps) <= 4.0 * clustering.noise, 0.0, gaps) ** 2
    distances = design.by_column(np.nan_to_num(apart))
    here, elsewhere = design.in_units(clustering.centroids), values_in_units(design, others)
    return tuple(
        ClusterProfile(
            cluster=cluster,
            size=int(clustering.sizes[cluster]),
            n_rows=int(clustering.sizes.sum()),
            columns=_contrasts(design, here[cluster], elsewhere[cluster], distances[cluster]),
            classes=_classes(analysis, cluster),
            name=analysis.cluster_names[cluster] if analysis.cluster_names else "",
        )
        for cluster in range(len(clustering.centroids))
    )


def means_elsewhere(centroids: Matrix, sizes: Indices) -> Matrix:
    """Return the mean of the rows outside each cluster, from the centroids; NaN where there are none."""
    weights = np.where(np.eye(len(sizes), dtype=np.bool_), 0, sizes).astype(np.float64)
    counts = weights.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        means: Matrix = (weights / counts) @ centroids
    return means


def values_in_units(design: Design, means: Matrix) -> Matrix:
    """Return means in the user's units; those that do not exist stay NaN."""
    is_there = ~np.isnan(means).any(axis=1)
    values = np.full(means.shape, np.nan)
    if is_there.any():
        values[is_there] = design.in_units(means[is_there])
    return values


def _contrasts(design: Design, here: Vector, elsewhere: Vector, apart: Vector) -> tuple[ColumnContrast, ...]:
    """Return the columns, the one that is furthest apart first; of equal ones the first of the table."""
    order = np.argsort(-apart, kind="stable").tolist()
    return tuple(contrast_column(design.columns[i], here, elsewhere, float(apart[i])) for i in order)


def contrast_column(column: PreparedColumn, here: Vector, elsewhere: Vector, apart: float) -> ColumnContrast:
    """Return a column in two sets of rows, from the means of all features in the user's units."""
    return ColumnContrast(
        name=column.name,
        kind=column.kind,
        form=column.form,
        categories=column.categories,
        order=column.order,
        origin=None if column.origin is None else column.origin.to_pydatetime(),
        precision=column.precision,
        here=frozen(here[column.features].copy()),
        elsewhere=frozen(elsewhere[column.features].copy()),
        apart=apart,
    )


def _classes(analysis: Analysis, cluster: int) -> tuple[tuple[Any, int], ...]:
    """Return the known classes of a cluster's rows with their numbers, the most frequent one first."""
    clustering = analysis.clustering
    known = clustering.class_index[clustering.labels == cluster]
    counts = np.bincount(known[known >= 0], minlength=len(clustering.classes))
    order = np.argsort(-counts, kind="stable").tolist()
    return tuple((clustering.classes[i], int(counts[i])) for i in order if counts[i])
