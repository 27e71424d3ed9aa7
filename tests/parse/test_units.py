"""Letters, plurals, currencies and bytes beside the numbers of a column, by hand."""

from __future__ import annotations

import pytest

from neon_core.parse.amounts import Beside
from neon_core.parse.units import are_words, merge_plurals, settle_letters, unify_spellings


@pytest.mark.parametrize(
    ("besides", "expected"),
    [
        ([Beside(money="EUR"), Beside(money="€")], [Beside(money="€"), Beside(money="€")]),
        ([Beside(money="EUR"), Beside()], [Beside(money="EUR"), Beside()]),
        ([Beside(unit="lb"), Beside(unit="lbs")], [Beside(unit="lbs"), Beside(unit="lbs")]),
        ([Beside(unit="st"), Beside(unit="nd")], [Beside(), Beside()]),
        ([Beside(unit="st"), Beside(unit="kg")], [Beside(unit="st"), Beside(unit="kg")]),
    ],
)
def test_spellings_of_one_unit_become_one(besides, expected):
    assert unify_spellings(besides) == expected


@pytest.mark.parametrize(
    ("besides", "expected"),
    [
        ([Beside(letter="M"), Beside(letter="K")], [Beside(1e6), Beside(1e3)]),
        ([Beside(money="$", letter="m")], [Beside(1e6, "$")]),
        ([Beside(letter="B"), Beside(1e3)], [Beside(1e9), Beside(1e3)]),
        ([Beside(letter="m"), Beside(unit="km")], [Beside(unit="m"), Beside(unit="km")]),
        ([Beside(money="%", letter="m")], [Beside(money="%", unit="m")]),
        ([Beside(letter="T"), Beside(unit="A")], [Beside(unit="T"), Beside(unit="A")]),
    ],
)
def test_letters_are_magnitudes_or_units(besides, expected):
    assert settle_letters(besides) == expected


def test_name_of_a_column_makes_kelvins_of_its_letter():
    assert settle_letters([Beside(letter="K")], "Temperature") == [Beside(unit="K")]
    assert settle_letters([Beside(letter="K")], "salary") == [Beside(1e3)]


def test_bytes_of_several_sizes_become_bytes():
    besides = [Beside(unit="kB"), Beside(letter="B"), Beside(unit="MiB")]
    assert settle_letters(besides) == [Beside(1e3, unit="bytes"), Beside(unit="bytes"), Beside(2**20, unit="bytes")]
    assert settle_letters([Beside(unit="kB")]) == [Beside(unit="kB")]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["Jahr", "Jahre", "kg"], {"Jahr": "Jahre", "Jahre": "Jahre", "kg": "kg"}),
        (["lb.", "lbs"], {"lb.": "lbs", "lbs": "lbs"}),
        (["box", "boxes"], {"box": "boxes", "boxes": "boxes"}),
        (["km", "kg"], {"km": "km", "kg": "kg"}),
        ([], {}),
    ],
)
def test_unit_takes_the_plural_that_stands_beside_it(units, expected):
    assert merge_plurals(units) == expected


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["A", "F"], True),
        (["Main Street", "Road"], True),
        (["kg", "g"], False),
        (["A"], False),
        (["sq ft"], False),
        ([], False),
    ],
)
def test_several_letters_or_phrases_are_words(units, expected):
    assert are_words(units) is expected
