"""Columns of text read as numbers or words, by hand: formats, gaps, odd words, codes, units."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from neon_core.ingestion.columns.kinds import read_column, sample_cells
from neon_core.ingestion.columns.typed_column import TableContext
from neon_core.parse.number_formats import TableNumberFormat, detect_formats, possible_formats


def read(*cells, decimal=".", thousands="", missing=None):
    """Return the column of some cells in a table of a number format."""
    column = pa.chunked_array([list(cells)], pa.string())
    possible = possible_formats(None, None)
    table_format = TableNumberFormat(decimal, thousands)
    context = TableContext(table_format, possible, decimal == ",", missing, np.arange(len(cells)) + 2)
    sample = sample_cells(column, missing, 1)
    return read_column("a", column, sample, detect_formats(sample, possible), context)


def values(column):
    return [None if np.isnan(value) else value for value in column.values.tolist()]


@pytest.mark.parametrize(
    ("cells", "marks", "expected"),
    [
        (("1", "2"), {}, [1, 2]),
        (("1.5", "2"), {}, [1.5, 2.0]),
        (("1,5", "2"), {"decimal": ","}, [1.5, 2.0]),
        (("1.5", ""), {}, [1.5, None]),
        (("1.5", "NA", "n/a", "-", "2"), {}, [1.5, None, None, None, 2.0]),
        ((" 1 ", "2"), {}, [1, 2]),
        (("1.234", "5.678"), {"decimal": ","}, [1234, 5678]),
        (("1,234", "5"), {}, [1234, 5]),
        (("1,5", "2,25"), {}, [1.5, 2.25]),
        (("1 234", "5"), {}, [1234, 5]),
        (("12.5", "- €", "3.5"), {}, [12.5, None, 3.5]),
        (("123456789012345678", "1"), {}, [123456789012345678, 1]),
    ],
)
def test_column_of_numbers_is_read(cells, marks, expected):
    column = read(*cells, **marks)
    assert column.kind == "number"
    assert values(column) == expected


@pytest.mark.parametrize(
    "cells",
    [
        ("007", "012"),
        ("12345678901234567890", "1"),
        ("1234567890123456", "", "1"),
        ("1.5", "red", "2.5"),
        ("a", "b"),
    ],
    ids=["leading zeros", "long", "long with gaps", "half words", "words"],
)
def test_column_of_codes_or_words_is_no_number(cells):
    assert read(*cells).kind == "category"


def test_few_words_among_many_numbers_are_missing_and_ambiguous():
    column = read(*["1.5", "2.5"] * 10, "broken")
    assert (column.kind, values(column)[-1]) == ("number", None)
    assert column.ambiguities == ("a: 1 cell (broken; line 22) is not a number and counts as missing.",)
    more = read(*["1.5", "2.5"] * 20, "broken", "lost")
    assert more.ambiguities == ("a: 2 cells (broken and lost; lines 42 and 43) are not numbers and count as missing.",)


def test_missing_words_of_a_column_are_kept():
    assert read("1.5", "NA", "n/a", "", "2").missing == ("NA", "n/a")
    assert read("1.5 €", "- €", "2 €").missing == ("- €",)


def test_unit_is_kept_and_a_mixed_unit_is_ambiguous():
    assert read("5 €", "7 €").unit == "€"
    mixed = read("5 €", "7")
    assert mixed.unit == "€"
    assert mixed.ambiguities == ("a: some numbers have €, others have no unit; they were read as they are.",)


@pytest.mark.parametrize(
    ("cells", "code"),
    [(("1.5", "-999", "3", "-999"), "-999 occurs 2 times"), (("9999", "12", "14"), "9999 occurs once")],
)
def test_code_for_a_missing_value_is_ambiguous(cells, code):
    (ambiguity,) = read(*cells).ambiguities
    assert ambiguity == f"a: {code} and may mean a missing value; it was read as a number."
    assert read(*cells, missing=frozenset()).ambiguities == ()


def test_number_near_the_others_is_no_code():
    assert read("900", "999", "700").ambiguities == ()


def test_chosen_missing_values_are_exact_and_the_only_ones():
    column = read("1.5", "x", "2", missing=frozenset({"x"}))
    assert (values(column), column.missing) == ([1.5, None, 2.0], ("x",))
    assert read("1.5", "NA", missing=frozenset({"x"})).kind == "category"
    assert read("1", "2", "3", missing=frozenset({"2"})).values.tolist()[0::2] == [1, 3]


def test_column_that_the_engine_read_as_floats_is_kept():
    context = TableContext(TableNumberFormat(".", ""), [], False, None, np.arange(2))
    column = read_column("a", pa.chunked_array([[1.5, None]]), ["1.5"], [], context)
    assert (column.kind, values(column)) == ("number", [1.5, None])


def test_sample_has_different_cells_from_all_over_the_column():
    cells = pa.chunked_array([[str(i) for i in range(10_000)]])
    sample = sample_cells(cells, None, 1)
    assert sample[:3] == ["0", "1", "2"]
    assert len(set(sample)) == len(sample) <= 450
    assert max(map(int, sample)) > 9_900


def test_sample_of_a_mostly_empty_column_finds_the_other_cells():
    cells = pa.chunked_array([[""] * 5_000 + ["x1"] + [""] * 5_000])
    assert "x1" in sample_cells(cells, None, 1)


def test_sample_leaves_out_missing_cells():
    cells = pa.chunked_array([["NA", " 5 ", "", "- €", "x"]])
    assert sample_cells(cells, None, 1) == ["5"]
    assert sample_cells(cells, frozenset({"x"}), 1) == ["NA", "5", "- €"]
