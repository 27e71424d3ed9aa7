"""Rows of a text are stored once, wider where a late row needs it, and a run that was stopped goes on."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.errors import ReadingError
from tests.helpers.streamed import FOUR, mixed_frame, read_folder, read_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
TWO = nc.AnalysisConfig(2, scaling="none")


@pytest.mark.usefixtures("small_blocks")
def test_whole_numbers_become_wider_where_a_late_row_needs_it(tmp_path):
    lines = ["a,b", *(f"{i},{i % 7}" for i in range(400)), "7.5,"]
    (tmp_path / "t.csv").write_text("\n".join(lines))
    rows = read_parts(nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, n_sampled=40))
    assert rows["a"].tolist() == [*map(float, range(400)), 7.5]
    assert rows["b"].isna().tolist() == [False] * 400 + [True]


@pytest.mark.usefixtures("small_blocks")
def test_many_faults_are_counted(tmp_path):
    lines = ["a,b", *(f"{i}.5,{i}" for i in range(900)), *["many,1"] * 60]
    (tmp_path / "t.csv").write_text("\n".join(lines))
    with pytest.raises(ReadingError, match=r"\n.*There are 10 further faults of this table"):
        nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, n_sampled=20, reading={"missing_values": ["-"]})


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("after", [8, 15, *(pytest.param(n, marks=pytest.mark.large) for n in (0, 30, 45))])
def test_run_that_was_stopped_goes_on_and_ends_with_the_same_bytes(after, tmp_path):
    mixed_frame(200).to_csv(tmp_path / "t.csv", index=False)
    config = nc.AnalysisConfig(2, n_init=1)
    nc.explain_dataset(tmp_path / "t.csv", tmp_path / "whole", config)
    calls = iter(range(1000))

    def stop(_name, _share):
        if next(calls) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", config, progress=stop)
    nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", config)
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")


@pytest.mark.usefixtures("small_blocks")
def test_stored_rows_that_are_gone_are_stored_again(tmp_path):
    mixed_frame(200).to_csv(tmp_path / "t.csv", index=False)
    nc.explain_dataset(tmp_path / "t.csv", tmp_path / "whole", TWO)
    nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO)
    (tmp_path / "out" / "part-00001.parquet").unlink()
    nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO)
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")


@pytest.mark.usefixtures("tiny_blocks")
def test_text_that_changes_while_it_is_read_ends_the_run(tmp_path):
    (tmp_path / "t.csv").write_text(FOUR)

    def change(name, _share):
        if name.startswith("read and check"):
            (tmp_path / "t.csv").write_text(FOUR + "1,5;9\n")

    with pytest.raises(ReadingError, match=r"t\.csv changed while the table was read"):
        nc.explain_dataset(tmp_path / "t.csv", tmp_path / "out", TWO, progress=change)
    assert set(read_folder(tmp_path / "out")) == {"_manifest.json"}
