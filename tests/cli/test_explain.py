"""`neon explain`: the numbers of the library, every choice of the dashboard, and what goes wrong in words."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.cli import explain as explain_command
from neon_core.cli import main
from neon_core.config import OWN_TABLE
from neon_core.samples import SAMPLES
from neon_core.tables import export_table
from tests.helpers.paths import ROOT
from tests.helpers.variants import first_always

TOWNS = (
    "town;warmth;size;heat;since\n"
    + "".join(
        f"Town {n};{n % 7},5;{n * n % 11};{('low', 'mid', 'high')[n % 3]};2024-0{n % 9 + 1}-01\n" for n in range(40)
    )
).encode()


@pytest.fixture
def towns(tmp_path):
    path = tmp_path / "towns.csv"
    path.write_bytes(TOWNS)
    return path


def answer(capsys, *arguments):
    """Run a command for a script; return its exit code and its JSON object."""
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
def test_saved_rows_are_those_of_the_library_to_the_last_digit(towns, tmp_path, capsys):
    out = tmp_path / "rows.parquet"
    assert main(["explain", str(towns), "-k", "2", "--output", str(out)]) == 0
    dataset = nc.read_table(TOWNS, filename="towns.csv")
    analysis = nc.analyse(dataset, nc.AnalysisConfig(2, scaling=OWN_TABLE.scaling, skewed=OWN_TABLE.skewed))
    expected, saved = export_table(dataset, analysis), pd.read_parquet(out)
    assert list(saved.columns) == list(expected.columns)
    for name in ("logit", "relevance of warmth", "relevance of size", "distance to boundary"):
        assert np.array_equal(saved[name].to_numpy(), expected[name].to_numpy())
    said = capsys.readouterr()
    assert "towns.csv: 40 rows, 5 columns." in said.out
    assert "text in utf-8, delimiter “;”, decimal mark “,”, header in line 1" in said.out
    assert "  - cluster 0: " in said.out
    assert f"Wrote {out}." in said.out
    assert said.err == ""


@pytest.mark.parametrize("name", first_always(*nc.sample_names()))
def test_sample_is_clustered_as_it_opens(name, tmp_path, capsys):
    code, said = answer(capsys, "explain", "--sample", name, "--output", tmp_path / "rows.csv")
    assert code == 0
    assert len(said["clusters"]) == SAMPLES[name].opening.n_clusters
    assert sum(cluster["n_rows"] for cluster in said["clusters"]) == len(nc.load_sample(name).frame)
    assert (tmp_path / "rows.csv").read_bytes().startswith(b"\xef\xbb\xbf")


CHOSEN = [
    *("--clusters", "3", "--scaling", "robust", "--seed", "4", "--starts", "2", "--missing", "drop"),
    *("--dates", "month", "--most-categories", "5", "--skewed", "rank", "--weight", "warmth=2.5"),
    *("--transform", "size=rank", "--fill", "heat=usual value", "--merge", "0", "1", "--split", "0", "7"),
    *("--name", "0=Old <towns>", "--role", "since=feature", "--role", "size=feature", "--kind", "size=number"),
    *("--order", "heat=low,mid,high", "--decimal", ",", "--delimiter", ";", "--thousands", "none"),
    *("--header-row", "1", "--missing-word", "-", "--missing-word", "?", "--keep-text", "town"),
    *("--encoding", "utf-8", "--date-order", "dmy"),
]


def test_every_choice_is_an_option_and_settings_bring_it_back(towns, tmp_path, capsys):
    first, second, settings = (tmp_path / name for name in ("1.parquet", "2.parquet", "s.json"))
    code, said = answer(capsys, "explain", towns, *CHOSEN, "-o", first, "--save-settings", settings)
    assert code == 0
    loaded = nc.load_settings(settings)
    config, overrides = loaded.config, loaded.overrides
    assert (config.n_clusters, config.scaling, config.random_state, config.n_init) == (3, "robust", 4, 2)
    assert (config.missing, config.dates, config.most_categories, config.skewed) == ("drop", "month", 5, "rank")
    assert (config.weights, config.transforms) == ((("warmth", 2.5),), (("size", "rank"),))
    assert config.fills == (("heat", "usual value"),)
    assert config.edits == (("merge", 0, 1), ("split", 0, 7))
    assert loaded.cluster_names[0] == "Old <towns>"
    assert (overrides.thousands, overrides.missing_values, overrides.header_row) == ("", ("-", "?"), 1)
    assert overrides.keep_text == ("town",)
    heat = next(column for column in loaded.columns if column.name == "heat")
    assert (heat.kind, heat.order) == ("ordered", ("low", "mid", "high"))
    code, again = answer(capsys, "explain", towns, "--settings", settings, "-o", second)
    assert code == 0
    assert again["clusters"] == said["clusters"]
    pd.testing.assert_frame_equal(pd.read_parquet(first), pd.read_parquet(second), check_exact=True)


def test_options_come_on_top_of_settings(towns, tmp_path, capsys):
    settings = tmp_path / "s.json"
    answer(capsys, "explain", towns, "-k", "4", "--weight", "size=2", "--name", "0=A", "--save-settings", settings)
    out = tmp_path / "t.json"
    given = ("--settings", settings, "-k", "2", "--weight", "warmth=3", "--save-settings", out)
    code, _ = answer(capsys, "explain", towns, *given)
    loaded = nc.load_settings(out)
    assert code == 0
    assert (loaded.config.n_clusters, loaded.config.weights) == (2, (("size", 2.0), ("warmth", 3.0)))
    assert loaded.cluster_names == ()


def test_doubts_and_unread_rows_are_printed(tmp_path, capsys):
    path = tmp_path / "doubts.csv"
    rows = "".join(f"{n}.{n % 10}00;{n % 5}\n" for n in range(1, 30))
    path.write_text(f"price;n\n{rows}1;2;3;4\n")
    assert main(["explain", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Could be read otherwise:\n  - " in said
    assert "Not read:\n  - line 31: " in said
    assert "Nothing was saved" in said


def test_table_goes_through_a_pipe_and_sentences_beside_it(towns, tmp_path):
    command = [sys.executable, "-m", "neon_core", "explain", str(towns), "-o", "-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert len(pd.read_csv(io.BytesIO(done.stdout))) == 40
    assert b"towns.csv: 40 rows" in done.stderr


@pytest.mark.parametrize("end", ["csv", "parquet"])
def test_centroids_are_saved_in_the_units_of_the_table(towns, tmp_path, end, capsys):
    path = tmp_path / f"centroids.{end}"
    code, said = answer(capsys, "explain", towns, "--centroids", path)
    assert (code, said["files"]) == (0, {"centroids": str(path)})
    assert len(pd.read_csv(path) if end == "csv" else pd.read_parquet(path)) == 3


def test_file_that_exists_stays_without_force(towns, tmp_path, capsys):
    out = tmp_path / "rows.csv"
    out.write_text("mine")
    assert main(["explain", str(towns), "-o", str(out)]) == 3
    assert out.read_text() == "mine"
    assert "exists" in capsys.readouterr().err
    assert main(["explain", str(towns), "-o", str(out), "--force", "--quiet"]) == 0
    assert out.read_text() != "mine"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--sample", "wine", "--decimal", ","], 1, "A sample is read as it is, so decimal cannot be chosen"),
        (["none.csv"], 1, "there is no file at this path"),
        (["{towns}", "-k", "500"], 1, "500"),
        (["{towns}", "-k", "0", "--seed", "-1"], 1, "random_state"),
        (["{towns}", "--role", "nobody=class"], 1, "nobody"),
        (["{towns}", "--weight", "size=heavy"], 1, "The weight of 'size' is 'heavy'"),
        (["{towns}", "--name", "first=A"], 1, "'first' is no cluster"),
        (["{towns}", "--name", "9=A"], 1, "9"),
        (["{towns}", "--delimiter", "|||"], 1, "delimiter"),
        (["{towns}", "-o", "rows.xlsx"], 1, "ends neither in .csv nor in .parquet"),
        (["{towns}", "-o", "none/rows.csv"], 3, "There is no folder none"),
        (["{towns}", "--settings", "none.json"], 3, "cannot be read"),
        (["{towns}", "--settings", "{towns}"], 3, "This is no file of settings"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_a_code(towns, arguments, code, words, capsys):
    given = ["explain", *(each.format(towns=towns) for each in arguments)]
    assert main(given) == code
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err
    assert main([*given, "--json"]) == code
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert any(words in f"{problem['what']} {problem['where']}" for problem in problems)


@pytest.mark.parametrize(
    "arguments", [[], ["explain"], ["explain", "a.csv", "--sample", "wine"], ["explain", "a.csv", "--role", "x"]]
)
def test_wrong_options_end_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    assert "usage: neon" in capsys.readouterr().err


def test_stop_leaves_nothing_half_written(towns, tmp_path, monkeypatch, capsys):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(explain_command, "_file", stop)
    assert main(["explain", str(towns), "-o", str(tmp_path / "rows.csv")]) == 130
    assert "No file was left half-written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["towns.csv"]


@pytest.mark.large
def test_progress_is_shown_on_a_terminal_and_taken_back(towns, tmp_path):
    pty = pytest.importorskip("pty")
    main_end, terminal = pty.openpty()
    command = [sys.executable, "-m", "neon_core", "explain", str(towns), "-o", str(tmp_path / "rows.csv")]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal, check=True)
    os.close(terminal)
    shown = os.read(main_end, 1 << 16).decode()
    os.close(main_end)
    assert "Clustering: " in shown
    assert "100%" in shown
    assert shown.endswith("\r\x1b[K")
    assert b"Wrote" in done.stdout


def test_letters_that_a_terminal_lacks_are_named(towns, tmp_path):
    path = Path(tmp_path / "t.csv")
    path.write_bytes(TOWNS.replace(b"warmth", "wärme ☀".encode()))
    command = [sys.executable, "-m", "neon_core", "explain", str(path)]
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=True)
    assert rb"w\xe4rme \u2600" in done.stdout
