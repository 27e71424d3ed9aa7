"""Numbers as text: fixed decimals, significant digits, percentages, exponents."""

from __future__ import annotations

import math

MINUS = "\u2212"

NOTHING = 1e-9
"""A share below this is rounding."""


def format_number(value: float, decimals: int) -> str:
    """Return a number with fixed decimals, thousands commas and a true minus; a number that rounds to 0 has no sign.

    Examples
    --------
    >>> format_number(-1080.26, 1), format_number(-0.0004, 3)
    ('−1,080.3', '0.000')
    """
    text = f"{abs(value):,.{decimals}f}"
    return MINUS + text if value < 0 and any(c in "123456789" for c in text) else text


def format_signed(value: float, decimals: int = 3) -> str:
    """Return a number as `format_number` does, with a plus before a positive one.

    Examples
    --------
    >>> format_signed(0.158), format_signed(-0.131), format_signed(0.0)
    ('+0.158', '−0.131', '0.000')
    """
    text = format_number(value, decimals)
    return "+" + text if value > 0 and any(c in "123456789" for c in text) else text


def format_amount(value: float, decimals: int = 12) -> str:
    """Return a user's value with three significant digits, and no more decimals than the user's numbers have.

    Examples
    --------
    >>> [format_amount(value, decimals) for value, decimals in ((1.6712, 2), (0.63, 2), (1080.0, 0), (0.000012, 6))]
    ['1.67', '0.63', '1,080', '0.000012']
    >>> format_amount(3.2e9, 0), format_amount(-5e-324)
    ('3.20·10⁹', '−4.94·10⁻³²⁴')
    """
    if value == 0.0 or not math.isfinite(value):
        return format_number(value, 0) if value == 0.0 else "none"
    exponent = exponent_of(value, 2)
    if exponent >= 7 or exponent < -6:
        return f"{format_number(mantissa(value, exponent), 2)}·10{format_exponent(exponent)}"
    return format_number(value, max(0, min(decimals, 2 - exponent)))


def exponent_of(value: float, decimals: int) -> int:
    """Return the exponent of a number that is rounded to some decimals behind its first digit: 9.996 is 1.00·10¹.

    Examples
    --------
    >>> exponent_of(0.0123, 2), exponent_of(9.996, 2), exponent_of(9.6e-16, 0)
    (-2, 1, -15)
    """
    return int(f"{value:.{decimals}e}".split("e")[1])


def mantissa(value: float, exponent: int) -> float:
    """Return value / 10**exponent, also where that power is below the smallest number.

    Examples
    --------
    >>> mantissa(2500.0, 3), round(mantissa(5e-324, -324), 2)
    (2.5, 4.94)
    """
    return value / 10.0**exponent if exponent > -300 else value * 1e300 / 10.0 ** (exponent + 300)


def format_exponent(exponent: int) -> str:
    """Return an exponent in superscript digits.

    Examples
    --------
    >>> format_exponent(-17)
    '⁻¹⁷'
    """
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def format_percent(share: float) -> str:
    """Return a share in whole per cent; only 0 and 1 themselves, to nine digits, become 0 % and 100 %.

    Examples
    --------
    >>> format_percent(0.78), format_percent(0.005), format_percent(0.9996), format_percent(-1e-17)
    ('78 %', 'under 1 %', 'over 99 %', '0 %')
    """
    if abs(share) < NOTHING or abs(1.0 - share) < NOTHING:
        return f"{100 * round(share)} %"
    if 0.0 < share <= 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1.0 else f"{100.0 * share:.0f} %"
