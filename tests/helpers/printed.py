"""Printed numbers as exact ones: sums of texts are compared without rounding."""

from __future__ import annotations

from fractions import Fraction

SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def number_of(text):
    """Return the exact number of a printed one, with thousands commas, a true minus and a power of ten."""
    mantissa, _, power = text.replace(",", "").replace("−", "-").partition("·10")
    return Fraction(mantissa) * Fraction(10) ** int(power.translate(SUPERSCRIPT) or 0)
