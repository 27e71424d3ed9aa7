"""Analyses as tables for people: few columns, named in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.checks import Indices
from neon_core.dataset import Dataset
from neon_core.projection import Projection
from neon_core.row_explanation import Point
from neon_core.text import rename_clashes, unique_names

SUM = "sum of relevance"
DISTANCE = "distance to boundary"
COMPETITOR = "nearest competitor"


def overview_table(analysis: Analysis, rows: Indices) -> pd.DataFrame:
    """Return row, cluster, class (where known), logit, distance to the boundary, competitor and sum of relevance.

    Where rows have names, these come first, under their column's name.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    rows : ndarray of int
        The rows of the table to show, in this order.
    """
    at = np.searchsorted(analysis.design.rows, rows)
    explanation, clustering = analysis.model.explain(analysis.design.matrix[at]), analysis.clustering
    columns: dict[str, Any] = {"row": rows, "cluster": clustering.labels[at]}
    if clustering.classes:
        columns["class"] = np.array([*clustering.classes, None], dtype=object)[clustering.class_index[at]]
    if analysis.config.n_clusters > 1:
        columns["logit"] = explanation.logit
        columns[DISTANCE] = analysis.boundary.distance[at]
        columns[COMPETITOR] = analysis.competitor[at]
    columns[SUM] = explanation.relevance.sum(axis=1)
    found, names = pd.DataFrame(columns), analysis.design.row_names
    if names is not None:
        found.insert(0, unique_names([*columns, names.column])[-1], names.cells(rows))
    return found


def export_table(dataset: Dataset, analysis: Analysis) -> pd.DataFrame:
    """Return every row of the user's table with what was found of it.

    First the user's columns as they were read, then the row's number (from 0), cluster, class (where known), logit,
    distance to the boundary, nearest competitor, and the relevance of each column that counts. Rows that were left out
    are there, without a cluster. Ours are called otherwise where the user's columns have such names.
    """
    frame, design = dataset.frame, analysis.design
    found = _found(analysis)
    relevance = design.by_column(analysis.explanation.relevance)
    names = [f"relevance of {name}" for name in design.column_names]
    ours = pd.concat([found, pd.DataFrame(relevance, columns=names)], axis=1)
    if design.rows.size < len(frame):
        ours = ours.set_axis(design.rows).reindex(range(len(frame)))
        ours["row"] = np.arange(len(frame))
    ours.columns = pd.Index(unique_names([*map(str, frame.columns), *ours.columns])[frame.shape[1] :])
    return pd.concat([frame, ours], axis=1)


def _found(analysis: Analysis) -> pd.DataFrame:
    """Return what was found of each sample, but for its relevance."""
    clustering, there = analysis.clustering, analysis.config.n_clusters > 1
    columns: dict[str, Any] = {"row": analysis.design.rows, "cluster": pd.array(clustering.labels, dtype="Int64")}
    if clustering.classes:
        columns["class"] = _known(analysis)
    columns["logit"] = analysis.explanation.logit
    columns[DISTANCE] = np.where(there, analysis.boundary.distance, np.nan)
    columns[COMPETITOR] = pd.array(analysis.competitor, dtype="Int64")
    if not there:
        columns[COMPETITOR] = pd.array([pd.NA] * analysis.design.rows.size, dtype="Int64")
    return pd.DataFrame(columns, copy=False)


def _known(analysis: Analysis) -> pd.Series[Any]:
    """Return the known class of each sample; nothing where it is not known."""
    clustering, known = analysis.clustering, analysis.clustering.class_index >= 0
    found = pd.Series(pd.Index(clustering.classes, tupleize_cols=False).take(clustering.class_index))
    if not known.all() and found.dtype in (np.int64, np.uint64, np.bool_):
        found = found.convert_dtypes()  # which can hold nothing, where a plain number of 64 bits would lose digits
    return found.where(known)


def published_table(analysis: Analysis) -> pd.DataFrame:
    """Return the mismatches with the columns of the published table: the sigmoid of the logit under its own name.

    The sigmoid is a probability only if the variance inside the clusters is 1/2; it is shown here because it was.
    """
    at = np.flatnonzero(analysis.clustering.mismatch)
    logit = analysis.explanation.logit[at]
    known = np.array(analysis.clustering.classes, dtype=object)
    return pd.DataFrame(
        {
            "row": analysis.design.rows[at],
            "cluster": analysis.clustering.labels[at],
            "probability": 1.0 / (1.0 + np.exp(-logit)),
            "class": known[analysis.clustering.class_index[at]],
            "logit": logit,
        }
    )


def map_table(analysis: Analysis, projection: Projection) -> pd.DataFrame:
    """Return the numbers behind a map: row, place, cluster, class (where known), and what the picture misplaces."""
    clustering = analysis.clustering
    columns: dict[str, NDArray[Any]] = {
        "row": analysis.design.rows,
        "x": projection.points[:, 0],
        "y": projection.points[:, 1],
        "cluster": clustering.labels,
    }
    if clustering.classes:
        columns["class"] = np.array([*clustering.classes, None], dtype=object)[clustering.class_index]
    return pd.DataFrame({**columns, "misplaced": projection.misplaced})


def bars_table(point: Point) -> pd.DataFrame:
    """Return the numbers behind the bars, the largest first, and their sum, which is the logit, as the last line.

    Of a category the row's value, and how often it is in the two clusters; below, indented, what each value adds. Dates
    are written as such.
    """
    lines = [line for i in point.order.tolist() for line in _lines(point, i)]
    total = {"feature": "sum", "relevance": point.relevance.sum()}
    return pd.DataFrame([*lines, total])


def _moment(point: Point, i: int, number: float) -> Any:
    """Return a number of a column as it is, and of a date, which counts by its days, as a date."""
    origin = point.origins[i]
    if origin is None:
        return number
    moment = origin + timedelta(seconds=round(number * 86_400))
    return moment.isoformat(sep=" ", timespec="seconds").removesuffix(" 00:00:00")


def _lines(point: Point, i: int) -> list[dict[str, Any]]:
    """Return a column of the table as lines: one, and of a category one more for each of its values."""
    clusters, values = [point.label, point.competitor], point.categories[i]
    names = [f"centroid {cluster}" for cluster in clusters]
    if values is None:
        value, *others = (_moment(point, i, n) for n in (point.values[i], *point.centroids[clusters, i].tolist()))
        numbers = dict(zip(names, others, strict=True))
        return [{"feature": point.names[i], "value": value, **numbers, "relevance": point.relevance[i]}]
    head = {"feature": point.names[i], "value": values.names[values.own], "relevance": point.relevance[i]}
    shares = values.shares[clusters]
    return [head | dict(zip(names, shares[:, values.own], strict=True))] + [
        {"feature": f"  of this {name}", "relevance": values.relevance[j]} | dict(zip(names, shares[:, j], strict=True))
        for j, name in enumerate(values.names)
    ]


def relevance_table(points: Sequence[Point]) -> pd.DataFrame:
    """Return the relevance of several rows of one analysis, one line a row, with their logits."""
    head = pd.DataFrame({"row": [p.row for p in points], "logit": [p.logit for p in points]})
    names = rename_clashes(points[0].names, ("row", "logit"), " (relevance)")
    return pd.concat([head, pd.DataFrame([p.relevance for p in points], columns=names)], axis=1)
