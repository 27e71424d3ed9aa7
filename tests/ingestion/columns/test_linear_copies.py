"""Columns of numbers that are another one in other units count once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neon_core.ingestion.columns.linear_copies import MOST_SAMPLED, find_linear_copies
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


LONG = 5_000
HEAVY = np.round(np.where(np.arange(LONG) % 250 == 7, 1, 1e-3) * RNG.exponential(100, LONG), 2)
"""A few large values, which rows picked at equal distances miss."""


def test_long_copies_are_found_whatever_the_rows_that_are_picked_first():
    table = pd.DataFrame(RNG.normal(size=(LONG, 6)), columns=list("abcdef")).round(3)
    gaps = table["b"].where(np.arange(LONG) % 9 > 0)
    table = table.assign(fahrenheit=table["a"] * 1.8 + 32, gaps=gaps, negative=5 - gaps)
    table = table.assign(heavy=HEAVY, cents=HEAVY * 100, almost=table["c"] + (np.arange(LONG) == 4_321))
    assert find_linear_copies(table, list(table.columns)) == {
        "fahrenheit": "the same as a in other units",
        "negative": "the same as gaps in other units",
        "cents": "the same as heavy times 100",
    }


@pytest.mark.parametrize("seed", range(10))
def test_columns_that_are_picked_first_are_all_that_are_copies(seed):
    """Of a long table and of its first rows the same is found, where all of them are compared at once."""
    rng = np.random.default_rng(seed)
    base = pd.DataFrame(rng.standard_t(2, (LONG, 4)).round(int(rng.integers(0, 4))), columns=list("abcd"))
    table = base.join((base * rng.uniform(0.5, 3, 4) + 7).round(int(rng.integers(0, 4))).add_suffix(" 2"))
    names = list(table.columns)
    assert find_linear_copies(table, names) == find_linear_copies(table.join(MANY), [*names, *MANY])


MANY = pd.DataFrame(np.ones((LONG, MOST_SAMPLED)), columns=[f"constant {i}" for i in range(MOST_SAMPLED)])
"""More columns than are compared in some rows first."""
