"""Meaning of the text beside a number, and spellings of currencies, by hand."""

from __future__ import annotations

import pytest

from neon_core.parse.amounts import Beside, is_money, normalize_money, parse_beside


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", " km", Beside(unit="km")),
        ("ca. ", " km", Beside(unit="km")),
        ("-", "kg", Beside(-1.0, unit="kg")),
        ("", "+", Beside()),
        ("", "% off", Beside(money="%", unit="off")),
        ("", " out of 10", Beside(unit="out of 10")),
        ("", "/5", Beside(unit="/5")),
    ],
)
def test_unit_beside_a_number_is_read(before, after, expected):
    assert parse_beside(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", " Mio. €", Beside(1e6, "€")),
        ("-$", "k", Beside(-1000.0, "$")),
        ("", " lakh", Beside(1e5)),
        ("$", "M", Beside(1.0, "$", letter="M")),
        ("€", " EUR", Beside(1.0, "€")),
    ],
)
def test_magnitude_and_currency_are_read(before, after, expected):
    assert parse_beside(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Room ", ""),
        ("", "/2024"),
        ("", " March"),
        ("", ":30"),
        ("", " or more"),
        ("", " und älter"),
        ("€", " USD"),
        ("", " a b c d"),
    ],
)
def test_other_texts_beside_a_number_are_no_unit(before, after):
    assert parse_beside(before, after) is None


@pytest.mark.parametrize(
    ("sign", "expected"), [("EUR", "€"), (" USD ", "$"), ("Rs.", "₹"), ("kr.", "kr"), ("Fr", "CHF"), ("kg", "kg")]
)
def test_spellings_of_a_currency_become_one(sign, expected):
    assert normalize_money(sign) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("€/kg", True), ("% off", True), ("EUR", True), ("EURO", False), ("kg", False), ("krill", False), ("", False)],
)
def test_unit_that_begins_with_a_currency_is_money(unit, expected):
    assert is_money(unit) is expected
