"""The right half of Trust: the sentence, and the bars over the refits that are chosen."""

from __future__ import annotations

import pytest

from pages.shared.results import refitted
from pages.shared.shell import refit_progress
from pages.shared.shell.refit_progress import RefitState
from tests.helpers.made_refits import wine_refits
from tests.helpers.pages import answer_standing, markup, open_explore, open_trust


@pytest.fixture
def _wine(monkeypatch):
    """The refits of wine are there."""
    monkeypatch.setattr(refit_progress, "begin_once", lambda analysis: None)
    monkeypatch.setattr(refit_progress, "look", lambda analysis: RefitState(wine_refits(), "done"))


def part(app, name):
    return next(text for text in markup(app) if name in text)


@pytest.mark.usefixtures("_wine")
def test_sentence_counts_the_starts_and_the_rows_drawn_again():
    stays = wine_refits().starts.row[60]
    assert 0.0 < stays < 0.95
    app = open_trust(row="60")
    headline = part(app, "neon-headline")
    assert f" from {round(20 * stays)} of 20 starts, from the others in " in headline
    assert "So its bars are those of one run. Of 20 refits to wines drawn again, " in headline
    assert "from every one of 20 starts." in part(open_trust(row="0"), "neon-headline")


@pytest.mark.usefixtures("_wine")
def test_choice_of_the_refits_changes_the_bars_and_stands_in_the_address():
    app = open_trust(row="60")
    before = part(app, "neon-doubt")
    switch = next(group for group in app.get("button_group") if group.key == "refitted")
    switch.set_value("starts").run()
    assert app.session_state["choices"].refitted == "starts"
    assert part(app, "neon-doubt") != before
    assert part(open_trust(row="60", refit="starts"), "neon-doubt") == part(app, "neon-doubt")


def test_explore_has_a_line_only_where_the_work_is_done_and_the_row_wavers(monkeypatch):
    assert "starts" not in answer_standing(open_explore(row="60"))
    monkeypatch.setattr(refitted, "refitted_of", lambda *_: wine_refits())
    n_there = round(20 * float(wine_refits().starts.row[60]))
    assert answer_standing(open_explore(row="60")).endswith(f" Only {n_there} of 20 starts put it here: see Trust.")
    assert "starts" not in answer_standing(open_explore(row="0"))
