"""Events of the clustering, the preparation and the columns."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ColumnError, Problem
from neon_core.samples import PUBLISHED
from pages.shared.session import events
from pages.shared.session.choices import USUAL
from pages.shared.session.column_choices import Columns, apply_columns
from pages.shared.session.column_treatments import Treatments


@pytest.mark.parametrize(
    ("field", "value"),
    [("n_clusters", 5), ("scaling", "robust"), ("random_state", 9), ("n_init", 3), ("missing", "drop")],
)
def test_change_config_keeps_row_and_resets_beta(wine_session, field, value):
    session = events.choose_beta(events.choose_row(wine_session, 7), 2.5)
    after = events.change_config(session, field, value)
    assert after.choices == replace(session.choices, config=replace(PUBLISHED, **{field: value}), beta=USUAL)


@pytest.mark.parametrize("beta", [0.0, math.inf])
def test_change_config_keeps_zero_and_infinite_beta(wine_session, beta):
    assert events.change_config(events.choose_beta(wine_session, beta), "n_clusters", 5).choices.beta == beta


def test_change_columns_resets_beta_and_keeps_the_editor(wine_session):
    columns = Columns(roles=(("hue", "ignore"),))
    after = events.change_columns(events.choose_beta(wine_session, 2.5), columns, Treatments((("ash", 2.0),)))
    assert (after.choices.columns, after.choices.config.weights) == (columns, (("ash", 2.0),))
    assert after.choices.beta == USUAL
    assert after.visit.column_edition == wine_session.visit.column_edition


def test_change_to_the_same_columns_is_no_event(wine_session):
    session = events.choose_beta(wine_session, 2.5)
    assert events.change_columns(session, Columns(), Treatments()) is session


def test_refused_columns_change_nothing_and_redraw_the_editor(wine_session):
    error = ColumnError([Problem("No.", "hue")])
    after = events.refuse_columns(wine_session, error)
    assert after.choices == wine_session.choices
    assert after.visit.column_error is error
    assert after.visit.column_edition == wine_session.visit.column_edition + 1


def test_column_to_describe_by_keeps_the_other_choices_and_redraws_the_editor(wine_session):
    session = events.change_columns(wine_session, Columns(roles=(("hue", "ignore"),)), Treatments((("ash", 2.0),)))
    after = events.describe_by(session, "alcohol")
    assert after.choices.columns.roles == (("alcohol", "describe"), ("hue", "ignore"))
    assert after.choices.described == "alcohol"
    assert after.choices.config.weights == (("ash", 2.0),)
    assert after.visit.column_edition == session.visit.column_edition + 1


def test_reset_columns_returns_to_the_guess(wine_session):
    session = events.change_columns(wine_session, Columns(roles=(("hue", "ignore"),)), Treatments((("ash", 2.0),)))
    after = events.reset_columns(session)
    assert (after.choices.columns, after.choices.config.weights) == (Columns(), ())


def test_missing_columns_are_dropped_with_a_notice():
    data = nc.Dataset.from_frame(pd.DataFrame({"x": [1.0, 2.0], "y": [3.0, 5.0]}))
    columns = Columns(roles=(("gone", "ignore"), ("x", "ignore")))
    session = events.change_columns(events.begin_visit({}), columns, Treatments((("lost", 2.0), ("y", 3.0))))
    after = events.keep_possible_columns(session, apply_columns(data, columns), ("gone", "lost"))
    assert after.choices.columns == Columns(roles=(("x", "ignore"),))
    assert after.choices.config.weights == (("y", 3.0),)
    assert len(after.visit.notices) == 1
