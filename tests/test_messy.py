"""Messy files are read as a person would read them, or the reader says what it left out."""

from functools import cache
from itertools import pairwise

import pytest

import neon_core as nc
from tests.messy import as_people_see_it, corpus
from tests.messy_exports import exports

CORPUS = (*corpus(), *exports())
BY_NAME = {case.name: case for case in CORPUS}
EACH = pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)


@cache
def dataset(name):
    case = BY_NAME[name]
    return nc.read_table(case.content, filename=case.filename, **case.overrides)


def kinds(values):
    """What a column may be, by what a person expects in it; the difference of category and text is another matter."""
    found = {type(value) for value in values if value is not None}
    if not found:
        return {"number", "boolean", "date", "category", "text"}
    if found <= {int, float}:
        return {"number"}
    return {"bool": {"boolean"}, "datetime": {"date"}}.get(found.pop().__name__, {"category", "text"})


def columns(case):
    return [[row[k] for row in case.rows] for k in range(len(case.names))]


@EACH
def test_every_column_has_its_name(case):
    assert tuple(dataset(case.name).frame.columns) == case.names


@EACH
def test_every_cell_is_what_a_person_reads(case):
    rows = as_people_see_it(dataset(case.name).frame)
    wrong = [(i, got, want) for i, (got, want) in enumerate(zip(rows, case.rows, strict=False)) if got != want]
    assert wrong[:3] == []
    assert len(rows) == len(case.rows)


@EACH
def test_every_column_is_of_its_kind(case):
    data = dataset(case.name)
    for column, values in zip(data.columns, columns(case), strict=True):
        assert column.kind in kinds(values), column.name
        if {type(value) for value in values} == {int}:
            assert data.frame[column.name].dtype == "int64", column.name
        elif column.kind == "number":
            assert data.frame[column.name].dtype == "float64", column.name


@EACH
def test_what_is_no_part_of_the_table_is_listed_with_its_line(case):
    unread = dataset(case.name).reading.unread
    assert tuple(row.line for row in unread) == case.unread_lines
    assert all(row.reason and row.text for row in unread)


@EACH
def test_the_header_is_where_it_is(case):
    assert dataset(case.name).reading.header_row == case.header_row


@pytest.mark.parametrize("case", [case for case in CORPUS if case.ambiguous is not None], ids=lambda case: case.name)
def test_a_doubt_is_said_where_there_is_one_and_nowhere_else(case):
    assert (len(dataset(case.name).reading.ambiguities) > 0) == case.ambiguous


@pytest.mark.parametrize("case", [case for case in CORPUS if case.units], ids=lambda case: case.name)
def test_the_unit_is_kept_beside_the_numbers(case):
    units = {column.name: column.unit for column in dataset(case.name).columns}
    assert {name: units[name] for name in case.units} == case.units


# --- what is said of numbers that are none, or may be none ---


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("0.5 <0.1 3.4 2.2", "cells like <0.1 are not"),
        ("3.1 T 4.5 0.2", "cells like T are not"),
        ("0.12*** -0.5* 0.03 1.2**", "cells like 0.12***, -0.5* and 1.2** are not"),
        ("1.5kg 2kg 0.75kg", "cells like 1.5kg, 2kg and 0.75kg are not"),
        ("5.02 40,12 6.1 7.5", "have several formats (5.02 and 40,12)"),
    ],
)
def test_a_column_of_numbers_that_stays_text_says_why(cells, said):
    rows = "".join(f"{i};{cell}\n" for i, cell in enumerate(cells.split()))
    data = nc.read_table(f"id;v\n{rows}".encode())
    assert data.frame["v"].tolist() == cells.split()
    assert any(note.startswith("v: ") and said in note for note in data.reading.notes), data.reading.notes


@pytest.mark.parametrize(
    "cells", ["red blue green", "12D 3F 7E 100L 4A 5B 6C", "08:30 12:05", "A1 7 B2 C3", "a-1 a-2 3"]
)
def test_nothing_is_said_of_words_that_are_words(cells):
    rows = "".join(f"{i};{cell}\n" for i, cell in enumerate(cells.split()))
    assert not [note for note in nc.read_table(f"id;v\n{rows}".encode()).reading.notes if note.startswith("v: ")]


@pytest.mark.parametrize(
    ("cells", "is_said"), [("1.5 -999 3 -999", True), ("9999 12 14", True), ("900 999 700", False)]
)
def test_a_number_that_may_mean_a_missing_value_is_said(cells, is_said):
    rows = "".join(f"{i};{cell}\n" for i, cell in enumerate(cells.split()))
    data = nc.read_table(f"id;v\n{rows}".encode())
    assert any("may mean a missing value" in doubt for doubt in data.reading.ambiguities) is is_said
    assert data.frame["v"].tolist() == [float(cell) for cell in cells.split()]
    told = nc.read_table(f"id;v\n{rows}".encode(), missing_values=["-999", "9999"])
    assert not any("may mean" in doubt for doubt in told.reading.ambiguities)


# --- the corpus itself ---


def test_there_are_enough_cases_and_each_has_its_name():
    assert len(BY_NAME) == len(CORPUS) >= 120


def test_the_same_bytes_come_twice():
    assert [case.content for case in (*corpus(), *exports())] == [case.content for case in CORPUS]


@EACH
def test_what_is_expected_is_a_table(case):
    assert len(set(case.names)) == len(case.names)
    assert {len(row) for row in case.rows} <= {len(case.names)}
    assert case.rows
    assert all(a < b for a, b in pairwise(case.unread_lines))
