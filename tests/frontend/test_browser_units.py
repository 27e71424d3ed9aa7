"""The unit tests of the browser's modules, in node."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.node import node
from tests.helpers.paths import ROOT

UNITS = sorted((ROOT / "tests" / "frontend").glob("*.test.mjs"))


def test_there_are_unit_tests():
    assert len(UNITS) > 10


def test_each_file_is_named_for_its_module():
    modules = {path.stem for path in (ROOT / "pages" / "shared" / "live_chart" / "frontend").rglob("*.js")}
    assert {path.name.removesuffix(".test.mjs") for path in UNITS} <= modules


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_units_pass(path: Path):
    assert "fail 0" in node("--test", "--test-reporter=spec", str(path))
