"""Delimited text read step by step: line ends, invisible characters, delimiters of several bytes, limits."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion import messages
from neon_core.ingestion.text.records import WHITESPACE, Dialect
from neon_core.ingestion.text.text_reader import read_text_table
from neon_core.reading import Overrides

LIMITS = nc.Limits()


def read(content, overrides=Overrides(), limits=LIMITS, dialect=None):  # noqa: B008  # frozen
    return read_text_table(content, overrides, limits, dialect)


def columns(table):
    values = (column.values for column in table.typed.columns)
    return dict(zip(table.typed.names, (list(v.tolist() if hasattr(v, "tolist") else v) for v in values), strict=True))


def test_table_is_read_with_its_dialect_and_encoding():
    table = read("town;warm\nKöln;21,5\nOslo;9\n".encode())
    assert (table.encoding, table.dialect) == ("utf-8", Dialect(";"))
    assert (table.typed.names, table.typed.number_format.decimal) == (("town", "warm"), ",")
    assert columns(table)["warm"] == [21.5, 9.0]
    assert (table.ambiguities, table.notes, table.unread) == ((), (), ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_unified(end):
    table = read(end.join(["a,b", "1,2", "3,4"]).encode())
    assert columns(table) == {"a": [1, 3], "b": [2, 4]}


def test_mixed_line_ends_are_unified():
    assert columns(read(b"a,b\r\n1,2\r3,4\n5,6")) == {"a": [1, 3, 5], "b": [2, 4, 6]}


def test_invisible_characters_at_the_edges_of_cells_are_removed():
    table = read("\u200ba,b\u200e\n\ufeff1,\u200b2\n3,4\u202c\n".encode())
    assert columns(table) == {"a": [1, 3], "b": [2, 4]}
    words = read("a,b\nx\u200by,1\nz,2\n".encode())
    assert str(columns(words)["a"][0]) == "x\u200by"


def test_delimiter_of_several_bytes_is_read():
    assert columns(read("a¦b\n1¦2\n3¦4\n".encode())) == {"a": [1, 3], "b": [2, 4]}


def test_unread_lines_of_a_table_by_spaces_are_shown_as_in_the_file():
    table = read(b"a b\n1  2\n3\n5  6\n7 8\n")
    assert table.dialect.delimiter == WHITESPACE
    assert [(row.line, row.text) for row in table.unread] == [(3, "3")]
    assert columns(table) == {"a": [1, 5, 7], "b": [2, 6, 8]}


def test_known_dialect_is_not_detected():
    assert columns(read(b"a;b\n1;2\n3;4\n", dialect=Dialect(","))) == {"a;b": ["1;2", "3;4"]}


def test_sep_line_counts_as_a_line():
    table = read(b"sep=;\na;b\n1;2\nx\n3;4\n")
    assert (table.layout.header_line, [row.line for row in table.unread]) == (2, [4])


def test_width_of_the_whole_table_decides_how_an_open_quote_is_read():
    preamble = b"remark " * 100 + b"\n"  # 100 lines of it are longer than the sample that decides the first width
    table = read(preamble * 100 + b'a,b\n1,"x\n' + b"2,y\n" * 300, Overrides(delimiter=","))
    assert (table.layout.width, table.layout.header_line) == (2, 101)
    assert len(columns(table)["a"]) == 301
    assert [row.line for row in table.unread] == list(range(1, 101))


def test_literal_quote_is_an_ambiguity():
    table = read(b'a,b\n1,"x\n2,y\n3,z\n')
    (doubt,) = table.ambiguities
    assert doubt == 'A quote (") that is never closed was read as a character in line 2.'
    assert (doubt.resolved_by, doubt.values) == ("quote", ('"', ""))


def test_chosen_quote_is_said_in_a_note_where_one_is_never_closed():
    content = b'a,b\n1,"x\n2,y\n3,"z"\n'
    as_quotes = read(content, Overrides(quote='"'))
    assert columns(as_quotes)["b"] == ['"x', "y", "z"]
    assert (as_quotes.ambiguities, as_quotes.notes) == ((), (messages.unclosed_quotes([2], '"'),))
    as_characters = read(content, Overrides(quote=""))
    assert columns(as_characters)["b"] == ['"x', "y", '"z"']
    assert (as_characters.ambiguities, as_characters.notes) == ((), ())
    assert columns(read(b"a,b\n1,'x,y'\n", Overrides(quote="'")))["b"] == ["x,y"]
    with pytest.raises(ReadingError, match="read with quote"):
        read(b"a,b\n", Overrides(quote="'"))


@pytest.mark.parametrize(
    ("overrides", "where"),
    [(Overrides(encoding="cp1252"), ["encoding"]), (Overrides("utf-8", "\t"), ["encoding", "delimiter"])],
)
def test_error_names_the_overrides_that_may_have_caused_it(overrides, where):
    with pytest.raises(ReadingError) as refused:
        read(b"a,b\n", overrides)
    assert [problem.where for problem in refused.value.problems][1:] == where
    assert "as you chose" in str(refused.value)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (nc.Limits(n_rows=2), "The table has 3 rows; at most 2 are read"),
        (nc.Limits(n_columns=1), "The table has 2 columns; at most 1 are read"),
        (nc.Limits(n_cells=5), "The table has 6 cells; at most 5 are read"),
    ],
)
def test_table_beyond_a_limit_is_refused(limits, words):
    with pytest.raises(SizeError, match=words):
        read(b"a,b\n1,2\n3,4\n5,6\n", limits=limits)


def test_text_of_too_many_lines_is_refused_before_the_scan():
    with pytest.raises(SizeError, match="The file has 13 lines; at most 12 are read for at most 3 rows"):
        read(b"#\n" * 10 + b"a,b\n1,2\n3,4\n", limits=nc.Limits(n_rows=3))
