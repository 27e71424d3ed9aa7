"""A clustering without its rows: all that is needed to assign and explain the rows of another table."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Indices, Vector, frozen
from neon_core.clustering import Clustering
from neon_core.dataset import Dataset
from neon_core.errors import NeonWarning
from neon_core.explained_clustering import Model
from neon_core.preparation import Design, PreparedColumn
from neon_core.reading import Overrides
from neon_core.saved.settings import Settings
from neon_core.text import plain_number

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.neon.relevance import Explanation
    from neon_core.saved.cluster_drift import Drift
    from neon_core.saved.new_rows import NewRows


@dataclass(frozen=True, eq=False)
class SavedModel:
    """A fitted model: centroids, preparation, ranges and names, without the rows that it was fitted to.

    `nc.load_model` returns one; `SavedModel.of` makes one of an analysis.

    Attributes
    ----------
    settings : Settings
        What the model was fitted with, and the names of its clusters. Their overrides have the order of day and month
        that the table showed: dates of a new table that fit both orders are read in that one.
    name : str
        The name of the table.
    nouns : tuple of str
        The noun for a row, singular and plural.
    design : Design
        The preparation, without rows: scales, ranges and categories of every column that counts.
    usual : tuple of float
        The median of each column that counts, or the position of its most frequent value: what a missing value becomes.
    clustering : Clustering
        The clusters, without rows; `sizes` are those of the table that the model was fitted to.
    network : NeuralizedKMeans or MergedKMeans
        The model that explains, with its own beta.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> model = SavedModel.of(wine, nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1)))
    >>> model.assign(wine.frame.head(3)).tolist()
    [0, 0, 0]
    >>> round(float(model.explain(wine.frame.iloc[[60]]).logit[0]), 4)
    0.0772
    """

    settings: Settings
    name: str
    nouns: tuple[str, str]
    design: Design
    usual: tuple[float, ...]
    clustering: Clustering
    network: Model

    @classmethod
    def of(cls, dataset: Dataset, analysis: Analysis) -> SavedModel:
        """Return the model of an analysis of a dataset.

        Raises
        ------
        NeonError
            If these are no dataset and no analysis of it.
        """
        settings = Settings.of(dataset, analysis)
        settings = replace(settings, overrides=_with_date_order(settings.overrides, dataset.reading.date_order))
        usual = find_usual(analysis.design)
        design, clustering = _without_rows(analysis)
        return cls(settings, dataset.name, dataset.nouns, design, usual, clustering, analysis.model)

    @property
    def n_rows(self) -> int:
        """The number of rows that the model was fitted to."""
        return int(self.clustering.sizes.sum())

    @property
    def mean_evidence(self) -> float:
        """The mean evidence of the rows that the model was fitted to; NaN where there is no competitor."""
        beta = self.network.beta
        return 1.0 / beta if beta else float("nan")

    def read_rows(self, table: Dataset | pd.DataFrame) -> NewRows:
        """Assign and explain the rows of another table; see `neon_core.saved.new_rows.read_rows`.

        Warns
        -----
        NeonWarning
            Once for each note on the rows: what the model has not seen, what was filled in or left out.
        """
        from neon_core.saved.new_rows import read_rows

        new = read_rows(self, table)
        for note in new.analysis.notes:
            warnings.warn(note.text, NeonWarning, stacklevel=2)
        return new

    def assign(self, table: Dataset | pd.DataFrame) -> Indices:
        """Return the cluster of each row of another table, shape (n_rows,); -1 where a row cannot be placed.

        Raises
        ------
        DataError
            With every column that is missing or of another kind.
        """
        new = self.read_rows(table)
        labels: Indices = np.full(new.analysis.design.n_rows, -1, np.intp)
        labels[new.analysis.design.rows] = new.analysis.clustering.labels
        return frozen(labels)

    def explain(self, table: Dataset | pd.DataFrame, beta: float | None = None) -> Explanation:
        """Return the explanation of each row of another table, at the model's own beta.

        Raises
        ------
        NeonError
            With every column that is missing or of another kind; or if rows cannot be placed (`read_rows` names them).
        """
        new = self.read_rows(table)
        new.check_complete()
        return self.network.explain(new.analysis.design.matrix, beta)

    def drift(self, table: Dataset | pd.DataFrame) -> Drift:
        """Return how the shares of the clusters differ in another table, with a test; see `Drift`."""
        return self.read_rows(table).drift


def plain_class(value: Any) -> str | int | float | bool:
    """Return a known class as JSON has it: a text, a number, true or false."""
    value = value.item() if isinstance(value, np.generic) else value
    return value if isinstance(value, str | int | float | bool) else plain_number(value)


def _with_date_order(overrides: Overrides, shown: str) -> Overrides:
    """Return overrides with the order of day and month that the table shows, for new tables whose dates fit both."""
    return replace(overrides, date_order=overrides.date_order or shown or None)


def _without_rows(analysis: Analysis) -> tuple[Design, Clustering]:
    """Return design and clustering as they are without a row."""
    design, clustering = analysis.design, analysis.clustering
    none: Indices = frozen(np.empty(0, np.intp))
    classes = tuple(plain_class(value) for value in clustering.classes)
    design = replace(
        design,
        matrix=frozen(np.empty((0, len(design.feature_names)))),
        rows=none,
        n_rows=0,
        columns=tuple(replace(column, n_filled=0, fill=float("nan")) for column in design.columns),
        classes=classes,
        class_index=none,
        cells=tuple(cells.iloc[:0] for cells in design.cells),
        imputed=frozen(np.zeros(len(design.columns), np.intp)),
        row_names=None,
        left_out=none,
    )
    clustering = replace(
        clustering,
        labels=none,
        inertia=0.0,
        iterations=0,
        classes=classes,
        class_index=none,
        mismatch=frozen(np.empty(0, np.bool_)),
        started_on=0,
        edits=(),
    )
    return design, clustering


def find_usual(design: Design) -> tuple[float, ...]:
    """Return what a missing value of each column becomes; see `SavedModel.usual`."""
    return tuple(_usual_value(design, i) for i in range(len(design.columns)))


def _usual_value(design: Design, i: int) -> float:
    """Return the median of a column, or the position of its most frequent value, among the rows that have one.

    Missing values that were filled in have it already, and do not change it.
    """
    column = design.columns[i]
    if column.n_filled:
        return column.fill
    if column.categories:
        return _most_frequent(design.matrix[:, column.features].argmax(axis=1), column)
    values: Vector = column.to_features(design.cells[i].iloc[design.rows])[:, 0]
    if column.kind == "boolean":
        return _most_frequent(values.astype(np.intp), column)
    return float(np.median(values))


def _most_frequent(positions: Indices, column: PreparedColumn) -> float:
    """Return the first of the most frequent values; neither that of empty cells nor that of several rare ones."""
    counts = np.bincount(positions, minlength=max(len(column.categories), 2))
    n_own = counts.size - bool(column.blank) - bool(column.rare)
    return float(counts[: max(n_own, 1)].argmax())
