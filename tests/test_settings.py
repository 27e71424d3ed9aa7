"""What Streamlit is told: nobody else listens, nothing is sent, and no visitor reads a traceback."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

SETTINGS = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("server", "address", "localhost"),
        ("server", "enableXsrfProtection", True),
        ("server", "showEmailPrompt", False),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
    ],
)
def test_the_settings_are_the_safe_ones(section, option, value):
    assert SETTINGS[section][option] == value


def test_nothing_opens_what_streamlit_keeps_shut_by_itself():
    assert SETTINGS["server"].get("enableCORS", True)
    assert not SETTINGS["server"].get("enableStaticServing", False)
    assert "secrets" not in SETTINGS
