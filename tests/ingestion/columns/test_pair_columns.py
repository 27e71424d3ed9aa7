"""Columns of several numbers in a cell, split into one column per place."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ReadingError

PRESSURES = tuple(f"{110 + k}/{70 + k % 9}" for k in range(30))


def read(cells, name="pressure", decimal=".", **overrides):
    rows = "".join(f"{k * 7 % 10}{decimal}5;{cell}\n" for k, cell in enumerate(cells))
    return nc.read_table(f"x;{name}\n{rows}".encode(), filename="t.csv", **overrides)


def test_doubt_offers_a_column_per_number_and_text():
    (doubt,) = read(PRESSURES).reading.ambiguities
    assert (doubt.resolved_by, doubt.values, doubt.others) == ("split_numbers", ("pressure",), ("keep_text",))
    data = read(PRESSURES, split_numbers=doubt.values)
    assert data.names_with_role("feature") == ("x", "pressure 1", "pressure 2")
    assert data.frame["pressure 1"].tolist()[:3] == [110, 111, 112]
    assert data.frame["pressure 2"].tolist()[:3] == [70, 71, 72]
    assert data.columns[1].reason == "each of its numbers is a column: “pressure 1” and “pressure 2”"
    (settled,) = data.reading.ambiguities
    assert settled == "pressure: its numbers became columns (pressure 1 and pressure 2)."
    assert read(PRESSURES, keep_text=["pressure"]).reading.ambiguities == ()


def test_cells_without_several_numbers_are_missing_and_counted():
    data = read([*PRESSURES, "low", "low", "120", ""], split_numbers=["pressure"])
    assert data.frame["pressure 1"].isna().sum() == data.frame["pressure 2"].isna().sum() == 4
    (said,) = data.reading.ambiguities
    assert said.endswith("3 cells (low and 120) have no such numbers: missing.")


def test_three_numbers_with_a_unit_and_a_decimal_comma():
    data = read(["1,5 x 2 x 3 cm", "2,5 x 3 x 4 cm"], "size", ",", split_numbers=["size"])
    assert data.frame.filter(like="size ").to_numpy().tolist() == [[1.5, 2, 3], [2.5, 3, 4]]
    assert [(c.name, c.unit) for c in data.columns[2:]] == [("size 1", "cm"), ("size 2", "cm"), ("size 3", "cm")]


def test_name_that_is_taken_gets_a_number():
    data = nc.read_table(b"a;a 1\n1/2;5\n3/4;6\n", split_numbers=["a"])
    assert list(data.frame.columns) == ["a", "a 1 (2)", "a 2", "a 1"]
    assert np.array_equal(data.frame["a 2"], [2, 4])


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (("red", "blue"), "No cell of pressure has several numbers"),
        (("1 x 2 cm", "3 x 4 mm"), "The numbers of pressure have several units"),
    ],
)
def test_column_without_pairs_of_one_unit_is_refused(cells, what):
    with pytest.raises(ReadingError, match=what) as caught:
        read(cells, split_numbers=["pressure"])
    assert caught.value.problems[0].where == "split_numbers"


def test_days_without_a_year_can_be_kept():
    days = [f"{k % 28 + 1} March" for k in range(30)]
    (doubt,) = read(days, "day").reading.ambiguities
    assert (doubt.resolved_by, doubt.values) == ("keep_text", ("day",))
    data = read(days, "day", keep_text=doubt.values)
    assert (data.reading.ambiguities, data.frame["day"].tolist()) == ((), days)
