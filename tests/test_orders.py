"""The order of a column: the step of each cell, orders that are proposed and given, and words for steps and back."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.errors import Problem
from neon_core.orders import (
    OrderedValues,
    check_steps,
    describe_order,
    find_step,
    find_steps,
    name_steps,
    order_values,
    read_steps,
)
from neon_core.parse.scales import fold

ORDERS = st.lists(st.text().filter(str.strip), min_size=2, max_size=30, unique_by=fold).map(tuple)


def ordered(cells, order=None, name="heat"):
    values = order_values(pd.Series(cells, dtype=object), name, order)
    assert isinstance(values, OrderedValues)
    return values


def refusal(cells, order=None, name="heat"):
    problem = order_values(pd.Series(cells, dtype=object), name, order)
    assert isinstance(problem, Problem)
    return problem.what


def test_steps_are_counted_from_one():
    steps = find_steps(pd.Series(["mid", "low", None, "high"]), ["low", "mid", "high"])
    np.testing.assert_array_equal(steps, [2.0, 1.0, np.nan, 3.0])


def test_case_and_blanks_make_no_other_step():
    steps = find_steps(pd.Series(["Very  high", "very high ", "VERY HIGH", "veryhigh"]), ["low", "very high"])
    np.testing.assert_array_equal(steps, [2.0, 2.0, 2.0, np.nan])


@pytest.mark.parametrize("dtype", ["object", "str", "category"])
def test_steps_of_any_dtype_of_words(dtype):
    values = pd.Series(["b", "a", None, "b"], dtype=dtype)
    np.testing.assert_array_equal(find_steps(values, ["a", "b"]), [2.0, 1.0, np.nan, 2.0])
    assert ordered(values.tolist()).order == ("a", "b")


def test_known_scale_is_proposed_in_its_order():
    values = ordered(["Agree", "Neutral", "Strongly agree", None])
    assert values.order == ("Neutral", "Agree", "Strongly agree")
    assert values.reason == "counts 1 to 3: Neutral < Agree < Strongly agree"


def test_unknown_values_are_proposed_by_the_alphabet_which_is_said():
    values = ordered(["step 10", "Step 9", "step 1"])
    assert values.order == ("step 1", "Step 9", "step 10")
    assert values.reason == "counts 1 to 3 in alphabetical order, which may not be theirs: step 1 < Step 9 < step 10"


def test_ordered_categorical_keeps_its_own_order():
    cells = pd.Series(pd.Categorical(["b", "c"], categories=["c", "a", "b"], ordered=True))
    values = order_values(cells, "heat")
    assert isinstance(values, OrderedValues)
    assert (values.order, values.reason) == (("c", "a", "b"), "counts 1 to 3: c < a < b")


def test_answer_beside_the_scale_counts_as_missing():
    values = ordered(["often", "never", "don't know"])
    assert values.values.isna().tolist() == [False, False, True]
    assert values.reason == "counts 1 to 2: never < often; missing: don't know"
    assert ordered(["hot", "icy", "n/a"], ("icy", "hot")).values.isna().tolist() == [False, False, True]


def test_given_order_may_have_steps_that_no_cell_has():
    values = ordered(["low", "high"], ("low", "mid", "high"))
    np.testing.assert_array_equal(find_steps(values.values, values.order), [1.0, 3.0])


def test_orders_that_cannot_be_are_refused():
    assert refusal(["a", "b", "c"], ("a", "x")) == "The order of heat lacks b and c, and no cell is x"
    assert refusal(["a", "b", "c"], ("a", "b")) == "The order of heat lacks c"
    assert refusal([f"v{i}" for i in range(31)]) == "heat has 31 different values; an order has 2 to 30"
    assert refusal(["a", "a", None]) == "heat has 1 different value; an order has 2 to 30"
    assert refusal([[1], [2]]) == "heat has cells that cannot be told apart"


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        ("low", "The order of heat is 'low', not a list of words"),
        (3, "The order of heat is 3, not a list of words"),
        (["low", 3], "The order of heat is ['low', 3], not a list of words"),
        (["low", " "], "The order of heat is ['low', ' '], not a list of words"),
        (["low", "mid", "LOW", "mid"], "The order of heat repeats LOW and mid"),
        (["low"], "The order of heat has 1 step, not 2 to 30"),
        ([str(i) for i in range(40)], "The order of heat has 40 steps, not 2 to 30"),
    ],
)
def test_steps_that_cannot_be_counted_are_refused(steps, what):
    problem = check_steps("heat", steps)
    assert isinstance(problem, Problem)
    assert (problem.what, problem.where) == (what, "heat")


def test_other_cells_than_words_become_words():
    assert ordered([3.0, 20.0, "x"]).order == ("3", "20", "x")


def test_mean_between_two_steps_is_a_number():
    assert name_steps(np.array([1.0, 2.0 + 1e-12, 1.5]), ["low", "high"]).tolist() == ["low", "high", 1.5]


def test_word_or_number_is_read_as_a_step():
    steps = read_steps(pd.Series(["Low", "2", 1.5, True, 0.5, 3.5, "x", None]), ["low", "mid", "high"])
    np.testing.assert_array_equal(steps, [1.0, 2.0, 1.5, *[np.nan] * 5])


def test_number_is_the_word_where_words_are_numbers():
    steps = read_steps(pd.Series([0, "2", 1.5, 3, "1.5"]), ["0", "1", "2"])
    np.testing.assert_array_equal(steps, [1.0, 3.0, 1.5, np.nan, np.nan])


@given(ORDERS, st.data())
def test_words_of_steps_are_read_as_these_steps(order, data):
    steps = np.array(data.draw(st.lists(st.integers(1, len(order)), min_size=1)), np.float64)
    named = pd.Series(name_steps(steps, order), dtype=object)
    np.testing.assert_array_equal(read_steps(named, order), steps)
    np.testing.assert_array_equal([find_step(word, order) for word in named], steps)


def test_long_order_is_shortened():
    assert describe_order([f"{i}" for i in range(12)]) == "counts 1 to 12: 0 < 1 < 2 < … < 10 < 11"


def test_bands_with_signs_are_listed_with_commas():
    assert describe_order(["<18", "18-64", "≥ 65"]) == "counts 1 to 3: <18, 18-64, ≥ 65"
