"""The design of new rows: their cells, scaled as those of a saved model were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Indices, Matrix, frozen
from neon_core.dataset import Dataset
from neon_core.errors import DataError
from neon_core.preparation import Design
from neon_core.row_names import RowNames
from neon_core.saved.new_cells import LARGEST, NewCells, with_missing
from neon_core.saved.saved_model import SavedModel, plain_class
from neon_core.text import join_some, plain_number
from neon_core.transforms import IDENTITY


def design_new_rows(model: SavedModel, dataset: Dataset, cells: list[NewCells], rows: Indices) -> Design:
    """Return the design of new rows, scaled as the model's own were; `rows` are those that can be placed."""
    design = model.design
    matrix = scale_cells(design, cells, rows)
    imputed = np.array([int(each.is_missing[rows].sum()) for each in cells], np.intp)
    filled = zip(design.columns, imputed.tolist(), model.usual, strict=True)
    classes, class_index = _classes(model, dataset, rows)
    names = next((RowNames(name, dataset.frame[name]) for name in dataset.names_with_role("row id")), None)
    return replace(
        design,
        matrix=frozen(matrix),
        rows=frozen(rows),
        n_rows=len(dataset.frame),
        columns=tuple(with_missing(column, n, usual) for column, n, usual in filled),
        classes=classes,
        class_index=frozen(class_index),
        cells=tuple(each.values for each in cells),
        imputed=frozen(imputed),
        row_names=names,
    )


def scale_cells(design: Design, cells: Sequence[NewCells], rows: Indices) -> Matrix:
    """Return some rows of new cells, scaled as the design says; refuse numbers whose squares are not finite."""
    matrix = np.empty((rows.size, len(design.feature_names)))
    for each, column in zip(cells, design.columns, strict=True):
        features = each.features if rows.size == len(each.features) else each.features[rows]
        if column.transform is not IDENTITY:
            features = column.transform.count(features)
        matrix[:, column.features] = (features - design.center[column.features]) / design.spread[column.features]
    return _checked(matrix, design)


def _checked(matrix: Matrix, design: Design) -> Matrix:
    """Return the scaled rows; refuse numbers whose squares are not finite."""
    large = ~(np.abs(matrix) < LARGEST).all(axis=0)
    if large.any():
        names = list(dict.fromkeys(design.source_columns[i] for i in np.flatnonzero(large)))
        what = f"{join_some(names)} has values so far from those of the model that they cannot be squared"
        raise DataError(what, where="table", hint="Correct them, or leave their rows out.")
    return matrix


def _classes(model: SavedModel, dataset: Dataset, rows: Indices) -> tuple[tuple[Any, ...], Indices]:
    """Return the known classes, those of the model first, and the position of each row's class; -1 without one."""
    known = model.clustering.classes
    columns = dataset.names_with_role("class")
    if not columns:
        return known, np.full(rows.size, -1, np.intp)
    codes, distinct = pd.factorize(dataset.frame[columns[0]].iloc[rows].astype(object).map(plain_class, "ignore"))
    places = {plain_number(value): i for i, value in enumerate(known)}
    others = sorted((value for value in distinct if plain_number(value) not in places), key=plain_number)
    places |= {plain_number(value): i for i, value in enumerate(others, len(known))}
    index = np.array([*(places[plain_number(value)] for value in distinct), -1], np.intp)
    return (*known, *others), index[codes]
