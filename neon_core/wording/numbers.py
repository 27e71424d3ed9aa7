"""Numbers as people read them."""

from __future__ import annotations

import math

MINUS = "\u2212"


def number(value: float, decimals: int) -> str:
    """Write with fixed decimals, thousands commas and a true minus; what rounds to 0 has no sign.

    Examples
    --------
    >>> number(-1080.26, 1), number(-0.0004, 3)
    ('−1,080.3', '0.000')
    """
    text = f"{abs(value):,.{decimals}f}"
    return MINUS + text if value < 0 and any(c in "123456789" for c in text) else text


def signed(value: float, decimals: int = 3) -> str:
    """Write with a plus as well.

    Examples
    --------
    >>> signed(0.158), signed(-0.131), signed(0.0)
    ('+0.158', '−0.131', '0.000')
    """
    text = number(value, decimals)
    return "+" + text if value > 0 and any(c in "123456789" for c in text) else text


def amount(value: float, decimals: int = 6) -> str:
    """Write a value of the user's with three significant digits, and no more decimals than the user's numbers have.

    Examples
    --------
    >>> amount(1.6712, 2), amount(0.63, 2), amount(1080.0, 0), amount(0.000012, 6), amount(3.2e9, 0), amount(-5e-324)
    ('1.67', '0.63', '1,080', '0.000012', '3.20·10⁹', '−4.94·10⁻³²⁴')
    """
    if value == 0.0 or not math.isfinite(value):
        return number(value, 0) if value == 0.0 else "none"
    exponent = math.floor(math.log10(abs(value)))
    if exponent >= 7 or exponent < -6:
        return f"{number(mantissa(value, exponent), 2)}·10{superscript(exponent)}"
    return number(value, max(0, min(decimals, 2 - exponent)))


def mantissa(value: float, exponent: int) -> float:
    """Return value / 10**exponent, also where that power is below the smallest number.

    Examples
    --------
    >>> mantissa(2500.0, 3), round(mantissa(5e-324, -324), 2)
    (2.5, 4.94)
    """
    return value / 10.0**exponent if exponent > -300 else value * 1e300 / 10.0 ** (exponent + 300)


def superscript(exponent: int) -> str:
    """Write an exponent.

    Examples
    --------
    >>> superscript(-17)
    '⁻¹⁷'
    """
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def percent(share: float) -> str:
    """Write a share in whole per cent; what is not quite 0 or 1 does not become it.

    Examples
    --------
    >>> percent(0.78), percent(0.0004), percent(0.9996), percent(0.0)
    ('78 %', 'under 1 %', 'over 99 %', '0 %')
    """
    if 0.0 < share < 0.005:
        return "under 1 %"
    return "over 99 %" if 0.995 <= share < 1.0 else f"{100.0 * share:.0f} %"
