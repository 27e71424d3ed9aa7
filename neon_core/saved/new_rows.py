"""Rows of another table, assigned and explained by a saved model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.centroids import inertia
from neon_core.checks import Indices, frozen
from neon_core.clustering import Clustering
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import DataError, Problem
from neon_core.explained_clustering import equal_boundary
from neon_core.neon.distances import assign
from neon_core.preparation import Design, PreparedColumn
from neon_core.preparation.encode import match_blank_rows
from neon_core.progress import Progress, report, report_to, stage
from neon_core.saved.cluster_drift import Drift, compare_shares
from neon_core.saved.new_cells import Mask, NewCells, Outside, Unseen, find_outside, read_column
from neon_core.saved.new_row_design import design_new_rows
from neon_core.saved.new_row_notes import collect_new_row_notes
from neon_core.saved.saved_model import SavedModel
from neon_core.text import count, join_some

if TYPE_CHECKING:
    from neon_core.saved.moved_since import MovedRows

LEFT_OUT = ("dropped", "blank rows", "no logarithm")
"""The kinds of notes on rows that are not placed."""
MOST_NAMED = 40
"""Missing columns that the error names: all of them, unless the table is quite another one."""


@dataclass(frozen=True, eq=False)
class NewRows:
    """Rows of another table in the clusters of a saved model.

    Attributes
    ----------
    model : SavedModel
        The model.
    dataset : Dataset
        The new table, its columns with the kinds and roles that they have in the model.
    analysis : Analysis
        The new rows, as those of any analysis: every figure, table and sentence takes it. Its centroids, scales and
        beta are the model's.
    unseen : tuple of Unseen
        The values that the model does not know.
    outside : tuple of Outside
        The columns in which rows lie outside of what the model has seen.
    n_outside : int
        The rows that lie outside in at least one column.
    ignored, absent : tuple of str
        The columns that the model does not know, and those of the model that only describe and are not there.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.load_sample("iris")
    >>> model = nc.SavedModel.of(iris, nc.analyse(iris))
    >>> petals = "petal length (cm)"
    >>> new = read_rows(model, iris.frame.assign(**{petals: iris.frame[petals] + 1.0}))
    >>> new.outside[0].n_above, new.drift.table["now"].tolist()
    (11, [50, 46, 54])
    """

    model: SavedModel
    dataset: Dataset
    analysis: Analysis
    unseen: tuple[Unseen, ...]
    outside: tuple[Outside, ...]
    n_outside: int
    ignored: tuple[str, ...]
    absent: tuple[str, ...]

    @cached_property
    def drift(self) -> Drift:
        """How the shares of the clusters differ from those of the model's rows, with a test."""
        sizes, logit = self.analysis.clustering.sizes, self.analysis.model.logit(self.analysis.design.matrix)
        means = self.model.mean_evidence, float(logit.mean()) if logit.size else float("nan")
        return compare_shares(self.model.clustering.sizes, sizes, self.model.settings.cluster_names, means)

    def moved_since(self, before: NewRows) -> MovedRows:
        """Return which rows changed their cluster since another table, and which columns moved them.

        See `neon_core.saved.moved_since.find_moved`.
        """
        from neon_core.saved.moved_since import find_moved

        return find_moved(before, self)

    def check_complete(self) -> None:
        """Refuse rows that cannot be placed.

        Raises
        ------
        DataError
            With their number, and the reasons.
        """
        design = self.analysis.design
        left_out = design.n_rows - design.rows.size
        if left_out:
            reasons = [note.text for note in self.analysis.notes if note.kind in LEFT_OUT]
            hint = "model.read_rows places the others, and names these."
            raise DataError(f"{count(left_out, 'row')} cannot be placed: {' '.join(reasons)}", where="table", hint=hint)


def read_rows(model: SavedModel, table: Dataset | pd.DataFrame, *, progress: Progress | None = None) -> NewRows:
    """Assign and explain the rows of another table by a saved model.

    A value is prepared as the model's own were: with its scales, ranges, categories and usual values. A value of a
    category that the model does not know counts with the rare ones, or as none of the known ones; a cell that is no
    step of an order counts as missing. Rows that miss a value are filled in or left out as the model's choices say.

    Parameters
    ----------
    model : SavedModel
        The model.
    table : Dataset or DataFrame
        The new rows. Columns that do not count may be missing, and others may be there; a note names them.
    progress : callable, optional
        Called between pieces of the work, as that of `analyse`; the stages are "prepare" and "place".

    Raises
    ------
    DataError
        With every column that is missing or of another kind, and the columns that are new beside them; or if no row is
        left.
    """
    dataset = table if isinstance(table, Dataset) else Dataset.from_frame(check_type(table, pd.DataFrame, "table"))
    with report_to(progress):
        with stage("prepare", 0.0, 0.3):
            cells = read_columns(model, dataset)
        with stage("place", 0.3, 1.0):
            return place_rows(model, dataset, cells)


def place_rows(model: SavedModel, dataset: Dataset, cells: list[NewCells], fingerprint: str | None = None) -> NewRows:
    """Return the rows in the clusters of the model, from the cells of the columns that count.

    Parameters
    ----------
    model, dataset : SavedModel, Dataset
        The model and the new table.
    cells : list of NewCells
        Those of each column that counts.
    fingerprint : str, optional
        That of the table; by default it is computed, which takes longer than all the rest where there is text.

    Raises
    ------
    DataError
        If no row can be placed.
    """
    kept, is_blank = find_kept_rows(cells, model.design.columns, model.settings.config)
    dataset = _as_in_model(model, dataset, cells)
    rows = np.flatnonzero(kept)
    if not rows.size:
        if not kept.size:
            raise DataError("The table has no row", where="table", hint="Pass a table with a row or more.")
        what = "The only row cannot be placed" if kept.size == 1 else f"None of the {kept.size:,} rows can be placed"
        raise DataError(what, where="table", hint="A row needs a value in the columns that the model uses.")
    design = design_new_rows(model, dataset, cells, rows)
    outside = [
        find_outside(each, column, design.low[column.start], design.high[column.start], kept)
        for each, column in zip(cells, design.columns, strict=True)
    ]
    names = {column.name for column in model.settings.columns}
    new = NewRows(
        model=model,
        dataset=dataset,
        analysis=_analysis(model, dataset, design, fingerprint),
        unseen=tuple(value for each in cells for value in each.unseen),
        outside=tuple(each for each in outside if each is not None),
        n_outside=int(_is_outside(design, cells, rows).sum()),
        ignored=tuple(column.name for column in dataset.columns if column.name not in names),
        absent=tuple(c.name for c in model.settings.columns if c.role != "ignore" and c.name not in dataset.frame),
    )
    notes = collect_new_row_notes(new, is_blank, [each.cannot_count for each in cells])
    return replace(new, analysis=replace(new.analysis, notes=notes))


def read_columns(model: SavedModel, dataset: Dataset) -> list[NewCells]:
    """Return the cells of every column that counts; refuse those that are missing or of another kind, all at once."""
    problems, cells, config = [], [], model.settings.config
    missing = [column.name for column in model.design.columns if column.name not in dataset.frame]
    for i, (column, usual) in enumerate(zip(model.design.columns, model.usual, strict=True)):
        report(i / len(model.design.columns))
        if column.name in missing:
            continue
        found = read_column(dataset, column, usual, config)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            cells.append(found)
    if missing:
        what = f"The table does not have {join_some(missing, MOST_NAMED)}"
        problems.insert(0, Problem(what, "columns", _hint_at_names(model, dataset)))
    if problems:
        raise DataError(problems)
    return cells


def _hint_at_names(model: SavedModel, dataset: Dataset) -> str:
    """Return what to do where columns of a model are missing."""
    delimiter = dataset.reading.overrides.delimiter
    if delimiter and len(dataset.columns) == 1:
        return f"It was read with the delimiter “{delimiter}”, and has one column so: choose its own."
    known = {column.name for column in model.settings.columns}
    new = [column.name for column in dataset.columns if column.name not in known]
    return f"The model does not know {join_some(new)}: rename what is called otherwise." if new else "Add them."


def find_kept_rows(
    cells: Sequence[NewCells], columns: Sequence[PreparedColumn], config: AnalysisConfig
) -> tuple[Mask, Mask]:
    """Return which rows are placed, and which have no value in any column that counts."""
    is_blank = match_blank_rows([each.values for each in cells])
    kept = ~is_blank
    for each, column in zip(cells, columns, strict=True):
        kept &= ~each.cannot_count
        if config.fill(column.name, column.kind) == "leave out":
            kept &= ~each.is_missing
    return kept, is_blank


def _as_in_model(model: SavedModel, dataset: Dataset, cells: list[NewCells]) -> Dataset:
    """Return the new table with the kinds and roles of the model; a column that the model does not know is ignored."""
    own = {column.name: each for column, each in zip(model.design.columns, cells, strict=True)}
    chosen = {column.name: column for column in model.settings.columns}
    frame = dataset.frame.assign(**{name: each.values for name, each in own.items()})
    columns = []
    for column in dataset.columns:
        choice = chosen.get(column.name)
        role = "ignore" if choice is None else choice.role
        if column.name in own and choice is not None:
            columns.append(replace(column, kind=choice.kind, role=role, order=choice.order, reason="as in the model"))
        else:
            columns.append(replace(column, role=role, reason=column.reason if choice is None else "as in the model"))
    return replace(dataset, frame=frame, columns=tuple(columns), nouns=model.nouns)


def _analysis(model: SavedModel, dataset: Dataset, design: Design, fingerprint: str | None) -> Analysis:
    """Return the new rows as an analysis, without notes."""
    clustering = _clustering(model, design)
    standing = model.network.standing(design.matrix)
    return Analysis(
        config=model.settings.config,
        fingerprint=dataset.fingerprint if fingerprint is None else fingerprint,
        design=design,
        clustering=clustering,
        model=model.network,
        boundary=equal_boundary(design, clustering, model.network, standing.boundary),
        competitor=standing.competitor,
        notes=(),
        cluster_names=model.settings.cluster_names,
        is_of_saved_model=True,
    )


def _clustering(model: SavedModel, design: Design) -> Clustering:
    """Return the new rows in the clusters of the model."""
    saved, matrix = model.clustering, design.matrix
    labels = model.network.predict(matrix)
    known, matched = design.class_index >= 0, saved.matched_class[labels]
    nearest = assign(matrix, saved.fitted_centroids, saved.noise)
    return replace(
        saved,
        labels=frozen(labels),
        inertia=inertia(matrix, saved.fitted_centroids, nearest),
        sizes=frozen(np.bincount(labels, minlength=saved.sizes.size)),
        classes=design.classes,
        class_index=design.class_index,
        mismatch=frozen((matched != design.class_index) & known & saved.comparable),
        started_on=len(matrix),
    )


def _is_outside(design: Design, cells: list[NewCells], rows: Indices) -> Mask:
    """Return which of the rows lie outside of what the model has seen, in some column."""
    outside = np.zeros(rows.size, np.bool_)
    for each, column in zip(cells, design.columns, strict=True):
        if not column.categories:
            values = each.features[rows, 0]
            low, high = design.low[column.start], design.high[column.start]
            outside |= ((values < low) | (values > high)) & ~each.is_missing[rows]
    return outside
