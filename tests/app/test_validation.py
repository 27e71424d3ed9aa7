"""Validation: impossible choices become possible ones, with a notice; possible ones stay."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.results import validation
from pages.shared.session import events, store
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from tests.helpers.sessions import TOWNS, take_upload


@pytest.fixture(scope="module")
def wine():
    """The published analysis of the wine sample."""
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def analysis_of(**columns):
    """Return an analysis of two clusters."""
    return nc.analyse(nc.Dataset.from_frame(pd.DataFrame(columns)), nc.AnalysisConfig(n_clusters=2))


# --- columns ---


def test_columns_without_choices_need_no_table(visitor, monkeypatch):
    monkeypatch.setattr("pages.shared.results.current.guessed", lambda: pytest.fail("the table was read"))
    before = store.choices()
    validation.validate_columns()
    assert store.choices() is before


def test_possible_column_choices_stay_without_a_notice(visitor):
    columns = Columns(roles=(("hue", "ignore"),), kinds=(("ash", "category"),))
    store.apply(events.change_columns, columns, Treatments((("alcohol", 2.0),)))
    before = store.choices()
    validation.validate_columns()
    assert (store.choices(), store.visit().notices) == (before, ())


def test_impossible_column_choices_are_dropped_with_notices(visitor):
    columns = Columns(roles=(("gone", "ignore"), ("hue", "ignore")), kinds=(("ash", "date"),))
    store.apply(events.change_columns, columns, Treatments((("lost", 3.0), ("alcohol", 2.0))))
    validation.validate_columns()
    assert store.choices().columns == Columns(roles=(("hue", "ignore"),))
    assert store.choices().config.weights == (("alcohol", 2.0),)
    missing, refused = store.visit().notices
    assert all(name in missing for name in ("gone", "lost"))
    assert refused.startswith("ash has no dates.")
    validation.validate_columns()
    assert store.visit().notices == (missing, refused)


def test_column_choices_wait_for_a_table_that_cannot_be_read(visitor, monkeypatch):
    store.store(take_upload(store.session(), TOWNS))
    columns = Columns(roles=(("gone", "ignore"),))
    store.apply(events.change_columns, columns, Treatments())

    def refuse():
        raise nc.NeonError("The file is empty")

    monkeypatch.setattr("pages.shared.results.current.guessed", refuse)
    validation.validate_columns()
    assert (store.choices().columns, store.visit().notices) == (columns, ())


# --- row, map, axes ---


def test_possible_row_map_and_axes_stay(visitor, wine):
    store.apply(events.choose_map, "features")
    store.apply(events.choose_axes, ("hue", "ash"))
    before = store.choices()
    validation.validate_explanation(wine)
    assert (store.choices(), store.visit().notices) == (before, ())
    assert store.visit().telling_row == wine.telling_row


def test_missing_row_becomes_the_telling_row(visitor, wine):
    store.apply(events.choose_row, 178)
    validation.validate_explanation(wine)
    assert store.choices().row == wine.telling_row
    assert "There is no wine 178" in store.visit().notices[0]


@pytest.mark.parametrize("row", [-5, 10**30])
def test_hostile_row_becomes_the_telling_row(visitor, wine, row):
    store.apply(events.choose_row, row)
    validation.validate_explanation(wine)
    assert store.choices().row == wine.telling_row
    assert len(store.visit().notices) == 1


def test_axes_become_the_two_features_that_count_most(visitor, wine):
    store.apply(events.choose_map, "features")
    validation.validate_explanation(wine)
    assert store.choices().axes == ("OD280/OD315", "nonflavanoid phenols")
    assert store.visit().notices == ()


def test_missing_axis_is_replaced_with_a_notice(visitor, wine):
    store.apply(events.choose_map, "features")
    store.apply(events.choose_axes, ("sweetness", "hue"))
    validation.validate_explanation(wine)
    assert store.choices().axes == ("OD280/OD315", "hue")
    assert "sweetness" in store.visit().notices[0]


def test_maps_need_borders_and_two_numbers(wine):
    assert validation.possible_maps(wine) == {"pca", "borders", "features"}
    assert validation.possible_maps(analysis_of(x=[0.0, 0.1, 5.0, 5.1])) == {"pca", "borders"}
    with pytest.warns(nc.NeonWarning):
        alike = analysis_of(x=[1.0, 1.0, 1.0], y=[2.0, 2.0, 2.0])
    assert "borders" not in validation.possible_maps(alike)


def test_impossible_map_becomes_pca_with_a_notice(visitor):
    store.apply(events.choose_map, "features")
    store.apply(events.choose_row, 1)
    validation.validate_explanation(analysis_of(x=[0.0, 0.1, 5.0, 5.1]))
    assert store.choices().map == "pca"
    assert len(store.visit().notices) == 1
