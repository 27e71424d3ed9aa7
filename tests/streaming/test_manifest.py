"""The manifest: read strictly, every fault at once."""

from __future__ import annotations

import json

import pytest

from neon_core.errors import SavedFileError
from neon_core.streaming.manifest import NAME, Manifest, Part, check_same, read_manifest, write_manifest
from neon_core.streaming.table_files import SourceFile

MANIFEST = Manifest("t", (SourceFile("a.parquet", 10, 10**18 + 1, 3),), "c", "m", 0.1, True, ("note",))


def test_manifest_is_read_as_it_was_written(tmp_path):
    manifest = MANIFEST.with_part(Part("part-00000.parquet", 0, 3))
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    assert manifest.n_rows == 3


def test_every_fault_is_named(tmp_path):
    write_manifest(tmp_path, MANIFEST)
    given = json.loads((tmp_path / NAME).read_text())
    given |= {"n_rows": 4, "inertia": "x", "more": 1, "made_with": {}}
    (tmp_path / NAME).write_text(json.dumps(given))
    with pytest.raises(SavedFileError) as raised:
        read_manifest(tmp_path)
    assert [problem.where for problem in raised.value.problems] == [
        "the manifest.more",
        "made_with",
        "inertia",
        "n_rows",
    ]
    with pytest.raises(SavedFileError, match="cannot be read"):
        read_manifest(tmp_path / "none")


def test_another_table_and_other_choices_are_refused():
    check_same(MANIFEST, MANIFEST)
    other = Manifest("t", (SourceFile("a.parquet", 11, 5, 3), SourceFile("b.parquet", 1, 1, 1)), "c")
    with pytest.raises(SavedFileError, match=r"another one than when the folder was begun: a\.parquet and b\.parquet"):
        check_same(MANIFEST, other)
    with pytest.raises(SavedFileError, match="other choices"):
        check_same(MANIFEST, Manifest("t", MANIFEST.files, "d"))
