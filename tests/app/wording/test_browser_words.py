"""The words that travel to the dashboard's browser."""

from __future__ import annotations

import json

from neon_core.wording.live_words import live_templates
from pages.shared.wording import browser_words


def test_words_are_those_of_the_library_and_of_the_dashboard():
    templates = browser_words.browser_templates()
    assert live_templates().items() <= templates.items()
    assert templates.keys() - live_templates().keys() == {
        *("connection", "uploads", "save", "not_saved", "save_waits", "waiting", "heat", "scan"),
    }
    json.dumps(templates, allow_nan=False)
