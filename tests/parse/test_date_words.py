"""Dates in words of several languages as English dates, by hand."""

from __future__ import annotations

import pytest

from neon_core.parse.date_words import are_months, is_day_and_month, unify_date_words


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3. Mai 2021", "3. May 2021"),
        ("15 mars 2022", "15 March 2022"),
        ("10 déc. 2020", "10 Dec 2020"),
        ("Maggio 2020", "May 2020"),
        ("5 June 2020", "5 June 2020"),
    ],
)
def test_months_get_their_english_names(cell, expected):
    assert unify_date_words(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Samstag, 26. März 2022", "26. March 2022"),
        ("Wed Oct 10", "Oct 10"),
        ("mardi 3 mai 2022", "3 May 2022"),
        ("mar., 3 mai 2022", "3 May 2022"),
        ("mars 2022", "March 2022"),
    ],
)
def test_weekday_before_a_date_is_left_out(cell, expected):
    assert unify_date_words(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("May 2nd, 2021", "May 2, 2021"),
        ("1er avril 2021", "1 April 2021"),
        ("26 de marzo de 2022", "26 March 2022"),
        ("3 d'août 2020", "3 August 2020"),
        ("March of 2020", "March 2020"),
    ],
)
def test_ordinals_and_words_between_the_parts_are_left_out(cell, expected):
    assert unify_date_words(cell) == expected


@pytest.mark.parametrize("cell", ["31.01.2024", "", "12 lorem 2020", "Friday", "red"])
def test_other_cells_stay_as_they_are(cell):
    assert unify_date_words(cell) == cell


@pytest.mark.parametrize(
    "cell",
    ["26 March", "March 26", "26-Mar", "26. März", "1er avril", "March 26th", "01.04.", "1. 4.", "3 de mayo", "5/Apr"],
)
def test_day_and_month_need_no_year(cell):
    assert is_day_and_month(cell)


@pytest.mark.parametrize("cell", ["26 March 2022", "March 2022", "32 March", "26 km", "March", "26.13.", "26", "1.4"])
def test_other_cells_are_no_day_and_month(cell):
    assert not is_day_and_month(cell)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["March"], True),
        (["März", "Mai"], True),
        (["Mar", "Apr"], True),
        (["set"], False),
        (["set", "okt"], True),
        (["min", "h"], False),
        ([], False),
    ],
)
def test_months_are_told_from_units(words, expected):
    assert are_months(words) == expected
