"""Settings of Streamlit: it listens to this machine only, sends no statistics, and shows no traceback."""

from __future__ import annotations

import tomllib

import pytest

from tests.helpers.paths import ROOT

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


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
def test_safe_settings_are_set(section, option, value):
    assert SETTINGS[section][option] == value


def test_safe_defaults_of_streamlit_stay():
    assert SETTINGS["server"].get("enableCORS", True)
    assert not SETTINGS["server"].get("enableStaticServing", False)
    assert "secrets" not in SETTINGS
