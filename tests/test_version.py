"""The version stands in one place."""

from __future__ import annotations

import re
import runpy
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import neon_core
from neon_core.version import __version__
from tests.helpers.paths import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text()
find_faults = runpy.run_path(str(ROOT / ".ci" / "release.py"))["find_faults"]


def test_package_has_its_version_from_the_library():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"] == {"path": "neon_core/version.py"}
    assert neon_core.__version__ == __version__


def test_changelog_begins_with_what_is_not_released_and_knows_no_later_version():
    headings = re.findall(r"^## \[(.+?)\]( - \d{4}-\d\d-\d\d)?$", CHANGELOG, re.MULTILINE)
    assert headings[0] == ("Unreleased", "")
    assert all(date for _, date in headings[1:])
    released = [Version(version) for version, _ in headings[1:]]
    assert released == sorted(released, reverse=True)
    assert all(version <= Version(__version__) for version in released)


RELEASED = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-12-01\n\n### Added\n\n- Bars.\n"


@pytest.mark.parametrize(
    ("version", "changelog", "changes", "words"),
    [
        ("1.2.0", RELEASED, "", []),
        ("1.3.0", RELEASED, "", ["has no"]),
        ("1x2.0", RELEASED, "", ["has no"]),
        (
            "1.2.0",
            RELEASED.replace("[Unreleased]\n", "[Unreleased]\n\n### Added\n\n- A map.\n"),
            "",
            ["under [Unreleased]"],
        ),
        ("1.2.0", RELEASED, " M app.py", ["differs from the last commit"]),
        ("2.0.0", RELEASED, "?? x", ["has no", "differs"]),
    ],
)
def test_release_needs_its_section_and_a_committed_tree(version, changelog, changes, words):
    faults = find_faults(version, changelog, changes)
    assert len(faults) == len(words)
    assert all(word in fault for word, fault in zip(words, faults, strict=True))


def test_pinned_packages_are_what_the_package_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dashboard"]]
    pinned = dict(re.findall(r"^([\w-]+)==(.+)$", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    assert set(pinned) == {Requirement(each).name for each in asked}
    assert all(Requirement(each).specifier.contains(pinned[Requirement(each).name]) for each in asked)
