"""One yes/no column per answer, by hand; and against a naive split of every cell."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.errors import ReadingError
from neon_core.ingestion.columns.answer_columns import OTHER_ANSWER, describe_answers, split_column
from neon_core.parse.answer_lists import MOST_ANSWERS


def split(cells, missing=None, taken=("a",)):
    column, answers = split_column("a", pa.array(cells, pa.string()), missing, taken)
    return column, {name: answer.values.tolist() for name, answer in answers.items()}


def test_each_answer_is_a_column_and_an_empty_cell_a_no():
    column, answers = split(["tea;milk", "", "milk", "tea"])
    assert answers == {"a: tea": [True, False, False, True], "a: milk": [True, False, True, False]}
    assert (column.kind, column.left_out) == ("text", "each of its answers is a column: “a: tea” and “a: milk”")
    assert "1 empty cell counts as no everywhere" in column.ambiguities[0]


def test_word_for_missing_is_missing_in_all_columns():
    _, answers = split(["tea;milk", "n/a", "milk"])
    assert [str(values[1]) for values in answers.values()] == ["<NA>", "<NA>"]
    _, answers = split(["tea;milk", "skipped", "milk"], frozenset({"skipped"}))
    assert list(answers) == ["a: tea", "a: milk"]


def test_column_with_the_name_of_an_answer_stays():
    assert list(split(["tea;milk", "milk"], taken=["a", "a: tea"])[1]) == ["a: tea 2", "a: milk"]


def test_rare_answers_beyond_the_most_count_together():
    cells = [f"a{k};a{(k + 1) % MOST_ANSWERS}" for k in range(MOST_ANSWERS)] + ["rare one", "rare two;a0"]
    _, answers = split(cells)
    assert len(answers) == MOST_ANSWERS + 1
    assert answers[f"a: {OTHER_ANSWER}"] == [False] * MOST_ANSWERS + [True, True]


def test_column_without_lists_is_refused():
    with pytest.raises(ReadingError, match="No cell of a has several answers") as caught:
        split(["tea", "milk"])
    assert caught.value.problems[0].where == "answers"


def test_lists_are_said_with_an_example():
    (sentence,) = describe_answers("a", ["tea", "tea; milk", "milk; beer", "beer"])
    assert (sentence.resolved_by, sentence.values) == ("answers", ("a",))
    assert "cells like tea; milk hold several of 3 answers (tea, milk and beer)" in sentence


@given(st.lists(st.sets(st.sampled_from(["tea", "milk", "beer", "wine"])), min_size=1, max_size=30))
def test_columns_say_what_the_cells_say(given_sets):
    rows = [{"tea", "milk"}, *given_sets]
    _, answers = split([";".join(sorted(row)) for row in rows])
    assert {name.removeprefix("a: ") for name in answers} == set().union(*rows)
    for name, values in answers.items():
        assert values == [name.removeprefix("a: ") in row for row in rows]
