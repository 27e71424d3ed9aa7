"""Tables in object stores are those of a disk: the same parts, the same words where one is missing or changes."""

from __future__ import annotations

import gzip
import sys

import fsspec
import pytest

import neon_core as nc
from neon_core.errors import MissingPackageError, ReadingError, SavedFileError
from neon_core.streaming.store_path import StorePath, parse_path
from tests.helpers.streamed import FOUR, mixed_frame, read_folder, write_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
CONFIG = nc.AnalysisConfig(2, n_init=1)


@pytest.fixture
def memory():
    store = fsspec.filesystem("memory")
    yield store
    store.rm("/", recursive=True)


def without_manifest(folder):
    return {name: content for name, content in read_folder(folder).items() if name != "_manifest.json"}


def test_parts_of_memory_and_local_stores_are_explained_as_those_of_a_disk(tmp_path, memory):
    folder = write_parts(tmp_path / "t", mixed_frame(90), [30, 60])
    memory.put(str(folder), "/bucket/t", recursive=True)
    nc.explain_dataset(folder, tmp_path / "disk", CONFIG)
    nc.explain_dataset("memory://bucket/t", tmp_path / "memory", CONFIG)
    nc.explain_dataset(f"file://{folder}", tmp_path / "local", CONFIG)
    assert without_manifest(tmp_path / "memory") == without_manifest(tmp_path / "disk")
    assert without_manifest(tmp_path / "local") == without_manifest(tmp_path / "disk")
    assert nc.explain_dataset("memory://bucket/t", tmp_path / "memory", CONFIG).n_rows == 90  # is as it was


def test_text_and_hive_partitions_of_a_store_are_read(tmp_path, memory):
    memory.pipe("/t/year=2023/p.csv.gz", gzip.compress(FOUR.encode()))
    memory.pipe("/t/year=2024/p.csv", FOUR.encode())
    memory.pipe("/t/_log/x.csv", b"no table")
    done = nc.explain_dataset("memory://t", tmp_path / "out", CONFIG, roles={"year": "ignore"})
    assert [file.path for file in done.manifest.files] == ["year=2023/p.csv.gz", "year=2024/p.csv"]
    assert done.n_rows == 8
    one = nc.explain_dataset("memory://t/year=2024/p.csv", tmp_path / "one", CONFIG)
    assert [file.path for file in one.manifest.files] == ["p.csv"]


def test_object_that_changes_ends_the_run(tmp_path, memory):
    memory.pipe("/t/p.csv", FOUR.encode())

    def change(name, _share):
        if name.startswith("read and check"):
            memory.pipe("/t/p.csv", FOUR.replace("4", "5").encode())

    with pytest.raises(ReadingError, match=r"p\.csv changed while the table was read"):
        nc.explain_dataset("memory://t", tmp_path / "out", CONFIG, progress=change)


def refuse(_source):
    raise ImportError("Install s3fs to access S3")


def test_what_is_not_there_is_named_with_what_to_do(tmp_path, memory, monkeypatch):
    with pytest.raises(ReadingError, match="There is no memory://"):
        nc.explain_dataset("memory://none", tmp_path / "out", CONFIG)
    with pytest.raises(ReadingError, match="nowhere://a cannot be reached: Protocol not known"):
        nc.explain_dataset("nowhere://a", tmp_path / "out", CONFIG)
    memory.pipe("/t.csv", FOUR.encode())
    with pytest.raises(SavedFileError, match="memory://out is in an object store"):
        nc.explain_dataset("memory://t.csv", "memory://out", CONFIG)
    monkeypatch.setattr("fsspec.core.url_to_fs", refuse)
    with pytest.raises(MissingPackageError, match=r"A package for s3://a is not installed.*s3fs"):
        parse_path("s3://a")
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingPackageError, match=r"neon-dashboard\[stores\]"):
        parse_path("memory://a")


def test_store_that_does_not_answer_is_named(monkeypatch, tmp_path):
    def fail(self):
        raise ConnectionError("no route to host")

    monkeypatch.setattr(StorePath, "exists", fail)
    with pytest.raises(ReadingError, match="memory://a cannot be reached: no route to host"):
        nc.explain_dataset("memory://a", tmp_path / "out", CONFIG)
