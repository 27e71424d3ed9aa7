"""The wheel, installed into an empty environment that has only the packages that the wheel asks for.

No index is needed: the packages are links to those of this Python. One that the wheel does not ask for, and no package
that it asks for, is not there, so that an import of it fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from email.parser import HeaderParser
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement

from tests.helpers.paths import ROOT


def copy_tracked(folder: Path) -> list[str]:
    """Copy the files that git has into a folder, and return their names."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [name for name in listed.stdout.split("\0") if name]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    return names


def build(source: Path, into: Path, *kinds: str) -> None:
    """Build distributions of a source tree."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(into), *kinds]
    subprocess.run(command, cwd=source, check=True, capture_output=True)


def requirements(wheel: Path, *extras: str) -> list[Requirement]:
    """Return what a wheel asks for, with some extras."""
    with ZipFile(wheel) as file:
        (name,) = [name for name in file.namelist() if name.endswith(".dist-info/METADATA")]
        listed = HeaderParser().parsestr(file.read(name).decode()).get_all("Requires-Dist", [])
    return [each for each in map(Requirement, listed) if is_wanted(each, extras)]


def is_wanted(requirement: Requirement, extras: tuple[str, ...] | frozenset[str]) -> bool:
    """Whether a requirement counts on this machine, with some extras."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def needed(asked: list[Requirement]) -> dict[str, Distribution]:
    """Return the packages of this Python that some requirements lead to, each of a version that is asked for."""
    found: dict[str, Distribution] = {}
    waiting = list(asked)
    while waiting:
        requirement = waiting.pop()
        package = distribution(requirement.name)
        assert requirement.specifier.contains(package.version, prereleases=True), (requirement, package.version)
        key = f"{requirement.name.lower()} {sorted(requirement.extras)}"
        if key not in found:
            found[key] = package
            more = map(Requirement, package.requires or ())
            waiting += [each for each in more if is_wanted(each, frozenset(requirement.extras))]
    return found


def install(wheel: Path, folder: Path, *extras: str) -> Path:
    """Install a wheel and what it asks for into an empty environment, and return the folder of its commands."""
    venv.create(folder, with_pip=False)
    scheme = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", scheme))
    for package in needed(requirements(wheel, *extras)).values():
        for top in {Path(str(file)).parts[0] for file in package.files or ()} - {"..", "__pycache__"}:
            if not (site / top).exists():
                (site / top).symlink_to(Path(str(package.locate_file(top))))
    commands = Path(sysconfig.get_path("scripts", "venv", scheme))
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(commands / "python"), "install"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True, capture_output=True)
    return commands


def surroundings(folder: Path) -> dict[str, str]:
    """Return the variables of a person elsewhere: nothing of this Python, of the repository or of the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "OMP_NUM_THREADS") if name in os.environ}
    return {**kept, "HOME": str(folder)}
