"""Messy files are read as a person would read them, or the reader says what it left out."""

from functools import cache
from itertools import pairwise

import pytest

import neon_core as nc
from tests.messy import as_people_see_it, corpus

CORPUS = corpus()
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


# --- the corpus itself ---


def test_there_are_enough_cases_and_each_has_its_name():
    assert len(BY_NAME) == len(CORPUS) >= 120


def test_the_same_bytes_come_twice():
    assert [case.content for case in corpus()] == [case.content for case in CORPUS]


@EACH
def test_what_is_expected_is_a_table(case):
    assert len(set(case.names)) == len(case.names)
    assert {len(row) for row in case.rows} <= {len(case.names)}
    assert case.rows
    assert all(a < b for a, b in pairwise(case.unread_lines))
