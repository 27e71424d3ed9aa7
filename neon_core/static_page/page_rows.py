"""The rows of a page: where each stands, and the sentences about it, each different one once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from neon_core import wording
from neon_core.neon.merged_model import MergedKMeans
from neon_core.row_explanation.row_standings import stand_rows

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.row_explanation import RowExplanation
    from neon_core.static_page.page_messages import PageModel, PageRows

NAME_SLOT = "\ue000"
"""Stands in a headline for the text that calls the row: no reading leaves this letter in a name of a cluster."""


def build_rows(analysis: Analysis, samples: Indices, any_row: RowExplanation, nouns: tuple[str, str]) -> PageRows:
    """Return some samples as a page has them.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    samples : ndarray of int of shape (n_samples,)
        Positions in the matrix.
    any_row : RowExplanation
        The explanation of any row.
    nouns : tuple of str
        The noun for a row, singular and plural.
    """
    headlines, standings = Distinct(), Distinct()
    for identity, standing in stand_rows(analysis, samples):
        row = replace(any_row, identity=replace(identity, name=NAME_SLOT), standing=standing)
        headlines.add(wording.to_list(wording.describe_answer(row, nouns)))
        standings.add(wording.to_list(wording.describe_standing(row, nouns)) if standing.competitor >= 0 else [])
    rows: PageRows = {
        "numbers": analysis.design.rows[samples].tolist(),
        "labels": analysis.clustering.labels[samples].tolist(),
        "competitors": analysis.competitor[samples].tolist(),
        "headlines": headlines.values,
        "headline": headlines.codes,
        "standings": standings.values,
        "standing": standings.codes,
    }
    if isinstance(analysis.model, MergedKMeans):
        rows["nearest"] = analysis.model.nearest_of(analysis.design.matrix[samples]).tolist()
    return rows


class Distinct:
    """The different values of a list, in the order of their first places.

    Attributes
    ----------
    values : list
        Each value once.
    codes : list of int
        The place of each added value in `values`.

    Examples
    --------
    >>> some = Distinct()
    >>> for value in ("a", "b", "a"):
    ...     some.add([value])
    >>> some.values, some.codes
    ([['a'], ['b']], [0, 1, 0])
    """

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.codes: list[int] = []
        self._places: dict[str, int] = {}

    def add(self, value: Any) -> None:
        """Add a value that can travel as JSON."""
        place = self._places.setdefault(json.dumps(value), len(self.values))
        if place == len(self.values):
            self.values.append(value)
        self.codes.append(place)


def build_model(analysis: Analysis, any_row: RowExplanation) -> PageModel:
    """Return the fitted centroids, with their values as the panel writes them."""
    model = analysis.model
    centroids = model.fitted_centroids if isinstance(model, MergedKMeans) else model.centroids
    return {
        "centroids": centroids.tolist(),
        "texts": _write_centroids(analysis, any_row, centroids),
        "noise": analysis.clustering.noise.tolist(),
    }


def _write_centroids(analysis: Analysis, any_row: RowExplanation, centroids: Any) -> list[list[str]]:
    starts = [column.start for column in analysis.design.columns]
    scale = replace(any_row.scale, centroids=analysis.design.in_units(centroids)[:, starts])
    row = replace(any_row, scale=scale)
    columns: Sequence[int] = range(len(starts))
    return [[wording.format_centroid_value(row, i, k) for i in columns] for k in range(len(centroids))]
