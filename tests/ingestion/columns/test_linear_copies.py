"""Columns of numbers that are another one in other units count once."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.detected_roles import ROWS, WEIGHT, leave_out

RNG = np.random.default_rng(1)

UNITS = [
    ("plus", WEIGHT + 273.15, "the same as weight plus 273.15"),
    ("minus", WEIGHT - 1000, "the same as weight minus 1,000"),
    ("times", WEIGHT * 1000, "the same as weight times 1,000"),
    ("cents", np.round(WEIGHT * 100).astype(int), "the same as weight times 100"),
    ("both", WEIGHT * 1.8 + 32, "the same as weight in other units"),
    ("negative", 100 - WEIGHT, "the same as weight in other units"),
    ("rounded", np.round(WEIGHT * 2.20462, 1), "the same as weight in other units, rounded"),
    ("short floats", (WEIGHT * 2).astype(np.float32), "the same as weight in other units"),
]


@pytest.mark.parametrize(("name", "values", "reason"), UNITS, ids=[unit[0] for unit in UNITS])
def test_column_in_other_units_counts_once(name, values, reason):
    assert leave_out(weight=WEIGHT, other=values) == {"other": reason}


ONE_CELL = np.where(np.arange(ROWS) == 31, 1, 0)
NO_COPIES = [
    ("one cell", WEIGHT * 2 + ONE_CELL),
    ("noise", np.round(WEIGHT * 2.2 + RNG.normal(0, 0.4, ROWS), 1)),
    ("gap", np.where(ONE_CELL, np.nan, WEIGHT * 2)),
    ("curve", WEIGHT**2),
    ("coarse", np.round(WEIGHT / 10)),
]


@pytest.mark.parametrize(("name", "values"), NO_COPIES, ids=[name for name, _ in NO_COPIES])
def test_column_that_differs_somewhere_is_no_copy(name, values):
    assert leave_out(weight=WEIGHT, other=values) == {}


def test_copies_have_the_same_gaps():
    gaps = np.where(np.arange(ROWS) % 9 == 0, np.nan, WEIGHT)
    assert leave_out(weight=gaps, other=gaps * 2) == {"other": "the same as weight times 2"}


def test_few_rows_make_no_relation():
    assert leave_out(one=[1.5, 2.5, 4.5], other=[3.0, 5.0, 9.0]) == {}


def test_large_whole_numbers_keep_their_digits():
    near = 2**60 + np.arange(ROWS) ** 2 % 11 * 4
    assert leave_out(one=near, other=near + np.arange(ROWS) % 2) == {}
    assert leave_out(one=near, other=near - 2**60) == {"other": "the same as one in other units"}


def test_many_copies_of_one_column_all_name_it():
    shifted = {f"c{i}": WEIGHT + i for i in range(40)}
    assert {reason.split(" plus")[0] for reason in leave_out(**shifted).values()} == {"the same as c0"}
    assert len(leave_out(**shifted)) == 39
