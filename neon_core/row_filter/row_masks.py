"""Conditions and searches as masks of rows, and the order of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from neon_core.arguments import check_type
from neon_core.errors import FilterError, Problem
from neon_core.row_filter.row_column import TEXT_KINDS, RowColumn
from neon_core.row_filter.typed_values import Understood, understand
from neon_core.row_query import MISSING, Condition
from neon_core.text import shorten

Mask = NDArray[np.bool_]

OF_KIND = {
    "number": ("=", "is not", "above", "at most", MISSING),
    "date": ("=", "is not", "above", "at most", MISSING),
    "ordered": ("=", "is not", "above", "at most", "contains", MISSING),
    "boolean": ("=", "is not", MISSING),
    "category": ("=", "is not", "contains", MISSING),
    "text": ("=", "is not", "contains", MISSING),
}
"""The operators that have a meaning for each kind of column."""


def find_problems(columns: Mapping[str, RowColumn], conditions: Iterable[Condition]) -> list[Problem]:
    """Return the problems of conditions: no such column, an operator or a value without a meaning for it.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.dataset import Column
    >>> columns = {"hue": RowColumn(Column("hue", "number", "feature"), pd.Series([0.5, 0.8]))}
    >>> for problem in find_problems(columns, [Condition("hue", "contains", "5"), Condition("ash", "=", "5")]):
    ...     print(problem)
    “contains” has no meaning for a number (hue). Choose =, is not, above, at most or is missing.
    There is no column “ash” (column). Choose a column of the table.
    """
    problems = [_find_problem(columns, condition) for condition in conditions]
    return [problem for problem in problems if problem is not None]


def _find_problem(columns: Mapping[str, RowColumn], condition: Condition) -> Problem | None:
    name, column = condition.column, columns.get(condition.column)
    if column is None:
        return Problem(f"There is no column “{shorten(name)}”", "column", "Choose a column of the table.")
    kind = column.column.kind
    possible = OF_KIND[kind]
    if condition.operator not in possible:
        hint = f"Choose {', '.join(possible[:-1])} or {possible[-1]}."
        article = "an" if kind[0] in "aeiou" else "a"
        noun = {"boolean": "yes or no", "text": "text"}.get(kind, f"{article} {kind}{' column' * (kind == 'ordered')}")
        return Problem(f"“{condition.operator}” has no meaning for {noun}", name, hint)
    if condition.operator in (MISSING, "contains") or kind in TEXT_KINDS:
        return None
    meaning = understand(column, condition.value)
    return meaning if isinstance(meaning, Problem) else None


def match_conditions(columns: Mapping[str, RowColumn], conditions: Sequence[Condition], n_rows: int) -> Mask:
    """Return which rows meet all conditions.

    "is not" is the opposite of "=", so it takes in empty cells; "above" and "at most" do not. Texts are equal but for
    case and blanks around them where no cell is exactly the typed one.

    Parameters
    ----------
    columns : mapping of str to RowColumn
        The columns by their names.
    conditions : sequence of Condition
        The conditions; none is met by every row.
    n_rows : int
        The number of rows.

    Raises
    ------
    FilterError
        With every condition that has no meaning for its column.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.dataset import Column
    >>> columns = {"hue": RowColumn(Column("hue", "number", "feature"), pd.Series([0.5, 0.8, None]))}
    >>> match_conditions(columns, [Condition("hue", "at most", "0.5")], 3).tolist()
    [True, False, False]
    """
    problems = find_problems(columns, conditions)
    if problems:
        raise FilterError(problems)
    mask = np.ones(n_rows, np.bool_)
    for condition in conditions:
        mask &= _match(columns[condition.column], condition)
    return mask


def _match(column: RowColumn, condition: Condition) -> Mask:
    """Return which rows meet one condition that has a meaning."""
    operator, value = condition.operator, condition.value
    if operator == MISSING:
        return column.missing
    if operator == "contains":
        return match_text(column, value)
    equal = _equal_words(column, value) if column.column.kind in TEXT_KINDS else None
    if equal is None:
        meaning = check_type(understand(column, value), Understood, "value")
        if operator in ("above", "at most"):
            above = column.numbers > meaning.limit
            return above if operator == "above" else ~above & ~column.missing
        equal = (column.numbers >= meaning.low) & (column.numbers <= meaning.high)
    return equal if operator == "=" else ~equal


def _equal_words(column: RowColumn, text: str) -> Mask:
    """Return the rows with a text: exactly it, else but for case and the blanks around it."""
    _, words = column.words
    exact = np.array([word == text for word in words], np.bool_)
    if exact.any():
        return _spread(column, exact)
    wanted = text.strip().casefold()
    return _spread(column, np.array([word.strip().casefold() == wanted for word in words], np.bool_))


def match_text(column: RowColumn, text: str) -> Mask:
    """Return the rows whose value contains a text, whatever its case.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.dataset import Column
    >>> match_text(RowColumn(Column("kind", "text", "ignore"), pd.Series(["Web shop", None, "phone"])), "web").tolist()
    [True, False, False]
    """
    _, words = column.words
    wanted = text.strip().casefold()
    return _spread(column, np.array([wanted in word.casefold() for word in words], np.bool_))


def _spread(column: RowColumn, of_words: Mask) -> Mask:
    """Return a mask of words as one of rows; a missing cell has no word."""
    codes, _ = column.words
    mask: Mask = np.append(of_words, False)[codes]
    return mask


def order_rows(column: RowColumn, is_descending: bool = False) -> NDArray[np.int32]:
    """Return the positions of the rows, sorted by a column: equal ones stay in place, missing ones come last.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.dataset import Column
    >>> hue = RowColumn(Column("hue", "number", "feature"), pd.Series([0.8, None, 0.5, 0.8]))
    >>> order_rows(hue).tolist(), order_rows(hue, is_descending=True).tolist()
    ([2, 0, 3, 1], [0, 3, 2, 1])
    """
    missing = column.missing
    filled = np.flatnonzero(~missing)
    keys = column.sort_keys()[filled]
    if is_descending:
        keys = -keys if keys.dtype.kind == "f" else ~keys  # ~ turns the order of whole numbers around, without overflow
    order = np.concatenate([filled[np.argsort(keys, kind="stable")], np.flatnonzero(missing)])
    return order.astype(np.int32)
