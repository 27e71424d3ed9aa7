"""Categories and answers that are another column under other names count once."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.detected_roles import ROWS, WEIGHT, leave_out

COLOURS = [("red", "green", "blue")[i * i % 7 % 3] for i in range(ROWS)]
ONE_CELL = np.where(np.arange(ROWS) == 31, 1, 0)


RENAMED = [
    ("words", [{"red": "rot", "green": "grün", "blue": "blau"}[c] for c in COLOURS]),
    ("numbers", [{"red": 7, "green": 1, "blue": 4}[c] for c in COLOURS]),
]


@pytest.mark.parametrize(("name", "values"), RENAMED, ids=[name for name, _ in RENAMED])
def test_renamed_category_counts_once(name, values):
    assert leave_out(colour=COLOURS, other=values) == {"other": "the same as colour, renamed"}
    assert leave_out(colour=COLOURS, other=[*values[:-1], values[0] if values[0] != values[-1] else values[1]]) == {}


def test_numbers_alone_are_not_renamed():
    assert leave_out(one=[i % 3 for i in range(ROWS)], other=[(1, 5, 2)[i % 3] for i in range(ROWS)]) == {}


def test_yes_and_no_are_a_copy_where_they_agree_in_every_row():
    some = np.array([i * i % 7 < 3 for i in range(ROWS)])
    assert leave_out(some=some, opposite=~some) == {"opposite": "the same as some, renamed"}
    assert leave_out(some=some, number=some.astype(int)) == {"number": "the same as some, renamed"}
    assert leave_out(some=some, other=some ^ (ONE_CELL == 1)) == {}
    assert leave_out(zero=some.astype(int), two=2 - 2 * some) == {"two": "the same as zero in other units"}


def test_codes_of_the_class_do_not_count():
    codes = [i % 3 for i in range(ROWS)]
    names = [("u", "v", "w")[i % 3] for i in range(ROWS)]
    columns = {"kinds": names, "weight": WEIGHT, "target": codes, "shifted": [code + 1 for code in codes]}
    assert leave_out(**columns) == {"kinds": "the same as target, renamed", "shifted": "the same as target plus 1"}
