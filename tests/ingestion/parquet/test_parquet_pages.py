"""Columns are measured from the headers of their pages before they are decoded."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.parquet.parquet_footer import ColumnChunk, Footer, read_footer
from neon_core.ingestion.parquet.parquet_pages import PageTotals, measure_column
from tests.helpers import hostile_files

LIMIT = 1_000_000


def parquet(values, **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"x": values}), out, **options)
    return out.getvalue()


def measure(content: bytes, limit: int = LIMIT) -> PageTotals:
    return measure_column(content, read_footer(content), 0, "x", limit)


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("compression", ["none", "zstd"])
@pytest.mark.parametrize("dictionary", [True, False])
def test_unpacked_bytes_are_those_of_the_values(version, compression, dictionary):
    options = {"data_page_version": version, "compression": compression, "use_dictionary": dictionary}
    totals = measure(parquet([float(i) for i in range(1_000)], **options, row_group_size=400))
    assert 8_000 <= totals.n_bytes <= 12_000
    assert 3_200 <= totals.largest <= 5_000
    assert not totals.is_incremental


def test_many_small_pages_are_added_up():
    totals = measure(parquet([float(i) for i in range(10_000)], use_dictionary=False, data_page_size=800))
    assert totals.largest < 20_000
    assert 80_000 <= totals.n_bytes <= 90_000


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_delta_encoded_texts_are_incremental(version):
    options = {"use_dictionary": False, "column_encoding": "DELTA_BYTE_ARRAY", "data_page_version": version}
    assert measure(parquet(["a" * 100] * 50, **options)).is_incremental


def test_column_without_rows_has_no_bytes():
    assert measure(parquet(pa.array([], pa.int64()))).n_bytes < 100
    assert measure_column(b"", Footer(0, ((0, (ColumnChunk(0, 0),)),)), 0, "x", LIMIT) == PageTotals()


def test_column_beyond_the_limit_is_refused_with_both_sizes():
    content = hostile_files.described(2, page=hostile_files.page(2_000_000, 2, bytes(16)))
    with pytest.raises(SizeError, match="The unpacked column “x” has 2 MB; at most 1 MB are read"):
        measure(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            hostile_files.described(2, values=3, page=hostile_files.page(16, 3, bytes(16))),
            "claims 3 values in a row group of 2",
        ),
        (hostile_files.described(2, at=0, page=hostile_files.page(16, 2, bytes(16))), "the pages of “x” are missing"),
        (hostile_files.described(2, page=hostile_files.page(-1, 2, bytes(16))), "a page without a size"),
        (hostile_files.described(2, page=hostile_files.page(16, -2, bytes(16))), "without a number of values"),
        (hostile_files.described(2, page=hostile_files.page(16, 2, bytes(16)), at=10**6), "ends in the middle"),
    ],
    ids=["values", "place", "size", "number", "elsewhere"],
)
def test_contradictory_page_is_refused(content, words):
    with pytest.raises(ReadingError, match=words):
        measure(content)


def test_number_of_pages_is_bounded(monkeypatch):
    monkeypatch.setattr("neon_core.ingestion.parquet.parquet_pages.MOST_PAGES", 2)
    with pytest.raises(ReadingError, match="more than 2 pages"):
        measure(parquet([float(i) for i in range(100_000)], use_dictionary=False, data_page_size=800))
