"""Second lines of a header by hand: units, one word for each column, and the answers to a question."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.ingestion.text.second_header import is_answer_line, is_units_line, names_answers, says_one_word

ANSWERS = [("7", "yes", "18-29"), ("8", "no", "30-44")]
THREE_ANSWERS = [*ANSWERS, ("9", "no", "45-60")]
TICKS = [("7", "x", ""), ("8", "", "x")]
FIRST_HAS_VALUES = [True, False, False]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("", "kg", "m/s"), True),
        (("", "[kg]", "(°C)"), True),
        (("", "kg", "1"), True),
        (("", "%", ""), True),
        (("", "kg", "large"), False),
        (("", "1", "-"), False),
        (("kg", "", ""), False),
    ],
    ids=["units", "brackets", "number without unit", "blank", "word", "no unit", "unit above words"],
)
def test_units_stand_above_all_columns_of_values(row, expected):
    assert is_units_line(row, [False, True, True]) is expected


@pytest.mark.parametrize(
    ("row", "below", "expected"),
    [
        (("", "Response", "Response"), ANSWERS, True),
        (("", "Antwort", "Open-Ended Response"), ANSWERS, True),
        (("", "given", "given"), THREE_ANSWERS, True),
        (("", "given", "given"), ANSWERS, False),
        (("", "given", "chosen"), THREE_ANSWERS, False),
        (("6", "Response", "Response"), ANSWERS, False),
        (("", "Response", "Response"), ANSWERS[:1], False),
        (("", "Response", "Response"), [("", "yes", "18-29"), *ANSWERS], False),
        (("", "", ""), ANSWERS, False),
    ],
    ids=[
        *("known word", "two known words", "one word", "one word above two rows", "two words", "value"),
        *("one row below", "blank below", "blanks"),
    ],
)
def test_answer_line_has_one_word_for_each_column_but_the_ids(row, below, expected):
    assert is_answer_line(row, below, FIRST_HAS_VALUES) is expected


def test_unknown_word_without_an_id_beside_it_needs_eight_rows_below():
    below = [("old", "new"), ("new", "new"), ("new", "old"), ("old", "old")]
    assert not is_answer_line(("given", "given"), below, [False, False])
    assert is_answer_line(("given", "given"), 2 * below, [False, False])
    assert is_answer_line(("Response", "Response"), below, [False, False])


def test_line_that_stands_below_again_is_a_row():
    assert not is_answer_line(("given", "given"), 8 * [("given", "given")], [False, False])


@pytest.mark.parametrize(("word", "expected"), [("given", True), ("yes", False)])
def test_answer_in_each_column_is_a_row(word, expected):
    below = [("7", "north", "old"), ("8", "south", "new"), ("9", "north", "new")]
    assert is_answer_line(("", word, word), below, FIRST_HAS_VALUES) is expected


@pytest.mark.parametrize(
    ("row", "above", "value_columns", "expected"),
    [
        (("", "red", "blue"), ("id", "Which?", ""), FIRST_HAS_VALUES, True),
        (("", "red", "Response"), ("id", "Which?", "Why?"), FIRST_HAS_VALUES, True),
        (("", "red", "blue"), ("id", "Which?", "Why?"), FIRST_HAS_VALUES, False),
        (("6", "red", "blue"), ("id", "Which?", ""), FIRST_HAS_VALUES, False),
        (("", "red", "blue"), ("id", "Which?", ""), [False, False, False], False),
        (("", "red", "blue2"), ("id", "Which?", ""), FIRST_HAS_VALUES, False),
    ],
    ids=["question over blanks", "known word", "names above all", "value", "no ids", "word with a digit"],
)
def test_answers_are_named_below_a_question(row, above, value_columns, expected):
    assert names_answers(row, above, TICKS, value_columns) is expected


@pytest.mark.parametrize(
    ("row", "above", "expected"),
    [
        (("", "Response", "Response"), ("id", "smokes", "age"), True),
        (("value", "Value", "value"), ("a", "b", "c"), True),
        (("", "Response", "Answer"), ("id", "smokes", "age"), False),
        (("", "kg", "kg"), ("id", "net", "gross"), False),
        (("", "share", "share"), ("id", "men", "men"), False),
        (("", "share", "share"), ("id", "men", ""), False),
        (("", "", "share"), ("id", "men", "women"), False),
    ],
    ids=["response", "case", "two words", "unit", "names repeat", "name over two", "one column"],
)
def test_word_of_all_columns_says_nothing_where_the_names_differ(row, above, expected):
    assert says_one_word(row, above) is expected


def test_word_of_all_columns_is_no_part_of_the_names():
    rows = "".join(f"{32000 + k},{20 + k * 7 % 50},{k * 3 % 11}\n" for k in range(20))
    data = nc.read_table(f"id,Age,Score\n,Response,Response\n{rows}".encode())
    assert (list(data.frame.columns), len(data.frame)) == (["id", "Age", "Score"], 20)
    assert "Line 2 is a second line of the header that says the same of each column; it was left out." in (
        data.reading.notes
    )
    joined = nc.read_table(f"id,Age,Score\n,Response,Response\n{rows}".encode(), header_row=(1, 2))
    assert list(joined.frame.columns) == ["id", "Age Response", "Score Response"]
