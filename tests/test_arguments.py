"""Single arguments of callers: taken, or refused with what was given and what to pass."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.arguments import (
    as_count,
    as_number,
    as_whole_number,
    check_all,
    check_nouns,
    check_progress,
    check_type,
    format_given,
)
from neon_core.errors import ArgumentError, ConfigError


def test_value_of_the_right_type_is_returned():
    assert check_type("hue", str, "text") == "hue"


def test_value_of_another_type_is_refused_with_the_way_to_the_right_one():
    with pytest.raises(ConfigError) as caught:
        check_type({"n_clusters": 3}, nc.AnalysisConfig, "config", ConfigError)
    assert [(problem.what, problem.where) for problem in caught.value.problems] == [
        ("config is of type dict, not AnalysisConfig", "config")
    ]
    assert "nc.AnalysisConfig(n_clusters=3" in caught.value.problems[0].hint


@pytest.mark.parametrize("nouns", [("row", "rows"), ["row", "rows"]])
def test_two_nouns_pass(nouns):
    check_nouns(nouns)


@pytest.mark.parametrize("nouns", ["row", ("row",), ("row", "rows", "rowses"), ("row", 2), None, {"row": "rows"}])
def test_other_nouns_are_refused(nouns):
    with pytest.raises(ArgumentError, match=r"are not two words \(nouns\)"):
        check_nouns(nouns)


def test_progress_is_nothing_or_can_be_called():
    check_progress(None)
    check_progress(print)
    with pytest.raises(ArgumentError, match="progress is of type int, which cannot be called"):
        check_progress(5)


def test_list_needs_one_value_of_its_type_at_least():
    assert check_all(("a", "b"), str, "words") == ["a", "b"]
    wrong: list[object] = [[], "a", None, {"a"}]
    for given in wrong:
        with pytest.raises(ArgumentError, match="is not a list with at least one str"):
            check_all(given, str, "words")
    with pytest.raises(ArgumentError, match=r"words\[1\] is of type int, not str"):
        check_all(["a", 2], str, "words")


@pytest.mark.parametrize(("value", "number"), [(3, 3), (np.int8(3), 3), (np.uint64(2**64 - 1), 2**64 - 1)])
def test_whole_numbers_of_any_library_are_whole(value, number):
    assert as_whole_number(value) == number
    assert type(as_whole_number(value)) is int


@pytest.mark.parametrize("value", [True, np.True_, 3.0, "3", None, [3], np.array([3]), pd.NA])
def test_other_values_are_no_whole_numbers(value):
    assert as_whole_number(value) is None


def test_count_outside_its_range_is_refused_with_the_range():
    assert as_count(np.int64(0), "count") == 0
    with pytest.raises(ArgumentError, match=r"count=-1 is not a whole number from 0 on \(count\)"):
        as_count(-1, "count")
    with pytest.raises(ArgumentError, match="cluster=3 is not a whole number from 0 to 2"):
        as_count(3, "cluster", 0, 2)


@pytest.mark.parametrize(
    ("value", "number"),
    [(3, 3.0), (np.float32(0.5), 0.5), (np.array(2.0), 2.0), (Fraction(1, 2), 0.5), (Decimal("0.5"), 0.5)],
)
def test_real_numbers_of_any_library_become_floats(value, number):
    assert as_number(value) == number


def test_numbers_beyond_floats_are_infinite():
    assert (as_number(10**400), as_number(-(10**400))) == (np.inf, -np.inf)


@pytest.mark.parametrize("value", [True, np.True_, "3", None, 1j, [1.0], np.array([1.0]), pd.NaT, pd.NA])
def test_other_values_are_no_numbers(value):
    assert as_number(value) is None


def test_given_value_is_short_and_on_one_line():
    class Broken:
        def __repr__(self):
            raise RuntimeError("no words")

    assert format_given("a\nb") == r"'a\nb'"
    assert len(format_given("a" * 10**6)) == 60
    assert format_given(np.zeros(10**6)) == "ndarray of length 1,000,000"
    assert format_given(10**5000) == "a value of type int"
    assert format_given(Broken()) == "a value of type Broken"
