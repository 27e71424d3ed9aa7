"""The folder of a run: one in which nothing is finished begins anew, whatever it was begun for."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.errors import SavedFileError
from neon_core.streaming.manifest import Manifest, read_manifest, write_manifest
from neon_core.streaming.output_folder import is_whole, open_folder
from neon_core.streaming.table_files import SourceFile
from tests.helpers.streamed import FOUR

ONE, OTHER = (Manifest("t", (SourceFile("t", n, 1, 4),), "choices") for n in (10, 20))


def test_folder_without_a_model_is_begun_anew_for_another_table(tmp_path):
    assert open_folder(tmp_path / "out", tmp_path / "t", ONE, overwrite=False)[1] == ONE
    assert open_folder(tmp_path / "out", tmp_path / "t", OTHER, overwrite=False)[1] == OTHER
    assert read_manifest(tmp_path / "out") == OTHER
    begun = Manifest("t", ONE.files, "choices", model="m")
    write_manifest(tmp_path / "out", begun)
    assert open_folder(tmp_path / "out", tmp_path / "t", ONE, overwrite=False)[1] == begun
    with pytest.raises(SavedFileError, match="The table is another one"):
        open_folder(tmp_path / "out", tmp_path / "t", OTHER, overwrite=False)


def test_folder_is_whole_when_all_its_parts_are_there(tmp_path):
    (tmp_path / "t.csv").write_text(FOUR)
    done = nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", nc.AnalysisConfig(2, scaling="none"))
    assert is_whole(done.folder, done.manifest)
    done.parts[0].unlink()
    assert not is_whole(done.folder, done.manifest)
