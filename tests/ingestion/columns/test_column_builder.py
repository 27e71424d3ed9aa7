"""Typed columns built from rows of text: empty rows and columns, the table's number format, notes."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from neon_core.errors import ReadingError
from neon_core.ingestion.columns.column_builder import build_columns
from neon_core.ingestion.text.layout import Layout
from neon_core.ingestion.text.rows import TableRows
from neon_core.parse.number_formats import TableNumberFormat
from neon_core.reading import Overrides


def build(columns, delimiter=",", made_up=(), overrides=Overrides()):  # noqa: B008  # frozen
    """Build columns, a dict of name and cells."""
    names, n_rows = tuple(columns), len(next(iter(columns.values())))
    layout = Layout(len(names), (), names, tuple(made_up), 1, 1, 1, n_rows + 1, {}, frozenset({0}), (), ())
    table = pa.table({str(i): pa.chunked_array([cells], pa.string()) for i, cells in enumerate(columns.values())})
    return build_columns(TableRows(table, np.arange(n_rows) + 2, (), ()), layout, delimiter, overrides)


def kinds(built):
    return [column.kind for column in built.columns]


def test_columns_are_typed_in_order():
    built = build({"town": ["Rome", "Oslo"], "warm": ["21.5", "9"], "wet": ["yes", "no"]})
    assert (built.names, kinds(built)) == (("town", "warm", "wet"), ["category", "number", "boolean"])
    assert (built.number_format, built.ambiguities, built.notes) == (TableNumberFormat(".", ""), (), ())


def test_one_column_decides_the_decimal_mark_of_another():
    built = build({"a": ["1.234", "5.678"], "b": ["0,5", "2,25"]}, ";")
    assert built.number_format == TableNumberFormat(",", ".")
    assert built.columns[0].values.tolist() == [1234, 5678]


def test_unclear_decimal_mark_is_ambiguous_with_its_override():
    built = build({"a": ["1.234", "5.678"]})
    (ambiguity,) = built.ambiguities
    assert str(ambiguity) == (
        "a: 1.234 could have a decimal mark or a thousands mark; it was read as 1.234. Choose the decimal mark."
    )
    assert ambiguity.resolved_by == "decimal"
    assert build({"a": ["1.234", "5.678"]}, overrides=Overrides(decimal=",")).ambiguities == ()


def test_unclear_decimal_marks_of_several_columns_are_one_ambiguity():
    (ambiguity,) = build({"a": ["1.234", "5.678"], "b": ["9.876", "5.432"], "c": ["x", "y"]}).ambiguities
    assert ambiguity.startswith("2 columns (a and b): decimal or thousands mark? Both fit 1.234,")
    assert (ambiguity.resolved_by, ambiguity.columns) == ("decimal", ("a", "b"))


def test_empty_rows_are_left_out_with_a_note():
    built = build({"a": ["1", "", "3"], "b": ["x", " ", "y"]})
    assert built.columns[0].values.tolist() == [1, 3]
    assert built.notes == ("1 row without a value was left out.",)


def test_unnamed_empty_columns_are_left_out_with_a_note():
    columns = {"a": ["1", "2"], "column 2": ["", ""], "column 3": ["", ""], "empty": ["", ""]}
    built = build(columns, made_up=["column 2", "column 3"])
    assert built.names == ("a", "empty")
    assert built.notes == ("2 columns without name and value were left out.",)


def test_unnamed_column_with_values_is_kept():
    assert build({"a": ["1", "2"], "column 2": ["", "x"]}, made_up=["column 2"]).names == ("a", "column 2")


def test_table_without_a_value_is_refused_with_hint():
    with pytest.raises(ReadingError, match="There is not one value in the rows of this table") as refused:
        build({"a": ["", " "], "b": ["", ""]})
    assert refused.value.problems[0].hint


def test_columns_that_are_numbers_already_keep_their_missing_words():
    table = pa.table({"0": pa.chunked_array([[1.5, None]]), "1": pa.chunked_array([["x", "y"]])})
    rows = TableRows(table, np.arange(2) + 2, (), (), (["1.5"], ["x", "y"]), (("NA",), ()), has_no_empty_rows=True)
    layout = Layout(2, (), ("a", "b"), (), 1, 1, 1, 3, {}, frozenset({0}), (), ())
    built = build_columns(rows, layout, ",", Overrides())
    assert (kinds(built), built.columns[0].missing) == (["number", "category"], ("NA",))
