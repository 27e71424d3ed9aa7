"""Markup of the checks and of the moons."""

from __future__ import annotations

from dataclasses import replace

from neon_core.evaluation import check_numbers, two_moons
from pages.shared.trust.proof_markup import build_checks, build_moons
from tests.helpers.analyses import wine_analysis

WINE = ("wine", "wines")


def test_checks_that_hold_and_one_that_fails():
    found = check_numbers(wine_analysis())
    markup = build_checks(found, WINE)
    assert markup.count("✓") == 4
    assert "178 of 178" in markup
    assert "network puts wines where K-Means does" in markup
    failed = build_checks([replace(found[0], value=0.02), replace(found[1], value=3.0)], WINE)
    assert failed.count("✗") == 2
    assert "bars add up to the evidence: report this" in failed
    assert "2·10⁻²" in failed
    assert "175 of 178" in failed


def test_every_point_of_the_moons_is_a_mark():
    markup = build_moons(two_moons())
    assert markup.count("<i ") == 120
    assert 'role="img"' in markup
