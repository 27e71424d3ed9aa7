"""Hostile, very long or very wide text is read or refused within 1.5 GB of memory."""

from __future__ import annotations

import sys

import pytest

from tests.helpers.confined import read_confined

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the memory limit of a process is Linux's")


def wide(n_columns: int) -> bytes:
    """Return a header and a row of `n_columns` cells."""
    names, values = (",".join(f"{word}{i}" for i in range(n_columns)) for word in ("c", ""))
    return f"{names}\n{values}\n".encode()


def long(n_rows: int) -> bytes:
    return b"a,b\n" + b"1,2\n" * n_rows


TABLES = {
    "10,000 columns": (lambda: wide(10_000), "read", "(1, 10000)"),
    "10,001 columns": (lambda: wide(10_001), "SizeError", "10,001 columns; at most 10,000"),
    "a million rows": (lambda: long(1_000_000), "read", "(1000000, 2)"),
    "2,000,001 rows": (lambda: long(2_000_001), "SizeError", "at most 2,000,000"),
    "a line of 100 MB": (lambda: b"x" * 100_000_000, "ReadingError", ""),
    "a line of 100 MB of commas": (lambda: b"," * 100_000_000, "ReadingError", ""),
    "a line of 50 million cells": (lambda: b"x," * 50_000_000, "ReadingError", ""),
    "a cell of 100 MB": (lambda: b"a,b\n1," + b"x" * 100_000_000 + b"\n", "ReadingError", ""),
    "50 million lines": (lambda: b"x\n" * 50_000_000, "SizeError", "at most 2,000,000"),
    "50 million lines that end as of old": (lambda: b"x\r" * 50_000_000, "SizeError", "at most 2,000,000"),
    "50 million lines of comments": (
        lambda: b"#\n" * 50_000_000 + b"a,b\n1,2\n",
        "SizeError",
        "at most 8,000,000 are read",
    ),
    "50 million quotes, one a line": (lambda: b'"\n' * 50_000_000, "SizeError", "at most 8,000,000 are read"),
    "16 million rows of two kinds of commas": (lambda: b"a;b,c\n" * 16_000_000, "SizeError", "at most 2,000,000"),
    "an apostrophe that never ends": (
        lambda: b"a,b\n1,'" + b"x\n" * 50_000_000,
        "SizeError",
        "at most 8,000,000 are read",
    ),
    "40 million letters in UTF-16": (lambda: ("a,b\n" + "x" * 40_000_000).encode("utf-16"), "ReadingError", ""),
    "a quote that never ends": (lambda: b'a,b\n1,"' + b"x\n" * 50_000_000, "SizeError", "at most 8,000,000 are read"),
    "100 MB of line ends": (lambda: b"\n" * 100_000_000, "ReadingError", "The file is empty"),
    "100 MB of quotes": (lambda: b'"' * 100_000_000, "ReadingError", ""),
    "100 MB of NULs and a letter": (lambda: bytes(100_000_000) + b"a", "ReadingError", ""),
}


LONG = (
    "10,000 columns",
    "50 million lines that end as of old",
    "50 million lines of comments",
    "40 million letters in UTF-16",
    "a line of 50 million cells",
    "100 MB of NULs and a letter",
    "a line of 100 MB of commas",
    "50 million quotes, one a line",
    "an apostrophe that never ends",
    "100 MB of quotes",
    "a line of 100 MB",
)
"""Cases beside which another one has a limit of the same kind."""


@pytest.mark.parametrize(
    ("make", "kind", "words"),
    [pytest.param(*case, id=name, marks=[pytest.mark.large] * (name in LONG)) for name, case in TABLES.items()],
)
def test_hostile_text_is_read_or_refused_with_its_reason(tmp_path, make, kind, words):
    path = tmp_path / "table.csv"
    path.write_bytes(make())
    ((got, said),) = read_confined([path], "table")
    assert got == kind, said
    assert words in said
