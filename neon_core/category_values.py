"""What is told of a category: which value a row has, how common each is in the clusters, and what each adds."""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.analysis import Analysis
from neon_core.checks import Matrix, Vector, frozen


@dataclass(frozen=True, eq=False)
class Values:
    """The values of a category, one feature each, and how often they are in the clusters.

    Attributes
    ----------
    names : tuple of str
        What they are called.
    own : int
        Which one the row has.
    shares : ndarray of shape (n_clusters, n_values)
        How much of each cluster has each value.
    relevance : ndarray of shape (n_values,)
        What each adds; the column's relevance is their sum.
    parts : ndarray of shape (n_clusters, n_values)
        Of which the column's parts are the sums.
    """

    names: tuple[str, ...]
    own: int
    shares: Matrix
    relevance: Vector
    parts: Matrix


def values_of(analysis: Analysis, at: int, relevance: Vector, part: Matrix) -> tuple[Values | None, ...]:
    """Return what is told of the columns that are categories."""
    design = analysis.design
    own, shares = design.matrix[at], design.in_units(analysis.clustering.centroids)
    return tuple(
        Values(
            names=column.categories,
            own=int(own[column.features].argmax()),
            shares=frozen(shares[:, column.features]),
            relevance=frozen(relevance[column.features]),
            parts=frozen(part[:, column.features]),
        )
        if column.categories
        else None
        for column in design.columns
    )
