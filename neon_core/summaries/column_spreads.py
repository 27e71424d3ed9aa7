"""Describe the clusters by any column, with how much of its spread they account for and whether it counted."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Indices
from neon_core.column_description import ColumnDescription, describe_column, factorize_cells
from neon_core.dataset import Column, Dataset
from neon_core.orders import find_steps
from neon_core.summaries.separation import (
    CRAMERS_V,
    ETA_SQUARED,
    cramers_v,
    cramers_v_by_chance,
    eta_squared_by_chance,
    eta_squared_of,
)


@dataclass(frozen=True, eq=False)
class ColumnSpread:
    """How a column distributes over the clusters.

    Attributes
    ----------
    description : ColumnDescription
        Its quantiles or its shares in each cluster and in all rows, in the user's units, and its missing values.
    role : str
        As in the table.
    counted : bool
        Whether the clusters were made from it: then they must differ in it.
    measure : str
        "eta squared" of a number, a date and the steps of an ordered column; "Cramér's V" of all other columns.
    separation : float
        The measure, from 0 to 1, over the cells that have a value. 0 where they are all the same; NaN where there are
        not two clusters with a value.
    chance : float
        The measure that clusters of these sizes reach on average (V: as a root mean square) where their rows are dealt
        out at random. It is large where there are few rows, or nearly as many values as rows.
    """

    description: ColumnDescription
    role: str
    counted: bool
    measure: str
    separation: float
    chance: float

    @property
    def beyond_chance(self) -> float:
        """How much of the spread the clusters account for beyond chance, from 0 to 1; V is squared first."""
        power = 1 if self.measure == ETA_SQUARED else 2
        by_chance = self.chance**power
        if not by_chance < 1.0:  # NaN too
            return math.nan if math.isnan(self.separation) else 0.0
        return max(0.0, (self.separation**power - by_chance) / (1.0 - by_chance))

    @property
    def name(self) -> str:
        """The name of the column."""
        return self.description.name

    def to_frame(self) -> pd.DataFrame:
        """Return one line a cluster, and one of all rows: their number, the missing ones, and quantiles or counts."""
        return self.description.to_frame()


def column_spread(analysis: Analysis, dataset: Dataset, column: str) -> ColumnSpread:
    """Return how a column distributes over the clusters, whether it counted or not.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    dataset : Dataset
        The table that was analysed, with the same roles and kinds.
    column : str
        The name of any of its columns: a feature, the class, one to describe by, or an ignored one.

    Raises
    ------
    ArgumentError
        If the analysis is of another table.
    ColumnError
        If there is no such column.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> analysis = nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1))
    >>> spread = nc.column_spread(analysis, wine, "proline")
    >>> spread.counted, spread.measure, round(spread.separation, 2), spread.description.medians.round().tolist()
    (True, 'eta squared', 0.73, [1080.0, 476.0, 625.0, 674.0])
    """
    check_type(analysis, Analysis, "analysis")
    description = describe_column(dataset, analysis, column)
    found = next(one for one in dataset.columns if one.name == column)
    is_ordered = found.kind == "ordered" and found.role != "class"
    separation, chance = _separation(analysis, dataset, found, description)
    return ColumnSpread(
        description=description,
        role=found.role,
        counted=column in analysis.design.column_names,
        measure=ETA_SQUARED if description.has_quantiles or is_ordered else CRAMERS_V,
        separation=separation,
        chance=chance,
    )


def _separation(
    analysis: Analysis, dataset: Dataset, column: Column, description: ColumnDescription
) -> tuple[float, float]:
    """Return the measure of a column over the cells that have a value, and what it is by chance."""
    filled = description.sizes - description.missing
    k, n = int(np.count_nonzero(filled)), int(filled.sum())
    if k < 2:
        return math.nan, math.nan
    if description.has_quantiles:
        return description.association, eta_squared_by_chance(n, k)
    labels, n_clusters = analysis.clustering.labels, analysis.model.n_clusters
    cells = dataset.frame[column.name].iloc[analysis.design.rows].reset_index(drop=True)
    if column.kind == "ordered" and column.role != "class":
        return eta_squared_of(find_steps(cells, column.order), labels, n_clusters), eta_squared_by_chance(n, k)
    codes, distinct = factorize_cells(cells)
    counts: Indices = np.zeros((n_clusters, len(distinct)), np.intp)
    np.add.at(counts, (labels[codes >= 0], codes[codes >= 0]), 1)
    return cramers_v(counts), cramers_v_by_chance(n, k, len(distinct))
