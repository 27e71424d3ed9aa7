"""The JavaScript of the browser, run by the node that ships in Playwright: it is there wherever the tests run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import playwright

from tests.helpers.paths import ROOT

NODE = Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")


def node(*arguments: str, stdin: str | None = None) -> str:
    """Run node in the project's folder; return what it prints."""
    done = subprocess.run([NODE, *arguments], input=stdin, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
