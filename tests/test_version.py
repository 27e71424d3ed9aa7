"""The version stands in one place."""

from __future__ import annotations

import tomllib

import neon_core
from neon_core.version import __version__
from tests.helpers.paths import ROOT


def test_package_has_its_version_from_the_library():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "neon_core.version.__version__"}
    assert neon_core.__version__ == __version__
