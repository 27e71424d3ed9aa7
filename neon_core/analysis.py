"""From a dataset and choices to an explained clustering: the only module that knows the whole order."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from neon_core.arguments import as_count, as_whole_number, check_progress, check_type, format_given
from neon_core.checks import Indices, Vector, frozen
from neon_core.clustering import Clustering, cluster
from neon_core.config import OWN_TABLE, AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import ConfigError, DataError, NeonWarning, RowError
from neon_core.event_log import measured
from neon_core.neon.model import NeuralizedKMeans
from neon_core.neon.neuralization import Boundary, Standing, distance_rounding
from neon_core.neon.relevance import Explanation
from neon_core.neon.rounding import share_values
from neon_core.notes import Note
from neon_core.preparation import Design, prepare
from neon_core.progress import Progress, report_to, stage
from neon_core.result_notes import collect_notes
from neon_core.text import rename_clashes

VERSION = 4
"""Part of every cache key. Raise it when the same choices give another result."""


MOSTLY = 0.5
"""Share of a row's relevance on filled-in values from which on they are its reasons."""

AT_A_TIME = 1_000
"""Rows whose reasons are looked at together."""


@dataclass(frozen=True, eq=False)
class Analysis:
    """A clustering that can explain every row. All arrays are read-only.

    Attributes
    ----------
    config : AnalysisConfig
        The choices.
    fingerprint : str
        The fingerprint of the dataset.
    design, clustering, model
        The results of the stages, in order.
    boundary : Boundary
        Each row's distance to the boundary of its cluster, and the cluster beyond. Distances that are equal but for
        rounding are equal.
    competitor : ndarray of int of shape (n_samples,)
        The nearest competitor, which sets the logit; -1 if there is none.
    notes : tuple of Note
        The caveats of this result.
    cluster_names : tuple of str
        The names that `rename` has given, "" for a cluster without one; empty where none has a name.
    """

    config: AnalysisConfig
    fingerprint: str
    design: Design
    clustering: Clustering
    model: NeuralizedKMeans
    boundary: Boundary
    competitor: Indices
    notes: tuple[Note, ...]
    cluster_names: tuple[str, ...] = ()

    @cached_property
    def explanation(self) -> Explanation:
        """The explanation of every row at the usual beta, computed at the first access.

        For a million rows that takes a moment, and more memory than all the rest. To explain a few rows, call
        `model.explain` on them.
        """
        n_rows, n_columns = self.design.matrix.shape
        with measured("explain", n_rows=n_rows, n_columns=n_columns, n_clusters=self.config.n_clusters):
            return self.model.explain(self.design.matrix)

    @cached_property
    def telling_row(self) -> int:
        """The row to show first: the mismatch with the smallest number, else the row nearest to a boundary.

        A row whose reasons are mostly filled-in values is passed over.
        """
        nearest = self.boundary.distance.argmin()
        first = self.clustering.mismatch.argmax() if self.clustering.mismatch.any() else nearest
        return int(self.design.rows[self._first_by_own_values(int(first))])

    def _first_by_own_values(self, first: int) -> int:
        """Return the first sample worth a look whose reasons are mostly its own values; `first` if there is none."""
        if not self.design.imputed.any() or self._filled_share(np.array([first]))[0] < MOSTLY:
            return first
        mismatches = np.flatnonzero(self.clustering.mismatch)
        order = np.concatenate([mismatches, np.argsort(self.boundary.distance, kind="stable")])
        for start in range(0, order.size, AT_A_TIME):
            some = order[start : start + AT_A_TIME]
            own = self._filled_share(some) < MOSTLY
            if own.any():
                return int(some[own.argmax()])
        return first

    def _filled_share(self, positions: Indices) -> Vector:
        """Return the share of each sample's relevance that falls on filled-in values, signs aside."""
        relevance = np.abs(self.design.by_column(self.model.explain(self.design.matrix[positions]).relevance))
        filled = np.where(self.design.is_filled(positions), relevance, 0.0).sum(axis=1)
        total = relevance.sum(axis=1)
        share: Vector = np.divide(filled, total, out=np.zeros_like(total), where=total > 0.0)
        return share

    def position(self, row: int) -> int:
        """Return the sample of a row of the table: its position in the design's matrix.

        Raises
        ------
        RowError
            If there is no row of this number, the row was left out, or it is not a whole number.
        """
        number = as_whole_number(row)
        if number is None:
            what = f"{format_given(row)} is not a row: a row is a whole number"
            raise RowError(what, where="row", hint="Rows are counted from 0, whatever the index of the frame.")
        at = self.design.position(number)
        if at >= 0:
            return at
        if self.design.is_left_out(number):
            hint = "It has a missing value; missing='median', without “leave out” in fills, keeps such rows."
            raise RowError(f"Row {number} was left out", where="row", hint=hint)
        hint = f"The rows go from 0 to {self.design.n_rows - 1}."
        raise RowError(f"There is no row {format_given(number)}", where="row", hint=hint)

    def mismatches(self) -> Indices:
        """Return the rows whose class is not the class of their cluster, in order."""
        return self.design.rows[self.clustering.mismatch]

    def nearest_boundary(self, count: int) -> Indices:
        """Return the rows nearest to a boundary, nearest first; of equally near rows the smallest number first."""
        distance, count = self.boundary.distance, as_count(count, "count")
        near = np.arange(distance.size)
        if count < distance.size:  # twenty of a million rows need no sort of all
            last = max(count, 1) - 1
            near = np.flatnonzero(distance <= np.partition(distance, last)[last])
        return self.design.rows[near[np.argsort(distance[near], kind="stable")[:count]]]

    def to_frame(self) -> pd.DataFrame:
        """Return one row a sample: row, cluster, class, logit, distance, competitor, residual, then the relevances.

        Each feature column of the table has one relevance; that of a category is the sum over its values. It has the
        column's name, with " (relevance)" added if one of the first seven has the same name.
        """
        classes = np.array([*self.clustering.classes, None], dtype=object)
        head = {
            "row": self.design.rows,
            "cluster": self.clustering.labels,
            "class": classes[self.clustering.class_index],
            "logit": self.explanation.logit,
            "distance": self.boundary.distance,
            "competitor": self.competitor,
            "residual": self.explanation.residual,
        }
        names = rename_clashes(self.design.column_names, head, " (relevance)")
        relevance = pd.DataFrame(self.design.by_column(self.explanation.relevance), columns=names)
        return pd.concat([pd.DataFrame(head), relevance], axis=1)


def analyse(dataset: Dataset, config: AnalysisConfig | None = None, *, progress: Progress | None = None) -> Analysis:
    """Prepare, cluster and explain a dataset.

    Of a table with more than 200,000 rows, the starts of K-Means are fitted to a sample of 100,000 rows, drawn by the
    seed, and the best is settled on all rows; a note says this.

    Parameters
    ----------
    dataset : Dataset
        See `load_sample`, `Dataset.from_frame`.
    config : AnalysisConfig, optional
        By default three clusters, ten starts from seed 0, and each feature scaled to 0...1. In a table that was read
        from a file, features are scaled in standard deviations, and numbers with a heavy tail count by their logarithm.
    progress : callable, optional
        Called between pieces of the work with the name of the stage ("prepare", "start 4 of 10", "settle", "explain")
        and the finished share of the whole, from 0 to 1, never less than before. Its exception cancels the work.

    Returns
    -------
    Analysis
        The same dataset and config give the same numbers.

    Raises
    ------
    DataError
        With every reason against clustering this dataset with these choices, or if it is not a Dataset.
    ConfigError
        If the config is not an AnalysisConfig.
    ArgumentError
        If the progress cannot be called.

    Warns
    -----
    NeonWarning
        Once for each note of the result, except for those on a trivial clustering.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> analysis = nc.analyse(wine, nc.AnalysisConfig(n_clusters=3, scaling="minmax", random_state=2, n_init=1))
    >>> analysis.telling_row, round(float(analysis.explanation.logit[60]), 4)
    (60, 0.0772)
    """
    config = _check_arguments(dataset, config)
    check_progress(progress)
    size = {"n_rows": len(dataset.frame), "n_columns": len(dataset.columns), "n_clusters": config.n_clusters}
    with measured("analyse", **size), report_to(progress):
        analysis = _analyse(dataset, config)
    for note in analysis.notes:
        if not note.is_advice:
            warnings.warn(note.text, NeonWarning, stacklevel=2)
    return analysis


def _analyse(dataset: Dataset, config: AnalysisConfig) -> Analysis:
    """Return the analysis, reporting its stages."""
    with stage("prepare", 0.0, 0.1):
        design = prepare(dataset, config)
    with stage("fit", 0.1, 0.9):
        clustering = cluster(design, config)
    with stage("explain", 0.9, 0.98):
        model, standing = _model(design, clustering)
        boundary = _boundary(design, clustering, standing.boundary)
    with stage("explain", 0.98, 1.0):
        notes = collect_notes(len(dataset.frame), config, design, clustering, model)
    return Analysis(
        config=config,
        fingerprint=dataset.fingerprint,
        design=design,
        clustering=clustering,
        model=model,
        boundary=boundary,
        competitor=standing.competitor,
        notes=notes,
    )


def _model(design: Design, clustering: Clustering) -> tuple[NeuralizedKMeans, Standing]:
    """Return the model with the usual beta of all rows, and their standing; the notes replace its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NeonWarning)
        bare = NeuralizedKMeans(clustering.centroids, noise=clustering.noise)
        standing = bare.standing(design.matrix)
        return NeuralizedKMeans(clustering.centroids, bare.usual_beta(standing.logit), clustering.noise), standing


def _boundary(design: Design, clustering: Clustering, boundary: Boundary) -> Boundary:
    """Return the distances to the boundary, in which those that are equal but for rounding are equal."""
    if clustering.centroids.shape[0] == 1:
        return boundary
    rounding = distance_rounding(design.matrix, clustering.centroids, clustering.labels, boundary, clustering.noise)
    return Boundary(frozen(share_values(boundary.distance, rounding)), boundary.cluster)


def _check_arguments(dataset: object, config: AnalysisConfig | None) -> AnalysisConfig:
    """Return the config, by default the usual one; refuse arguments of other types with a hint."""
    if not isinstance(dataset, Dataset):
        hint = "Pass a Dataset from nc.load_sample, nc.read_table or nc.Dataset.from_frame."
        if isinstance(dataset, str):
            hint = f"Load it: nc.load_sample({dataset!r})."
        elif isinstance(dataset, pd.DataFrame):
            hint = "Build a Dataset: nc.Dataset.from_frame(frame)."
        raise DataError(f"The dataset is a {type(dataset).__name__}, not a Dataset", where="dataset", hint=hint)
    if config is None:
        return AnalysisConfig() if dataset.reading.format == "frame" else OWN_TABLE
    return check_type(config, AnalysisConfig, "config", ConfigError)
