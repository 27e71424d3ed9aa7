"""What is chosen of columns: applied to a table, changed by hand, and written as text."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.dataset import KINDS, ROLES
from neon_core.errors import ColumnError, ConfigError
from pages.shared.session import column_choices
from pages.shared.session.column_choices import Columns, apply_columns, edit_columns, missing_columns
from tests.helpers.reference import moderately

TABLE = nc.Dataset.from_frame(
    pd.DataFrame({"size": [1.0, 2.5, 4.0], "flag": [0, 1, 1], "word": ["u", "v", "u"], "sort": ["a", "b", "a"]}),
    class_column="sort",
)


def columns(roles=None, kinds=None):
    return Columns(column_choices.sorted_pairs(roles or {}), column_choices.sorted_pairs(kinds or {}))


def kinds_and_roles(data):
    return {column.name: (column.kind, column.role) for column in data.columns}


def test_nothing_chosen_is_the_table_itself():
    found = apply_columns(TABLE, Columns())
    assert (found.data, found.columns, found.notices) == (TABLE, Columns(), ())


def test_kinds_come_before_roles():
    found = apply_columns(TABLE, columns({"word": "feature"}, {"flag": "category", "word": "text"}))
    assert found.notices == ("word is free text, which cannot be compared. Shown instead: the detected value.",)
    assert kinds_and_roles(found.data)["flag"] == ("category", "feature")
    assert kinds_and_roles(found.data)["word"] == ("text", "ignore")
    assert found.columns == columns(kinds={"flag": "category", "word": "text"})


def test_what_is_as_it_was_guessed_is_no_choice():
    found = apply_columns(TABLE, columns({"size": "feature", "sort": "class"}, {"flag": "number"}))
    assert (found.data.fingerprint, found.columns, found.notices) == (TABLE.fingerprint, Columns(), ())


def test_one_that_cannot_be_leaves_the_others():
    found = apply_columns(TABLE, columns({"size": "ignore"}, {"word": "number", "flag": "boolean"}))
    assert found.notices == ("No cell of word is a number. Shown instead: the detected value.",)
    assert found.columns == columns({"size": "ignore"}, {"flag": "boolean"})
    assert kinds_and_roles(found.data)["flag"] == ("boolean", "feature")


def test_two_classes_leave_all_roles_as_they_were_guessed():
    found = apply_columns(TABLE, columns({"word": "class", "size": "ignore"}))
    assert found.notices == ("Only one column can be the class (word, sort). Shown instead: the detected value.",)
    assert found.data is TABLE


def test_the_class_passes_on_where_both_are_chosen():
    found = apply_columns(TABLE, columns({"word": "class", "sort": "ignore"}))
    assert found.data.names_with_role("class") == ("word",)
    assert found.notices == ()


def test_columns_that_are_not_there_are_no_choice_and_are_named():
    found = apply_columns(TABLE, columns({"hue": "feature"}, {"ash": "number"}))
    assert (found.data, found.columns) == (TABLE, Columns())
    assert missing_columns(TABLE, ["hue", "size", "ash", "hue"]) == ("hue", "ash")


def test_many_that_cannot_be_are_said_shortly():
    wide = nc.Dataset.from_frame(pd.DataFrame({f"c{i}": ["u", "v"] for i in range(9)}))
    found = apply_columns(wide, columns(kinds={f"c{i}": "number" for i in range(9)}))
    assert len(found.notices) == 4
    assert found.notices[-1] == "The same applies to 6 more columns."


# --- changed by hand ---


def test_a_change_joins_those_before():
    before = columns({"size": "ignore"})
    found = edit_columns(
        TABLE, before, (("flag", 2.0),), {1: {"kind": "boolean", "weight": 0.5}, 2: {"role": "feature"}}
    )
    assert found == (columns({"size": "ignore", "word": "feature"}, {"flag": "boolean"}), (("flag", 0.5),))


def test_a_change_back_to_the_guess_is_no_choice():
    before = columns({"size": "ignore"}, {"flag": "boolean"})
    edits: dict[int, dict[str, object]] = {0: {"role": "feature", "weight": None}, 1: {"kind": "number", "weight": 1}}
    assert edit_columns(TABLE, before, (("size", 3.0), ("flag", 2.0)), edits) == (Columns(), ())


@pytest.mark.parametrize(
    ("before", "edits", "now"),
    [
        (columns({"word": "feature"}), {2: {"kind": "text"}}, None),
        (columns(), {2: {"role": "feature", "kind": "text"}}, columns({"word": "feature"})),
    ],
)
def test_a_chosen_feature_that_becomes_text_is_none_any_more_as_a_guessed_one_is(before, edits, now):
    assert edit_columns(TABLE, before, (), edits, now) == (columns(kinds={"word": "text"}), ())


@pytest.mark.parametrize(("typed", "weight"), [("2,5", 2.5), (" 0.5 ", 0.5), ("1e2", 100.0), ("", 1.0), ("3", 3.0)])
def test_a_weight_is_what_was_typed(typed, weight):
    assert edit_columns(TABLE, Columns(), (), {0: {"weight": typed}})[1] == ((("size", weight),) if weight != 1 else ())


def test_no_change_leaves_all():
    before = columns({"size": "ignore"}, {"flag": "boolean"})
    assert edit_columns(TABLE, before, (("size", 3.0),), {}) == (before, (("size", 3.0),))


@pytest.mark.parametrize(
    ("edits", "error", "said"),
    [
        ({2: {"role": "class"}}, ColumnError, "Only one column can be the class"),
        ({2: {"kind": "number"}}, ColumnError, "No cell of word is a number"),
        ({2: {"kind": "text", "role": "feature"}}, ColumnError, "free text"),
        ({0: {"weight": 0}}, ConfigError, "The weight of 'size' is 0"),
        ({0: {"weight": -1.5}}, ConfigError, "The weight of 'size' is -1.5"),
        ({0: {"weight": "-1"}}, ConfigError, "The weight of 'size' is -1.0, not a number above 0 and up to 1,000"),
        ({0: {"weight": "5000"}}, ConfigError, "The weight of 'size' is 5000.0, not a number above 0 and up to 1,000"),
        ({0: {"weight": "much"}}, ConfigError, "The weight of 'size' is 'much', not a number"),
        ({0: {"weight": "1.000,5"}}, ConfigError, "The weight of 'size' is '1.000,5', not a number"),
    ],
)
def test_a_change_that_cannot_be_raises(edits, error, said):
    with pytest.raises(error, match=said):
        edit_columns(TABLE, Columns(), (), edits)


@moderately
@given(
    st.dictionaries(st.sampled_from(["size", "flag", "word", "sort", "hue"]), st.sampled_from(ROLES)),
    st.dictionaries(st.sampled_from(["size", "flag", "word", "sort", "ash"]), st.sampled_from(KINDS)),
)
def test_what_is_left_of_any_choices_can_be_had(roles, kinds):
    found = apply_columns(TABLE, columns(roles, kinds))
    again = apply_columns(TABLE, found.columns)
    assert (again.columns, again.notices) == (found.columns, ())
    assert again.data.fingerprint == found.data.fingerprint
    assert edit_columns(TABLE, found.columns, (), {}) == (found.columns, ())


# --- as text ---


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, unique=True))
def test_any_names_come_back(names):
    assert column_choices.parse_names(column_choices.format_names(names)) == tuple(names)


@given(st.text())
def test_no_list_is_too_odd_to_be_read(written):
    found = column_choices.parse_names(written)
    assert found is None or column_choices.parse_names(column_choices.format_names(found)) == found
