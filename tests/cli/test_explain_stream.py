"""`neon explain big.parquet --output folder/`: the folder of the library, and options that have no meaning there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.cli import main
from neon_core.cli.explain_stream import NOT_HERE
from neon_core.cli.parser import build_parser
from tests.helpers.paths import ROOT
from tests.helpers.streamed import read_folder, read_parts, write_parts

TABLE = pd.DataFrame({"a": [0.0, 2.0, 10.0, 12.0], "kind": ["u", "v", "u", "v"], "b": [1.0, 1.0, 5.0, 5.0]})


def test_folder_is_that_of_the_library(tmp_path, capsys):
    table = write_parts(tmp_path / "t", TABLE, [2])
    options = ["-k", "2", "--scaling", "none", "--role", "kind=class", "--name", "0=Near", "--weight", "a=2"]
    assert main(["explain", str(table), "--output", f"{tmp_path / 'out'}/", *options]) == 0
    said = capsys.readouterr().out
    assert "t: 4 rows, 3 columns." in said
    assert "  - Near: 2 rows" in said
    config = nc.AnalysisConfig(2, scaling="none", skewed="logarithm", weights=(("a", 2.0),))
    done = nc.explain_dataset(table, tmp_path / "own", config, roles={"kind": "class"}, names={0: "Near"})
    assert read_parts(done)["cluster name"].tolist().count("Near") == 2
    mine, theirs = read_folder(tmp_path / "out"), read_folder(tmp_path / "own")
    assert {name: mine[name] for name in mine if "manifest" not in name} == {
        name: theirs[name] for name in theirs if "manifest" not in name
    }


def test_command_goes_on_and_answers_scripts(tmp_path, capsys):
    table = write_parts(tmp_path / "t", TABLE, [2])
    arguments = ["explain", str(table), "-o", str(tmp_path / "out"), "--stream", "-k", "2", "--json"]
    assert main(arguments) == 0
    first = json.loads(capsys.readouterr().out)
    assert first["n_rows"] == 4
    assert sum(cluster["n_rows"] for cluster in first["clusters"]) == 4
    assert len(first["files"]) == 2
    assert main(arguments) == 0  # a finished folder is left as it is
    assert json.loads(capsys.readouterr().out) == first
    assert main([*arguments, "--seed", "4"]) == 3
    assert "begun with other choices" in capsys.readouterr().out
    assert main([*arguments, "--seed", "4", "--force"]) == 0


def test_engine_and_scheduler_are_those_of_the_library(tmp_path, capsys):
    table = write_parts(tmp_path / "t", TABLE, [2])
    command = ["explain", str(table), "--output", f"{tmp_path / 'out'}/", "-k", "2", "--scheduler", "tcp://a:1"]
    assert main(command) == 1
    assert "scheduler='tcp://a:1' is not for the engine stream" in capsys.readouterr().err


def test_options_without_a_meaning_are_refused_together(tmp_path, capsys):
    wrong = ["--sheet", "x", "--centroids", "c.csv", "--merge", "0", "1", "--stream"]
    assert main(["explain", str(tmp_path / "t.parquet"), *wrong]) == 1
    said = capsys.readouterr().err
    for option in ("--sheet", "--centroids", "--merge", "--stream needs a folder"):
        assert option in said


def test_refused_options_are_options_of_the_command():
    given = vars(build_parser().parse_args(["explain", "t.parquet"]))
    assert NOT_HERE.keys() <= given.keys()


def test_csv_is_read_with_the_options_of_the_command_and_faults_end_with_one(tmp_path, capsys):
    table = tmp_path / "t.csv"
    TABLE.to_csv(table, index=False, sep="|", decimal=",")
    options = ["-k", "2", "--scaling", "none", "--delimiter", "|", "--role", "kind=class"]
    assert main(["explain", str(table), "--output", f"{tmp_path / 'out'}/", *options]) == 0
    assert "t.csv: 4 rows, 3 columns." in capsys.readouterr().out
    config = nc.AnalysisConfig(2, scaling="none", skewed="logarithm")
    done = nc.explain_dataset(table, tmp_path / "own", config, roles={"kind": "class"}, reading={"delimiter": "|"})
    theirs, mine = read_parts(done), pd.read_parquet(tmp_path / "out" / "part-00000.parquet")
    pd.testing.assert_frame_equal(mine, theirs)
    table.write_text(table.read_text() + "1|2\n")
    assert main(["explain", str(table), "--output", f"{tmp_path / 'two'}/", *options]) == 1
    assert "“1|2” has 2 cells instead of 3 (t.csv, line 6)" in capsys.readouterr().err


@pytest.mark.large
def test_ctrl_c_ends_with_130_and_a_run_that_can_go_on(tmp_path):
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(400_000, 6)), columns=list("abcdef"))
    table = write_parts(tmp_path / "t", frame, list(range(20_000, 400_000, 20_000)))
    command = [sys.executable, "-m", "neon_core", "explain", str(table), "-o", f"{tmp_path / 'out'}/", "-k", "2"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "out" / "part-00001.parquet").exists():
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said == "Stopped. No file was left half-written.\n"
    assert not [name for name in read_folder(tmp_path / "out") if name.startswith(".")]
    assert subprocess.run(command, env=environment, check=False, capture_output=True).returncode == 0
    config = nc.AnalysisConfig(2, scaling="standard", skewed="logarithm")
    whole = nc.explain_dataset(table, tmp_path / "whole", config)
    assert {p.name: p.read_bytes() for p in whole.parts} == {
        name: content for name, content in read_folder(tmp_path / "out").items() if name.startswith("part")
    }


SCRIPT = """
import os, resource, sys
from neon_core.cli import main
from neon_core.streaming.row_meter import RowMeter

stage, number, most = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
add = RowMeter.add

def end(self, n_rows):
    add(self, n_rows)
    if self._name == stage:
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        else:
            os.kill(os.getpid(), number)

RowMeter.add = end
sys.exit(main(sys.argv[4:]))
"""
"""Runs the command and, in a stage, sends itself a signal or takes the room on the disk away."""
STAGES = ("draw a sample", "read and check", "count", "pass 1 of 3", "measure the evidence", "explain and write")


def run_and_end(stage, number, most, arguments):
    command = [sys.executable, "-c", SCRIPT, stage, str(int(number)), str(most), *arguments]
    return subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def csv_arguments(tmp_path):
    """Return the arguments for a table of text in three files, without the output."""
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(3000, 4)), columns=list("abcd"))
    (tmp_path / "t").mkdir()
    for i in range(3):
        frame[1000 * i : 1000 * (i + 1)].to_csv(tmp_path / "t" / f"p{i}.csv", index=False)
    return ["explain", str(tmp_path / "t"), "-k", "2", "--quiet", "-o"]


def goes_on(arguments, tmp_path):
    """Run the command again, and return whether it ends with the bytes of a run that nothing disturbed."""
    assert main([*arguments, f"{tmp_path / 'out'}/"]) == 0
    assert main([*arguments, f"{tmp_path / 'whole'}/"]) == 0
    assert not (tmp_path / "out" / ".rows").exists()
    return read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")


@pytest.mark.large
@pytest.mark.parametrize("stage", STAGES)
def test_killed_run_goes_on_from_every_stage(stage, tmp_path, csv_arguments):
    done = run_and_end(stage, signal.SIGKILL, 0, [*csv_arguments, f"{tmp_path / 'out'}/"])
    assert done.returncode == -signal.SIGKILL
    assert goes_on(csv_arguments, tmp_path)


@pytest.mark.large
@pytest.mark.parametrize("stage", STAGES)
def test_ctrl_c_in_every_stage_ends_with_130_and_a_sentence(stage, tmp_path, csv_arguments):
    done = run_and_end(stage, signal.SIGINT, 0, [*csv_arguments, f"{tmp_path / 'out'}/"])
    assert (done.returncode, done.stderr) == (130, "Stopped. No file was left half-written.\n")
    assert goes_on(csv_arguments, tmp_path)


@pytest.mark.large
@pytest.mark.parametrize(
    ("stage", "what"),
    [
        ("draw a sample", "The rows of the table cannot be written"),
        ("measure the evidence", "_model.json cannot be written"),
        ("explain and write", "parquet cannot be written"),
    ],
)
def test_disk_without_room_ends_with_a_sentence_and_a_run_that_goes_on(stage, what, tmp_path, csv_arguments):
    done = run_and_end(stage, 0, 1000, [*csv_arguments, f"{tmp_path / 'out'}/"])
    assert done.returncode == 3
    assert what in done.stderr
    assert "Traceback" not in done.stderr
    assert goes_on(csv_arguments, tmp_path)
