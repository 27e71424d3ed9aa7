"""The values of a row in words: numbers with units, dates, yes or no, categories, names, classes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from neon_core.text import plain_number
from neon_core.wording.numbers import format_amount, format_percent

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation

ROW_LABELS = {"called": "{row}, {name}", "aside": "{row}, {name},"}
"""Templates for a row's number with its name: alone, and in the middle of a sentence."""

YES_OR_NO = ("no", "yes")

SHORT = 3
"""Letters of a unit that is written behind a value, at most."""

OTHERS = "the other {n} together"
"""Template for the smallest bars, drawn as one."""

SHARE = "{value}: {own} in cluster {label}, {other} in cluster {competitor}"
"""Template for the shares of a category's value in the two clusters in question."""


def format_row(row: int, name: str) -> str:
    """Return a row's number, with its name where it has one.

    Examples
    --------
    >>> format_row(60, "Ann Lee"), format_row(60, "")
    ('60, Ann Lee', '60')
    """
    return ROW_LABELS["called"].format(row=row, name=name) if name else str(row)


def format_row_aside(row: RowExplanation) -> str:
    """Return a row's number and name for the middle of a sentence, with a comma behind the name."""
    if not row.identity.name:
        return str(row.identity.row)
    return ROW_LABELS["aside"].format(row=row.identity.row, name=row.identity.name)


def format_value(row: RowExplanation, column: int) -> str:
    """Return a row's value: a number with a short unit, a date, yes or no, or the value of a category."""
    category = row.columns.categories[column]
    if category is not None:
        return category.names[category.own]
    number = float(row.scale.values[column])
    if row.columns.kinds[column] == "boolean" and number in (0.0, 1.0):
        return YES_OR_NO[int(number)]
    if row.columns.origins[column] is not None:
        return format_date(row.columns.origins[column] + timedelta(days=number))
    unit = row.columns.units[column]
    behind = f"\N{NO-BREAK SPACE}{unit}" if 0 < len(unit) <= SHORT else ""
    return format_amount(number, int(row.columns.decimals[column])) + behind


def format_date(when: datetime) -> str:
    """Return a date, with its time where it has one; a year below 1000 keeps four digits.

    Examples
    --------
    >>> format_date(datetime(2024, 3, 1)), format_date(datetime(1, 3, 1, 13, 30))
    ('2024-03-01', '0001-03-01 13:30')
    """
    return when.isoformat(sep=" ", timespec="minutes").removesuffix(" 00:00")


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
        return f"{value}: {own} in cluster {label}"
    other = format_percent(float(category.shares[competitor, category.own]))
    return SHARE.format(value=value, own=own, other=other, label=label, competitor=competitor)
