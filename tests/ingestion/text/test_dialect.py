"""The detected dialect: delimiter, quote, escape and comment of small texts, by hand."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.ingestion.text.dialect import detect_dialect, is_typed
from neon_core.ingestion.text.records import WHITESPACE, Dialect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n3,4\n", Dialect(",")),
        ("a;b\n1,5;2\n3,25;4\n", Dialect(";")),
        ("a\tb\nx, y\t2\nz, w\t4\n", Dialect("\t")),
        ("a|b\n1|2\n3|4\n", Dialect("|")),
        ("a:b\n1:x\n3:y\n", Dialect(":")),
        ("a b\n1 2\n3 4\n", Dialect(WHITESPACE)),
        ("name        size\nNew York    12\nOslo        9\n", Dialect(WHITESPACE, is_wide=True)),
        ("'a','b'\n'x, y','2'\n'z','4'\n", Dialect(",", quote="'")),
        ('a,b\n"say \\"hi\\"",2\nx,3\n', Dialect(",", escape="\\")),
        ("# made by hand\na,b\n1,2\n3,4\n", Dialect(",", comment="#")),
        ("a\n1,5\n2,25\n3,75\n", Dialect(WHITESPACE)),
        ("", Dialect(",")),
    ],
    ids=[
        *("comma", "semicolon", "tab", "bar", "colon", "spaces", "columns", "single quotes", "escape", "comment"),
        *("decimal commas only", "empty"),
    ],
)
def test_dialect_is_detected(text, expected):
    assert detect_dialect(text.encode())[0] == expected


def test_chosen_delimiter_is_kept_and_the_quote_is_detected_for_it():
    dialect, _, _ = detect_dialect(b"'a';'b,c'\n'x';'y'\n", ",")
    assert dialect.delimiter == ","
    assert detect_dialect(b"'a';'b,c'\n'x';'y'\n", ";")[0] == Dialect(";", quote="'")


@pytest.mark.parametrize("line", [b"sep=;\n", b"SEP=;\r\n", b'"sep=;"\n', b"sep=;,,\n"])
def test_sep_line_of_excel_sets_the_delimiter_and_is_skipped(line):
    dialect, start, n_before = detect_dialect(line + b"a;b\n1;2\n")
    assert (dialect.delimiter, start, n_before) == (";", len(line), 1)


def test_long_text_is_judged_by_whole_lines_of_its_beginning():
    rows = b"1,2\n" * 40_000
    assert detect_dialect(b"a,b\n" + rows + b"x;y;z\n")[0] == Dialect(",")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *((cell, True) for cell in ("", " ", "12", "-1.234,50 €", "(5)", "2024-01-31", "12:30", "New York (N.Y.)")),
        *((cell, True) for cell in ("a@b.org", "https://x.org/a?b=1")),
        *((cell, False) for cell in ("a;b", "a  b", "a,b", '"a"', "=x")),
    ],
)
def test_cell_is_typed_where_it_is_a_value_word_or_address(cell, expected):
    assert is_typed(cell) is expected


def table(pattern: str, n: int = 30) -> str:
    return "".join(f"{pattern.format(k=k, a=k * 7 % 13)}\n" for k in range(n))


CELLS = {
    "marks": ("id;text;n\n" + table('{k};"# head\n* one; two\n* three\n";{a}'), 30),
    "bullets": ("id,text,n\n" + table('{k},"Pros:\n* fast\n* cheap\nCons:\n* loud",{a}'), 30),
    "bars": ("id\ttext\tn\n" + table('{k}\t"a | b\nc | d\n\ne | f"\t{a}'), 30),
    "twelve lines": ("id,text,n\n" + table('{k},"' + "- a: b\n" * 12 + '",{a}', 20), 20),
    "a line with a mark that closes the cell": ("id,text,n\n" + table('{k},"one\n# two",{a}'), 30),
}


@pytest.mark.parametrize(("text", "n_rows"), CELLS.values(), ids=CELLS)
def test_cells_of_several_lines_do_not_change_the_delimiter(text, n_rows):
    data = nc.read_table(text.encode())
    assert (data.frame.shape, data.reading.unread) == ((n_rows, 3), ())
    assert data.frame.columns[0] == "id"


MARKED = {
    "some rows": ("tag;n\n" + table("#t{k};{a}", 5) + table("t{k};{a}", 9), 14),
    "the first row": ("#red,1\nblue,2\n#green,3\nblack,4\nwhite,5\n", 5),
    "a comment, which has fewer cells": ("tag,n,m\n" + table("t{k},{a},{k}", 8) + "# checked, twice\n", 8),
    "the header, and some rows": ("#tag,n\n" + table("#t{k},{a}", 3) + table("t{k},{a}", 9), 12),
}


@pytest.mark.parametrize(("text", "n_rows"), MARKED.values(), ids=MARKED)
def test_only_a_line_with_fewer_cells_is_a_comment(text, n_rows):
    assert len(nc.read_table(text.encode()).frame) == n_rows
