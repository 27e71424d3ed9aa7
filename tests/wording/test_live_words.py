"""The words of map, panel and table."""

from __future__ import annotations

import json

from neon_core.wording import STRIP_LEGEND, STRIP_VALUES
from neon_core.wording.live_words import live_templates


def test_templates_are_plain_values():
    templates = live_templates()
    assert json.loads(json.dumps(templates)) == json.loads(json.dumps(templates, ensure_ascii=False))
    assert {"leading", "shares", "effective", "equation", "proof", "stops", "bars", "list", "hover", "clusters"} <= set(
        templates
    )


def test_templates_keep_roles_and_slots():
    templates = live_templates()
    assert templates["equation"][0] == ["{pro}", "for", -1]
    assert templates["bars"]["others"] == "the other {n} together"


def test_words_of_the_strips_are_those_of_saved_pictures():
    assert live_templates()["strips"] == {"legend": STRIP_LEGEND, "values": STRIP_VALUES}


def test_evidence_is_the_word_on_screen_and_logit_is_explained():
    templates = live_templates()
    assert "logit" not in "".join(span for spans in templates["proof"].values() for span in spans).replace(
        "{logit}", ""
    )
    assert templates["terms"]["evidence"]["text"].endswith("In formulas and files its name is logit.")
