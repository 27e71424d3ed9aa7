"""From a dataset and choices to an explained clustering: the only module that knows the whole order."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd

from neon_core.analysis_arguments import LEFT_OUT_HINTS, check_dataset_and_config
from neon_core.analysis_frame import build_frame
from neon_core.arguments import as_count, as_whole_number, check_progress, format_given
from neon_core.checks import Indices
from neon_core.cluster_naming import rename_clusters
from neon_core.clustering import Clustering, cluster
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import ConfigError, NeonWarning, RowError
from neon_core.event_log import measured
from neon_core.explained_clustering import Model, build_model, equal_boundary
from neon_core.neon.neuralization import Boundary
from neon_core.neon.relevance import Explanation
from neon_core.notes import Note
from neon_core.preparation import Design, prepare
from neon_core.progress import Progress, report_to, stage
from neon_core.reclustering import apply_edit
from neon_core.result_notes import collect_notes
from neon_core.shap_columns import build_column_shap
from neon_core.telling_row import find_telling

VERSION = 4
"""Part of every cache key. Raise it when the same choices give another result."""


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
    is_of_saved_model : bool
        Whether the clusters are those of a saved model, fitted to other rows.
    """

    config: AnalysisConfig
    fingerprint: str
    design: Design
    clustering: Clustering
    model: Model
    boundary: Boundary
    competitor: Indices
    notes: tuple[Note, ...]
    cluster_names: tuple[str, ...] = ()
    is_of_saved_model: bool = False

    @cached_property
    def explanation(self) -> Explanation:
        """The explanation of every row at the usual beta, computed at the first access.

        For a million rows that takes a moment, and more memory than all the rest. To explain a few rows, call
        `model.explain` on them.
        """
        n_rows, n_columns = self.design.matrix.shape
        with measured("explain", n_rows=n_rows, n_columns=n_columns, n_clusters=self.n_clusters):
            return self.model.explain(self.design.matrix)

    @cached_property
    def telling_row(self) -> int:
        """The row to show first: the mismatch with the smallest number, else the row nearest to a boundary.

        A row whose reasons are mostly filled-in values is passed over.
        """
        position = find_telling(self.design, self.clustering, self.model, self.boundary.distance)
        return int(self.design.rows[position])

    @property
    def n_clusters(self) -> int:
        """The number of clusters; another one than the config's where clusters are merged or split."""
        return self.clustering.sizes.size

    def rename(self, names: Mapping[int, str]) -> Analysis:
        """Return the analysis with other names of some clusters, which every sentence, figure and table uses.

        Parameters
        ----------
        names : mapping of int to str
            Names of at most 40 letters, each different from all others; "" takes a name away.

        Raises
        ------
        NeonError
            If there is no such cluster, or a name cannot be one.

        Examples
        --------
        >>> import neon_core as nc
        >>> analyse(nc.load_sample("iris")).rename({0: "Setosa"}).cluster_names
        ('Setosa', '', '')
        """
        renamed = replace(self, cluster_names=rename_clusters(self.cluster_names, names, self.n_clusters))
        vars(renamed).update({key: vars(self)[key] for key in ("explanation", "telling_row") if key in vars(self)})
        return renamed

    def merge(self, cluster: int, other: int) -> Analysis:
        """Return the analysis in which two clusters are one.

        No row moves: the merged cluster has both centroids, and a row belongs to the cluster of its nearest centroid.
        Its explanation begins at the nearest centroid of its own cluster. `config.edits` has the merge, so that
        `analyse(dataset, config)` returns the same; without the last edit, it returns the analysis as it was.

        Raises
        ------
        NeonError
            If these are not two clusters.

        Examples
        --------
        >>> import neon_core as nc
        >>> merged = analyse(nc.load_sample("wine")).merge(0, 2)
        >>> merged.n_clusters, merged.config.edits, merged.clustering.sizes.tolist()
        (2, (('merge', 0, 2),), [115, 63])
        """
        return self._edited("merge", cluster, other)

    def split(self, cluster: int, random_state: int = 0) -> Analysis:
        """Return the analysis in which a cluster is two, by K-Means with two centroids on its rows.

        Every row then goes to its nearest centroid. `clustering.edits` counts the rows of other clusters that are in a
        half now, and the rows of the cluster that are in another one; a note says so. See `merge` for undoing it.

        Raises
        ------
        NeonError
            If there is no such cluster, or it has no two different rows.
        """
        return self._edited("split", cluster, random_state)

    def _edited(self, kind: str, first: object, second: object) -> Analysis:
        """Return the analysis after one more edit. Clusters that it leaves alone keep their names."""
        if self.is_of_saved_model:
            what = "The clusters are those of a saved model, which cannot be changed here"
            raise ConfigError(what, where="edits", hint="Edit the analysis that the model was saved from.")
        config = replace(self.config, edits=(*self.config.edits, (kind, first, second)))  # type: ignore[arg-type]
        clustering = apply_edit(self.design, config, self.clustering, config.edits[-1])
        edited = complete_analysis(self.fingerprint, self.design, config, clustering)
        numbers = zip(self.cluster_names, clustering.edits[-1].renumbered, strict=False)
        return edited.rename({number: name for name, number in numbers if number >= 0})

    def _repr_html_(self) -> str:
        """Return the page of this analysis for a notebook, in a frame: some 0.7 MB and the data. See `page`."""
        return str(import_module("neon_core.static_page.notebook_frame").build_frame(self))  # it stands above

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
            hint = LEFT_OUT_HINTS[bool((self.design.left_out == number).any())]
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
        column's name, with " (relevance)" added if one of the first seven has the same name. Where clusters have names,
        these stand behind the number.
        """
        return build_frame(self)

    def to_shap(self) -> Any:
        """Return the relevance of each column as a `shap.Explanation`, with its values in your units for the plots.

        See `Explanation.to_shap`. The relevance of a category is the sum over its values; a filled-in value says so.
        """
        return build_column_shap(self)


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
    config = check_dataset_and_config(dataset, config)
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
        for edit in config.edits:
            clustering = apply_edit(design, config, clustering, edit)
    with stage("explain", 0.9, 1.0):
        return complete_analysis(dataset.fingerprint, design, config, clustering)


def complete_analysis(fingerprint: str, design: Design, config: AnalysisConfig, clustering: Clustering) -> Analysis:
    """Return the analysis of a clustering: its model, where every row stands, and the notes."""
    with stage("", 0.0, 0.8):
        model, standing = build_model(design, clustering)
        boundary = equal_boundary(design, clustering, model, standing.boundary)
    with stage("", 0.8, 1.0):
        notes = collect_notes(design.n_rows, config, design, clustering, model)
    return Analysis(config, fingerprint, design, clustering, model, boundary, standing.competitor, notes)
