"""The numbers of a column as text: unbroken, with their sign, and told apart as far as the column's format says."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.value_format import ValueFormat, choose_value_format
from neon_core.wording.column_values import format_between, format_column_value, format_ends
from tests.helpers.reference import moderately

NBSP = "\N{NO-BREAK SPACE}"
PLAIN = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 4))
ANY = st.floats(allow_nan=False, allow_infinity=False)
COLUMNS = st.one_of(
    st.lists(PLAIN, min_size=2, max_size=20), st.lists(ANY, min_size=2, max_size=20), st.lists(st.integers(-5000, 5000))
).map(lambda values: [float(value) for value in values])


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        (ValueFormat(), 46915.0, "46,915"),
        (ValueFormat(3), 46915.584, "46,915.584"),
        (ValueFormat(is_grouped=False), 1998.0, "1998"),
        (ValueFormat(before=f"€{NBSP}"), 1200.0, f"€{NBSP}1,200"),
        (ValueFormat(behind=f"{NBSP}€"), -1200.0, f"−1,200{NBSP}€"),
        (ValueFormat(2, before="€"), -0.75, "−€0.75"),
        (ValueFormat(1, behind="%"), 12.3, "12.3%"),
        (ValueFormat(1), 0.0, "0.0"),
        (ValueFormat(1), 0.004, "0.004"),  # no value but 0 is 0
        (ValueFormat(), -1e-9, "−1·10⁻⁹"),
        (ValueFormat(digits=3), 3.2e15, "3.20·10¹⁵"),
        (ValueFormat(), math.nan, "none"),
        (ValueFormat(), -math.inf, "−∞"),
    ],
    ids=str,
)
def test_number_is_written_as_its_column_says(form, value, text):
    assert format_column_value(form, value) == text


def test_mean_has_its_own_decimals():
    form = ValueFormat(0, mean_decimals=1)
    assert format_column_value(form, 5.25, is_mean=True) == "5.2"
    assert [format_between(form, value) for value in (5.0, 5.5)] == ["5", "5.5"]
    assert format_between(ValueFormat(2, 2), (2.3 + 2.4) / 2) == "2.35"


def test_ends_that_differ_look_different():
    assert format_ends(ValueFormat(1), 2.001, 2.002) == ("2.001", "2.002")
    assert format_ends(ValueFormat(1), 2.0, 2.0) == ("2.0", "2.0")
    assert format_ends(ValueFormat(digits=3), 1.00001e20, 1.00002e20) == ("1.00001·10²⁰", "1.00002·10²⁰")


def precision(form: ValueFormat, value: float) -> float:
    """Return the size of the last digit that is written of a number."""
    if form.digits:
        return 10.0 ** (math.floor(math.log10(abs(value))) + 2 - form.digits) if value else 0.0
    return 10.0**-form.decimals


@moderately
@given(COLUMNS)
def test_two_values_look_the_same_only_if_they_differ_by_less_than_the_last_digit(values):
    form = choose_value_format(values)
    texts = [format_column_value(form, value) for value in values]
    for a, first in zip(values, texts, strict=True):
        for b, second in zip(values, texts, strict=True):
            if first == second:
                assert abs(a - b) <= precision(form, a) * (1 + 1e-9)


@moderately
@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=20), st.integers(0, 6))
def test_written_values_with_few_decimals_never_look_the_same(whole, decimals):
    values = [number / 10**decimals for number in whole]
    form = choose_value_format(values)
    if all(abs(number) < 10**6 for number in whole) or decimals <= 2:
        assert len({format_column_value(form, value) for value in values}) == len(set(values))


@moderately
@given(COLUMNS, ANY)
def test_sign_is_never_lost(values, other):
    form = choose_value_format(values)
    for value in (*values, other):
        text = format_column_value(form, value)
        assert text.startswith("−") is (value < 0.0)
        assert any(digit in "123456789" for digit in text.partition("·")[0]) is (value != 0.0)


@moderately
@given(COLUMNS, ANY)
def test_number_is_one_unbroken_word(values, other):
    form = choose_value_format(values, unit="kg", affixes=("", " kg"))
    assert not any(letter.isspace() and letter != NBSP for letter in format_column_value(form, other))
