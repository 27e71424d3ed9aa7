"""Headers of small tables, by hand: how many rows, whether that is sure, and the names."""

from __future__ import annotations

import pytest

from neon_core.ingestion.text.header import (
    detect_header,
    detect_value_columns,
    is_header_like,
    is_missing,
    is_value,
    name_columns,
)


def rows(text):
    return [tuple(line.split(",")) for line in text.split()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b 1,2 3,4", (1, True)),
        ("Rome,21 Oslo,9 Bern,12", (0, True)),
        ("city,warm ,°C Rome,21 Oslo,9 Bern,12", (2, True)),
        ("2019,2020,2021 1,2,3 4,5,6", (1, True)),
        ("town,2019,2020 Rome,1,2 Oslo,3,4", (1, True)),
        ("0,1,2 5.5,6.5,7.5 8.5,9.5,1.5", (1, True)),
        ("a,b x,y z,w", (1, False)),
        ("a,b x,y z,w u,v s,t", (1, True)),
        ("a,b a,y z,w u,v", (0, True)),
        ("a,b", (1, False)),
        ("1,2", (0, True)),
        ("x,nr 1,2 3,4", (1, True)),
        ("x,2 1,2 x,4", (0, True)),
        ("a,b 1,2 3,4 a,b 5,6", (1, True)),
        ("code,name AB-12,x CD-34,y EF-56,z", (1, True)),
    ],
)
def test_header_is_detected(text, expected):
    assert detect_header(rows(text)) == expected


def test_header_of_three_rows_with_groups_is_detected():
    assert detect_header(rows("red,,blue, a,b,a,b kg,m,kg,m 1,2,3,4 5,6,7,8 9,8,7,6")) == (3, True)


def test_descriptions_of_a_survey_program_are_part_of_the_header():
    described = [("Q1", "Q2"), ("How old?", "Where?"), ('{"id": 1}', '{"id": 2}'), ("30", "Rome"), ("41", "Oslo")]
    assert detect_header(described) == (3, True)
    assert name_columns(described[:3], 2)[0] == ("Q1 How old?", "Q2 Where?")


def test_numbered_columns_are_a_header():
    assert detect_header(rows("id,1,2,3 7,0.5,1.5,2.5 8,3.5,4.5,5.5")) == (1, True)


@pytest.mark.parametrize(
    ("header", "n_columns", "names", "made_up", "renamed"),
    [
        ([("a", "b")], 2, ("a", "b"), [], []),
        ([("a", "a", "a")], 3, ("a", "a 2", "a 3"), [], ["a 2", "a 3"]),
        ([("a", "a 2", "a")], 3, ("a", "a 2", "a 3"), [], ["a 3"]),
        ([("", "b")], 3, ("column 1", "b", "column 3"), ["column 1", "column 3"], []),
        ([("column 2", "")], 2, ("column 2", "column 2 2"), ["column 2 2"], []),
        ([], 2, ("column 1", "column 2"), ["column 1", "column 2"], []),
        ([("a\nb", " c  d ")], 2, ("a b", "c d"), [], []),
        ([("2024", "", "2025"), ("x", "y", "x")], 3, ("2024 x", "2024 y", "2025 x"), [], []),
        ([("warm", "size"), ("°C", "")], 2, ("warm °C", "size"), [], []),
    ],
)
def test_columns_are_named(header, n_columns, names, made_up, renamed):
    assert name_columns(header, n_columns) == (names, made_up, renamed)


def test_10_000_unnamed_columns_are_named_in_linear_time():
    names, made_up, _ = name_columns([], 10_000)
    assert len(set(names)) == len(made_up) == 10_000


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("<0.1", True), ("~ 5", True), ("12 %", True), ("3/4/2024", True), ("<b>", False), ("", False)],
)
def test_value_is_a_number_or_a_date(cell, expected):
    assert is_value(cell) is expected


def test_missing_cell_is_empty_or_a_known_word():
    assert [is_missing(cell) for cell in ("", " NA ", "x", "hue")] == [True, True, True, False]


def test_value_columns_have_mostly_values():
    body = [("a", "1", "NA"), ("b", "2", ""), ("c", "soon", "-")]
    assert detect_value_columns(body) == [False, False, False]
    assert detect_value_columns([*body, ("d", "4", "7"), ("e", "5", "8")]) == [False, True, True]


def test_header_like_row_has_words_above_values():
    assert is_header_like(("a", "b"), [False, True])
    assert not is_header_like(("a", "1"), [False, True])
    assert not is_header_like(("a", "-"), [False, True])


def test_first_row_whose_words_occur_among_the_numbers_is_no_header():
    rows = [("name", "maths"), ("Ann", "ill"), ("Bob", "3"), ("Cid", "ill"), ("Dan", "2"), *[("E", "5")] * 9]
    assert detect_header(rows) == (1, True)
    assert detect_header([("name", "maths"), ("", "points"), *rows[1:]]) == (2, True)
