"""The block on faithfulness."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.shell import refit_progress
from pages.shared.shell.refit_progress import RefitState
from pages.shared.wording import faithful_words
from tests.helpers.made_refits import wine_refits
from tests.helpers.pages import component, markup, open_trust, shows


@pytest.fixture
def put_refits(monkeypatch):
    """A function that sets the refits that are there."""
    monkeypatch.setattr(refit_progress, "begin_once", lambda analysis: None)
    return lambda found: monkeypatch.setattr(refit_progress, "look", lambda analysis: RefitState(found, "done"))


def test_replacement_is_a_choice_and_all_three_stand_in_the_table(put_refits):
    put_refits(wine_refits())
    app = open_trust()
    assert not app.exception
    assert shows(app, "and its evidence is gone earlier than at random.")
    assert shows(app, "decides which method is best")
    before = component(app, "neon_curves")["curves"]
    assert any("neon-heights" in text for text in markup(app))
    next(group for group in app.get("button_group") if group.key == "replaced by").set_value("mean").run()
    assert component(app, "neon_curves")["curves"] != before


def test_block_waits_for_its_numbers(put_refits):
    put_refits(replace(wine_refits(), flipped=()))
    app = open_trust()
    assert faithful_words.TITLE not in [header.value for header in app.header]


def test_evidence_that_falls_no_earlier_than_by_chance_is_told():
    flipped = wine_refits().flipped
    late = [replace(each, area={**each.area, "random": -9.0}) for each in flipped]
    assert faithful_words.describe_faithful(late, ("wine", "wines")).startswith("Hardly:")
    same = [flipped[0]] * 3
    assert "is best for all three" in faithful_words.describe_faithful(same, ("wine", "wines"))
