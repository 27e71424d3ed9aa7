"""The detected dialect: delimiter, quote, escape and comment of small texts, by hand."""

from __future__ import annotations

import pytest

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
