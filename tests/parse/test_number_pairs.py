"""Two numbers in a cell, apart from units, dates, seasons and the numbers of files."""

from __future__ import annotations

import pytest

from neon_core.parse.number_pairs import are_numbers_of_things, is_pair


@pytest.mark.parametrize("cell", ["120/80", "120 / 80", "10x20", "10 × 20 × 5 cm", "1.5 x 2,5", "3/4 cup"])
def test_two_or_three_numbers_are_a_pair(cell):
    assert is_pair(cell)


@pytest.mark.parametrize(
    "cell", ["120", "km/h", "5 km/h", "1/2/3/4", "10:30", "18-29", "v 1/2", "x", "3x", "1234567/1"]
)
def test_other_cells_are_no_pair(cell):
    assert not is_pair(cell)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("120/80|110/70|130/80", False),
        ("2024/001|2024/002", True),
        ("17/2024|18/2024|19/2024", True),
        ("2010/11|2011/12", True),
        ("1920x1080|1280x720|640x480", False),
    ],
)
def test_numbers_of_files_count_on_one_side(cells, expected):
    assert are_numbers_of_things(cells.replace("2010/11|2011/12", "2010-11|2011-12").split("|")) == expected
