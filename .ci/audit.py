"""Look up known vulnerabilities of every package in this Python: .venv/bin/python .ci/audit.py. Needs the network.

pip-audit asks the database. It also says "No known vulnerabilities found" when it could look up nothing, so this script
reads its answers one by one. It exits with 0 only if every package was looked up and none has a known vulnerability,
with 1 if one has, and with 3 if some package could not be looked up.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

PIP_AUDIT = "pip-audit==2.10.1"
ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "build" / "audit"  # `make clean` removes it
CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 3
SECONDS = 300
SHOWN = 5


class NotAuditedError(Exception):
    """No audit was possible; the message is the reason."""


def main() -> int:
    """Audit the packages, print the result, and return the exit status."""
    names = installed_names()
    try:
        answers = ask(find_pip_audit())
    except NotAuditedError as error:
        print(f"NOT AUDITED: none of the {len(names)} packages was looked up. {error}")
        return NOT_AUDITED
    found = {name: answer["vulns"] for name, answer in answers.items() if answer.get("vulns")}
    for name, vulnerabilities in found.items():
        print(f"VULNERABLE: {name} {answers[name].get('version', '')}: {describe(vulnerabilities)}")
    missing = sorted(name for name in names if not is_audited(answers.get(name, {})))
    if missing:
        print(describe_missing(missing, len(names), answers))
    if not missing and not found:
        print(f"Audited {len(names)} packages: no known vulnerability.")
    return VULNERABLE if found else NOT_AUDITED if missing else CLEAN


def installed_names() -> set[str]:
    """Return the normalized names of the packages beside this Python."""
    installed = distributions(path=[sysconfig.get_path("purelib")])
    return {normalize(each.metadata["Name"]) for each in installed}


def normalize(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def find_pip_audit() -> list[str]:
    """Return the command of pip-audit; install it into build/audit where there is none."""
    there = shutil.which("pip-audit")
    if there:
        return [there]
    if not (OWN / "pip_audit").exists():
        options = ["--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:", "--target", str(OWN)]
        run([sys.executable, "-m", "pip", "install", *options, PIP_AUDIT])
    if not (OWN / "pip_audit").exists():
        raise NotAuditedError(f"{PIP_AUDIT} could not be installed. Is the network there?")
    return [sys.executable, "-m", "pip_audit"]


def ask(command: list[str]) -> dict[str, dict[str, Any]]:
    """Return the answer of pip-audit for each package; its exit status does not tell a failure from a finding."""
    options = ["--path", sysconfig.get_path("purelib"), "--format", "json", "--progress-spinner", "off"]
    done = run([*command, *options])
    try:
        listed = json.loads(done.stdout)["dependencies"]
        return {normalize(each["name"]): each for each in listed}
    except (ValueError, KeyError, TypeError):
        last = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
        raise NotAuditedError(f"pip-audit gave no result: {last[0]}") from None


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, within some minutes."""
    environment = os.environ | {"PYTHONPATH": str(OWN)}
    try:
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotAuditedError(f"{Path(command[0]).name} did not end: {error}") from None


def is_audited(answer: dict[str, Any]) -> bool:
    """Whether a package was looked up: its answer has a list of vulnerabilities, which may be empty."""
    return isinstance(answer.get("vulns"), list) and "skip_reason" not in answer


def describe(vulnerabilities: list[dict[str, Any]]) -> str:
    """Return the names of vulnerabilities, and the versions that mend them."""
    mended = [", ".join(each.get("fix_versions") or ["none"]) for each in vulnerabilities]
    return "; ".join(f"{each.get('id')} (mended in: {by})" for each, by in zip(vulnerabilities, mended, strict=True))


def describe_missing(missing: list[str], n_packages: int, answers: dict[str, dict[str, Any]]) -> str:
    """Return which packages were not looked up, and the first reason."""
    more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
    reason = answers.get(missing[0], {}).get("skip_reason", "pip-audit gave no answer for it")
    listed = ", ".join(missing[:SHOWN]) + more
    return f"NOT AUDITED: {len(missing)} of {n_packages} packages were not looked up: {listed}. The first: {reason}."


if __name__ == "__main__":
    sys.exit(main())
