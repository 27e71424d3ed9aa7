"""The files of a table: one format, hidden ones left out, the partitions of each."""

from __future__ import annotations

import os

import pytest

from neon_core.errors import ReadingError
from neon_core.streaming.table_files import (
    SourceFile,
    check_partitions,
    check_unchanged,
    find_files,
    partitions_of,
    state_of,
)


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("a\n1\n")


def test_files_come_by_name_without_hidden_ones_and_others(tmp_path):
    write(tmp_path, "b.csv", "a/c.csv.gz", "_log/x.csv", ".x.csv", "readme.md")
    found = find_files(tmp_path)
    assert found.names == ("a/c.csv.gz", "b.csv")
    assert found.is_text


def test_one_file_of_any_name_is_text_unless_it_begins_as_parquet(tmp_path):
    write(tmp_path, "t.data", "u")
    (tmp_path / "u").write_bytes(b"PAR1...")
    assert find_files(tmp_path / "t.data").is_text
    assert not find_files(tmp_path / "u").is_text


def test_two_formats_and_workbooks_are_refused(tmp_path):
    write(tmp_path, "a.csv", "b.parquet")
    with pytest.raises(ReadingError, match=r"both text and Parquet: a\.csv and b\.parquet"):
        find_files(tmp_path)
    write(tmp_path, "c.xlsx")
    with pytest.raises(ReadingError, match=r"c\.xlsx is a workbook"):
        find_files(tmp_path)


def test_partitions_are_named_by_folders_and_are_those_of_all_files():
    assert partitions_of("a=1/b=__HIVE_DEFAULT_PARTITION__/x=y.csv") == {"a": "1", "b": ""}
    assert check_partitions(("a=1/p.csv", "a=2/p.csv")) == ("a",)
    with pytest.raises(ReadingError) as raised:
        check_partitions(("a=1/p.csv", "p.csv", "b=2/p.csv"))
    assert [problem.where for problem in raised.value.problems] == ["p.csv", "b=2/p.csv"]


@pytest.mark.parametrize("change", ["size", "time", "gone"])
def test_file_that_is_another_one_is_refused(change, tmp_path):
    write(tmp_path, "t.csv")
    path = tmp_path / "t.csv"
    file = SourceFile("t.csv", *state_of(path), 0)
    check_unchanged(path, file)
    if change == "gone":
        path.unlink()
    elif change == "time":
        os.utime(path, ns=(1, 1))
    else:
        path.write_text("a\n1\n2\n")
        os.utime(path, ns=(file.modified, file.modified))
    with pytest.raises(ReadingError, match=r"t\.csv changed while the table was read"):
        check_unchanged(path, file)
