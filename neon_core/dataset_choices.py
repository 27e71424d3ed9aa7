"""Choices of columns: check roles, kinds and orders, and convert a column to its kind and order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from neon_core.arguments import format_given
from neon_core.conversion import CellFormat, convert_column
from neon_core.errors import ColumnError, Problem
from neon_core.orders import OrderedValues, check_steps, order_values
from neon_core.text import join_some


def split_choices(
    names: Sequence[str], choices: Mapping[str, str], noun: str, options: tuple[str, ...]
) -> tuple[dict[str, str], list[Problem]]:
    """Return the valid choices, and a problem for each unknown column and each role or kind that is no option.

    Parameters
    ----------
    names : sequence of str
        The names of all columns.
    choices : mapping of str to str
        Column name to choice.
    noun : str
        The noun for a choice, in the singular.
    options : tuple of str
        The possible choices.

    Raises
    ------
    ColumnError
        If the choices are no mapping.

    Examples
    --------
    >>> split_choices(["hue"], {"hue": "class"}, "role", ("feature", "class"))
    ({'hue': 'class'}, [])
    """
    valid: dict[str, str] = {}
    known, problems = _split_columns(names, choices, noun, f'"{options[1]}"')
    for name, value in known.items():
        if isinstance(value, str) and value in options:
            valid[name] = value
        else:
            hint = f"Choose one of {', '.join(options)}."
            problems.append(Problem(f"{format_given(value)} is not a {noun}", name or f"{noun}s", hint))
    return valid, problems


def split_orders(
    names: Sequence[str], orders: Mapping[str, Sequence[str]]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Return the orders whose steps can be counted, and a problem for each unknown column and each other order.

    Raises
    ------
    ColumnError
        If the orders are no mapping.

    Examples
    --------
    >>> valid, problems = split_orders(["heat"], {"heat": ["low", "Low"]})
    >>> valid, str(problems[0])
    ({}, 'The order of heat repeats Low (heat). Name each step once; case and blanks make no other step.')
    """
    valid: dict[str, tuple[str, ...]] = {}
    known, problems = _split_columns(names, orders, "order", '["low", "mid", "high"]')
    for name, steps in known.items():
        found = check_steps(name, steps)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            valid[name] = found
    return valid, problems


def convert_values(
    values: Any, name: str, kinds: tuple[str, str], cell_format: CellFormat, order: Sequence[str] | None = None
) -> OrderedValues | Problem:
    """Return the values of a column converted to another kind, or the reason why they cannot be.

    Parameters
    ----------
    values : Series
        The values.
    name : str
        The column's name.
    kinds : tuple of str
        Their kind, and the new one.
    cell_format : CellFormat
        The format of the table's cells.
    order : sequence of str, optional
        The order of an ordered column; by default one is proposed.

    Examples
    --------
    >>> import pandas as pd
    >>> convert_values(pd.Series([3.0, 20.0]), "size", ("number", "ordered"), CellFormat()).order
    ('3', '20')
    """
    converted = convert_column(values, name, *kinds, cell_format)
    if isinstance(converted, Problem) or kinds[1] != "ordered":
        return converted if isinstance(converted, Problem) else OrderedValues(converted, (), "")
    return order_values(converted, name, order)


def _split_columns(
    names: Sequence[str], choices: Mapping[str, Any], noun: str, example: str
) -> tuple[dict[str, object], list[Problem]]:
    """Return the choices for columns that exist, and a problem for each other one."""
    if not isinstance(choices, Mapping):
        hint = f'Pass a dict: {{"name of a column": {example}}}.'
        raise ColumnError(f"The {noun}s are a {type(choices).__name__}, not a mapping", where=f"{noun}s", hint=hint)
    known: dict[str, object] = {}
    problems = []
    pairs: Iterable[tuple[object, object]] = choices.items()
    for name, value in pairs:
        if isinstance(name, str) and name in names:
            known[name] = value
        else:
            hint = f"There are {join_some(list(names), last=', ')}."
            place = name if isinstance(name, str) and name else f"{noun}s"
            problems.append(Problem(f"There is no column {format_given(name)}", place, hint))
    return known, problems
