"""Tables of an analysis, for the screen and for export: few columns, named in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from neon_core.analysis import Analysis
from neon_core.analysis_frame import name_labels
from neon_core.arguments import check_all, check_nouns, check_type
from neon_core.checks import Indices
from neon_core.dataset import Dataset
from neon_core.errors import ArgumentError, DataError
from neon_core.projection import Projection, check_map
from neon_core.row_explanation import RowExplanation
from neon_core.row_explanation.category_values import CategoryValues
from neon_core.summaries import RowPair
from neon_core.summaries.row_list import find_samples
from neon_core.text import call_centroid, rename_clashes, unique_names
from neon_core.wording.pair_evidence import UNIT
from neon_core.wording.row_values import format_date, format_row, format_step, format_value

EVIDENCE = "evidence"
DISTANCE = "distance to boundary"
COMPETITOR = "nearest competitor"
FILLED_IN = "filled in"


def overview_table(analysis: Analysis, rows: ArrayLike) -> pd.DataFrame:
    """Return row, cluster, class (where known), evidence, distance to the boundary and nearest competitor.

    The evidence is the logit of the cluster, to which the relevance of the columns adds up. Where rows have names,
    these come first, under their column's name.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    rows : array-like of int of shape (n_rows,)
        The rows to show, in this order.

    Raises
    ------
    RowError
        If there is no such row, or it was left out.
    """
    check_type(analysis, Analysis, "analysis")
    samples = find_samples(analysis, rows)
    rows = analysis.design.rows[samples]
    clustering = analysis.clustering
    columns: dict[str, Any] = {"row": rows, "cluster": clustering.labels[samples]}
    columns |= name_labels(analysis, clustering.labels[samples])
    if clustering.classes:
        columns["class"] = np.array([*clustering.classes, None], dtype=object)[clustering.class_index[samples]]
    if analysis.n_clusters > 1:
        columns[EVIDENCE] = analysis.model.logit(analysis.design.matrix[samples])
        columns[DISTANCE] = analysis.boundary.distance[samples]
        columns[COMPETITOR] = analysis.competitor[samples]
    return insert_names(pd.DataFrame(columns), analysis, rows)


def insert_names(table: pd.DataFrame, analysis: Analysis, rows: Indices) -> pd.DataFrame:
    """Return a table with the names of its rows first, as their cells have them; a row without one has its number."""
    names = analysis.design.row_names
    if names is not None:
        cells = [cell or f"row {row}" for row, cell in zip(rows.tolist(), names.cells(rows), strict=True)]
        table.insert(0, unique_names([*map(str, table.columns), names.column])[-1], cells)
    return table


def export_table(dataset: Dataset, analysis: Analysis) -> pd.DataFrame:
    """Return the user's table with the results of the analysis beside every row.

    The user's columns come first, as they were read. Then follow the row's number (from 0), cluster, class (where
    known), logit, distance to the boundary, nearest competitor, the names of its columns whose value was filled in
    (where there are any), and the relevance of each column that counts. A row that was left out has no results. A
    result with the name of a user's column gets a number.

    Parameters
    ----------
    dataset : Dataset
        The table that was analysed.
    analysis : Analysis
        Its analysis.

    Raises
    ------
    DataError
        If the analysis is that of a table with another number of rows.
    """
    frame = check_type(dataset, Dataset, "dataset", DataError).frame
    design = check_type(analysis, Analysis, "analysis").design
    if design.n_rows != len(frame):
        what = f"The table has {len(frame):,} rows, and the table of the analysis {design.n_rows:,}"
        raise DataError(what, where="dataset, analysis", hint="Pass the dataset that was analysed.")
    results = _results_table(analysis)
    relevance = design.by_column(analysis.explanation.relevance)
    names = [f"relevance of {name}" for name in design.column_names]
    results = pd.concat(
        [results, *_filled_in(analysis, design.column_names), pd.DataFrame(relevance, columns=names)], axis=1
    )
    if design.rows.size < len(frame):
        results = results.set_axis(design.rows).reindex(range(len(frame)))
        results["row"] = np.arange(len(frame))
    results.columns = pd.Index(unique_names([*map(str, frame.columns), *results.columns])[frame.shape[1] :])
    return pd.concat([frame, results], axis=1)


def _results_table(analysis: Analysis) -> pd.DataFrame:
    """Return the results of each sample, without its relevance."""
    clustering, has_boundary = analysis.clustering, analysis.n_clusters > 1
    columns: dict[str, Any] = {"row": analysis.design.rows, "cluster": pd.array(clustering.labels, dtype="Int64")}
    columns |= name_labels(analysis, clustering.labels)
    if clustering.classes:
        columns["class"] = _known_classes(analysis)
    columns["logit"] = analysis.explanation.logit
    columns[DISTANCE] = np.where(has_boundary, analysis.boundary.distance, np.nan)
    columns[COMPETITOR] = pd.array(analysis.competitor, dtype="Int64")
    if not has_boundary:
        columns[COMPETITOR] = pd.array([pd.NA] * analysis.design.rows.size, dtype="Int64")
    return pd.DataFrame(columns, copy=False)


def _filled_in(analysis: Analysis, names: Sequence[str]) -> list[pd.DataFrame]:
    """Return which of some columns were filled in, by their names for each sample; nothing where none was."""
    design = analysis.design
    some = [i for i, name in enumerate(design.column_names) if name in names and design.imputed[i]]
    if not some:
        return []
    filled = design.is_filled(np.arange(design.rows.size))[:, some]
    patterns, which = np.unique(filled, axis=0, return_inverse=True)
    texts = [", ".join(design.column_names[i] for i, gap in zip(some, p, strict=True) if gap) for p in patterns]
    return [pd.DataFrame({FILLED_IN: np.array(texts, dtype=object)[which.ravel()]})]


def _known_classes(analysis: Analysis) -> pd.Series[Any]:
    """Return the known class of each sample; missing where it is not known."""
    clustering, is_known = analysis.clustering, analysis.clustering.class_index >= 0
    classes = pd.Series(list(clustering.classes)).take(clustering.class_index).reset_index(drop=True)
    if not is_known.all() and classes.dtype in (np.int64, np.uint64, np.bool_):
        classes = classes.convert_dtypes()  # a missing value would turn 64-bit integers into floats and lose digits
    return classes.where(is_known)


def published_table(analysis: Analysis) -> pd.DataFrame:
    """Return the mismatches with the columns of the published table, the sigmoid of the logit among them.

    The sigmoid is a probability only if the variance inside the clusters is 1/2. It is shown since the published table
    has it.
    """
    samples = np.flatnonzero(check_type(analysis, Analysis, "analysis").clustering.mismatch)
    logit = analysis.explanation.logit[samples]
    classes = np.array([*analysis.clustering.classes, None], dtype=object)
    return pd.DataFrame(
        {
            "row": analysis.design.rows[samples],
            "cluster": analysis.clustering.labels[samples],
            **name_labels(analysis, analysis.clustering.labels[samples]),
            "probability": 1.0 / (1.0 + np.exp(-logit)),
            "class": classes[analysis.clustering.class_index[samples]],
            "logit": logit,
        }
    )


def map_table(analysis: Analysis, projection: Projection) -> pd.DataFrame:
    """Return the numbers behind a map: row, place, cluster, class (where known), and whether the map misplaces it.

    Where rows have names, these come first, under their column's name. Where the axes are features with missing values,
    the names of those that were filled in follow.
    """
    check_map(analysis, projection)
    clustering, points = analysis.clustering, projection.points
    if projection.features:
        points = analysis.design.counted_in_units(points, list(projection.features))
    columns: dict[str, NDArray[Any]] = {
        "row": analysis.design.rows,
        "x": points[:, 0],
        "y": points[:, 1],
        "cluster": clustering.labels,
        **name_labels(analysis, clustering.labels),
    }
    if clustering.classes:
        columns["class"] = np.array([*clustering.classes, None], dtype=object)[clustering.class_index]
    columns["misplaced"] = projection.misplaced
    axes = [analysis.design.source_columns[feature] for feature in projection.features]
    table = pd.concat([pd.DataFrame(columns), *_filled_in(analysis, axes)], axis=1)
    return insert_names(table, analysis, analysis.design.rows)


def bars_table(point: RowExplanation) -> pd.DataFrame:
    """Return the numbers behind the bars, the largest first; the last line is their sum, the logit.

    The row's value is the table's own; one that was filled in is named so. A category shows the row's value and its
    share in the two clusters; below it, indented, stands the relevance of each value. Dates are written as dates.
    With one cluster there is no competitor's centroid.
    """
    check_type(point, RowExplanation, "point")
    lines = [line for i in point.bars.order.tolist() for line in _column_lines(point, i)]
    total = {"feature": "sum", "relevance": point.bars.relevance.sum()}
    return pd.DataFrame([*lines, total])


def pair_table(pair: RowPair, nouns: tuple[str, str]) -> pd.DataFrame:
    """Return the numbers behind two rows, the largest bar first; the last line is their sum.

    Both values are the table's own; one that was filled in is named so. For rows of two clusters the parts add up to
    the difference of their evidence at the border between them, for rows of one cluster to the mean of it.

    Raises
    ------
    ArgumentError
        If there is one cluster only, which has no border.
    """
    if check_type(pair, RowPair, "pair").border[1] < 0:
        hint = "Analyse with two clusters or more: AnalysisConfig(n_clusters=2)."
        raise ArgumentError("There is one cluster, so no border is between two rows", where="pair", hint=hint)
    check_nouns(nouns)
    part = UNIT[pair.is_together]
    names = unique_names(["feature", *(format_row(point, nouns) for point in pair.points), part])
    lines = [
        (pair.columns[i].name, *(_own_value(point, i) for point in pair.points), float(pair.bars[i]))
        for i in pair.order.tolist()
    ]
    return pd.DataFrame([*lines, ("sum", None, None, float(pair.bars.sum()))], columns=names)


def _own_value(point: RowExplanation, i: int) -> Any:
    """Return the row's value of a column as it stands in the table: a number as it is, anything else as text."""
    cell = point.columns.cells[i]
    if point.columns.filled[i] or point.columns.kinds[i] != "number" or point.columns.categories[i] is not None:
        return format_value(point, i)
    return int(cell) if float(cell).is_integer() else cell  # beside texts, 3.0 would be written as it is


def _centroid_value(point: RowExplanation, i: int, number: float) -> Any:
    """Return a centroid's value of a column: a date in a column of dates, a step with its word in an ordered one."""
    if order := point.columns.orders[i]:
        return format_step(number, order)
    origin = point.columns.origins[i]
    return number if origin is None else format_date(origin + timedelta(seconds=round(number * 86_400)), "seconds")


def _column_lines(point: RowExplanation, i: int) -> list[dict[str, Any]]:
    """Return the lines of a column: one, and for a category one more for each of its values."""
    clusters = [cluster for cluster in (point.standing.label, point.standing.competitor) if cluster >= 0]
    values = point.columns.categories[i]
    names = [call_centroid(cluster, point.cluster_names) for cluster in clusters]
    feature, value = point.columns.names[i], _own_value(point, i)
    shown = [_centroid_value(point, i, n) for n in point.scale.centroids[clusters, i].tolist()]
    if values is not None:
        shown = values.shares[clusters, values.own].tolist()
    head = {"feature": feature, "value": value, **dict(zip(names, shown, strict=True))}
    lines: list[dict[str, Any]] = [head | {"relevance": point.bars.relevance[i]}]
    return lines if values is None else lines + _value_lines(values, clusters, names)


def _value_lines(values: CategoryValues, clusters: list[int], names: list[str]) -> list[dict[str, Any]]:
    """Return a line for each value of a category."""
    return [
        {"feature": f"  of this {name}", **dict(zip(names, shares, strict=True)), "relevance": values.relevance[j]}
        for j, name in enumerate(values.names)
        for shares in [values.shares[clusters, j].tolist()]
    ]


def relevance_table(points: Sequence[RowExplanation]) -> pd.DataFrame:
    """Return the relevance and the logit of several rows of one analysis, one line a row."""
    points = check_points(points)
    head = pd.DataFrame({"row": [p.identity.row for p in points], "logit": [p.standing.logit for p in points]})
    names = rename_clashes(points[0].columns.names, ("row", "logit"), " (relevance)")
    return pd.concat([head, pd.DataFrame([p.bars.relevance for p in points], columns=names)], axis=1)


def check_points(points: object) -> Sequence[RowExplanation]:
    """Return a list with at least one explained row; refuse other values, and rows of several analyses."""
    rows = check_all(points, RowExplanation, "points")
    if any(row.columns.names != rows[0].columns.names for row in rows):
        hint = "Explain all rows by one analysis: [explain_row(analysis, row) for row in rows]."
        raise ArgumentError("The rows are explained by different columns", where="points", hint=hint)
    return rows
