"""The head of Trust: the verdict, the warning, and what cannot be fitted again."""

from __future__ import annotations

import pytest

from pages.shared.results.refitted import Refitted
from pages.shared.shell import refit_progress
from pages.shared.shell.refit_progress import RefitState
from pages.shared.wording import trust_words
from tests.helpers.made_refits import wine_refits
from tests.helpers.pages import button_labels, component, markup, open_trust, press_button, shows, title


@pytest.fixture
def put_refits(monkeypatch):
    """A function that sets the refits that are there."""
    monkeypatch.setattr(refit_progress, "begin_once", lambda analysis: None)
    return lambda found, state="done": monkeypatch.setattr(
        refit_progress, "look", lambda analysis: RefitState(found, state)
    )


def test_verdict_is_the_title_and_the_rows_that_change_are_pies_and_pills(put_refits):
    put_refits(wine_refits())
    app = open_trust()
    assert not app.exception
    n_change = 178 - wine_refits().starts.n_stay
    assert title(app) == f"{178 - n_change} of 178 wines stay put"
    pies = component(app, "neon_pies")["pies"]
    assert [pie["row"] for pie in pies] == wine_refits().starts.wavering.tolist()
    assert [str(pie["row"]) for pie in pies] == list(app.get("button_group")[0].options)
    assert shows(app, f"{n_change} wines change with the start")
    assert shows(app, "Two starts agree to 0.9")


def test_starts_that_decide_are_told_above_the_map_with_the_way_to_another_k(put_refits):
    put_refits(wine_refits(6))
    app = open_trust(k="6")
    assert title(app) == "At 6 clusters the start decides"
    assert shows(app, "An explanation of one of them means little.")
    app = press_button(app, "Choose another K")
    assert title(app) == "How many clusters?"


def test_one_cluster_has_nothing_to_fit_again():
    app = open_trust(k="1")
    assert shows(app, trust_words.ONE_CLUSTER)
    assert not app.get("bidi_component")
    assert "Try 3 clusters" in button_labels(app)


def test_clusters_that_were_changed_by_hand_are_not_fitted_again():
    app = open_trust(k="4", edits="merge-0-1")
    assert not app.exception
    assert shows(app, trust_words.EDITED)
    assert title(press_button(app, "To the clusters")) != "Which wines stay put?"


def test_impossible_choices_are_told_in_the_place_of_the_answer():
    app = open_trust(sample="sensors", fill="refuse")
    assert not app.exception
    assert not app.get("bidi_component")


def test_names_with_markup_are_text(put_refits):
    put_refits(wine_refits())
    app = open_trust(names="2:<b>Old</b>", row="60")
    assert component(app, "neon_pies")["clusters"][2]["name"] == "<b>Old</b>"
    assert "&lt;b&gt;Old&lt;/b&gt;" in next(text for text in markup(app) if "neon-headline" in text)


def test_row_that_is_gone_is_told(put_refits):
    put_refits(Refitted(wine_refits().starts))
    app = open_trust(row="999")
    assert not app.exception
    assert shows(app, "999")
