"""Column choices: applied to a table, changed in the editor, and as text in an address."""

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
from pages.shared.session.column_treatments import Treatments
from tests.helpers.reference import moderately

TABLE = nc.Dataset.from_frame(
    pd.DataFrame({"size": [1.0, 2.5, 4.0], "flag": [0, 1, 1], "word": ["u", "v", "u"], "sort": ["a", "b", "a"]}),
    class_column="sort",
)


def columns(roles=None, kinds=None):
    return Columns(column_choices.sorted_pairs(roles or {}), column_choices.sorted_pairs(kinds or {}))


def kinds_and_roles(data):
    return {column.name: (column.kind, column.role) for column in data.columns}


def test_no_choices_return_the_same_table():
    applied = apply_columns(TABLE, Columns())
    assert (applied.data, applied.columns, applied.notices) == (TABLE, Columns(), ())


def test_kinds_are_applied_before_roles():
    applied = apply_columns(TABLE, columns({"word": "feature"}, {"flag": "category", "word": "text"}))
    assert applied.notices == ("word is free text, which cannot be compared. Shown instead: the detected value.",)
    assert kinds_and_roles(applied.data)["flag"] == ("category", "feature")
    assert kinds_and_roles(applied.data)["word"] == ("text", "ignore")
    assert applied.columns == columns(kinds={"flag": "category", "word": "text"})


def test_choices_equal_to_the_guess_are_dropped():
    applied = apply_columns(TABLE, columns({"size": "feature", "sort": "class"}, {"flag": "number"}))
    assert (applied.data.fingerprint, applied.columns, applied.notices) == (TABLE.fingerprint, Columns(), ())


def test_impossible_choice_leaves_the_others():
    applied = apply_columns(TABLE, columns({"size": "ignore"}, {"word": "number", "flag": "boolean"}))
    assert applied.notices == ("No cell of word is a number. Shown instead: the detected value.",)
    assert applied.columns == columns({"size": "ignore"}, {"flag": "boolean"})
    assert kinds_and_roles(applied.data)["flag"] == ("boolean", "feature")


NAMED = TABLE.with_roles({"word": "row id"})


def test_another_row_id_leaves_the_one_before_out():
    chosen, _ = edit_columns(NAMED, Columns(), Treatments(), {1: {"role": "row id"}})
    assert dict(chosen.roles) == {"flag": "row id", "word": "ignore"}
    back, _ = edit_columns(NAMED, chosen, Treatments(), {2: {"role": "row id"}}, chosen)
    assert dict(back.roles) == {"flag": "ignore"}


def test_row_id_moves_on_from_a_cell_that_was_edited_before():
    edits = {0: {"role": "row id"}, 1: {"role": "row id"}}
    now = columns({"size": "row id", "word": "ignore"})
    chosen, _ = edit_columns(NAMED, Columns(), Treatments(), edits, now)
    assert dict(chosen.roles) == {"size": "ignore", "flag": "row id", "word": "ignore"}


def test_another_class_leaves_the_one_before_out():
    chosen, _ = edit_columns(TABLE, Columns(), Treatments(), {2: {"role": "class"}})
    (guessed,) = TABLE.names_with_role("class")
    assert dict(chosen.roles) == {"word": "class", guessed: "ignore"}
    applied = apply_columns(TABLE, chosen)
    assert (applied.data.names_with_role("class"), applied.notices) == (("word",), ())


def test_row_id_that_is_given_up_names_no_other():
    chosen, _ = edit_columns(NAMED, Columns(), Treatments(), {2: {"role": "ignore"}})
    assert dict(chosen.roles) == {"word": "ignore"}


def test_two_classes_drop_all_chosen_roles():
    applied = apply_columns(TABLE, columns({"word": "class", "size": "ignore"}))
    assert applied.notices == ("Only one column can be the class (word, sort). Shown instead: the detected value.",)
    assert applied.data is TABLE


def test_class_moves_where_both_roles_are_chosen():
    applied = apply_columns(TABLE, columns({"word": "class", "sort": "ignore"}))
    assert applied.data.names_with_role("class") == ("word",)
    assert applied.notices == ()


def test_missing_columns_are_dropped_and_named():
    applied = apply_columns(TABLE, columns({"hue": "feature"}, {"ash": "number"}))
    assert (applied.data, applied.columns) == (TABLE, Columns())
    assert missing_columns(TABLE, ["hue", "size", "ash", "hue"]) == ("hue", "ash")


def test_many_impossible_choices_are_summarized():
    wide = nc.Dataset.from_frame(pd.DataFrame({f"c{i}": ["u", "v"] for i in range(9)}))
    applied = apply_columns(wide, columns(kinds={f"c{i}": "number" for i in range(9)}))
    assert len(applied.notices) == 4
    assert applied.notices[-1] == "The same applies to 6 more columns."


# --- changed by hand ---


def test_edit_adds_to_the_former_choices():
    before = columns({"size": "ignore"})
    applied = edit_columns(
        TABLE, before, Treatments((("flag", 2.0),)), {1: {"kind": "boolean", "weight": 0.5}, 2: {"role": "feature"}}
    )
    assert applied == (
        columns({"size": "ignore", "word": "feature"}, {"flag": "boolean"}),
        Treatments((("flag", 0.5),)),
    )


def test_edit_back_to_the_guess_is_no_choice():
    before = columns({"size": "ignore"}, {"flag": "boolean"})
    edits: dict[int, dict[str, object]] = {0: {"role": "feature", "weight": None}, 1: {"kind": "number", "weight": 1}}
    assert edit_columns(TABLE, before, Treatments((("size", 3.0), ("flag", 2.0))), edits) == (Columns(), Treatments())


@pytest.mark.parametrize(
    ("before", "edits", "now"),
    [
        (columns({"word": "feature"}), {2: {"kind": "text"}}, None),
        (columns(), {2: {"role": "feature", "kind": "text"}}, columns({"word": "feature"})),
    ],
)
def test_feature_that_becomes_text_is_no_feature(before, edits, now):
    assert edit_columns(TABLE, before, Treatments(), edits, now) == (columns(kinds={"word": "text"}), Treatments())


@pytest.mark.parametrize(("typed", "weight"), [("2,5", 2.5), (" 0.5 ", 0.5), ("1e2", 100.0), ("", 1.0), ("3", 3.0)])
def test_typed_weight_is_parsed(typed, weight):
    assert edit_columns(TABLE, Columns(), Treatments(), {0: {"weight": typed}})[1].weights == (
        (("size", weight),) if weight != 1 else ()
    )


def test_no_edit_keeps_the_choices():
    before = columns({"size": "ignore"}, {"flag": "boolean"})
    assert edit_columns(TABLE, before, Treatments((("size", 3.0),)), {}) == (before, Treatments((("size", 3.0),)))


@pytest.mark.parametrize(
    ("edits", "error", "message"),
    [
        ({2: {"kind": "number"}}, ColumnError, "No cell of word is a number"),
        ({2: {"kind": "text", "role": "feature"}}, ColumnError, "free text"),
        ({0: {"weight": 0}}, ConfigError, "The weight of 'size' is 0"),
        ({0: {"weight": -1.5}}, ConfigError, "The weight of 'size' is -1.5"),
        ({0: {"weight": "-1"}}, ConfigError, "The weight of 'size' is -1.0, not a number from 0.000001 to 1,000"),
        ({0: {"weight": "5000"}}, ConfigError, "The weight of 'size' is 5000.0, not a number from 0.000001 to 1,000"),
        ({0: {"weight": "much"}}, ConfigError, "The weight of 'size' is 'much', not a number"),
        ({0: {"weight": "1.000,5"}}, ConfigError, "The weight of 'size' is '1.000,5', not a number"),
    ],
)
def test_impossible_edit_raises(edits, error, message):
    with pytest.raises(error, match=message):
        edit_columns(TABLE, Columns(), Treatments(), edits)


@moderately
@given(
    st.dictionaries(st.sampled_from(["size", "flag", "word", "sort", "hue"]), st.sampled_from(ROLES)),
    st.dictionaries(st.sampled_from(["size", "flag", "word", "sort", "ash"]), st.sampled_from(KINDS)),
)
def test_applied_choices_are_possible(roles, kinds):
    applied = apply_columns(TABLE, columns(roles, kinds))
    again = apply_columns(TABLE, applied.columns)
    assert (again.columns, again.notices) == (applied.columns, ())
    assert again.data.fingerprint == applied.data.fingerprint
    assert edit_columns(TABLE, applied.columns, Treatments(), {}) == (applied.columns, Treatments())
