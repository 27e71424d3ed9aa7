"""Treatments of columns: what a table can have, what is the usual one, and what leaving out costs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.config import OWN_TABLE
from neon_core.errors import ColumnError
from pages.shared.session.column_choices import Columns, edit_columns
from pages.shared.session.column_treatments import (
    Treatments,
    count_rows_left_out,
    possible_treatments,
    treatments_of,
    with_treatments,
)

TABLE = nc.Dataset.from_frame(
    pd.DataFrame(
        {
            "debt": [-1.0, 2.0, 3.0, np.nan],
            "visits": [0.0, 1.0, 3.0, 900.0],
            "answer": pd.array([True, None, False, None], dtype="boolean"),
            "word": ["u", "v", None, "u"],
        }
    )
).with_roles({"word": "feature"})
TAIL = nc.Dataset.from_frame(
    pd.DataFrame({"sales": np.round(np.random.default_rng(5).lognormal(3.0, 1.5, 80), 1), "age": np.arange(80.0)})
)


def edit(data, edits, treatments=Treatments(), now=None, config=OWN_TABLE):  # noqa: B008
    return edit_columns(data, Columns(), treatments, edits, now, with_treatments(config, treatments))


def test_treatments_of_a_config_lead_back_to_it():
    some = Treatments((("a", 2.0),), (("b", "leave out"),), (("c", "rank"),))
    assert treatments_of(with_treatments(OWN_TABLE, some)) == some


def test_edits_of_two_columns_add_to_the_former_treatments():
    before = Treatments((("word", 2.0),), (("word", "usual value"),), ())
    edits = {0: {"fill": "leave out", "transform": "rank"}, 1: {"transform": "logarithm"}}
    expected = Treatments(
        (("word", 2.0),), (("debt", "leave out"), ("word", "usual value")), (("debt", "rank"), ("visits", "logarithm"))
    )
    assert edit(TABLE, edits, before) == (Columns(), expected)


@pytest.mark.parametrize(
    ("data", "before", "edits"),
    [
        (TABLE, Treatments(fills=(("debt", "leave out"),)), {0: {"fill": "usual value"}}),
        (TABLE, Treatments(fills=(("debt", "leave out"),)), {0: {"fill": None}}),
        (TABLE, Treatments(fills=(("answer", "usual value"),)), {2: {"fill": "own value"}}),
        (TABLE, Treatments(transforms=(("debt", "rank"),)), {0: {"transform": "as it is"}}),
        (TAIL, Treatments(transforms=(("sales", "as it is"),)), {0: {"transform": "logarithm"}}),
    ],
)
def test_edit_back_to_the_usual_treatment_is_no_choice(data, before, edits):
    assert edit(data, edits, before) == (Columns(), Treatments())


def test_heavy_tail_that_counts_as_it_is_is_a_choice():
    assert edit(TAIL, {0: {"transform": "as it is"}})[1].transforms == (("sales", "as it is"),)
    sample = nc.AnalysisConfig()
    assert edit(TAIL, {0: {"transform": "as it is"}}, config=sample)[1] == Treatments()
    assert edit(TAIL, {0: {"transform": "logarithm"}}, config=sample)[1].transforms == (("sales", "logarithm"),)


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ({0: {"transform": "logarithm"}}, "debt has 1 negative value, which has no logarithm"),
        ({3: {"transform": "rank"}}, "word is no number, so it has no rank"),
        ({0: {"fill": "own value"}}, "debt is no category, so an empty cell is no value of its own"),
        ({1: {"fill": "leave out"}}, "visits has no missing value, so there is nothing to choose"),
    ],
)
def test_impossible_edit_is_refused_with_its_column(edits, message):
    with pytest.raises(ColumnError, match=message) as caught:
        edit(TABLE, edits)
    assert [problem.where for problem in caught.value.problems] == [TABLE.columns[next(iter(edits))].name]


def test_choice_for_one_column_needs_the_choice_for_each_column():
    drop = nc.AnalysisConfig(missing="drop")
    with pytest.raises(ColumnError, match="Missing values of all columns are treated alike now"):
        edit(TABLE, {3: {"fill": "usual value"}}, config=drop)
    kept = Treatments(fills=(("word", "usual value"),))
    edits = {0: {"weight": "2"}, 3: {"fill": "usual value"}}  # the first edit was made before
    assert edit(TABLE, edits, kept, config=drop)[1] == kept._replace(weights=(("debt", 2.0),))


def test_column_of_another_kind_loses_what_this_kind_cannot_have():
    before = Treatments(fills=(("word", "own value"),), transforms=(("visits", "logarithm"),))
    columns, treatments = edit(TABLE, {1: {"kind": "category"}}, before)
    assert (columns.kinds, treatments) == ((("visits", "category"),), Treatments())


def test_address_keeps_what_the_table_can_have():
    some = Treatments(
        (("gone", 2.0),),
        (("debt", "own value"), ("word", "leave out"), ("answer", "own value")),
        (("debt", "logarithm"), ("visits", "logarithm"), ("word", "rank"), ("gone", "rank")),
    )
    kept, problems = possible_treatments(TABLE, with_treatments(OWN_TABLE, some))
    assert kept == Treatments(fills=(("word", "leave out"),), transforms=(("visits", "logarithm"),))
    assert sorted(problem.where for problem in problems) == ["debt", "debt", "word"]


def test_rows_that_are_left_out_are_counted():
    assert count_rows_left_out(TABLE, OWN_TABLE) == (0, ())
    fills = (("debt", "leave out"), ("answer", "leave out"), ("visits", "leave out"))
    assert count_rows_left_out(TABLE, nc.AnalysisConfig(fills=fills)) == (2, ("debt", "answer"))
    assert count_rows_left_out(TABLE, nc.AnalysisConfig(missing="drop")) == (3, ("debt", "answer", "word"))
    ignored = TABLE.with_roles({"answer": "ignore"})
    assert count_rows_left_out(ignored, nc.AnalysisConfig(fills=fills)) == (1, ("debt",))
