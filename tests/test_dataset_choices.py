"""Choices of columns: roles and kinds from a list, orders, and each problem with its column."""

from __future__ import annotations

import pandas as pd
import pytest

from neon_core.conversion import CellFormat
from neon_core.dataset_choices import convert_values, split_choices, split_orders
from neon_core.errors import ColumnError, Problem
from neon_core.orders import OrderedValues

NAMES = ["heat", "size"]


def said(problems):
    return [(problem.what, problem.where) for problem in problems]


def test_valid_choices_and_each_problem():
    valid, problems = split_choices(NAMES, {"heat": "b", "size": "c", "hue": "a", "": "a"}, "kind", ("a", "b"))
    assert valid == {"heat": "b"}
    assert said(problems) == [
        ("There is no column 'hue'", "hue"),
        ("There is no column ''", "kinds"),
        ("'c' is not a kind", "size"),
    ]


def test_valid_orders_and_each_problem():
    valid, problems = split_orders(NAMES, {"heat": ["low", "high"], "size": ["S", "s"], "hue": ["a", "b"]})
    assert valid == {"heat": ("low", "high")}
    assert said(problems) == [("There is no column 'hue'", "hue"), ("The order of size repeats s", "size")]


@pytest.mark.parametrize("choices", [None, "heat", ["heat"]])
def test_choices_that_are_no_mapping_are_refused(choices):
    with pytest.raises(ColumnError, match="The kinds are a"):
        split_choices(NAMES, choices, "kind", ("a", "b"))
    with pytest.raises(ColumnError, match="The orders are a"):
        split_orders(NAMES, choices)


def test_only_ordered_values_have_an_order():
    words = convert_values(pd.Series([2.0, 10.0]), "size", ("number", "category"), CellFormat())
    steps = convert_values(pd.Series([2.0, 10.0]), "size", ("number", "ordered"), CellFormat())
    assert isinstance(words, OrderedValues)
    assert isinstance(steps, OrderedValues)
    assert (words.values.tolist(), words.order, words.reason) == (["2", "10"], (), "")
    assert (steps.values.tolist(), steps.order) == (["2", "10"], ("2", "10"))


def test_values_that_cannot_be_converted_are_a_problem():
    problem = convert_values(pd.Series(["a"]), "size", ("category", "number"), CellFormat())
    assert isinstance(problem, Problem)
    assert problem.what == "No cell of size is a number"
