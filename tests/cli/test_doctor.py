"""`neon doctor`: versions, what is missing, and the limits."""

from __future__ import annotations

import json

from neon_core import __version__
from neon_core.cli import doctor, main
from tests.helpers.paths import ROOT


def test_doctor_names_versions_limits_and_the_dashboard(capsys):
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert f"neon {__version__}, Python 3." in said
    assert "tables of up to 2,000,000 rows are read" in said
    assert "scikit-learn 1." in said
    assert f"Dashboard: {ROOT}" in said


def test_doctor_speaks_to_scripts(capsys):
    assert main(["doctor", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["packages"]["numpy"]
    assert said["cores"] >= 1


def test_missing_package_is_named_with_the_way_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "installed", lambda name: "" if name in ("pyarrow", "streamlit") else "1")
    assert main(["doctor"]) == 1
    said = capsys.readouterr()
    assert "  - pyarrow missing" in said.out
    assert said.err == "The library needs pyarrow: pip install pyarrow\n"
