"""Curves as they travel, and the table of all replacements."""

from __future__ import annotations

import re

import pytest

from pages.shared.trust.flip_markup import build_curves, build_heights
from tests.helpers.made_refits import wine_refits

WINE = ("wine", "wines")


@pytest.mark.parametrize("found", wine_refits().flipped)
def test_main_curve_is_drawn_last_and_named(found):
    sent = build_curves(found, "id")
    assert sent["curves"][-1]["name"] == "NEON"
    assert sent["curves"][-1]["kind"] == "main"
    assert {len(curve["values"]) for curve in sent["curves"]} == {14}
    assert sent["end"] == "13 features replaced"
    assert sent["top"] == "0.55"


def test_best_of_each_replacement_is_bold():
    flipped = wine_refits().flipped
    markup = build_heights(flipped, "mean", WINE)
    assert markup.count("<b>") == 3
    assert "other wine" in markup
    lines = re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', markup)
    assert len(lines) == len(flipped[0].area)
    best = next(cells for name, cells in lines if name == "nearest pair")
    assert "<b>0.048</b>" in best
    assert markup != build_heights(flipped, "midpoint", WINE)  # the replacements until a change are those of one
