"""Build the wheel and the sdist in dist/: python .ci/release.py [--check]. With --check only as a release.

A release has its version from neon_core/version.py, a section of that version in CHANGELOG.md, and no file that git
does not have.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"


def main() -> None:
    """Build both files, and print their names and hashes."""
    if "--check" in sys.argv[1:]:
        faults = find_faults(read_version(), (ROOT / "CHANGELOG.md").read_text(), read_changes())
        if faults:
            sys.exit("\n".join(faults))
    shutil.rmtree(DIST, ignore_errors=True)
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(DIST)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if built.returncode:
        sys.exit(built.stdout)
    for path in sorted(DIST.iterdir()):
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  dist/{path.name}")


def read_version() -> str:
    """Return the version of the library."""
    found = re.search(r'^__version__ = "(.+)"$', (ROOT / "neon_core" / "version.py").read_text(), re.MULTILINE)
    return found[1] if found else ""


def read_changes() -> str:
    """Return what git says of files that differ from the last commit."""
    return subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def find_faults(version: str, changelog: str, changes: str) -> list[str]:
    """Return what keeps this tree from being a release."""
    faults = []
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE):
        faults.append(
            f'CHANGELOG.md has no "## [{version}] - date": give [Unreleased] that heading, and begin a new one.'
        )
    if re.search(r"^## \[Unreleased\]\n+- |^## \[Unreleased\]\n+###", changelog, re.MULTILINE):
        faults.append("CHANGELOG.md has changes under [Unreleased]: they would be in the release without its number.")
    if changes:
        faults.append(f"The working tree differs from the last commit:\n{changes}")
    return faults


if __name__ == "__main__":
    main()
