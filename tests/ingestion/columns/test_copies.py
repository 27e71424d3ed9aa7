"""Columns that say the same as another one count once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neon_core.ingestion.columns.roles import detect_roles

ROWS = 60
RNG = np.random.default_rng(0)
WEIGHT = np.round(RNG.normal(70, 10, ROWS), 1)
COLOURS = [("red", "green", "blue")[i * i % 7 % 3] for i in range(ROWS)]
KINDS = {"f": "number", "i": "number", "u": "number", "b": "boolean"}


def reasons(**columns):
    """Return the reasons of the columns that are left out."""
    frame = pd.DataFrame(columns)
    kinds = [KINDS.get(frame[name].dtype.kind, "category") for name in frame]
    return {c.name: c.reason for c in detect_roles(frame, kinds, [""] * len(kinds)) if c.role == "ignore"}


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
    assert reasons(weight=WEIGHT, other=values) == {"other": reason}


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
    assert reasons(weight=WEIGHT, other=values) == {}


def test_copies_have_the_same_gaps():
    gaps = np.where(np.arange(ROWS) % 9 == 0, np.nan, WEIGHT)
    assert reasons(weight=gaps, other=gaps * 2) == {"other": "the same as weight times 2"}


RENAMED = [
    ("words", [{"red": "rot", "green": "grün", "blue": "blau"}[c] for c in COLOURS]),
    ("numbers", [{"red": 7, "green": 1, "blue": 4}[c] for c in COLOURS]),
]


@pytest.mark.parametrize(("name", "values"), RENAMED, ids=[name for name, _ in RENAMED])
def test_renamed_category_counts_once(name, values):
    assert reasons(colour=COLOURS, other=values) == {"other": "the same as colour, renamed"}
    assert reasons(colour=COLOURS, other=[*values[:-1], values[0] if values[0] != values[-1] else values[1]]) == {}


def test_numbers_alone_are_not_renamed():
    assert reasons(one=[i % 3 for i in range(ROWS)], other=[(1, 5, 2)[i % 3] for i in range(ROWS)]) == {}


def test_yes_and_no_are_a_copy_where_they_agree_in_every_row():
    some = np.array([i * i % 7 < 3 for i in range(ROWS)])
    assert reasons(some=some, opposite=~some) == {"opposite": "the same as some, renamed"}
    assert reasons(some=some, number=some.astype(int)) == {"number": "the same as some, renamed"}
    assert reasons(some=some, other=some ^ (ONE_CELL == 1)) == {}
    assert reasons(zero=some.astype(int), two=2 - 2 * some) == {"two": "the same as zero in other units"}


def test_codes_of_the_class_do_not_count():
    codes = [i % 3 for i in range(ROWS)]
    names = [("u", "v", "w")[i % 3] for i in range(ROWS)]
    columns = {"kinds": names, "weight": WEIGHT, "target": codes, "shifted": [code + 1 for code in codes]}
    assert reasons(**columns) == {"kinds": "the same as target, renamed", "shifted": "the same as target plus 1"}


def test_few_rows_make_no_relation():
    assert reasons(one=[1.5, 2.5, 4.5], other=[3.0, 5.0, 9.0]) == {}


def test_large_whole_numbers_keep_their_digits():
    near = 2**60 + np.arange(ROWS) ** 2 % 11 * 4
    assert reasons(one=near, other=near + np.arange(ROWS) % 2) == {}
    assert reasons(one=near, other=near - 2**60) == {"other": "the same as one in other units"}


def test_many_copies_of_one_column_all_name_it():
    shifted = {f"c{i}": WEIGHT + i for i in range(40)}
    assert {reason.split(" plus")[0] for reason in reasons(**shifted).values()} == {"the same as c0"}
    assert len(reasons(**shifted)) == 39
