"""The unit tests of the browser's modules, in node."""

from __future__ import annotations

from tests.helpers.node import node
from tests.helpers.paths import ROOT

UNITS = sorted((ROOT / "tests" / "frontend").glob("*.test.mjs"))


def test_there_are_unit_tests():
    assert len(UNITS) > 10


def test_each_file_is_named_for_its_module():
    modules = {path.stem for path in (ROOT / "neon_core" / "frontend").rglob("*.js")}
    assert {path.name.removesuffix(".test.mjs") for path in UNITS} <= modules


def test_units_pass():
    report = node("--test", "--test-isolation=none", "--test-reporter=spec", *map(str, UNITS))
    assert "fail 0" in report
    assert "skipped 0" in report
