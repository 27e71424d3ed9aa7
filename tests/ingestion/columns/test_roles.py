"""The detected roles of columns, and the reason for each."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from tests.helpers.detected_roles import NOTES, NUMBERS, ROWS, about, many, read, read_parquet

BOTH = pytest.mark.parametrize("reader", [read, read_parquet], ids=["text", "parquet"])

CASES = [
    ("size", NUMBERS, ("number", "feature", "a number")),
    ("ripe", many(True, False), ("boolean", "feature", "yes or no")),
    ("colour", many("red", "green", "blue"), ("category", "feature", "a category of 3 values")),
    ("class", many("u", "v"), ("category", "class", "its name, and 2 values")),
    ("target", many("u", "v"), ("category", "class", "its name, and 2 values")),
    ("id", list(range(1, ROWS + 1)), ("number", "row id", "numbers the rows")),
    ("CustomerID", [7 * i % 997 for i in range(ROWS)], ("number", "row id", "tells the rows apart")),
    ("order id", [f"A{i}" for i in range(ROWS)], ("category", "row id", "tells the rows apart")),
    (
        "parent id",
        [None, *(float(i * i) for i in range(1, ROWS))],
        ("number", "ignore", "every value is different: a name, not a measurement"),
    ),
    (
        "who",
        [f"person{i}" for i in range(ROWS)],
        ("category", "row id", "every row has a different one: it names the rows"),
    ),
    ("year", many(2024), ("number", "ignore", "one value only")),
    ("unit", many("kg"), ("category", "ignore", "one value only")),
    ("sure", many(True), ("boolean", "ignore", "one value only")),
    ("remark", NOTES, ("text", "ignore", "free text")),
    ("town", [f"T{i // 2}" for i in range(ROWS)], ("category", "ignore", "30 values in 60 rows: too many to compare")),
    (
        "since",
        pd.date_range("2020-01-01", periods=ROWS).astype(str),
        ("date", "ignore", "a date: it counts when you make it a feature"),
    ),
]


def test_names_are_the_row_id_where_no_other_column_is():
    who = [f"person{i}" for i in range(ROWS)]
    names = ("category", "ignore", "every value is different: a name, not a measurement")
    assert about(read(id=list(range(ROWS)), who=who), "who") == names
    assert about(read(who=[None, *who[1:]]), "who") == names
    both = read(who=who, dog=[f"dog{i}" for i in range(ROWS)])
    assert [about(both, name)[1] for name in ("who", "dog")] == ["row id", "ignore"]


@BOTH
@pytest.mark.parametrize(("name", "values", "expected"), CASES, ids=[case[0] for case in CASES])
def test_column_has_its_role_and_reason(reader, name, values, expected):
    if reader is read_parquet and name == "since":
        values = pd.to_datetime(values)
    assert about(reader(**{name: values}), name) == expected


@BOTH
def test_copy_of_a_column_is_ignored_with_the_name_of_the_original(reader):
    colours = many("red", "green", "blue")
    data = reader(size=NUMBERS, again=NUMBERS, colour=colours, color=list(colours), other=NUMBERS[::-1])
    assert about(data, "again") == ("number", "ignore", "the same as size in every row")
    assert about(data, "color") == ("category", "ignore", "the same as colour in every row")
    assert data.names_with_role("feature") == ("plain", "size", "colour", "other")


@BOTH
def test_copy_of_the_class_is_ignored(reader):
    kinds = many("u", "v", "w")
    assert about(reader(copy=kinds, **{"class": kinds}), "copy") == (
        "category",
        "ignore",
        "the same as class in every row",
    )


@BOTH
def test_copy_has_the_same_gaps_and_may_have_another_dtype(reader):
    gaps = [None if i % 9 == 0 else float(i % 5) for i in range(ROWS)]
    whole = [i % 5 for i in range(ROWS)]
    data = reader(gaps=gaps, filled=whole, twice=gaps, half=[float(i) for i in whole])
    assert about(data, "twice")[2] == "the same as gaps in every row"
    assert about(data, "half")[2] == "the same as filled in every row"
    assert about(data, "filled")[1] == "feature"


def test_large_integers_that_differ_are_no_copies():
    near = 2**60 + np.arange(ROWS) % 3 * 4
    data = read_parquet(one=near, other=near + (np.arange(ROWS) % 2))
    assert about(data, "other")[1] == "feature"


def test_column_that_differs_in_one_cell_is_no_copy():
    other = [*NUMBERS[:-2], 99.0, NUMBERS[-1]]
    assert about(read(size=NUMBERS, almost=other), "almost")[1] == "feature"


def test_second_class_and_second_row_id_are_ignored():
    data = read(
        **{"id": list(range(ROWS)), "row id": list(range(9, ROWS + 9)), "class": many("u", "v"), "label": many(*"abc")}
    )
    assert about(data, "row id")[1:] == ("ignore", "another column is the row id already")
    assert about(data, "class")[1:] == ("ignore", "another column is the class already")
    assert about(data, "label")[1] == "class"


def test_words_that_end_in_id_are_no_row_ids():
    data = read(acid=[i * i for i in range(ROWS)], paid=[i * 3 for i in range(ROWS)])
    assert data.names_with_role("feature") == ("plain", "acid", "paid")


@pytest.mark.parametrize(("n", "role"), [(20, "feature"), (21, "ignore")])
def test_category_of_more_than_20_values_is_ignored(n, role):
    data = nc.read_table(("v\n" + "\n".join(f"w{i % n}" for i in range(200))).encode(), header_row=1)
    assert about(data, "v")[1] == role


def test_dataset_from_a_frame_has_no_detected_roles():
    data = nc.Dataset.from_frame(pd.DataFrame({"a": [1.0] * 9, "b": [1.0] * 9, "c": list("uuuvvvuuu")}))
    assert [column.role for column in data.columns] == ["feature", "feature", "ignore"]


def test_sample_has_its_own_reasons_for_roles():
    reasons = {column.name: column.reason for column in nc.load_sample("customers").columns}
    assert reasons["Channel"] == "left out as the sample opens"
    assert {column.reason for column in nc.load_sample("wine").columns if column.role == "class"} == {"the known class"}
    assert "chosen" not in reasons.values()


@pytest.mark.parametrize(
    ("n_empty", "found"),
    [(60, ("feature", "a number")), (61, ("ignore", "61 % of its cells are empty")), (70, ("ignore", "70 % of its"))],
)
def test_column_of_which_most_cells_are_empty_does_not_count(n_empty, found):
    lines = [f"{i * 13 % 37}.5,{'' if i < n_empty else i * 7 % 31}" for i in range(100)]
    role, reason = next(
        (c.role, c.reason) for c in nc.read_table("\n".join(["size,rare", *lines]).encode()).columns[1:]
    )
    assert role == found[0]
    assert reason.startswith(found[1])
