"""Messy files are read as a person would read them, or the reader lists the rows that it left out."""

from itertools import pairwise

import pytest

import neon_core as nc
from tests.helpers.messy_corpus import BY_NAME, CORPUS, EXPORTS, dataset
from tests.helpers.messy_exports import exports
from tests.helpers.messy_tables import as_people_see_it, corpus
from tests.helpers.pressed_buttons import find_useless_buttons
from tests.helpers.variants import each_fifth_always

CASES = (*CORPUS, *EXPORTS)
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def possible_kinds(values):
    """Return the kinds that a column may have, by the values that a person expects; category and text count as one."""
    types = {type(value) for value in values if value is not None}
    if not types:
        return {"number", "boolean", "date", "category", "text"}
    if types <= {int, float}:
        return {"number"}
    return {"bool": {"boolean"}, "datetime": {"date"}}.get(types.pop().__name__, {"category", "text"})


def columns(case):
    return [[row[k] for row in case.rows] for k in range(len(case.names))]


@EACH
def test_messy_table_is_read_as_a_person_reads_it(case):
    """One test for all that is expected of a table: a test for each expectation took seconds more."""
    data = dataset(case.name)
    assert tuple(data.frame.columns) == case.names
    expect_cells(data, case)
    expect_kinds(data, case)
    expect_lines(data.reading, case)
    assert case.ambiguous in (None, len(data.reading.ambiguities) > 0)
    units = {column.name: column.unit for column in data.columns}
    assert {name: units[name] for name in case.units} == dict(case.units)


@pytest.mark.parametrize("case", each_fifth_always(CASES), ids=lambda case: case.name)
def test_each_doubt_has_a_button_that_resolves_it(case):
    assert find_useless_buttons(case.content, case.filename, dataset(case.name).reading) == []


def expect_cells(data, case):
    """Expect the cells as a person sees them, in as many rows."""
    rows = as_people_see_it(data.frame)
    wrong = [(i, got, want) for i, (got, want) in enumerate(zip(rows, case.rows, strict=False)) if got != want]
    assert wrong[:3] == []
    assert len(rows) == len(case.rows)


def expect_kinds(data, case):
    """Expect kinds that the values can have, and whole numbers as whole numbers."""
    for column, values in zip(data.columns, columns(case), strict=True):
        assert column.kind in possible_kinds(values), column.name
        if {type(value) for value in values} == {int}:
            assert data.frame[column.name].dtype == "int64", column.name
        elif column.kind == "number":
            assert data.frame[column.name].dtype == "float64", column.name


def expect_lines(reading, case):
    """Expect the header on its line, and the lines that were left out, with text and reason."""
    assert reading.header_row == case.header_row
    assert tuple(row.line for row in reading.unread) == case.unread_lines
    assert all(row.reason and row.text for row in reading.unread)


# --- notes and ambiguities about cells that are not numbers ---


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("0.5 <0.1 3.4 2.2", "cells like <0.1 are not"),
        ("3.1 T 4.5 0.2", "cells like T are not"),
        ("0.12*** -0.5* 0.03 1.2**", "cells like 0.12***, -0.5* and 1.2** are not"),
        ("1.5kg 2kg 0.75lb", "several units or currencies (kg and lb)"),
        ("5.02 40,12 6.1 7.5", "have several formats (5.02 and 40,12)"),
    ],
)
def test_column_of_near_numbers_is_kept_as_text_and_ambiguous(cells, expected):
    rows = "".join(f"{i};{cell}\n" for i, cell in enumerate(cells.split()))
    data = nc.read_table(f"id;v\n{rows}".encode())
    assert data.frame["v"].tolist() == cells.split()
    assert any(note.startswith("v: ") and expected in note for note in data.reading.ambiguities)


@pytest.mark.parametrize("cells", ["red blue green", "12D 3F 7E 100L 4A 5B 6C", "A1 7 B2 C3", "a-1 a-2 3"])
def test_column_of_words_has_no_note(cells):
    rows = "".join(f"{i};{cell}\n" for i, cell in enumerate(cells.split()))
    reading = nc.read_table(f"id;v\n{rows}".encode()).reading
    assert not [note for note in (*reading.notes, *reading.ambiguities) if note.startswith("v: ")]


@pytest.mark.parametrize(
    ("cells", "is_ambiguous"), [("1.5 -999 3 -999", True), ("9999 12 14", True), ("900 999 700", False)]
)
def test_code_for_a_missing_value_is_an_ambiguity(cells, is_ambiguous):
    rows = "".join(f"{i};{cell}\n" for i, cell in enumerate(cells.split()))
    data = nc.read_table(f"id;v\n{rows}".encode())
    assert any("may mean a missing value" in sentence for sentence in data.reading.ambiguities) is is_ambiguous
    assert data.frame["v"].tolist() == [float(cell) for cell in cells.split()]
    with_codes = nc.read_table(f"id;v\n{rows}".encode(), missing_values=["-999", "9999"])
    assert not any("may mean" in sentence for sentence in with_codes.reading.ambiguities)


# --- the corpus itself ---


def test_corpus_has_at_least_120_cases_with_unique_names():
    assert len(BY_NAME) == len(CASES) >= 120


def test_corpus_is_the_same_at_every_call():
    assert [case.content for case in (*corpus(), *exports())] == [case.content for case in CASES]


def test_expected_rows_and_names_form_a_table():
    for case in CASES:
        assert len(set(case.names)) == len(case.names), case.name
        assert {len(row) for row in case.rows} <= {len(case.names)}, case.name
        assert case.rows, case.name
        assert all(a < b for a, b in pairwise(case.unread_lines)), case.name
