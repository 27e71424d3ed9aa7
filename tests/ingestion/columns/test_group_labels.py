"""Labels written once per group: what is one, what is not, and what carrying them down gives."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.ingestion.columns.group_labels import carry_labels_down, describe_groups, find_group_columns


def table(*columns):
    return pa.table({str(i): column for i, column in enumerate(columns)})


def full(n):
    return [f"{k}" for k in range(n)]


GROUPS = {
    "even groups": ["North", "", "", "South", "", ""],
    "uneven groups": ["North", "", "South", "", "", "", "East", ""],
    "one group of a row": ["North", "", "", "", "South", "East", "", "", "West", "", ""],
    "years": ["2020", "", "", "2021", "", ""],
    "two groups": ["Men", "", "", "", "Women", "", ""],
    "blanks as spaces": ["North", " ", "  ", "South", " ", ""],
}
OTHERS = {
    "no gaps": ["North", "East", "South", "West"],
    "few gaps": ["North", "East", "", "West", "South", "Up"],
    "a label that repeats": ["yes", "", "no", "", "yes", "", "no", ""],
    "begins with a gap": ["", "North", "", "", "South", ""],
    "one value": ["x", "", "", "x", "", ""],
    "one label": ["North", "", "", "", "", ""],
    "missing words": ["n/a", "", "", "South", "", ""],
    "sentences": [f"{'a remark that goes on and on, ' * 3}{k}" if k % 3 == 0 else "" for k in range(9)],
    "labels side by side": ["a", "b", "", "", "c", "d", "", "", "e", "f", "", ""],
}


@pytest.mark.parametrize("cells", GROUPS.values(), ids=GROUPS)
def test_labels_of_groups_are_found(cells):
    assert find_group_columns(table(cells, full(len(cells)), full(len(cells)))) == [0]


@pytest.mark.parametrize("cells", OTHERS.values(), ids=OTHERS)
def test_other_columns_have_no_groups(cells):
    assert find_group_columns(table(cells, full(len(cells)), full(len(cells)))) == []


def test_groups_within_groups_are_found():
    regions = ["North", "", "", "", "South", "", "", ""]
    kinds = ["men", "", "women", "", "men", "", "women", ""]
    assert find_group_columns(table(regions, kinds, full(8))) == [0, 1]


def test_rows_without_other_values_are_no_group():
    cells = GROUPS["even groups"]
    assert find_group_columns(table(cells, ["1", "", "", "2", "", ""], full(6)[:1] + [""] * 5)) == []
    assert find_group_columns(table(cells)) == []
    assert find_group_columns(table(full(6), cells)) == []


def test_other_columns_may_have_gaps():
    cells = GROUPS["even groups"]
    assert find_group_columns(table(cells, ["", "x", "x", "x", "", "x"], [""] * 6)) == [0]


def test_group_is_said_with_its_labels():
    (sentence,) = describe_groups(table(GROUPS["even groups"], full(6)), ["Region", "x"])
    assert sentence == (
        "Region: a label (North, South) stands only in the first row of each group; 4 cells below were left empty."
    )
    assert (sentence.resolved_by, sentence.values) == ("carry_down", ("Region",))


def test_cells_above_the_first_label_stay_empty():
    column, n_filled = carry_labels_down(pa.chunked_array([["", "a", ""], ["b", " "]]))
    assert (column.to_pylist(), n_filled) == (["", "a", "a", "b", "b"], 2)


@given(st.lists(st.lists(st.sampled_from(["", " ", "a", "b"]), min_size=1), min_size=1))
def test_each_cell_has_the_last_label_above(chunks):
    cells = [cell for chunk in chunks for cell in chunk]
    expected, last = [], ""
    for cell in cells:
        last = cell.strip() or last
        expected.append(last)
    column, n_filled = carry_labels_down(pa.chunked_array(chunks, pa.string()))
    assert column.to_pylist() == expected
    assert n_filled == sum(not cell.strip() and bool(label) for cell, label in zip(cells, expected, strict=True))
