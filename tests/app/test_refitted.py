"""The refits of the page Trust: made in two steps, kept by their analysis, and fewer of a large table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.results import refitted
from pages.shared.results.cache import Source
from pages.shared.results.refitted import RefitSteps, Refitted
from tests.helpers.made_refits import wine_refits


@pytest.fixture
def few(monkeypatch):
    """A few refits are enough."""
    monkeypatch.setattr(refitted, "USUAL", (4, 6))


def test_starts_come_first_and_are_kept_by_a_stop(few, wine_analysis):
    steps, seen = RefitSteps(wine_analysis), []
    first, second, third = list(steps(lambda stage, share: seen.append(stage)))
    assert first.drawn is None
    assert first.starts is second.starts
    assert second.drawn is not None
    assert (first.starts.rand.size, len(second.drawn.centroids)) == (4, 6)
    assert list(dict.fromkeys(seen)) == ["starts", "drawn", "flipped"]
    assert [each.baseline for each in third.flipped] == list(refitted.BASELINES)
    assert (third.drawn, second.flipped) == (second.drawn, ())
    again = []
    assert next(steps(lambda stage, share: again.append(stage))).starts is first.starts
    assert again == []


def test_large_table_has_fewer_refits(monkeypatch, wine_analysis):
    assert refitted.sizes(wine_analysis) == (100, 200)
    monkeypatch.setattr(refitted, "MANY", 178 * 13 * 3 - 1)
    assert refitted.sizes(wine_analysis) == (20, 50)


def test_refits_are_kept_by_the_analysis(wine_analysis):
    config = replace(wine_analysis.config, random_state=77)
    source = Source("wine")
    assert refitted.refitted_of(source, "other", config) is None
    made = Refitted(wine_refits().starts)
    assert refitted.refitted_of(source, "other", config, made=made) is made
    assert refitted.refitted_of(source, "other", config) is made
    assert refitted.refitted_of(source, "other", wine_analysis.config) is None
    assert refitted.refit_key("a", config)[:3] == ("refit", "a", config)


def test_threshold_is_that_of_the_library():
    from neon_core.evaluation import row_stability

    assert refitted.STAYS == row_stability.STAYS


def test_widgets_have_another_key_at_each_stage():
    whole = wine_refits()
    stages = [replace(whole, drawn=None, flipped=()), replace(whole, flipped=()), whole]
    assert [refitted.stage_key("k", stage) for stage in stages] == ["k early", "k middle", "k"]
