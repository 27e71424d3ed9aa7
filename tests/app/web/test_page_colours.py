"""The style sheet of the page: blue and orange are those of the themes."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.helpers.paths import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
STYLES = (ROOT / "neon_core" / "frontend" / "dom" / "page.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("pro", "blueColor"),
        ("contra", "orangeColor"),
        ("pro-text", "blueTextColor"),
        ("contra-text", "orangeTextColor"),
    ],
)
def test_signs_have_the_colours_of_both_themes(name, option):
    found = re.search(rf"--neon-{name}: light-dark\((#\w+), (#\w+)\)", STYLES)
    assert found is not None
    assert found.groups() == (THEME["light"][option], THEME["dark"][option])
