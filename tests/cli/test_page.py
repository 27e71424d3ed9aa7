"""`neon page`: the page of the library, with the options of the command."""

from __future__ import annotations

import json
import subprocess
import sys

import pandas as pd
import pytest

import neon_core as nc
from neon_core.cli import main
from neon_core.samples import SAMPLES
from neon_core.static_page.page_data import build_page_data
from tests.helpers.page_parts import read_data
from tests.helpers.paths import ROOT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    frame = pd.DataFrame({"a": [1.5, 2.5, 9.0, 8.5, 4.0] * 4, "b": [1, 2, 9, 8, 7] * 4, "town": ["A", "B"] * 10})
    frame.to_csv("towns.csv", index=False)
    return tmp_path


def test_page_has_the_data_of_the_library_and_the_name_of_the_table(folder, capsys):
    assert main(["page", "--sample", "wine"]) == 0
    page = (folder / "wine.html").read_text("utf-8")
    wine = nc.load_sample("wine")
    expected = build_page_data(nc.analyse(wine, SAMPLES["wine"].opening), wine)
    assert read_data(page) == json.loads(json.dumps(expected))
    said = capsys.readouterr().out
    assert "Wrote wine.html." in said
    assert "  - cluster 0: 61 rows" in said


def test_options_choose_clusters_columns_and_names(folder, capsys):
    given = [
        "page",
        "towns.csv",
        "-k",
        "2",
        "--role",
        "b=describe",
        "--role",
        "town=ignore",
        "--name",
        "1=Big",
        "--json",
    ]
    assert main(given) == 0
    assert json.loads(capsys.readouterr().out)["files"] == {"output": "towns.html"}
    data = read_data((folder / "towns.html").read_text("utf-8"))
    assert data["map"]["facts"]["names"] == ["a"]
    assert data["map"]["facts"]["called"] == ["cluster 0", "Big"]
    assert data["table"]["columns"][-1]["head"] == "b"
    assert main(given) == 3
    assert main([*given, "--force"]) == 0


def test_file_that_cannot_be_a_page_is_refused_before_the_work(folder, capsys):
    assert main(["page", "none.csv", "-o", "page.pdf"]) == 1
    assert "page.pdf does not end in .html" in capsys.readouterr().err


def test_page_goes_through_a_pipe():
    command = [sys.executable, "-m", "neon_core", "page", "--sample", "iris", "-o", "-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert len(read_data(done.stdout.decode())["rows"]["numbers"]) == 150
    assert b"Iris: 150 rows" in done.stderr
