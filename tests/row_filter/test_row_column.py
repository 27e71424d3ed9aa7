"""The order and the words of a column of any kind."""

from __future__ import annotations

import pandas as pd
import pytest

from neon_core.row_filter import match_text, order_rows
from tests.helpers.filtered_columns import FOUR, column_of


@pytest.mark.parametrize(
    ("kind", "up", "down"),
    [
        ("ordered", [0, 3, 2, 1], [2, 3, 0, 1]),
        ("date", [3, 0, 1, 2], [1, 0, 3, 2]),
        ("boolean", [1, 0, 3, 2], [0, 3, 1, 2]),
        ("category", [3, 0, 1, 2], [1, 0, 3, 2]),
    ],
)
def test_order_of_each_kind(kind, up, down):
    column = column_of(kind, FOUR[kind])
    assert order_rows(column).tolist() == up
    assert order_rows(column, is_descending=True).tolist() == down


def test_words_are_in_the_order_of_people():
    assert order_rows(column_of("text", ["row 10", "Row 9", None, "Äpfel"])).tolist() == [3, 1, 0, 2]


def test_whole_numbers_of_64_bits_keep_their_order():
    values = pd.Series([2**62 + 1, 2**62, -(2**62)])
    assert order_rows(column_of("number", values)).tolist() == [2, 1, 0]
    assert order_rows(column_of("number", values), is_descending=True).tolist() == [0, 1, 2]


def test_cells_that_cannot_be_told_apart_have_words():
    column = column_of("text", pd.Series([["a"], None, ["b", "a"]], dtype=object))
    assert column.words[1] == ["['a']", "['b', 'a']"]
    assert match_text(column, "b").tolist() == [False, False, True]
    assert column.missing.tolist() == [False, True, False]
