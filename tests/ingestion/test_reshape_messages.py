"""Sentences on columns that can be reshaped: one or several cells, answers and labels."""

from __future__ import annotations

import pytest

from neon_core.ingestion import reshape_messages


@pytest.mark.parametrize(("n", "words"), [(0, ""), (1, "1 empty cell counts"), (2, "2 empty cells count")])
def test_empty_cells_of_answers_are_counted(n, words):
    sentence = reshape_messages.split_into_answers("a", ["tea", "milk"], n)
    assert words in sentence
    assert ("skipped" in sentence) == bool(n)


@pytest.mark.parametrize(("n", "words"), [(1, "1 cell below was left"), (1200, "1,200 cells below were left")])
def test_empty_cells_below_labels_are_counted(n, words):
    assert words in reshape_messages.labels_of_groups("a", ["North"], n)


def test_many_answers_are_listed_in_part():
    sentence = reshape_messages.several_answers("a", "x; y", ["x", "y", "z", "u", "v"])
    assert "5 answers (x, y, z and 2 more)" in sentence
    assert sentence.values == ("a",)


def test_codes_name_the_decimal_mark():
    assert reshape_messages.lists_of_codes("a", "1,3").endswith("If they are numbers, choose the decimal mark.")


def test_reason_names_the_columns():
    assert "“a: 1”, “a: 2”, “a: 3” and 1 more" in reshape_messages.answers_count([f"a: {k}" for k in range(1, 5)])


def test_labels_carried_down_are_counted():
    assert reshape_messages.labels_carried_down("a", 1).endswith("(1 cell).")


def test_problems_name_the_column():
    assert "a" in reshape_messages.no_answers("a")
    assert "'a'" in reshape_messages.no_such_column("a")
