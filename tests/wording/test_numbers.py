"""Numbers as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neon_core.wording import MINUS, format_amount, format_exponent, format_number, format_percent, format_signed


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 6))
def test_number_that_rounds_to_zero_has_no_sign(value, decimals):
    for text in (format_number(value, decimals), format_signed(value, decimals)):
        if not any(digit in text for digit in "123456789"):
            assert text[0] == "0"


@given(st.floats(min_value=1e-300, max_value=1e300), st.integers(0, 6))
def test_amount_is_short_and_within_half_a_unit_of_its_last_digit(value, decimals):
    text = format_amount(value, decimals)
    assert len(text) <= 14
    if "·10" not in text:
        digits = len(text.partition(".")[2])
        assert abs(float(text.replace(",", "")) - value) <= 0.5000001 * 10.0**-digits


def test_minus_is_the_true_minus():
    assert format_number(-1080.26, 1) == f"{MINUS}1,080.3"
    assert format_exponent(-17) == "⁻¹⁷"


def test_missing_and_infinite_amounts_are_none():
    assert {format_amount(value) for value in (float("nan"), float("inf"))} == {"none"}


def test_percent_is_0_or_100_only_where_the_share_is_0_or_1():
    assert [format_percent(share) for share in (0.0, 0.004, 0.996, 1.0)] == ["0 %", "under 1 %", "over 99 %", "100 %"]
