"""A table that takes more memory than is free is refused before it is read, with both numbers."""

from __future__ import annotations

import io

import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import SizeError
from neon_core.ingestion.memory_need import check_memory, estimate_text_memory
from tests.helpers import xlsx_writer

MB = 1_000_000


def parquet():
    """Return a table of 1,000 rows, one column of numbers and one of texts."""
    out = io.BytesIO()
    pd.DataFrame({"n": range(1000), "t": ["word"] * 1000}).to_parquet(out)
    return out.getvalue()


TABLES = {
    "text": (b"a,b\n" + b"1,2\n" * 1000, 75_600),
    "excel": (xlsx_writer.workbook([["a", "b"], *[[1.0, 2.0]] * 999]), 300_000),
    "parquet": (parquet(), 47_000),
}
"""A file of each format, and the memory that it is estimated to take."""


@pytest.mark.parametrize("kind", TABLES)
def test_table_is_refused_with_both_numbers_where_less_is_free(kind):
    content, needed = TABLES[kind]
    with pytest.raises(SizeError) as caught:
        nc.read_table(content, limits=nc.Limits(n_memory=20_000))
    (problem,) = caught.value.problems
    assert problem.what == f"Reading this table takes about {needed / 1000:.1f}".removesuffix(".0") + (
        " kB of memory, and 20 kB are free"
    )
    assert problem.hint.startswith("Leave out rows or columns")


@pytest.mark.parametrize("kind", TABLES)
def test_table_is_read_where_enough_is_free_or_nobody_asked(kind):
    content, _ = TABLES[kind]
    for limits in (nc.Limits(), nc.Limits(n_memory=MB)):
        assert nc.read_table(content, limits=limits).frame.shape[1] == 2


def test_memory_that_just_suffices_is_enough():
    check_memory(1000, nc.Limits(n_memory=1000))
    check_memory(10**15, nc.Limits())
    with pytest.raises(SizeError):
        check_memory(1001, nc.Limits(n_memory=1000))


def test_distinct_texts_take_more_than_repeated_ones_and_those_more_than_numbers():
    """A page of each kind: 15,000 lines of two cells."""
    numbers, repeated, distinct = (
        b"".join(b"%b,%d\n" % (cell(i), i % 10) for i in range(15_000))
        for cell in (lambda i: b"12345", lambda i: b"green", lambda i: b"g%04d" % (i % 10_000))
    )
    need = [estimate_text_memory(content) for content in (numbers, repeated, distinct)]
    assert need[0] == pytest.approx(120_000 * 1.3 + 30_000 * 35, rel=0.01)
    assert need[0] < need[1] < 1.01 * need[0]
    assert need[2] > 4 * need[0]


def test_two_bytes_a_character_are_counted_as_one():
    content = "12345,6\n" * 15_000
    wide = estimate_text_memory(content.encode("utf-16-le"))
    assert wide == pytest.approx(estimate_text_memory(content.encode()) + 1.3 * len(content), rel=0.01)
