"""The audit of dependencies: it says what was looked up, and never passes where something was not."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import sysconfig
from importlib.metadata import distributions

import pytest

from tests.helpers.paths import ROOT

CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 3
SITE = sysconfig.get_path("purelib")
NAMES = sorted({each.metadata["Name"] for each in distributions(path=[SITE])})


def answers(**changed):
    """Return pip-audit's answers for all packages here, without vulnerabilities but for the changed ones."""
    listed = [{"name": name, "version": "1", "vulns": []} | changed.get(name, {}) for name in NAMES]
    return json.dumps({"dependencies": [each for each in listed if each.get("version")], "fixes": []})


PIP_AUDIT = """#!{python}
import sys
assert {site!r} in sys.argv
sys.stdout.write({answer!r})
sys.exit({errors!r} or {status})
"""
RUN = """
import runpy, sys
from pathlib import Path
main = runpy.run_path({audit!r})["main"]
main.__globals__["OWN"] = Path({own!r})
sys.exit(main())
"""


@pytest.fixture
def audit(tmp_path):
    """A function that runs the audit with a pip-audit that prints an answer; None: there is none, and no network."""

    def run(answer, status=0, errors=""):
        if answer is not None:
            tool = tmp_path / "pip-audit"
            tool.write_text(
                PIP_AUDIT.format(python=sys.executable, site=SITE, answer=answer, errors=errors, status=status)
            )
            tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
        environment = {**os.environ, "PATH": str(tmp_path), "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
        code = RUN.format(audit=str(ROOT / ".ci" / "audit.py"), own=str(tmp_path / "own"))
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        return done.returncode, done.stdout

    return run


def test_packages_without_known_vulnerability_pass(audit):
    assert audit(answers()) == (CLEAN, f"Audited {len(NAMES)} packages: no known vulnerability.\n")


def test_vulnerable_package_fails_with_its_name_and_remedy(audit):
    found = {"vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["2.5", "3.0"]}, {"id": "GHSA-x", "fix_versions": []}]}
    status, printed = audit(answers(numpy=found), status=1)
    assert status == VULNERABLE
    assert printed == "VULNERABLE: numpy 1: PYSEC-2026-1 (mended in: 2.5, 3.0); GHSA-x (mended in: none)\n"


def test_skipped_packages_are_not_audited_though_pip_audit_is_content(audit):
    """With an index of its own but no database, pip-audit skips every package and exits with 0."""
    skipped = {name: {"version": "1", "skip_reason": "not found", "vulns": None} for name in NAMES}
    status, printed = audit(answers(**skipped))
    assert status == NOT_AUDITED
    assert printed.startswith(f"NOT AUDITED: {len(NAMES)} of {len(NAMES)} packages were not looked up: ")
    assert printed.endswith(f"and {len(NAMES) - 5} more. The first: not found.\n")


def test_single_package_without_an_answer_is_named(audit):
    status, printed = audit(answers(numpy={"version": ""}))
    assert status == NOT_AUDITED
    assert printed.startswith(
        f"NOT AUDITED: 1 of {len(NAMES)} packages were not looked up: numpy. The first: pip-audit gave"
    )


def test_vulnerability_outweighs_a_skipped_package_and_both_are_printed(audit):
    changed = {"pandas": {"vulns": [{"id": "X-1", "fix_versions": []}]}, "numpy": {"skip_reason": "not found"}}
    status, printed = audit(answers(**changed), status=1)
    assert status == VULNERABLE
    assert [line.split(":")[0] for line in printed.splitlines()] == ["VULNERABLE", "NOT AUDITED"]


@pytest.mark.parametrize("answer", ["", "[]", "{}", "No known vulnerabilities found", '{"dependencies": null}', "[[]]"])
def test_answer_that_is_no_result_is_no_audit(audit, answer):
    status, printed = audit(answer, errors="Trace\nFailed to resolve 'api.example'")
    assert status == NOT_AUDITED
    assert printed == (
        f"NOT AUDITED: none of the {len(NAMES)} packages was looked up. "
        "pip-audit gave no result: Failed to resolve 'api.example'\n"
    )


def test_empty_result_is_no_audit(audit):
    status, printed = audit('{"dependencies": [], "fixes": []}')
    assert status == NOT_AUDITED
    assert f"{len(NAMES)} of {len(NAMES)} packages were not looked up" in printed


def test_machine_without_pip_audit_and_network_is_not_audited(audit):
    status, printed = audit(None)
    assert status == NOT_AUDITED
    assert printed.startswith(f"NOT AUDITED: none of the {len(NAMES)} packages was looked up. pip-audit==")
    assert printed.endswith("could not be installed. Is the network there?\n")


def test_make_audit_runs_the_script():
    assert "\naudit:\n\t$(SETUP) app\n\t@$(PY) .ci/audit.py\n" in (ROOT / "Makefile").read_text()
