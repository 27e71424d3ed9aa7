"""The templates that travel to the browser."""

from __future__ import annotations

import json

from pages.shared.wording import browser_words


def test_templates_are_plain_values():
    templates = browser_words.browser_templates()
    assert json.loads(json.dumps(templates)) == json.loads(json.dumps(templates, ensure_ascii=False))
    assert {"leading", "shares", "effective", "equation", "proof", "stops", "bars", "list", "hover", "clusters"} <= set(
        templates
    )


def test_templates_keep_roles_and_slots():
    templates = browser_words.browser_templates()
    assert templates["equation"][0] == ["{pro}", "for", -1]
    assert templates["bars"]["others"] == "the other {n} together"
