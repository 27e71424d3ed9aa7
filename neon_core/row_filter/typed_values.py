"""Values that a person types, understood by the kind of their column; what can mean two things is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from neon_core.errors import Problem
from neon_core.orders import find_steps
from neon_core.parse.number_formats import MINUS, SPACES, NumberFormat, number_pattern
from neon_core.row_filter.row_column import RowColumn
from neon_core.text import join, one_line, plain_number
from neon_core.value_format import ValueFormat

YES_OR_NO = {"yes": 1.0, "true": 1.0, "no": 0.0, "false": 0.0}

SCREEN = NumberFormat(".", ",")
"""How numbers stand on the screen, whatever the marks of the user's file."""

POWER = re.compile(r"·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

DAY_ORDERS = ("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d")
"""Patterns of a day besides that of the screen, 2024-03-01."""

SPANS = {"%Y": "Y", "%Y-%m": "M", "%Y-%m-%d": "D", "%Y-%m-%d %H:%M": "m", "%Y-%m-%d %H:%M:%S": "s"}
"""Patterns of the screen, and the span of time that each names."""


@dataclass(frozen=True)
class Understood:
    """A typed value as numbers of its column.

    Attributes
    ----------
    low, high : float
        A value is equal where it lies between these: a day has many times, and 0.05 stands for what is shown as 0.05.
    limit : float
        A value is above where it is larger than this.
    """

    low: float
    high: float
    limit: float


def understand(column: RowColumn, text: str) -> Understood | Problem:
    """Return a typed value as numbers of a column that has an order, or why it is none.

    Numbers may have the marks of the screen or those of the user's file, and the unit of the column.

    Examples
    --------
    >>> from neon_core.dataset import Column
    >>> weight = RowColumn(Column("weight", "number", "feature", "kg"), pd.Series([1.5]), decimal=",")
    >>> understand(weight, "1,5 kg").limit, understand(weight, "−1.5").limit
    (1.5, -1.5)
    >>> print(understand(weight, "heavy"))
    “heavy” is no number (weight). Write a number, such as 1.5.
    """
    text = one_line(text, 200).strip()
    kind = column.column.kind
    if kind == "number":
        return _understand_number(column, text)
    if kind == "date":
        return _understand_date(column, text)
    return _understand_boolean(column, text) if kind == "boolean" else _understand_step(column, text)


def _understand_number(column: RowColumn, text: str) -> Understood | Problem:
    name = column.column.name
    readings = sorted(_read_number(text, column))
    if len(readings) > 1:
        what = f"“{text}” can be {join([plain_number(value) for value in readings], ' or ')}"
        return Problem(what, name, "Write the number without a mark between thousands, or with one more decimal.")
    if not readings:
        return Problem(f"“{text}” is no number", name, "Write a number, such as 1.5.")
    value = readings[0]
    half = _half_of_last_digit(column.form, value, text)
    return Understood(value - half, value + half, value)


def _read_number(text: str, column: RowColumn) -> set[float]:
    """Return the numbers that a text can mean, written as on the screen or as in the user's file."""
    bare = _without_affixes(text, column)
    power = POWER.search(bare)
    if power:
        bare = f"{bare[: power.start()]}e{power[1].translate(SUPERSCRIPTS)}"
    own = NumberFormat(column.decimal, column.thousands if column.thousands != column.decimal else "")
    formats = {SCREEN, *([own] if column.decimal else [])}
    values = (_parse_number(bare, form) for form in formats)
    return {value for value in values if value is not None and np.isfinite(value)}


def _parse_number(text: str, form: NumberFormat) -> float | None:
    """Return the number of a text in a format; None where it is none."""
    if not re.fullmatch(number_pattern(form), text, re.ASCII):
        return None
    thousands = f"{SPACES}{form.thousands}" + ("’" if form.thousands == "'" else "")
    digits = text.translate(dict.fromkeys(map(ord, thousands))).replace(form.decimal, ".")
    try:
        return float(re.sub(f"[{MINUS[1:]}]", "-", digits))
    except ValueError:  # money, per cent, brackets: not what a person types beside a column
        return None


def _without_affixes(text: str, column: RowColumn) -> str:
    """Return a number without the unit, or the other texts, that its column writes around it."""
    sign = text[:1] if text[:1] in MINUS or text[:1] == "+" else ""
    bare = text.removeprefix(sign).strip()
    form = column.form
    for before in filter(None, {form.before.strip(), column.column.unit}):
        bare = bare.removeprefix(before).strip()
    for behind in filter(None, {form.behind.strip(), column.column.unit}):
        bare = bare.removesuffix(behind).strip()
    return sign + bare


def _half_of_last_digit(form: ValueFormat, value: float, text: str) -> float:
    """Return how far a cell may be from a number to be written as that number is.

    That is half of the last digit that the column shows, or that was typed, where those are more.
    """
    if form.digits:
        exponent = int(f"{value:e}".split("e")[1])
        return 0.5 * 10.0 ** (exponent - form.digits + 1)
    mark = max(text.rfind("."), text.rfind(","))
    typed = len(re.findall(r"\d", text[mark + 1 :])) if mark >= 0 and not float(value).is_integer() else 0
    return 0.5 * 10.0 ** -max(form.decimals, typed)


def _understand_date(column: RowColumn, text: str) -> Understood | Problem:
    for pattern, span in SPANS.items():
        start = _parse_time(text.replace("T", " "), pattern)
        if start is not None:
            return _span(np.datetime64(start), span)
    days = sorted({day for pattern in DAY_ORDERS if (day := _parse_time(text, pattern)) is not None})
    if len(days) == 1:
        return _span(np.datetime64(days[0]), "D")
    if days:
        what = f"“{text}” can be {join([f'{day:%Y-%m-%d}' for day in days], ' or ')}"
        return Problem(what, column.column.name, "Write the year first, such as 2024-03-01.")
    return Problem(f"“{text}” is no date", column.column.name, "Write a date, such as 2024-03-01.")


def _parse_time(text: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(text, pattern)  # noqa: DTZ007  # tables have no time zones
    except ValueError:
        return None


def _span(start: np.datetime64, unit: str) -> Understood:
    """Return the times from the begin to the end of a year, a month, a day, a minute or a second."""
    first = start.astype(f"datetime64[{unit}]")
    low, after = (float(time.astype("datetime64[us]").astype(np.int64)) for time in (first, first + 1))
    last = np.nextafter(after, low)
    return Understood(low, float(last), float(last))


def _understand_boolean(column: RowColumn, text: str) -> Understood | Problem:
    value = YES_OR_NO.get(text.casefold())
    if value is None:
        return Problem(f"“{text}” is neither yes nor no", column.column.name, "Write yes or no.")
    return Understood(value, value, value)


def _understand_step(column: RowColumn, text: str) -> Understood | Problem:
    order: Sequence[str] = column.column.order
    step = float(find_steps(pd.Series([text]), order)[0])
    if np.isnan(step):
        return Problem(f"“{text}” is no value of it", column.column.name, f"Choose one of {join(order, ' or ')}.")
    return Understood(step, step, step)
