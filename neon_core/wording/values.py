"""The values of a row as its user wrote them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from neon_core.text import plain_number
from neon_core.wording.numbers import amount, percent

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation

CALLED = {"called": "{row}, {name}", "aside": "{row}, {name},"}
"""A row by its number and its name; and the same within a sentence that goes on."""


def called(row: int, name: str) -> str:
    """Return a row's number, and its name where it has one.

    Examples
    --------
    >>> called(60, "Ann Lee"), called(60, "")
    ('60, Ann Lee', '60')
    """
    return CALLED["called"].format(row=row, name=name) if name else str(row)


def aside(point: RowExplanation) -> str:
    """Return the same within a sentence that goes on."""
    return (
        CALLED["aside"].format(row=point.identity.row, name=point.identity.name)
        if point.identity.name
        else str(point.identity.row)
    )


YES_OR_NO = ("no", "yes")
SHORT = 3
"""A unit of so many letters stands behind a value."""


def value(point: RowExplanation, column: int) -> str:
    """Write a row's value: a number with its unit where that is short, a date, yes or no, the value of a category."""
    found = point.columns.categories[column]
    if found is not None:
        return found.names[found.own]
    number = float(point.scale.values[column])
    if point.columns.kinds[column] == "boolean" and number in (0.0, 1.0):
        return YES_OR_NO[int(number)]
    if point.columns.origins[column] is not None:
        return date(point.columns.origins[column] + timedelta(days=number))
    unit = point.columns.units[column]
    return amount(number, int(point.columns.decimals[column])) + (
        f"\N{NO-BREAK SPACE}{unit}" if 0 < len(unit) <= SHORT else ""
    )


def date(when: datetime) -> str:
    """Write a date, with its time where it has one, in any year that there is.

    Examples
    --------
    >>> date(datetime(2024, 3, 1)), date(datetime(1, 3, 1, 13, 30))
    ('2024-03-01', '0001-03-01 13:30')
    """
    return when.isoformat(sep=" ", timespec="minutes").removesuffix(" 00:00")


def class_name(value: object) -> str:
    """Write a known class: yes or no, 3 for 3.0, a date.

    Examples
    --------
    >>> class_name(True), class_name(3.0), class_name("barbera"), class_name(datetime(2024, 3, 1))
    ('yes', '3', 'barbera', '2024-03-01')
    """
    if isinstance(value, bool):
        return YES_OR_NO[value]
    if isinstance(value, datetime):
        return date(value)
    return plain_number(value)


OTHERS = "the other {n} together"
"""The smallest bars, drawn as one."""

SHARE = "{value}: {own} in cluster {label}, {other} in cluster {competitor}"
"""How often a value of a category is in the two clusters in question."""


def shares(point: RowExplanation, column: int) -> str:
    """Say how often the row's value of a category is in the two clusters in question.

    Raises nothing where there is one cluster only: then it says only its own.
    """
    found = point.columns.categories[column]
    if found is None:
        return ""
    own = percent(float(found.shares[point.standing.label, found.own]))
    if point.standing.competitor < 0:
        return f"{found.names[found.own]}: {own} in cluster {point.standing.label}"
    other = percent(float(found.shares[point.standing.competitor, found.own]))
    return SHARE.format(
        value=found.names[found.own],
        own=own,
        other=other,
        label=point.standing.label,
        competitor=point.standing.competitor,
    )
