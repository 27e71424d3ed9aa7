"""The known classes of the rows, as positions in a sorted list."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Indices
from neon_core.dataset import Dataset
from neon_core.errors import DataError
from neon_core.orders import find_steps


def known_classes(dataset: Dataset, kept: NDArray[np.bool_]) -> tuple[tuple[Any, ...], Indices]:
    """Return the sorted classes, and the position of each kept row's class; -1 where it is not known.

    Classes of an ordered column stand in its order.

    Parameters
    ----------
    dataset : Dataset
        The table; its first column of the role "class" counts.
    kept : ndarray of bool of shape (n_rows,)
        The rows that are clustered.

    Raises
    ------
    DataError
        If the cells cannot be sorted.
    """
    columns = dataset.names_with_role("class")
    if not columns:
        return (), np.full(int(kept.sum()), -1, np.intp)
    cells = dataset.frame[columns[0]][kept]
    order = next(column.order for column in dataset.columns if column.role == "class")
    if order:
        return _ordered_classes(cells, order)
    try:
        codes, values = pd.factorize(cells, sort=True)
    except TypeError as error:  # a list has no hash, and a tuple is neither less nor more than a number
        types = ", ".join(sorted({type(cell).__name__ for cell in cells}))
        what = f"{columns[0]} has cells that cannot be told apart and sorted as classes: {types}"
        hint = "Make text or numbers of them, or choose another class column."
        raise DataError(what, where=f"column {columns[0]}", hint=hint) from error
    return tuple(values.tolist()), codes.astype(np.intp)


def _ordered_classes(cells: pd.Series[Any], order: tuple[str, ...]) -> tuple[tuple[Any, ...], Indices]:
    """Return the steps that occur, in their order, and the position of each cell's."""
    steps = find_steps(cells, order)
    occurring = np.unique(steps[~np.isnan(steps)])
    index = np.where(np.isnan(steps), -1, np.searchsorted(occurring, steps))
    return tuple(order[int(step) - 1] for step in occurring), index.astype(np.intp)
