"""`neon doctor`: versions, what is missing, and the limits."""

from __future__ import annotations

import json
import re
import tomllib

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
    assert "  - pyarrow missing\n" in said.out
    assert "  - streamlit missing; the extra [dashboard] installs it\n" in said.out
    assert said.err == "The library needs pyarrow: pip install pyarrow\n"


def test_packages_are_those_that_the_library_and_its_extras_ask_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split("[<>=]", each)[0] for each in project["dependencies"]}
    assert set(doctor.LIBRARY) == names
    optional = project["optional-dependencies"]
    extras = {extra: {re.split("[<>=]", each)[0] for each in optional[extra]} for extra in doctor.EXTRAS}
    assert {extra: set(names) for extra, names in doctor.EXTRAS.items()} == extras
    assert set(optional) - set(extras) == {"docs", "test"}


def test_installed_dashboard_is_found_beside_the_library(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "__file__", str(tmp_path / "neon_core" / "cli" / "doctor.py"))
    assert doctor.dashboard_folder() == ""
    (tmp_path / "neon_dashboard").mkdir()
    (tmp_path / "neon_dashboard" / "app.py").touch()
    assert doctor.dashboard_folder() == str(tmp_path / "neon_dashboard")
