"""Relevances as an Explanation of the package shap, for its plots. shap is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.checks import Matrix
from neon_core.errors import MissingPackageError, Problem, ShapeError

Cells = NDArray[np.object_]
"""Values of any kind, shape (n_samples, n_columns)."""


def build_shap(relevance: Matrix, names: Sequence[str] | None, display: object, data: Cells | None = None) -> Any:
    """Return relevances as a `shap.Explanation` with the base value 0.

    Parameters
    ----------
    relevance : ndarray of shape (n_samples, n_columns)
        What each column adds to the evidence.
    names : sequence of str, optional
        The names of the columns.
    display : array_like of shape (n_samples, n_columns), optional
        The values that plots write beside the names.
    data : ndarray of shape (n_samples, n_columns), optional
        The values that plots are coloured by; by default those that are displayed. A text has no colour.

    Raises
    ------
    MissingPackageError
        If shap is not installed.
    ShapeError
        If there are not as many names as columns, or values as relevances.
    """
    cells = None if display is None else np.asarray(display, dtype=object)
    _check_shapes(relevance.shape, names, cells)
    shap = _import_shap()
    return shap.Explanation(
        values=relevance.copy(),
        base_values=np.zeros(len(relevance)),
        data=cells if data is None else data,
        display_data=cells,
        feature_names=None if names is None else [str(name) for name in names],
    )


def _check_shapes(shape: tuple[int, ...], names: Sequence[str] | None, cells: Cells | None) -> None:
    """Refuse names and values that are not one for each relevance."""
    problems = []
    if names is not None and (isinstance(names, str) or len(names) != shape[1]):
        given = "one text" if isinstance(names, str) else f"{len(names)} names"
        what = f"There are {shape[1]} columns and {given}"
        problems.append(Problem(what, "feature_names", "Pass a list with a name for each column, in their order."))
    if cells is not None and cells.shape != shape:
        what = f"The values have shape {cells.shape}, and the relevances {shape}"
        problems.append(Problem(what, "display_data", "Pass a value for each row and column that is explained."))
    if problems:
        raise ShapeError(problems)


def _import_shap() -> Any:
    """Return the package shap."""
    try:
        import shap
    except ImportError:
        hint = 'Install the extra that has it: pip install "neon-dashboard[shap]"'
        raise MissingPackageError("The package shap is not installed", where="to_shap", hint=hint) from None
    return shap


def colour_values(columns: Sequence[Any]) -> Cells:
    """Return columns of numbers or texts as one array of objects.

    Examples
    --------
    >>> colour_values([np.array([1.0, 2.0]), ["red", "blue"]]).tolist()
    [[1.0, 'red'], [2.0, 'blue']]
    """
    return pd.DataFrame(dict(enumerate(columns))).astype(object).to_numpy()
