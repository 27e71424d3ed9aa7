"""Collect the notes of an analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neon_core import notes
from neon_core.row_names import call_rows
from neon_core.scalings import ANY_SPREAD, SCALINGS
from neon_core.starts import MAX_ITER
from neon_core.text import describe_left_out
from neon_core.transforms import IDENTITY
from neon_core.triviality import describe_trivial

if TYPE_CHECKING:
    from neon_core.checks import Indices
    from neon_core.clustering import Clustering
    from neon_core.config import AnalysisConfig
    from neon_core.explained_clustering import Model
    from neon_core.notes import Note
    from neon_core.preparation import Design

MOST_NAMED = 6
"""Rows that a note names."""


def collect_notes(
    n_rows: int, config: AnalysisConfig, design: Design, clustering: Clustering, model: Model
) -> tuple[Note, ...]:
    """Return the notes of a result.

    Parameters
    ----------
    n_rows : int
        The number of rows of the table.
    config, design, clustering, model
        The choices and the parts of the analysis.
    """
    collected = [notes.twins(group) for group in model.twins]
    if model.negligible:
        lost = dict.fromkeys(design.source_columns[i] for i in model.negligible)
        collected.append(notes.negligible(tuple(lost)))
    vacant = tuple(int(k) for k in np.flatnonzero(clustering.sizes == 0))
    if vacant:
        collected.append(notes.empty(vacant))
    if model.beta == np.inf:
        collected.append(notes.endless_beta())
    collected += _describe_preparation(n_rows, config, design, clustering)
    collected += [notes.split(edit.clusters[0], edit.moved, edit.left) for edit in clustering.edits if edit.has_moved]
    if clustering.iterations >= MAX_ITER:
        collected.append(notes.unconverged(clustering.iterations))
    return (*collected, *describe_trivial(design, clustering, model))


def _find_mostly_filled(design: Design) -> Indices:
    """Return the rows in which more than half of the columns were filled in."""
    n_filled = np.zeros(design.rows.size, np.intp)
    for column, cells in zip(design.columns, design.cells, strict=True):
        if column.n_filled:
            is_gap = cells.isna().to_numpy(np.bool_)
            n_filled += is_gap if is_gap.size == n_filled.size else is_gap[design.rows]
    return design.rows[2 * n_filled > len(design.columns)]


def _describe_preparation(n_rows: int, config: AnalysisConfig, design: Design, clustering: Clustering) -> list[Note]:
    """Return the notes on filled-in values, rare values, scaling, and rows that are left out."""
    collected = []
    filled = [column for column in design.columns if column.n_filled]
    if filled:
        has_categories = any(column.categories or column.kind == "boolean" for column in filled)
        collected.append(notes.imputed({column.name: column.n_filled for column in filled}, has_categories))
        filled_rows = _find_mostly_filled(design)
        if filled_rows.size:
            some = filled_rows[:MOST_NAMED]
            collected.append(notes.filled_rows(call_rows(design.row_names, some), filled_rows.size))
    rare = {column.name: len(column.rare) for column in design.columns if column.rare}
    if rare:
        collected.append(
            notes.rare_values(rare, max(len(c.categories) - 1 - bool(c.blank) for c in design.columns if c.rare))
        )
    if design.unscaled:
        collected.append(notes.unscaled(design.unscaled, SCALINGS[config.scaling].unscaled_reason, ANY_SPREAD))
    chosen = dict(config.transforms)
    guessed = [c.name for c in design.columns if c.transform is not IDENTITY and c.name not in chosen]
    if guessed:
        collected.append(notes.logarithm(guessed))
    if clustering.started_on < design.rows.size:
        collected.append(notes.sampled_starts(clustering.started_on, design.rows.size))
    return [*collected, *_describe_rows_left_out(n_rows, design)]


def _describe_rows_left_out(n_rows: int, design: Design) -> list[Note]:
    """Return the notes on rows that were left out by hand, for a missing value, or without any value."""
    collected = []
    if design.left_out.size:
        names = call_rows(design.row_names, design.left_out[:MOST_NAMED])
        collected.append(notes.left_out(describe_left_out(names, design.left_out.size)))
    dropped = n_rows - design.rows.size - design.blank_rows.size - design.left_out.size
    if dropped:
        collected.append(notes.dropped(dropped))
    if design.blank_rows.size:
        some = design.blank_rows[:MOST_NAMED]
        collected.append(notes.blank_rows(call_rows(design.row_names, some), design.blank_rows.size))
    return collected
