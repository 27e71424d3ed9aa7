"""`read_table` as callers see it: by hand, from every source, with overrides and limits, and what it refuses."""

from __future__ import annotations

import gzip
import io
import pickle
from dataclasses import replace

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ReadingError, SizeError
from neon_core.reading import Overrides, Unread, fingerprint
from neon_core.value_format import format_column
from neon_core.wording.column_values import format_column_value

CHOICES = {"date_order": "dmy", "decimal": ".", "encoding": "cp1252", "header_row": 1}
TOWNS = b"town;warmth;people\nRome;21,5;2.872.800\nOslo;9;709.037\nBern;14,5\nKiel;12,5;246.601\n"


def read(content, **overrides):
    return nc.read_table(content, filename="towns.csv", **overrides)


def test_european_table_is_read_as_by_hand():
    data = read(TOWNS)
    assert data.name == "towns"
    assert data.frame.to_dict("list") == {
        "town": ["Rome", "Oslo", "Kiel"],
        "warmth": [21.5, 9.0, 12.5],
        "people": [2_872_800, 709_037, 246_601],
    }
    assert [(column.name, column.kind, column.role) for column in data.columns] == [
        ("town", "category", "row id"),
        ("warmth", "number", "feature"),
        ("people", "number", "feature"),
    ]
    reading = data.reading
    assert (reading.encoding, reading.delimiter, reading.decimal, reading.thousands) == ("utf-8", ";", ",", ".")
    assert (reading.header_row, reading.n_header_rows, reading.filename) == (1, 1, "towns.csv")
    assert reading.unread == (Unread(4, "2 cells instead of 3", "Bern;14,5"),)
    assert reading.ambiguities == ()
    assert reading.source_fingerprint == fingerprint(TOWNS)


@pytest.mark.parametrize("kind", ["bytes", "path", "text of a path", "file"])
def test_table_is_read_from_bytes_path_and_file(tmp_path, kind):
    path = tmp_path / "towns.csv"
    path.write_bytes(TOWNS)
    source = {"bytes": TOWNS, "path": path, "text of a path": str(path), "file": io.BytesIO(TOWNS)}[kind]
    data = nc.read_table(source)
    assert data.fingerprint == read(TOWNS).fingerprint
    assert data.name == ("towns" if "path" in kind else "table")


def test_gzip_keeps_the_fingerprint_of_the_packed_file_and_the_inner_name():
    packed = gzip.compress(TOWNS)
    data = nc.read_table(packed, filename="towns.csv.gz")
    assert (data.name, data.fingerprint) == ("towns", read(TOWNS).fingerprint)
    assert data.reading.source_fingerprint == fingerprint(packed)


def test_overrides_are_applied_and_kept_in_the_reading():
    data = read(b"3.9\n1,5.2\n7.4\n", delimiter=".", decimal=",", header_row=0, missing_values=["2"])
    assert data.frame["column 1"].tolist() == [3.0, 1.5, 7.0]
    np.testing.assert_array_equal(data.frame["column 2"], [9.0, np.nan, 4.0])
    assert data.reading.overrides == Overrides(delimiter=".", decimal=",", header_row=0, missing_values=("2",))


def test_rows_above_a_chosen_header_row_are_unread():
    data = read(b"x,y\n1,2\nu,v\n3,4\n5,6\n", header_row=3)
    assert data.frame.to_dict("list") == {"u": [3, 5], "v": [4, 6]}
    assert [row.line for row in data.reading.unread] == [1, 2]


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        ({"delimiter": ""}, {"delimiter"}),
        ({"delimiter": ",,"}, {"delimiter"}),
        ({"decimal": ";"}, {"decimal"}),
        ({"thousands": "x"}, {"thousands"}),
        ({"decimal": ",", "thousands": ","}, {"decimal, thousands"}),
        ({"header_row": -1}, {"header_row"}),
        ({"header_row": True}, {"header_row"}),
        ({"header_row": 9}, {"header_row"}),
        ({"missing_values": "NA"}, {"missing_values"}),
        ({"encoding": "klingon"}, {"encoding"}),
        ({"encoding": "utf-16"}, {"line 1", "encoding"}),
        ({"delimiter": "ab", "decimal": "x", "thousands": 3}, {"delimiter", "decimal", "thousands"}),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else str(value),  # alike in every process
)
def test_invalid_overrides_are_refused_all_at_once_with_hints(overrides, where):
    with pytest.raises(ReadingError) as refused:
        read(TOWNS, **overrides)
    assert {problem.where for problem in refused.value.problems} == where
    assert all(problem.hint for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"a,b\n", "not one row below"),
        (b"a,b\n,\n,\n", "not one row below"),
        (bytes(range(256)) * 40, "not text"),
        (b'{"a": [1, 2]}', "JSON"),
        (b"a,b\n" + b"x" * 5_000_000 + b",1\n", "too long"),
    ],
    ids=["nothing", "blanks", "a mark", "header only", "only gaps", "not text", "JSON", "a long line"],
)
def test_file_without_a_table_is_refused_with_hint(content, words):
    with pytest.raises(ReadingError, match=words) as refused:
        read(content)
    assert any(problem.hint for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("content", "resolved_by"),
    [
        (b"name,x\na,1.234\nb,5.678\n", "decimal"),
        ("name,x\nK\xf6ln,1\nOslo,2\n".encode("latin-1"), "encoding"),
        (b"one,two\nthree,four\n", "header_row"),
        (b"day,x\n03/04/2024,1\n05/06/2024,2\n", "date_order"),
    ],
    ids=["marks", "letters", "header", "dates"],
)
def test_ambiguity_names_the_override_that_resolves_it(content, resolved_by):
    (ambiguity,) = read(content).reading.ambiguities
    assert ambiguity.resolved_by == resolved_by
    copied = pickle.loads(pickle.dumps(ambiguity))
    assert (copied, copied.resolved_by) == (ambiguity, resolved_by)
    assert read(content, **{resolved_by: CHOICES[resolved_by]}).reading.ambiguities == ()


def test_table_of_as_many_rows_as_the_limit_is_read():
    content = b"a,b\n1,2\n3,4\n5,6\n"
    assert len(read(content, limits=nc.Limits(n_rows=3)).frame) == 3
    with pytest.raises(SizeError, match="The table has 3 rows; at most 2 are read"):
        read(content, limits=nc.Limits(n_rows=2))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"n_bytes": 20}, "bytes"),
        ({"n_rows": 2}, "rows"),
        ({"n_columns": 2}, "columns"),
        ({"n_cells": 8}, "cells"),
        ({"n_rows": 2, "n_columns": 2}, "columns"),
    ],
    ids=str,
)
def test_table_beyond_a_limit_is_refused_with_both_numbers(limits, words):
    with pytest.raises(SizeError, match=words) as refused:
        read(b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", limits=replace(nc.Limits(), **limits))
    (*_, problem) = refused.value.problems
    assert str(next(iter(limits.values()))) in str(refused.value)
    assert problem.hint


def test_whole_number_beyond_the_floats_beside_durations_is_read():
    data = nc.read_table(b"0,0\n0,0:\n0,9007199254740993\n")
    assert len(data.frame) == 3


def test_numbers_are_written_as_the_file_writes_them():
    content = b"""Vintage;Price;Cost;Weight;Rate
1998;\xe2\x82\xac 1.200;1.200 \xe2\x82\xac;150 lbs;12,5%
2004;\xe2\x82\xac 999;1.350 \xe2\x82\xac;160 lbs;7,25%
1987;-\xe2\x82\xac 20.500;800 \xe2\x82\xac;155 lbs;3%
"""
    data = read(content)
    texts = {
        column.name: [
            format_column_value(format_column(data.frame[column.name], column), float(value)).replace("\xa0", " ")
            for value in data.frame[column.name]
        ]
        for column in data.columns
    }
    assert texts == {
        "Vintage": ["1998", "2004", "1987"],
        "Price": ["€ 1,200", "€ 999", "−€ 20,500"],
        "Cost": ["1,200 €", "1,350 €", "800 €"],
        "Weight": ["150 lbs", "160 lbs", "155 lbs"],
        "Rate": ["12.50%", "7.25%", "3.00%"],
    }


def test_place_of_the_unit_makes_another_dataset_and_goes_with_the_kind():
    before, behind = (read(cells.encode()) for cells in ("a;b\n€ 5;1\n€ 7;2\n", "a;b\n5 €;1\n7 €;2\n"))
    assert before.frame.equals(behind.frame)
    assert before.fingerprint != behind.fingerprint
    assert before.with_kinds({"a": "category"}).columns[0].affixes == ("", "")


def test_each_row_knows_its_line_in_the_file():
    reading = read(b'town;n\nx;2\ny;"4\n5"\nz;6\nq\nu;9\nv;9\n').reading
    assert [reading.line_of(row) for row in range(5)] == [2, 3, 5, 7, 8]
    assert reading.line_of(5) == reading.line_of(-1) == 0
    assert read(TOWNS).reading.line_of(2) == 5
    assert isinstance(read(b"a\n1\n2\n3\n").reading.lines, range)
    assert nc.load_sample("iris").reading.line_of(0) == 0
