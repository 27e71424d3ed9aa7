"""The values of a category: which one a row has, how common each is in the clusters, and how much each adds."""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.analysis import Analysis
from neon_core.checks import Matrix, Vector, frozen


@dataclass(frozen=True, eq=False)
class CategoryValues:
    """The values of a category, one feature each.

    Attributes
    ----------
    names : tuple of str
        The names of the values.
    own : int
        The position of the row's own value.
    shares : ndarray of shape (n_clusters, n_values)
        The share of each cluster's members that have each value.
    relevance : ndarray of shape (n_values,)
        The relevance of each value; the column's relevance is the sum.
    parts : ndarray of shape (n_clusters, n_values)
        a_ki of each value; the column's parts are the sums.
    """

    names: tuple[str, ...]
    own: int
    shares: Matrix
    relevance: Vector
    parts: Matrix


def values_by_category(
    analysis: Analysis, position: int, relevance: Vector, parts: Matrix
) -> tuple[CategoryValues | None, ...]:
    """Return the values of every column that is a category, None for every other column.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    position : int
        The row's position among the samples.
    relevance : ndarray of shape (n_features,)
        The row's relevance.
    parts : ndarray of shape (n_clusters, n_features)
        The row's parts a_ki.
    """
    design = analysis.design
    row, shares = design.matrix[position], design.in_units(analysis.clustering.centroids)
    return tuple(
        CategoryValues(
            names=column.categories,
            own=int(row[column.features].argmax()),
            shares=frozen(shares[:, column.features]),
            relevance=frozen(relevance[column.features]),
            parts=frozen(parts[:, column.features]),
        )
        if column.categories
        else None
        for column in design.columns
    )
