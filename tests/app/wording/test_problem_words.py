"""Problems in the words of the screen: columns and controls, no parameters."""

from __future__ import annotations

import re

import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import NeonError, Problem
from pages.shared.wording import problem_words
from pages.shared.wording.problem_words import describe_problem

PARAMETER = re.compile(r"\b[a-z]+_[a-z_]+\b|\b\w+=|[{(]'")
TABLE = nc.Dataset.from_frame(pd.DataFrame({"size": [1.0, -2.0, 9.0, 8.0], "kind": list("abab")})).with_roles(
    {"kind": "feature"}
)
WRONG_CHOICES = (
    {"n_clusters": 0},
    {"n_clusters": 9},
    {"random_state": -1},
    {"n_init": "x"},
    {"scaling": "x"},
    {"missing": "x"},
    {"dates": "x"},
    {"skewed": "x"},
    {"most_categories": 1},
    {"weights": {"hue": 2.0}},
    {"weights": 7},
    {"weights": {"size": -1}},
    {"fills": {"size": "own value"}},
    {"fills": {"hue": "own value"}},
    {"fills": 7},
    {"transforms": {"size": "logarithm"}},
    {"transforms": {"kind": "rank"}},
    {"transforms": {"size": "x"}},
)
WRONG_READINGS = (
    {"encoding": "x"},
    {"delimiter": "abc"},
    {"decimal": ";"},
    {"thousands": "x"},
    {"decimal": ",", "thousands": ","},
    {"quote": "|"},
    {"header_row": -1},
    {"header_row": 99},
    {"missing_values": "x"},
    {"date_order": "x"},
    {"answers": ("hue",)},
    {"answers": ("a",)},
    {"carry_down": ("hue",)},
    {"units": "kg"},
    {"units": {"a": "kg"}},
    {"units": {"hue": "kg"}},
    {"split_numbers": ("a",)},
    {"keep_text": ("a",), "split_numbers": ("a",)},
)


def shown(call):
    """Return the problems that a call raises, as the screen shows them."""
    with pytest.raises(NeonError) as raised:
        call()
    return [str(describe_problem(problem)) for problem in raised.value.problems]


@pytest.mark.parametrize("choices", WRONG_CHOICES, ids=str)
def test_no_wrong_choice_names_a_parameter(choices):
    for text in shown(lambda: nc.analyse(TABLE, nc.AnalysisConfig(**choices))):
        assert not PARAMETER.search(text), text


@pytest.mark.parametrize("overrides", WRONG_READINGS, ids=str)
def test_no_wrong_reading_option_names_a_parameter(overrides):
    for text in shown(lambda: nc.read_table(b"a,b\n1,2\n3,4\n5,6\n", filename="a.csv", **overrides)):
        assert not PARAMETER.search(text), text


@pytest.mark.parametrize("place", ["size", "column size"])
def test_column_that_the_sentence_names_is_named_once(place):
    assert describe_problem(Problem("No cell of size is a number", place)).where == ""
    assert describe_problem(Problem("It has no value", place)).where == place


def test_problem_with_a_column_names_the_column():
    (text,) = shown(lambda: nc.analyse(TABLE, nc.AnalysisConfig(transforms=(("size", "logarithm"),))))
    assert text.startswith("size has 1 negative value, which has no logarithm.")


def test_problem_with_a_scaling_has_its_label():
    assert problem_words.describe_place("column hue, scaling none") == "column hue, Scaling: None (raw units)"


def test_row_that_was_left_out_is_told_how_to_keep_it():
    frame = pd.DataFrame({"a": [1.0, None, 3.0, 9.0], "b": [1.0, 2.0, 3.0, 4.0]})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_clusters=2, missing="drop"))
    (text,) = shown(lambda: analysis.position(1))
    assert text.endswith(problem_words.KEEP_ROW)


def test_names_of_a_table_stay_as_they_are():
    problem = Problem("scaling=x has no value at all", "column scaling=x", "There are n_init=2, b.")
    assert describe_problem(Problem("my scaling=x is odd", problem.where, problem.hint)) == Problem(
        "my scaling=x is odd", "column scaling=x", "There are n_init=2, b."
    )
