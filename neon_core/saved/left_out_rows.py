"""The rows that a fit was made without, by choice: where they would be, and why, as the rows of another table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import as_whole_number, check_type, format_given
from neon_core.checks import Indices, frozen
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import DataError, RowError
from neon_core.preparation import PreparedColumn
from neon_core.row_explanation import RowExplanation, explain_row
from neon_core.saved.new_cells import NewCells
from neon_core.saved.new_row_design import scale_cells
from neon_core.saved.new_rows import find_kept_rows, place_rows, read_columns
from neon_core.saved.saved_model import SavedModel
from neon_core.text import join_some

BLANK = "It has no value in any column that counts."
MISSING = "It has no value of {names}, and such rows are left out."
NO_LOGARITHM = "Its {names} has no logarithm, by which the column counts."
UNSEEN = "Its {names} is none of the values in the fit, which knows nothing of it."


@dataclass(frozen=True, eq=False)
class LeftOutRows:
    """The rows that were left out of a fit by choice, in the clusters of that fit.

    Attributes
    ----------
    fit : Analysis
        The analysis that was made without them.
    rows : ndarray of int of shape (n_placed,)
        Those that can be placed, as numbers of the table, sorted.
    placed : Analysis or None
        Their places, a sample each, with the centroids, scales and beta of the fit; None where no row can be placed.
    refused : mapping of int to str
        Why each of the others cannot be placed, as a sentence.
    """

    fit: Analysis
    rows: Indices
    placed: Analysis | None
    refused: Mapping[int, str] = field(default_factory=dict)

    def position(self, row: int) -> int:
        """Return the place of a row in `rows`; -1 where it is not in it."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if found.size else -1

    def explain(self, row: int, beta: float | None = None) -> RowExplanation:
        """Explain a row that was left out, by the clusters that were fitted without it.

        How near to a boundary it lies is told beside the rows of the fit.

        Parameters
        ----------
        row : int
            The row of the table.
        beta : float, optional
            The stiffness; by default that of the fit.

        Raises
        ------
        RowError
            If it was not left out, or cannot be placed, with the reason.

        Examples
        --------
        >>> import neon_core as nc
        >>> wine = nc.load_sample("wine")
        >>> import warnings
        >>> warnings.simplefilter("ignore", nc.NeonWarning)  # that a row was left out
        >>> analysis = nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1, left_out=[95]))
        >>> point = place_left_out(wine, analysis).explain(95)
        >>> point.standing.label, point.identity.is_left_out
        (0, True)
        """
        position, number = self.position(row), as_whole_number(row)
        if position < 0 or self.placed is None:
            reason = self.refused.get(number, "") if number is not None else ""
            what = (
                f"Row {format_given(row)} cannot be placed" if reason else f"Row {format_given(row)} was not left out"
            )
            raise RowError(what, where="row", hint=reason or "Explain it by the analysis itself.")
        point, distance = explain_row(self.placed, position, beta), self.fit.boundary.distance
        own = float(self.placed.boundary.distance[position])
        nearer, equal = int((distance < own).sum()), int((distance == own).sum())
        standing = replace(point.standing, nearer=nearer, equal=equal, n_rows=distance.size + 1)
        return replace(point, identity=replace(point.identity, row=row, is_left_out=True), standing=standing)


def place_left_out(dataset: Dataset, analysis: Analysis) -> LeftOutRows:
    """Return where the rows that a fit was made without would be.

    They are prepared as the rows of the fit were, with its scales, categories and usual values, and belong to the
    nearest centroid.

    Parameters
    ----------
    dataset : Dataset
        The table that was analysed.
    analysis : Analysis
        Its analysis, with `left_out` in its config.

    Raises
    ------
    NeonError
        If these are no dataset and no analysis of it.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.load_sample("iris")
    >>> place_left_out(iris, nc.analyse(iris)).rows.tolist()
    []
    """
    check_type(dataset, Dataset, "dataset", DataError)
    given = check_type(analysis, Analysis, "analysis").design.left_out
    if not given.size:
        return LeftOutRows(analysis, given, None)
    model = SavedModel.of(dataset, analysis)
    refused = _find_refused(model, dataset, given)
    rows = frozen(np.array([row for row in given.tolist() if row not in refused], np.intp))
    if not rows.size:
        return LeftOutRows(analysis, rows, None, refused)
    own = _take(dataset, rows)
    placed = place_rows(model, own, read_columns(model, own), analysis.fingerprint).analysis
    return LeftOutRows(analysis, rows, placed, refused)


def _take(dataset: Dataset, rows: Indices) -> Dataset:
    """Return some rows as a table of their own."""
    return replace(dataset, frame=dataset.frame.iloc[rows].reset_index(drop=True))


def _find_refused(model: SavedModel, dataset: Dataset, rows: Indices) -> dict[int, str]:
    """Return why rows cannot be placed; where one makes all unreadable, they are read one by one."""
    try:
        cells = read_columns(model, _take(dataset, rows))
        reasons = _find_reasons(cells, model.design.columns, model.settings.config)
        scale_cells(model.design, cells, np.flatnonzero([not reason for reason in reasons]))
    except DataError as error:
        if rows.size == 1:
            return {int(rows[0]): " ".join(f"{_first(problem.what)}." for problem in error.problems)}
        alone = [_find_refused(model, dataset, rows[i : i + 1]) for i in range(rows.size)]
        return {row: reason for each in alone for row, reason in each.items()}
    return {row: reason for row, reason in zip(rows.tolist(), reasons, strict=True) if reason}


def _first(what: str) -> str:
    """Return what is wrong without its place, which is that in a table of one row."""
    return what.partition(":")[0]


def _find_reasons(cells: list[NewCells], columns: tuple[PreparedColumn, ...], config: AnalysisConfig) -> list[str]:
    """Return for each row why it cannot be placed, "" where it can."""
    _, is_blank = find_kept_rows(cells, columns, config)
    pairs = list(zip(cells, columns, strict=True))
    faults = (
        (MISSING, [each.is_missing & (config.fill(c.name, c.kind) == "leave out") for each, c in pairs]),
        (NO_LOGARITHM, [each.cannot_count & ~each.is_missing for each, _ in pairs]),
        (UNSEEN, [(each.features.sum(axis=1) == 0.0) & bool(c.categories) for each, c in pairs]),
    )
    reasons = []
    for i, blank in enumerate(is_blank.tolist()):
        named = [(text, [c.name for c, mask in zip(columns, masks, strict=True) if mask[i]]) for text, masks in faults]
        told = [text.format(names=join_some(names)) for text, names in named if names]
        reasons.append(BLANK if blank else " ".join(told))
    return reasons
