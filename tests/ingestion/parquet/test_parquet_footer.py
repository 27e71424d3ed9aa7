"""Footers are read and their counts checked before the engine opens the file."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.parquet.parquet_footer import ColumnChunk, Footer, check_counts, read_footer
from neon_core.reading import Limits


def parquet(n_rows: int = 5, **options) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"a": list(range(n_rows)), "b": ["x"] * n_rows}), out, **options)
    return out.getvalue()


def footer(n_rows: int, group_rows: list[int], n_columns: int = 2) -> Footer:
    return Footer(n_rows, tuple((n, (ColumnChunk(n, 4),) * n_columns) for n in group_rows))


def test_footer_agrees_with_the_engine():
    content = parquet(5, row_group_size=2)
    metadata = pq.ParquetFile(io.BytesIO(content)).metadata
    read = read_footer(content)
    assert read.n_rows == 5
    assert [n_rows for n_rows, _ in read.groups] == [2, 2, 1]
    for i, (_, chunks) in enumerate(read.groups):
        for j, chunk in enumerate(chunks):
            column = metadata.row_group(i).column(j)
            assert chunk.n_values == column.num_values
            assert chunk.begin == (column.dictionary_page_offset or column.data_page_offset)


def test_chunk_without_dictionary_begins_at_its_data_page():
    content = parquet(use_dictionary=False)
    column = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(0).column(0)
    assert read_footer(content).groups[0][1][0] == ColumnChunk(5, column.data_page_offset)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PAR1", "its end is missing"),
        (b"PAR1" + bytes(20), "its end is missing"),
        (b"xxxx" + parquet()[4:], "its end is missing"),
        (parquet()[:-4] + b"PARE", "is encrypted"),
        (b"PAR1" + (100).to_bytes(4, "little") + b"PAR1", "footer of 100 bytes is longer than the file"),
        (b"PAR1" + b"\x16\x02" + (2).to_bytes(4, "little") + b"PAR1", "ends in the middle"),
    ],
    ids=["magic only", "no end", "no begin", "encrypted", "too long", "cut"],
)
def test_damaged_or_encrypted_file_is_refused(content, words):
    with pytest.raises(ReadingError, match=words):
        read_footer(content)


def test_counts_within_the_limits_pass():
    check_counts(footer(5, [3, 2]), 2, Limits(n_rows=5, n_columns=2, n_cells=10))
    check_counts(footer(0, []), 0, Limits())


def test_all_exceeded_limits_are_reported_at_once():
    with pytest.raises(SizeError) as caught:
        check_counts(footer(5, [5]), 2, Limits(n_rows=4, n_columns=1, n_cells=9))
    assert [problem.what for problem in caught.value.problems] == [
        "The table has 5 rows; at most 4 are read",
        "The table has 2 columns; at most 1 are read",
        "The table has 10 cells; at most 9 are read",
    ]


def test_number_of_column_chunks_is_bounded(monkeypatch):
    monkeypatch.setattr("neon_core.ingestion.parquet.parquet_footer.MOST_CHUNKS", 3)
    with pytest.raises(SizeError, match="4 separate pieces; at most 3"):
        check_counts(footer(2, [1, 1]), 2, Limits())


@pytest.mark.parametrize(
    "contradiction", [footer(5, [3, 3]), footer(-1, [-1]), footer(0, [-1, 1]), footer(1, [1], n_columns=3)], ids=str
)
def test_footer_that_contradicts_itself_is_refused(contradiction):
    with pytest.raises(ReadingError, match="The Parquet file is damaged"):
        check_counts(contradiction, 2, Limits())
