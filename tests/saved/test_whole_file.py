"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from neon_core.errors import SavedFileError
from neon_core.saved import whole_file
from neon_core.saved.whole_file import write_file


def test_file_is_written_with_the_usual_permissions_and_nothing_beside_it(tmp_path):
    usual = tmp_path / "usual"
    usual.touch()
    path = write_file(tmp_path / "a.txt", b"one")
    assert path.read_bytes() == b"one"
    assert path.stat().st_mode == usual.stat().st_mode
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.txt", "usual"]


def test_file_is_replaced_only_where_it_may_be(tmp_path):
    path = write_file(tmp_path / "a.txt", b"one")
    with pytest.raises(SavedFileError, match="exists"):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert write_file(path, b"two", overwrite=True).read_bytes() == b"two"


@pytest.mark.parametrize("name", ["", "none/a.txt"])
def test_impossible_places_are_sentences(tmp_path, name):
    with pytest.raises(SavedFileError):
        write_file(tmp_path / name, b"")
    with pytest.raises(SavedFileError, match="no path"):
        write_file(None, b"")  # type: ignore[arg-type]


@pytest.mark.parametrize("overwrite", [False, True])
def test_full_disk_leaves_what_was_there(tmp_path, monkeypatch, overwrite):
    path = tmp_path / "a.txt"
    if overwrite:
        path.write_bytes(b"old")

    def fail(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "chmod", fail)
    with pytest.raises(SavedFileError, match="No space left"):
        write_file(path, b"new", overwrite=overwrite)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"] * overwrite


def test_file_that_came_into_being_meanwhile_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    monkeypatch.setattr(whole_file, "check_target", lambda *_, **__: path)
    path.write_bytes(b"of another")
    with pytest.raises(SavedFileError, match="exists"):
        write_file(path, b"new")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"of another"]
