"""Columns in the unit, or with the meaning of times, that a user chose: from the file to the dataset."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ReadingError
from neon_core.reading import Ambiguity

WEIGHTS = ("5 kg", "300 g", "7 kg", "450 g")


def read(*cells, name="v", **overrides):
    rows = "".join(f"{k * 7 % 10};{cell}\n" for k, cell in enumerate(cells))
    return nc.read_table(f"x;{name}\n{rows}".encode(), filename="t.csv", **overrides)


def values(data, name="v"):
    return [None if np.isnan(value) else value for value in data.frame[name].tolist()]


def offered(data) -> Ambiguity:
    (ambiguity,) = data.reading.ambiguities
    return ambiguity


def test_several_units_offer_each_and_are_converted_to_the_chosen_one():
    doubt = offered(read(*WEIGHTS))
    assert (doubt.resolved_by, doubt.values, doubt.columns, doubt.others) == (
        "units",
        ("kg", "g"),
        ("v",),
        ("keep_text",),
    )
    data = read(*WEIGHTS, units={"v": "kg"})
    assert values(data) == [5, 0.3, 7, 0.45]
    column = data.columns[1]
    assert (column.kind, column.role, column.unit, column.affixes) == ("number", "feature", "kg", ("", " kg"))
    assert data.reading.ambiguities == ()
    assert data.reading.notes == ("v: its numbers are in kg, as chosen; 300 g was read as 0.3.",)
    assert values(read(*WEIGHTS, units={"v": "g"})) == [5000, 300, 7000, 450]
    assert values(read(*WEIGHTS, units={"v": "lb"}))[0] == pytest.approx(5 / 0.45359237, rel=1e-14)


def test_choice_of_every_offer_removes_the_doubt():
    for unit in offered(read(*WEIGHTS)).values:
        assert read(*WEIGHTS, units={"v": unit}).reading.ambiguities == ()
    data = read(*WEIGHTS, keep_text=["v"])
    assert (data.columns[1].kind, data.columns[1].role, data.columns[1].reason) == (
        "text",
        "ignore",
        "kept as text, as chosen",
    )
    assert data.frame["v"].tolist() == list(WEIGHTS)
    assert data.reading.ambiguities == ()
    assert data.reading.notes == ("As chosen, v was kept as text.",)


@pytest.mark.parametrize(
    ("cells", "unit"), [(("5 kg", "7", "n/a"), "kg"), (("5 €", "7", ""), "€"), (("$5", "7", ""), "$")]
)
def test_numbers_without_a_unit_count_in_the_chosen_one(cells, unit):
    assert offered(read(*cells)).values == (unit,)
    data = read(*cells, units={"v": unit})
    assert (values(data), data.columns[1].unit) == ([5, 7, None], unit)
    assert data.reading.ambiguities == ()
    assert data.reading.notes == (
        f"v: its numbers are in {unit}, as chosen; a number without a unit counts as {unit}.",
    )


def test_currencies_are_never_converted():
    cells = ("5 €", "6 $", "7 €", "8 $")
    doubt = offered(read(*cells))
    assert (doubt.resolved_by, doubt.values) == ("keep_text", ("v",))
    with pytest.raises(ReadingError, match="The cells of v cannot be read in €"):
        read(*cells, units={"v": "€"})
    assert read(*cells, keep_text=doubt.values).reading.ambiguities == ()


@pytest.mark.parametrize(("clock", "unit"), [("h:min", "min"), ("min:s", "s")])
def test_times_get_the_chosen_meaning(clock, unit):
    cells = ("4:05", "5:30", "6:15")
    assert offered(read(*cells)).values == ("h:min", "min:s")
    data = read(*cells, units={"v": clock})
    assert (values(data), data.columns[1].unit, data.reading.ambiguities) == ([245, 330, 375], unit, ())


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (("1:02:03", "2:03:04"), "h:min"),
        (("3:15 PM", "4:15 AM"), "min:s"),
        (("red", "blue"), "kg"),
        (("1", "2"), "kg"),
        (WEIGHTS, "cm"),
        (WEIGHTS, "h:min"),
    ],
)
def test_unit_that_the_cells_rule_out_is_refused(cells, unit):
    with pytest.raises(ReadingError) as caught:
        read(*cells, units={"v": unit})
    assert [(problem.where, bool(problem.hint)) for problem in caught.value.problems] == [("units", True)]


def test_two_choices_for_one_column_and_unknown_columns_are_refused_together():
    with pytest.raises(ReadingError) as caught:
        read(*WEIGHTS, units={"v": "kg", "w": "kg"}, keep_text=("v",))
    assert [problem.where for problem in caught.value.problems] == ["units", "units, keep_text"]


def test_doubt_that_several_columns_share_is_said_once():
    rows = "".join(f"{k};{cell};{cell};{3 + k}:1{k};{k + 2}:2{k}\n" for k, cell in enumerate(WEIGHTS))
    file = f"x;v;w;a;b\n{rows}".encode()
    times, weights = sorted(nc.read_table(file).reading.ambiguities, key=lambda doubt: doubt.columns)
    assert (weights.columns, weights.values) == (("v", "w"), ("kg", "g"))
    assert weights.endswith("The same applies to 1 more column (w).")
    assert (times.columns, times.values) == (("a", "b"), ("h:min", "min:s"))
    units = dict.fromkeys(weights.columns, "g") | dict.fromkeys(times.columns, "min:s")
    assert nc.read_table(file, units=units).reading.ambiguities == ()


def test_large_table_is_read_as_a_small_one_is():
    rows = "".join(f"{k};{k % 97}.25;{WEIGHTS[k % 4]}\n" for k in range(40_000))
    data = nc.read_table(f"id;age;v\n{rows}".encode(), units={"v": "kg"})
    assert data.frame["v"].tolist()[:4] == [5, 0.3, 7, 0.45]
    assert data.frame["v"].sum() == pytest.approx(10_000 * 12.75)
