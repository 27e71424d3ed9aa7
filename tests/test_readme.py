"""The README: its code runs, its pictures and links exist, its commands are in the Makefile."""

from __future__ import annotations

import re
import shlex

import numpy as np

from neon_core.cli import COMMANDS
from neon_core.cli.parser import build_parser
from tests.helpers.paths import ROOT

README = (ROOT / "README.md").read_text()


def test_first_example_runs_in_ten_lines_and_adds_up():
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0]
    names: dict = {}
    exec(code, names)
    np.testing.assert_allclose(names["e"].residual, 0.0, atol=1e-14)
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 10


def test_lines_of_the_command_are_understood():
    lines = re.findall(r"^neon (.+)$", README, re.MULTILINE)
    assert len(lines) >= 4
    for line in lines:
        assert build_parser().parse_args(shlex.split(line)).command in COMMANDS


def test_pictures_and_links_exist():
    targets = re.findall(r"\]\(([^)]+)\)", README)
    here = [target for target in targets if not target.startswith("https://")]
    assert "docs/pictures/explore-light.png" in here
    assert [target for target in here if not (ROOT / target.partition("#")[0]).exists()] == []


def test_commands_are_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    commands = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)", README, re.MULTILINE))
    assert len(commands) >= 3
    for command in map("".join, commands):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), command


def test_dependency_table_lists_every_requirement():
    table = README[README.index("## Dependencies") : README.index("## Deploying")]
    required = re.findall(r"^([a-z-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert len(required) >= 7
    assert [name for name in required if name not in table] == []
