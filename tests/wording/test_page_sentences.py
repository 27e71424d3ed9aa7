"""The words of a page without a server."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from neon_core.wording import page_sentences
from neon_core.wording.live_words import live_templates
from tests.helpers.analyses import ROW, wine_analysis

MADE = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_rule_of_a_sample_says_that_clusters_are_those_of_all_rows():
    rule = page_sentences.describe_page_sample(10_000, 12_345, ROW)
    assert rule.startswith("This page has 10,000 of the 12,345 rows: ")
    assert rule.endswith("Clusters, shares and ranks are those of all rows.")


def test_words_send_nobody_to_what_a_page_does_not_have():
    words = page_sentences.page_templates()
    text = json.dumps(words)
    assert "Export" not in text
    assert "server" not in text
    assert live_templates().keys() < words.keys()
    assert page_sentences.misplaced_note() == "looks nearer to {cluster} here"


def test_foot_without_the_table_says_less():
    origin = page_sentences.describe_page_origin(wine_analysis(), None, MADE, "NEON 1")
    foot = dict(page_sentences.describe_page(wine_analysis(), None, origin))
    assert list(foot) == ["What was done", "What this does not say", "Where this comes from"]
    assert foot["Where this comes from"][0].startswith("Made on 2026-03-01 at 09:30 UTC, by NEON 1 with scikit-learn ")
