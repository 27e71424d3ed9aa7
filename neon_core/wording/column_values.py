"""The numbers of a column as text, all in the column's own format: see `neon_core.value_format`."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.wording.numbers import MINUS, exponent_of, format_exponent, format_number, mantissa

if TYPE_CHECKING:
    from neon_core.value_format import ValueFormat

NOT_A_NUMBER, ENDLESS = "none", "∞"

MOST_DECIMALS = 17
"""More decimals than this tell no two numbers apart."""


def format_column_value(form: ValueFormat, value: float, *, is_mean: bool = False) -> str:
    """Return a number of a column with all that its column writes around it.

    A number that would be rounded to 0 gets as many decimals as show its first digit: no value but 0 is 0.

    Parameters
    ----------
    form : ValueFormat
        See `choose_value_format`.
    value : float
        The number.
    is_mean : bool
        Whether it is a mean or a median, which may lie between two values: it may have one more decimal.

    Examples
    --------
    >>> from neon_core.value_format import ValueFormat
    >>> euros = ValueFormat(decimals=2, mean_decimals=3, before="€")
    >>> format_column_value(euros, 1234.5), format_column_value(euros, -0.75)
    ('€1,234.50', '−€0.75')
    >>> format_column_value(ValueFormat(is_grouped=False), 1998.0)
    '1998'
    """
    if math.isnan(value):
        return NOT_A_NUMBER
    text = _format_size(form, abs(value), form.mean_decimals if is_mean else form.decimals)
    return f"{MINUS if value < 0.0 else ''}{form.before}{text}{form.behind}"


def format_between(form: ValueFormat, value: float) -> str:
    """Return a value that may lie between two values of its column, with one more decimal only where it does.

    Examples
    --------
    >>> from neon_core.value_format import ValueFormat
    >>> format_between(ValueFormat(), 9.0), format_between(ValueFormat(), 9.5)
    ('9', '9.5')
    """
    return format_column_value(form, value, is_mean=not math.isclose(round(value, form.decimals), value, rel_tol=1e-9))


def format_ends(form: ValueFormat, low: float, high: float) -> tuple[str, str]:
    """Return two numbers of a column, with decimals enough to tell different ones apart.

    Examples
    --------
    >>> from neon_core.value_format import ValueFormat
    >>> format_ends(ValueFormat(behind="%"), 5.12, 5.14), format_ends(ValueFormat(), 5.0, 5.0)
    (('5.12%', '5.14%'), ('5', '5'))
    """
    for more in range(MOST_DECIMALS):
        finer = replace(form, decimals=form.decimals + more, digits=form.digits and form.digits + more)
        texts = format_column_value(finer, low), format_column_value(finer, high)
        if texts[0] != texts[1] or low == high:
            break
    return texts


def _format_size(form: ValueFormat, size: float, decimals: int) -> str:
    """Return a number without its sign."""
    if math.isinf(size):
        return ENDLESS
    if size == 0.0:
        return format_number(0.0, decimals)
    if form.digits:
        return _format_power(size, form.digits)
    text = format_number(size, decimals)
    if not any(digit in "123456789" for digit in text):
        exponent = exponent_of(size, 0)
        text = format_number(size, -exponent) if exponent >= -MOST_ZEROS else _format_power(size, 1)
    return text if form.is_grouped else text.replace(",", "")


MOST_ZEROS = 6
"""Places behind the point of the first digit; a smaller number is written with a power of ten."""


def _format_power(size: float, digits: int) -> str:
    """Return a number with a power of ten."""
    exponent = exponent_of(size, digits - 1)
    return f"{format_number(mantissa(size, exponent), digits - 1)}·10{format_exponent(exponent)}"
