"""Alarms in words: what each watches for, what it sees here, and what a raised one means."""

from __future__ import annotations

from neon_core.text import count, join, shorten
from neon_core.wording.numbers import format_number, format_percent

LABELS = {
    "half": "One feature carries half",
    "one column": "Clusters that are one feature",
    "row order": "An id, a date or a batch on top",
    "copies": "Near-copies counted twice",
    "outliers": "A cluster of a few outliers",
    "repeated": "{Rows} that are there twice",
    "scaling": "Relevance that units made",
}
"""What each alarm watches for."""
REASONS = {
    "half": "{column} carries {value} of the relevance: the clusters are mostly its values.",
    "one column": "The clusters are nearly {column} alone: their agreement is {value}, where 1 is the same.",
    "row order": "{column} says where in the table a row stands, and carries {value} of the relevance.",
    "copies": "{column} and {other} say nearly the same ({value}), so that one fact counts twice.",
    "outliers": "A cluster has {value}: it is a few outliers, and not a kind of its own.",
    "repeated": "{value} of the rows repeat another one, so that it counts several times.",
    "scaling": "Scaled, {column} would carry {value} less of the relevance: its units make the clusters.",
}
"""What a raised alarm means."""
NONE = {"one column": "none of {n} alone", "row order": "none of {n}", "copies": "no two numbers", "scaling": "scaled"}
"""What is seen where there is nothing to measure."""


def label_alarm(kind: str, nouns: tuple[str, str]) -> str:
    """Return what an alarm watches for.

    Examples
    --------
    >>> label_alarm("repeated", ("wine", "wines")), label_alarm("half", ("wine", "wines"))
    ('Wines that are there twice', 'One feature carries half')
    """
    return LABELS[kind].format(Rows=nouns[1][:1].upper() + nouns[1][1:])


def format_alarm_value(kind: str, value: float, nouns: tuple[str, str] = ("row", "rows")) -> str:
    """Return the number of an alarm, or its limit.

    Examples
    --------
    >>> format_alarm_value("half", 0.146), format_alarm_value("copies", 0.8642), format_alarm_value("outliers", 55)
    ('15 %', '0.86', '55 rows')
    """
    if kind == "outliers":
        return count(round(value), *nouns)
    if kind in ("one column", "copies"):
        return format_number(value, 2)
    return f"{format_number(100.0 * value, 1)} %" if kind == "repeated" and value else format_percent(value)


def describe_seen(kind: str, columns: tuple[str, ...], value: float, n_columns: int, nouns: tuple[str, str]) -> str:
    """Return what an alarm sees here.

    Examples
    --------
    >>> describe_seen("half", ("proline",), 0.146, 13, ("wine", "wines"))
    'proline, 15 %'
    >>> describe_seen("copies", ("total phenols", "flavanoids"), 0.86, 13, ("wine", "wines"))
    'total phenols and flavanoids, 0.86'
    >>> describe_seen("row order", (), 0.0, 13, ("wine", "wines"))
    'none of 13'
    """
    if not columns and kind in NONE:
        return NONE[kind].format(n=n_columns)
    number = format_alarm_value(kind, value, nouns)
    if kind == "outliers":
        return f"smallest has {number}"
    if kind == "repeated":
        return number if value else "none"
    return f"{join(shorten(name, 32) for name in columns)}, {number}"


def describe_alarm(kind: str, columns: tuple[str, ...], value: float, nouns: tuple[str, str]) -> str:
    """Return what a raised alarm means.

    Examples
    --------
    >>> describe_alarm("half", ("proline",), 0.998, ("wine", "wines"))
    'proline carries over 99 % of the relevance: the clusters are mostly its values.'
    """
    column, other = (*columns, "", "")[:2]
    return REASONS[kind].format(column=column, other=other, value=format_alarm_value(kind, value, nouns))
