"""Reading a table: its face, what can be asked for, and two ways that must agree."""

from __future__ import annotations

import gzip
import io
import pickle
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.text import fast_path, line_scan, quote_check, record_scan
from neon_core.ingestion.text.records import Dialect, split_record
from neon_core.reading import Overrides, Unread, fingerprint
from tests.messy import corpus

CORPUS = corpus()
CHOICES = {"decimal": ".", "encoding": "cp1252", "header_row": 1}
TOWNS = b"town;warmth;people\nRome;21,5;2.872.800\nOslo;9;709.037\nBern;14,5\nKiel;12,5;246.601\n"


def read(content, **asked):
    return nc.read_table(content, filename="towns.csv", **asked)


def test_four_lines_are_read_as_by_hand():
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
def test_a_table_is_read_from_wherever_it_is(tmp_path, kind):
    path = tmp_path / "towns.csv"
    path.write_bytes(TOWNS)
    source = {"bytes": TOWNS, "path": path, "text of a path": str(path), "file": io.BytesIO(TOWNS)}[kind]
    data = nc.read_table(source)
    assert data.fingerprint == read(TOWNS).fingerprint
    assert data.name == ("towns" if "path" in kind else "table")


def test_gzip_keeps_its_own_fingerprint_and_the_name_within():
    packed = gzip.compress(TOWNS)
    data = nc.read_table(packed, filename="towns.csv.gz")
    assert (data.name, data.fingerprint) == ("towns", read(TOWNS).fingerprint)
    assert data.reading.source_fingerprint == fingerprint(packed)


def test_what_is_asked_for_is_done_and_remembered():
    data = read(b"3.9\n1,5.2\n7.4\n", delimiter=".", decimal=",", header_row=0, missing_values=["2"])
    assert data.frame["column 1"].tolist() == [3.0, 1.5, 7.0]
    np.testing.assert_array_equal(data.frame["column 2"], [9.0, np.nan, 4.0])
    assert data.reading.overrides == Overrides(delimiter=".", decimal=",", header_row=0, missing_values=("2",))


def test_a_header_further_down_leaves_what_is_above_unread():
    data = read(b"x,y\n1,2\nu,v\n3,4\n5,6\n", header_row=3)
    assert data.frame.to_dict("list") == {"u": [3, 5], "v": [4, 6]}
    assert [row.line for row in data.reading.unread] == [1, 2]


@pytest.mark.parametrize(
    ("asked", "where"),
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
def test_what_cannot_be_asked_for_is_said_all_at_once_and_what_to_do(asked, where):
    with pytest.raises(ReadingError) as refused:
        read(TOWNS, **asked)
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
def test_what_is_no_table_is_refused_with_the_reason_and_what_to_do(content, words):
    with pytest.raises(ReadingError, match=words) as refused:
        read(content)
    assert any(problem.hint for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("content", "resolved_by"),
    [
        (b"name,x\na,1.234\nb,5.678\n", "decimal"),
        ("name,x\nK\xf6ln,1\nOslo,2\n".encode("latin-1"), "encoding"),
        (b"one,two\nthree,four\n", "header_row"),
        (b"day,x\n03/04/2024,1\n05/06/2024,2\n", ""),
    ],
    ids=["marks", "letters", "header", "dates"],
)
def test_a_doubt_names_the_choice_that_settles_it(content, resolved_by):
    (doubt,) = read(content).reading.ambiguities
    assert doubt.resolved_by == resolved_by
    copied = pickle.loads(pickle.dumps(doubt))
    assert (copied, copied.resolved_by) == (doubt, resolved_by)
    assert resolved_by == "" or read(content, **{resolved_by: CHOICES[resolved_by]}).reading.ambiguities == ()


def test_as_many_rows_as_the_limit_are_read():
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
def test_what_is_too_large_is_refused_with_both_numbers(limits, words):
    with pytest.raises(SizeError, match=words) as refused:
        read(b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", limits=replace(nc.Limits(), **limits))
    (*_, problem) = refused.value.problems
    assert str(next(iter(limits.values()))) in str(refused.value)
    assert problem.hint


# --- two ways that must agree ---


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_the_fast_way_and_the_careful_way_give_the_same(case, monkeypatch):
    careful = nc.read_table(case.content, filename=case.filename, **case.overrides)
    monkeypatch.setattr(fast_path, "MIN_BYTES", 0)
    quick = nc.read_table(case.content, filename=case.filename, **case.overrides)
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    assert (quick.columns, quick.reading) == (careful.columns, careful.reading)


def test_the_fast_way_is_gone_where_it_can_be(monkeypatch):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(20_000, 5)), columns=list("abcde"))
    frame["word"] = rng.choice(["red", "green", "blue"], len(frame))
    frame["whole"] = rng.integers(0, 100, len(frame))
    content = frame.to_csv(index=False).encode()
    seen = []
    plain = fast_path._build_clean_table

    def watched(*args):
        seen.append(args)
        return plain(*args)

    monkeypatch.setattr(fast_path, "_build_clean_table", watched)
    data = read(content)
    assert len(seen) == 1
    pd.testing.assert_frame_equal(data.frame, frame)


DAMAGE = {
    "a row too short": lambda lines: [*lines[:9000], "1,2", *lines[9000:]],
    "a row too long": lambda lines: [*lines[:9000], lines[9000] + ",1", *lines[9001:]],
    "a blank line": lambda lines: [*lines[:9000], "", *lines[9000:]],
    "a word among numbers": lambda lines: [*lines[:9000], "x" + lines[9000], *lines[9001:]],
    "a leading zero": lambda lines: [*lines[:9000], lines[9000].rsplit(",", 1)[0] + ",007", *lines[9001:]],
    "many digits": lambda lines: [*lines[:9000], "12345678901234567890," + lines[9000].split(",", 1)[1], *lines[9001:]],
    "a quote": lambda lines: [*lines[:9000], '"' + lines[9000], *lines[9001:]],
    "the header again": lambda lines: [*lines[:9000], lines[0], *lines[9000:]],
    "a total at the end": lambda lines: [*lines, "Total," + lines[9].split(",", 1)[1]],
    "a footer": lambda lines: [*lines, "", "Source: me"],
    "only gaps in a row": lambda lines: [*lines[:9000], ",,,", *lines[9000:]],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_large_table_with_one_thing_wrong_is_read_as_a_small_one_would_be(damage, monkeypatch):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(rng.normal(size=(30_000, 3)), columns=["one", "two", "three"]).assign(n=range(30_000))
    content = "\n".join(damage(frame.to_csv(index=False).splitlines())).encode()
    quick = read(content)
    monkeypatch.setattr(fast_path, "MIN_BYTES", 1 << 60)
    careful = read(content)
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    assert (quick.columns, quick.reading) == (careful.columns, careful.reading)


QUOTED = b'"a","b"\n"1","x, y"\n"2",""\n"","z"\n'


@pytest.mark.parametrize(
    ("content", "is_so"),
    [
        (QUOTED, True),
        (QUOTED[:-1], True),
        (QUOTED.replace(b"\n", b"\r\n"), True),
        (QUOTED.replace(b'"2"', b"2"), False),
        (QUOTED.replace(b"x, y", b'x"" y'), False),
        (QUOTED.replace(b"x, y", b"x\ny"), False),
        (QUOTED.replace(b'"z"', b'"z'), False),
        (QUOTED.replace(b'""\n', b'"\n').replace(b"x, y", b'x"y'), False),
        (b"\n" + QUOTED, False),
        (QUOTED.replace(b"\n", b"\r\n").replace(b'"\r\n"2', b'"x\n"2'), False),
        (QUOTED.replace(b'"2",', b'",",'), True),
    ],
    ids=[
        *("so", "no end", "returns", "one without", "doubled", "a break", "open", "two that balance", "a blank line"),
        *("a letter for a return", "a cell that is a comma"),
    ],
)
def test_all_cells_are_in_quotes_only_where_each_quote_is_in_its_place(content, is_so):
    assert quote_check.is_fully_quoted(content, Dialect(), 0) is is_so


PIECES = st.sampled_from(['"a"', '""', '","', '"a,a"', ",", "\n", '"', "a", '","', '"\n"'])


@given(st.lists(PIECES, max_size=9).map("".join), st.sampled_from(["\n", "\r\n"]), st.integers(1, 20))
def test_cells_are_said_to_be_in_quotes_by_the_law(text, end, part):
    lines = text.removesuffix("\n").split("\n")
    cell = r'"[^"\n]*"'
    law = all(re.fullmatch(rf"{cell}(,{cell})*", line) for line in lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quote_check, "QUOTE_BLOCK", part)
        assert quote_check.is_fully_quoted(text.replace("\n", end).encode(), Dialect(), 0) is law


def test_a_large_table_of_quotes_is_read_fast_and_the_same(monkeypatch):
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(rng.normal(size=(20_000, 3)), columns=list("abc")).mask(rng.random((20_000, 3)) < 0.1)
    frame["word"] = rng.choice(["red, dark", "green"], len(frame))
    content = frame.to_csv(index=False, quoting=1).encode()
    assert quote_check.is_fully_quoted(content, Dialect(), 0)
    quick = read(content)
    monkeypatch.setattr(fast_path, "MIN_BYTES", 1 << 60)
    careful = read(content)
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    pd.testing.assert_frame_equal(quick.frame[["a", "b", "c"]], frame[["a", "b", "c"]])
    assert (quick.columns, quick.reading) == (careful.columns, careful.reading)


@given(
    st.lists(st.tuples(*[st.text("ab\",;\n 'é", max_size=4)] * 3), min_size=1, max_size=6),
    st.sampled_from([Dialect(), Dialect(";"), Dialect(",", "'")]),
    st.integers(4, 40),
)
def test_the_scan_in_blocks_counts_what_the_slow_way_cuts(rows, dialect, block):
    quote = dialect.quote
    text = "\n".join(
        dialect.delimiter.join(quote + cell.replace(quote, 2 * quote) + quote for cell in row) for row in rows
    ).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_scan, "BLOCK", max(block, max(map(len, text.split(b"\n"))) + 1))
        found = record_scan.scan_records(text, dialect, 3)
    assert found.count.tolist() == [len(row) for row in rows]
    for at, row in enumerate(rows):
        raw = text[found.start[at] : found.end[at]].decode()
        assert split_record(raw, dialect).cells == row


def test_a_last_row_that_is_far_from_the_sum_of_large_numbers_stays():
    table = b"a,b,c\n999999984000001,1,2\n3,4,5\n-999999982000007,7,8\n1,9,\n"
    data = read(table)
    assert data.frame["a"].tolist() == [999_999_984_000_001, 3, -999_999_982_000_007, 1]
    assert data.reading.unread == ()
