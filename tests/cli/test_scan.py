"""`neon scan`: the measures of the library, and its sentence."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.cli import main
from neon_core.samples import SAMPLES


def test_measures_are_printed_saved_and_told_to_scripts(tmp_path, capsys):
    found = nc.scan(nc.load_sample("wine"), SAMPLES["wine"].opening, (2, 3, 4))
    path = tmp_path / "scan.csv"
    assert main(["scan", "--sample", "wine", "-k", "2-4", "-o", str(path)]) == 0
    said = capsys.readouterr().out
    assert found.reason in said
    assert "K  inertia  silhouette" in said
    line = next(line for line in said.splitlines() if line.startswith("3 "))
    assert line.split()[2] == f"{found.at(3).silhouette:.4g}*"
    saved = pd.read_csv(path)
    assert saved["k"].tolist() == [2, 3, 4]
    assert np.array_equal(saved["inertia"], found.table["inertia"])
    assert main(["scan", "--sample", "wine", "-k", "2,3,4", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["recommended"], answer["reason"]) == (found.recommended, found.reason)
    assert answer["table"][1]["silhouette"] == found.at(3).silhouette
    assert answer["chosen"] == {choice.measure: choice.k for choice in found.choices}


def test_measure_without_a_value_is_a_dash_and_null(capsys):
    assert main(["scan", "--sample", "iris", "-k", "1-2", "--starts", "1"]) == 0
    one = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("1 "))
    assert "-" in one.split()
    assert main(["scan", "--sample", "iris", "-k", "1-2", "--starts", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["table"][0]["silhouette"] is None


def test_settings_and_choices_hold_for_a_scan_too(tmp_path, capsys):
    path, settings = str(tmp_path / "t.csv"), str(tmp_path / "s.json")
    rows = "".join(f"{n % 7},{n * n % 11},{n % 3}\n" for n in range(40))
    (tmp_path / "t.csv").write_text(f"a,b,c\n{rows}")
    chosen = ["--role", "c=ignore", "--scaling", "minmax"]
    assert main(["explain", path, *chosen, "--save-settings", settings]) == 0
    capsys.readouterr()
    assert main(["scan", path, "--settings", settings, "-k", "2-3", "--json"]) == 0
    with_settings = json.loads(capsys.readouterr().out)
    assert main(["scan", path, *chosen, "-k", "2-3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == with_settings


@pytest.mark.parametrize("text", ["x", "2-x", "5-2", "2-99999", ""])
def test_what_is_no_range_is_a_wrong_option(text, capsys):
    with pytest.raises(SystemExit):
        main(["scan", "--sample", "iris", "-k", text])
    assert "--clusters" in capsys.readouterr().err


def test_range_without_an_answer_is_a_sentence(capsys):
    assert main(["scan", "--sample", "iris", "-k", "0,3"]) == 1
    assert "0" in capsys.readouterr().err
