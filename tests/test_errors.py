"""Errors: every problem is said, and survives as a value."""

import copy
import inspect
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core import errors
from neon_core.errors import NeonError, Problem
from tests.helpers.reference import moderately

SUBCLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, Exception) and kind is not nc.NeonWarning
]
problems = st.builds(Problem, st.text(min_size=1), st.text(), st.text())


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a is empty"), "a is empty."),
        (Problem("a is empty."), "a is empty."),
        (Problem("a is empty", "column a"), "a is empty (column a)."),
        (Problem("a is empty", hint="Fill it."), "a is empty. Fill it."),
        (Problem("a is empty", "column a", "Fill it."), "a is empty (column a). Fill it."),
    ],
)
def test_a_problem_reads_as_what_where_hint(problem, text):
    assert str(problem) == text


def test_a_string_stands_for_one_problem():
    error = NeonError("a is empty", where="column a", hint="Fill it.")
    assert error.problems == (Problem("a is empty", "column a", "Fill it."),)


def test_several_problems_have_a_line_each():
    error = NeonError(Problem(what) for what in ("a is empty", "b is endless"))
    assert str(error) == "a is empty.\nb is endless."


@pytest.mark.parametrize("kind", SUBCLASSES)
def test_every_error_is_a_neon_error_and_survives_pickle_and_copy(kind):
    error = kind([Problem("a is empty", "column a", "Fill it."), Problem("b is endless")])
    assert isinstance(error, NeonError)
    assert isinstance(error, ValueError)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is kind
        assert again.problems == error.problems
        assert str(again) == str(error)


def test_neon_warning_is_not_an_error():
    assert issubclass(nc.NeonWarning, UserWarning)
    assert not issubclass(nc.NeonWarning, NeonError)


@moderately
@given(st.lists(problems, min_size=1, max_size=4))
def test_the_message_has_every_part_of_every_problem(given_problems):
    error = NeonError(given_problems)
    assert error.problems == tuple(given_problems)
    for problem in given_problems:
        assert all(part in str(error) for part in (problem.what.rstrip("."), problem.where, problem.hint))
