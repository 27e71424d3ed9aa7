"""Datasets: kinds, roles, and a fingerprint that changes with the content and with nothing else."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.dataset import ROLES
from neon_core.errors import ColumnError, DataError
from tests.helpers.reference import moderately


def dataset(frame, **given_more):
    return nc.Dataset.from_frame(pd.DataFrame(frame), **given_more)


def kinds_and_roles(data):
    return {column.name: (column.kind, column.role) for column in data.columns}


# --- kinds and roles ---


def test_numbers_and_booleans_become_features_and_other_columns_are_ignored():
    data = dataset(
        {
            "weight": [1.5, 2.5],
            "count": pd.array([1, None], dtype="Int64"),
            "ripe": [True, False],
            "day": pd.to_datetime(["2020-01-01", "2020-01-02"]),
            "name": ["a", "b"],
            "wave": [1j, 2j],
            "size": pd.Categorical(["s", "m"]),
        }
    )
    assert kinds_and_roles(data) == {
        "weight": ("number", "feature"),
        "count": ("number", "feature"),
        "ripe": ("boolean", "feature"),
        "day": ("date", "ignore"),
        "name": ("category", "ignore"),
        "wave": ("category", "ignore"),
        "size": ("category", "ignore"),
    }
    assert all(column.reason for column in data.columns)


def test_index_of_the_frame_is_replaced_by_positions():
    data = dataset(pd.DataFrame({"a": [1.0, 2.0]}, index=[7, 3]))
    assert data.frame.index.tolist() == [0, 1]
    assert data.frame.loc[1, "a"] == 2.0


def test_column_names_become_text():
    assert list(dataset(np.eye(2)).frame.columns) == ["0", "1"]


def test_later_changes_of_the_frame_do_not_change_the_dataset():
    frame = pd.DataFrame({"a": [1.0, 2.0]})
    data = nc.Dataset.from_frame(frame)
    before = data.fingerprint
    frame.loc[0, "a"] = 9.0
    frame.columns = ["b"]
    assert data.frame.loc[0, "a"] == 1.0
    assert nc.Dataset(data.name, data.frame, data.columns).fingerprint == before


def test_repeated_column_names_are_refused_also_if_equal_only_as_text():
    with pytest.raises(ColumnError) as caught:
        dataset(pd.DataFrame([[1, 2, 3, 4, 5]], columns=[1, "1", "b", "b", "c"]))
    assert [problem.where for problem in caught.value.problems] == ["1", "b"]


@pytest.mark.parametrize("given", [np.eye(2), {"a": [1.0]}, [[1.0]], None, pd.Series([1.0, 2.0])])
def test_value_that_is_no_frame_is_refused_with_hint(given):
    with pytest.raises(DataError, match=f"frame is of type {type(given).__name__}, not DataFrame") as caught:
        nc.Dataset.from_frame(given)
    assert "pd.DataFrame(values, columns=[...])" in caught.value.problems[0].hint


# --- other roles ---


def test_with_roles_changes_the_chosen_columns_only():
    data = dataset({"a": [1.0, 2.0], "b": ["x", "y"]})
    chosen = data.with_roles({"b": "class"})
    assert kinds_and_roles(chosen) == {"a": ("number", "feature"), "b": ("category", "class")}
    assert chosen.columns[1].reason == "chosen"
    assert chosen.frame is data.frame
    assert chosen.names_with_role("class") == ("b",)
    assert data.names_with_role("class") == ()


def test_class_role_can_move_to_another_column_in_one_call():
    data = dataset({"a": [1.0, 2.0], "b": ["x", "y"], "c": ["u", "v"]}, class_column="b")
    assert data.with_roles({"b": "ignore", "c": "class"}).names_with_role("class") == ("c",)


def test_all_problems_of_roles_are_reported_at_once():
    data = dataset({"a": [1.0, 2.0], "b": ["x", "y"], "c": ["u", "v"]})
    with pytest.raises(ColumnError) as caught:
        data.with_roles({"z": "class", "a": "target", "b": "class", "c": "class"})
    assert str(caught.value).splitlines() == [
        "There is no column 'z' (z). There are a, b, c.",
        "'target' is not a role (a). Choose one of feature, class, row id, describe, ignore.",
        'Only one column can be the class (b, c). Give each other one another role, such as "ignore".',
    ]


def test_unknown_class_column_is_refused():
    with pytest.raises(ColumnError, match="There is no column 'kind'"):
        dataset({"a": [1.0]}, class_column="kind")


@pytest.mark.parametrize("name", [["kind"], 0, {"kind": "class"}])
def test_class_column_that_is_no_text_is_refused(name):
    with pytest.raises(ColumnError, match=r"class_column is of type .*, not str"):
        dataset({"a": [1.0]}, class_column=name)


@pytest.mark.parametrize("roles", [["kind"], "kind", None])
def test_roles_that_are_no_mapping_are_refused(roles):
    with pytest.raises(ColumnError, match="not a mapping"):
        dataset({"kind": [1.0]}).with_roles(roles)


# --- the fingerprint ---


def test_fingerprint_has_32_hexadecimal_digits():
    assert len(bytes.fromhex(dataset({"a": [1.0]}).fingerprint)) == 16


def test_fingerprint_ignores_the_dataset_s_name_and_index():
    frame = pd.DataFrame({"a": [1.0, np.nan], "b": ["x", None], "c": pd.Categorical(["u", "v"])})
    data = nc.Dataset.from_frame(frame)
    assert nc.Dataset.from_frame(frame.copy().set_index(pd.Index([4, 5])), "other").fingerprint == data.fingerprint
    assert data.with_roles({}).fingerprint == data.fingerprint


numbers = st.integers(-3, 3).map(float) | st.just(np.nan)
tables = st.integers(1, 4).flatmap(
    lambda n: st.fixed_dictionaries(
        {
            "a": st.lists(numbers, min_size=n, max_size=n),
            "b": st.lists(st.sampled_from(["x", "y", "nan", ""]), min_size=n, max_size=n),
        }
    )
)


@moderately
@given(tables, st.data())
def test_fingerprint_changes_with_any_cell(table, data):
    before = dataset(table).fingerprint
    column, row = data.draw(st.sampled_from("ab")), data.draw(st.integers(0, len(table["a"]) - 1))
    value = data.draw(numbers if column == "a" else st.sampled_from(["x", "y", "nan", "", None]))
    was, table[column][row] = table[column][row], value
    assume(not (value == was or (column == "a" and np.isnan(value) and np.isnan(was))))
    assert dataset(table).fingerprint != before


@moderately
@given(tables)
def test_fingerprint_changes_with_column_name_order_dtype_and_number_of_rows(table):
    frame = pd.DataFrame(table)[["a", "b"]]
    others = [
        frame.rename(columns={"a": "A"}),
        frame.rename(columns={"a": "b", "b": "a"}),
        frame[["b", "a"]],
        frame[["a"]],
        frame.astype({"a": "float32"}),
        frame.astype({"b": "category"}),
        frame.iloc[:-1],
    ]
    fingerprints = [nc.Dataset.from_frame(other).fingerprint for other in (frame, *others)]
    assert len(set(fingerprints)) == len(fingerprints)


def test_fingerprint_changes_with_role_and_kind():
    data = dataset({"a": [1.0, 2.0], "b": ["x", "y"]})
    fingerprints = {data.with_roles({"b": role}).fingerprint for role in ROLES}
    assert len(fingerprints) == len(ROLES)
    as_text = replace(data, columns=(replace(data.columns[0], kind="category"), data.columns[1]))
    assert as_text.fingerprint != data.fingerprint


def test_fingerprint_changes_with_the_order_of_rows():
    assert dataset({"a": [1.0, 2.0]}).fingerprint != dataset({"a": [2.0, 1.0]}).fingerprint


def test_fingerprint_changes_with_a_cell_anywhere_in_a_long_table():
    column = np.arange(100_000.0)
    before = dataset({"a": column}).fingerprint
    for row in (0, 49_999, 50_000, 77_777, 99_999):
        edited = column.copy()
        edited[row] += 0.5
        assert dataset({"a": edited}).fingerprint != before


def test_fingerprint_tells_a_number_from_the_same_number_as_text():
    mixed, text = (pd.Series([first, "a", "b"], dtype=object) for first in (1, "1"))
    assert dataset({"a": mixed}).fingerprint != dataset({"a": text}).fingerprint


def test_fingerprint_changes_with_the_order_of_categories():
    one, other = (pd.Categorical(["u", "v"], categories=list(order)) for order in ("uv", "vu"))
    assert dataset({"a": one}).fingerprint != dataset({"a": other}).fingerprint


def test_fingerprint_of_cells_that_are_lists():
    assert dataset({"a": [[1], [2]]}).fingerprint != dataset({"a": [[1], [3]]}).fingerprint


# --- other kinds ---


def test_all_problems_of_kinds_are_reported_at_once():
    with pytest.raises(ColumnError) as caught:
        dataset({"a": ["x1", "2"], "b": ["u", "v"]}).with_kinds({"z": "number", "a": "number", "b": "colour"})
    assert [problem.where for problem in caught.value.problems] == ["z", "b", "a"]
    with pytest.raises(ColumnError, match="The kinds are a list, not a mapping"):
        dataset({"a": [1.0]}).with_kinds(["number"])


def test_with_kinds_returns_a_new_dataset_and_keeps_the_old_one():
    data = dataset({"a": [1.0, 2.0], "b": ["x", "y"]})
    other = data.with_kinds({"a": "category", "b": "category"})
    assert [(c.kind, c.role, c.reason) for c in other.columns] == [
        ("category", "feature", "chosen"),
        ("category", "ignore", "not a number"),
    ]
    assert other.fingerprint != data.fingerprint
    assert data.frame["a"].tolist() == [1.0, 2.0]
    assert data.with_kinds({}).fingerprint == data.with_kinds({"a": "number"}).fingerprint == data.fingerprint
    assert len({data.with_kinds({"b": kind}).fingerprint for kind in ("category", "text")}) == 2


def test_free_text_cannot_be_a_feature():
    data = dataset({"a": [1.0, 2.0], "b": [3.0, 4.0]}).with_kinds({"a": "text"})
    assert data.names_with_role("feature") == ("b",)
    with pytest.raises(ColumnError, match=r"a is free text, which cannot be compared \(a\)\. Make it a category"):
        data.with_roles({"a": "feature"})
    assert data.with_kinds({"a": "category"}).with_roles({"a": "feature"}).names_with_role("feature") == ("a", "b")


HEAT = nc.Dataset.from_frame(pd.DataFrame({"heat": ["mid", "low", None, "high"], "size": [1.0, 2.0, 3.0, 10.0]}))
ORDER = ["low", "mid", "high"]


def test_order_makes_a_column_ordered_and_keeps_its_words():
    data = HEAT.with_orders({"heat": ORDER})
    column = data.columns[0]
    assert (column.kind, column.order, column.role) == ("ordered", ("low", "mid", "high"), "ignore")
    assert column.reason == "chosen, counts 1 to 3: low < mid < high"
    assert data.frame["heat"].dropna().tolist() == ["mid", "low", "high"]
    assert HEAT.columns[0].kind == "category"


def test_order_is_part_of_the_fingerprint():
    prints = {HEAT.with_orders({"heat": order}).fingerprint for order in (ORDER, ORDER[::-1], [*ORDER, "top"])}
    assert len({HEAT.fingerprint, *prints}) == 4


def test_kind_ordered_proposes_an_order_and_another_kind_drops_it():
    data = HEAT.with_kinds({"heat": "ordered", "size": "ordered"})
    assert [column.order for column in data.columns] == [("low", "mid", "high"), ("1", "2", "3", "10")]
    again = data.with_kinds({"heat": "category", "size": "number"})
    assert [(column.kind, column.order) for column in again.columns] == [("category", ()), ("number", ())]
    assert again.frame["size"].tolist() == HEAT.frame["size"].tolist()


def test_every_problem_of_orders_is_told_at_once():
    with pytest.raises(ColumnError) as caught:
        HEAT.with_orders({"heat": ["low", "hgih"], "size": ["1", "1"], "hue": ORDER})
    assert [problem.what for problem in caught.value.problems] == [
        "There is no column 'hue'",
        "The order of size repeats 1",
        "The order of heat lacks mid and high, and no cell is hgih",
    ]
