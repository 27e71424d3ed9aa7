"""Changes of a session that several events share."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from pages.shared.session.choices import TELLING_ROW, USUAL, opening_choices
from pages.shared.session.events.session_changes import (
    open_choices,
    redraw_columns,
    remember_table,
    with_usual_beta,
    without_candidate,
)
from tests.helpers.sessions import PRICES


def test_other_choices_have_no_telling_row_yet_and_keep_the_notices(wine_session):
    session = wine_session.with_notices("One.")
    session = session.with_visit(replace(session.visit, telling_row=60))
    after = open_choices(session, opening_choices("iris"))
    assert (after.choices, after.visit.telling_row) == (opening_choices("iris"), TELLING_ROW)
    assert after.visit.notices == ("One.",)
    assert after.visit.column_edition == session.visit.column_edition + 1


def test_sample_and_upload_are_remembered_side_by_side(wine_session, towns_session):
    both = remember_table(towns_session).visit.former
    assert both == {"sample": wine_session.choices, "upload": towns_session.choices}


def test_candidate_is_dropped(wine_session):
    session = wine_session.with_visit(replace(wine_session.visit, candidate=PRICES))
    assert without_candidate(session) == wine_session


@pytest.mark.parametrize(("beta", "after"), [(2.5, USUAL), (USUAL, USUAL), (0.0, 0.0), (math.inf, math.inf)])
def test_number_for_beta_becomes_usual(wine_session, beta, after):
    assert with_usual_beta(wine_session, replace(wine_session.choices, beta=beta)).choices.beta == after


def test_new_column_editor_has_a_new_number(wine_session):
    assert redraw_columns(wine_session).visit.column_edition == wine_session.visit.column_edition + 1
