"""The templates that travel to the browser."""

from __future__ import annotations

import json

from neon_core.wording import STRIP_LEGEND, STRIP_VALUES
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


def test_words_of_the_strips_are_those_of_saved_pictures():
    assert browser_words.browser_templates()["strips"] == {"legend": STRIP_LEGEND, "values": STRIP_VALUES}


def test_evidence_is_the_word_on_screen_and_logit_is_explained():
    templates = browser_words.browser_templates()
    assert "logit" not in "".join(span for spans in templates["proof"].values() for span in spans).replace(
        "{logit}", ""
    )
    assert templates["terms"]["evidence"]["text"].endswith("In formulas and files its name is logit.")
