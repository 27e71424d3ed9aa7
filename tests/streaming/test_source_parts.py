"""Parts of a table on disk: every fault of every part in one error, rows in order."""

from __future__ import annotations

import pandas as pd
import pytest

from neon_core.errors import ColumnError, ReadingError
from neon_core.streaming import source_parts
from neon_core.streaming.source_parts import open_source
from tests.helpers.streamed import write_parts

TABLE = pd.DataFrame({"a": range(10), "b": list("abcdefghij")})


def test_rows_come_in_order_whatever_the_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(source_parts, "BATCH_ROWS", 2)
    monkeypatch.setattr(source_parts, "PIECE_ROWS", 4)
    source = open_source(write_parts(tmp_path / "t", TABLE, [7], group=3))
    assert [(p.file, p.first_row, p.n_rows) for p in source.pieces] == [(0, 0, 6), (0, 6, 1), (1, 7, 3)]
    rows = [row for piece in source.pieces for batch in source.batches(piece, ["a"]) for row in batch["a"].to_pylist()]
    assert rows == list(range(10))
    assert source.n_rows == 10


def test_every_part_with_another_schema_is_named(tmp_path):
    folder = write_parts(tmp_path / "t", TABLE, [5])
    TABLE.assign(a=0.5).to_parquet(folder / "q.parquet", index=False)
    TABLE[["a"]].assign(c=1).to_parquet(folder / "r.parquet", index=False)
    with pytest.raises(ReadingError) as raised:
        open_source(folder)
    assert [problem.what for problem in raised.value.problems] == [
        "q.parquet has another schema than p0.parquet: a is double, not int64",
        "r.parquet has another schema than p0.parquet: no b, c is new",
    ]


def test_unreadable_parts_and_parts_with_another_schema_are_named_in_one_error(tmp_path):
    folder = write_parts(tmp_path / "t", TABLE, [5])
    (folder / "a.parquet").write_bytes(b"PAR1 and no more")
    (folder / "r.parquet").write_bytes(b"")
    TABLE[["a"]].to_parquet(folder / "s.parquet", index=False)
    with pytest.raises(ReadingError) as raised:
        open_source(folder)
    assert [problem.where for problem in raised.value.problems] == ["a.parquet", "r.parquet", "s.parquet"]
    assert raised.value.problems[2].what == "s.parquet has another schema than p0.parquet: no b"


def test_part_that_is_damaged_inside_is_named(tmp_path):
    folder = write_parts(tmp_path / "t", TABLE, [5])
    content = bytearray((folder / "p1.parquet").read_bytes())
    content[4:40] = b"\xff" * 36
    (folder / "p1.parquet").write_bytes(content)
    source = open_source(folder)
    with pytest.raises(ReadingError, match=r"p1\.parquet cannot be read"):
        list(source.batches(source.pieces[1]))


@pytest.mark.parametrize("name", ["t.xlsx", "none.parquet"])
def test_workbooks_and_files_that_are_not_there_are_refused(name, tmp_path):
    (tmp_path / "t.xlsx").write_bytes(b"PK")
    with pytest.raises(ReadingError):
        open_source(tmp_path / name)


def test_folder_without_rows_or_without_files_is_refused(tmp_path):
    with pytest.raises(ReadingError, match="has no Parquet or CSV file"):
        open_source(tmp_path)
    with pytest.raises(ReadingError, match="has no rows"):
        open_source(write_parts(tmp_path / "t", TABLE[:0], []))


def test_row_labels_without_a_name_are_the_index_and_repeated_names_are_refused(tmp_path):
    TABLE.iloc[[5, 0, 2]].to_parquet(tmp_path / "t.parquet")
    assert open_source(tmp_path / "t.parquet").names == ("a", "b", "index")
    with pytest.raises(ColumnError, match="1 name of columns"):
        source_parts._choose_names(["a", "a"])
