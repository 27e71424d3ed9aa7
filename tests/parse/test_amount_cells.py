"""Cells that hold an amount, a bound or a range of amounts, by hand."""

from __future__ import annotations

import pytest

from neon_core.parse.amount_cells import (
    detect_affixes,
    is_bound_of_classes,
    is_bounded,
    is_range,
    parse_cell,
    strip_numbers,
)
from neon_core.parse.amounts import Beside


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("150 lbs", Beside(unit="lbs")),
        ("$4*", Beside(money="$")),
        ("12 km [a]", Beside(unit="km")),
        ("7", Beside()),
        ("1991s", Beside(unit="s")),
        ("1990s", None),
        ("1990er", None),
        ("Room 3", None),
        ("18-29", None),
        ("1.2.3 kg", None),
    ],
)
def test_meaning_of_one_cell_is_what_stands_beside_its_number(cell, expected):
    assert parse_cell(cell) == expected


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["2,5 Mio.", "ca. 3 km"], ["2,5", "3"]),
        (["2,5 Mio.", "red"], ["2,5"]),
        (["2 km", "red", "blue"], []),
        (["3", "4", "5 km"], []),
        ([], []),
    ],
)
def test_numbers_are_stripped_where_half_of_the_cells_have_more(cells, numbers):
    assert strip_numbers(cells) == numbers


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(("$42K-$68K", True), ("5 to 7 km", True), ("3 bis 5 Jahre", True), ("$40K-$60K (est.)", True)),
        *(("18-29", False), ("red-blue", False), ("5 km", False), ("Room 3-Room 5", False)),
    ],
)
def test_range_has_two_amounts_with_a_unit(cell, expected):
    assert is_range(cell) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(("<5", True), ("≤ 5", True), ("bis zu 10", True), ("more than $3", True), ("65 und älter", True)),
        *(("5", False), ("under way", False), ("about 5", False), ("5 km", False)),
    ],
)
def test_bound_says_that_a_number_is_small_or_large(cell, expected):
    assert is_bounded(cell) is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [(["<=50K", ">50K"], True), (["<1", "<2"], False), ([">1"], False), (["5", ">5", "<3"], True), ([], False)],
)
def test_bounds_in_both_directions_are_classes(cells, expected):
    assert is_bound_of_classes(cells) is expected


@pytest.mark.parametrize(
    ("cells", "unit", "affixes"),
    [
        (["€ 1,200", "€ 999"], "€", ("€ ", "")),
        (["€1,200", "-€999", "€-5", "(€7)"], "€", ("€", "")),
        (["1.200 €", "999 €"], "€", ("", " €")),
        (["1.200€"], "€", ("", "€")),
        (["12%", "7 %", "8%"], "%", ("", "%")),
        (["150 lbs", "160 lbs"], "lbs", ("", " lbs")),
        (["$3.20/kg"], "$/kg", ("$", "/kg")),
        (["$10.5M", "$7M"], "$", ("$", "")),
        (["7/10"], "/10", ("", "/10")),
        (["3 USD", "4 USD"], "USD", ("", " USD")),
        (["12 Mio. €"], "€", ("", " €")),
        (["1,5 m²"], "m²", ("", " m²")),
        (["5", "6", "€ 7"], "€", ("€ ", "")),  # cells without a sign do not count
        (["1:30", "2:45"], "min", ("", "")),  # another unit than the cells have
        (["5"], "", ("", "")),
        ([], "€", ("", "")),
    ],
    ids=str,
)
def test_unit_stands_where_most_cells_have_it(cells, unit, affixes):
    assert detect_affixes(cells, unit) == affixes
