"""The values of a row in words: numbers with units, dates, yes or no, categories, names, classes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from neon_core.text import call_cluster, plain_number
from neon_core.wording.column_values import format_between, format_column_value
from neon_core.wording.numbers import format_percent

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation

YES_OR_NO = ("no", "yes")

FILLED = "filled in: {value}"
"""Template for a value in place of an empty cell."""

OTHERS = "the other {n} together"
"""Template for the smallest bars, drawn as one."""

SHARE = "{value}: {own} in {label}, {other} in {competitor}"
"""Template for the shares of a category's value in two clusters, by what these are called; the browser fills it in."""


def format_row(row: RowExplanation, nouns: tuple[str, str]) -> str:
    """Return the one text that calls a row: its name, or its number behind the noun where it has none.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_init=1))
    >>> format_row(explain_row(wine, 60), ("wine", "wines"))
    'wine 60'
    """
    return row.identity.name or f"{nouns[0]} {row.identity.row}"


def format_value(row: RowExplanation, column: int) -> str:
    """Return a row's value as it stands in the table: a number with its unit, a date, yes or no, or a category.

    Where the cell is empty, the value that was filled in is named so.
    """
    text = _format_cell(row, column)
    return FILLED.format(value=text) if row.columns.filled[column] else text


def _format_cell(row: RowExplanation, column: int) -> str:
    """Return a row's cell, or the value in its place."""
    columns = row.columns
    category, cell = columns.categories[column], columns.cells[column]
    if category is not None:
        is_encoded = isinstance(cell, datetime) or columns.kinds[column] == "boolean"
        return category.names[category.own] if is_encoded else plain_number(cell)
    if columns.kinds[column] == "boolean":
        return YES_OR_NO[int(cell)]
    if order := columns.orders[column]:
        return cell if isinstance(cell, str) else format_filled_step(float(cell), order)
    if columns.origins[column] is not None:
        return format_date(cell, columns.precisions[column])
    write = format_between if columns.filled[column] else format_column_value  # a median may lie between two values
    return write(columns.forms[column], float(cell))


def format_centroid(row: RowExplanation, column: int, number: float) -> str:
    """Return a centroid's value of a column that is a number.

    It is a date for a date, a share for yes or no, and a step with its word for an ordered column.
    """
    if order := row.columns.orders[column]:
        return format_step(number, order)
    origin = row.columns.origins[column]
    if origin is not None:
        return format_date(origin + timedelta(days=number), row.columns.precisions[column])
    return format_column_value(row.columns.forms[column], number, is_mean=True)


def format_step(number: float, order: Sequence[str]) -> str:
    """Return a mean of steps with the words on both of its sides.

    Examples
    --------
    >>> format_step(1.4, ["low", "mid", "high"]), format_step(2.999, ["low", "mid", "high"])
    ('1.4, between low and mid', '3, high')
    """
    rounded = round(number, 2)
    below = int(rounded)
    if rounded == below:
        return f"{below}, {order[below - 1]}"
    return f"{rounded:g}, between {order[below - 1]} and {order[below]}"


def format_filled_step(step: float, order: Sequence[str]) -> str:
    """Return a median of steps: a word, or the two between which it lies."""
    return order[int(step) - 1] if step.is_integer() else format_step(step, order)


def format_date(when: datetime, precision: str = "minutes") -> str:
    """Return a date, with its time where it has one; a year below 1000 keeps four digits.

    Examples
    --------
    >>> format_date(datetime(2024, 3, 1)), format_date(datetime(1, 3, 1, 13, 30))
    ('2024-03-01', '0001-03-01 13:30')
    >>> format_date(datetime(2024, 3, 1, 13, 30, 5), "seconds")
    '2024-03-01 13:30:05'
    """
    spec = "minutes" if precision == "days" else precision
    if when.time() == time():
        return when.date().isoformat()
    return when.isoformat(sep=" ", timespec=spec)


def format_class(value: object) -> str:
    """Return a known class as text: yes or no, 3 for 3.0, a date.

    Examples
    --------
    >>> format_class(True), format_class(3.0), format_class("barbera"), format_class(datetime(2024, 3, 1))
    ('yes', '3', 'barbera', '2024-03-01')
    """
    if isinstance(value, bool):
        return YES_OR_NO[value]
    if isinstance(value, datetime):
        return format_date(value)
    return plain_number(value)


def describe_value_shares(row: RowExplanation, column: int) -> str:
    """Return the shares of a category's value in the two clusters in question; empty for a number.

    With one cluster, the sentence has the share in that cluster only.
    """
    category = row.columns.categories[column]
    if category is None:
        return ""
    label, competitor, value = row.standing.label, row.standing.competitor, category.names[category.own]
    own = format_percent(float(category.shares[label, category.own]))
    if competitor < 0:
        return f"{value}: {own} in {call_cluster(label, row.cluster_names)}"
    other = format_percent(float(category.shares[competitor, category.own]))
    here, there = (call_cluster(cluster, row.cluster_names) for cluster in (label, competitor))
    return SHARE.format(value=value, own=own, other=other, label=here, competitor=there)
