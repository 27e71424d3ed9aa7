"""Saved settings on screen: used for the table that is there, for its file read anew, or for one that is awaited."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.saved.settings_file import format_settings
from pages.shared.session import store
from pages.shared.table import saved_settings
from pages.shared.wording import settings_words
from tests.helpers.pages import TOWNS, open_columns, open_explore, open_table_screen, press_button, upload_file

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")


def settings_of(data, names=None, **choices):
    analysis = nc.analyse(data, nc.AnalysisConfig(**choices))
    return nc.Settings.of(data, analysis.rename(names or {}))


def open_settings(app, settings, name="spring.json"):
    """Open settings in their field."""
    app.session_state[saved_settings.FOLD] = True
    app.run()
    content = settings if isinstance(settings, bytes) else format_settings(settings).encode()
    (field,) = (field for field in app.file_uploader if field.label == settings_words.UPLOAD)
    field.set_value((name, content, "application/json")).run()
    return app


def notices(app):
    return app.session_state[store.VISIT].notices


def test_settings_of_a_sample_are_used_for_it():
    wine = nc.load_sample("wine").with_roles({"hue": "ignore", "ash": "describe"})
    choices = {"n_clusters": 4, "scaling": "robust", "weights": (("alcohol", 2.0),), "n_init": 2}
    settings = settings_of(wine, {1: "Light <b>"}, **choices)
    app = open_settings(open_columns(), settings)
    now = app.session_state[store.CHOICES]
    assert now.config == settings.config
    assert dict(now.columns.roles) == {"hue": "ignore", "ash": "describe"}
    assert now.names == ((1, "Light <b>"),)
    assert notices(app) == ("The settings of spring.json are used.",)
    assert not app.exception


def test_settings_of_a_file_that_is_here_read_it_as_they_say():
    app = upload_file(open_table_screen(), TOWNS)
    data = nc.read_table(TOWNS.encode(), filename="towns.csv", missing_values=("n/a", "-"))
    settings = settings_of(data, n_clusters=2, scaling="minmax")
    app = open_settings(app, settings)
    app.run()
    now = app.session_state[store.CHOICES]
    assert now.config == settings.config
    assert now.file.overrides == settings.overrides
    assert app.session_state[store.VISIT].awaited is None
    assert "all choices are restored" in notices(app)[0]


def test_settings_of_another_file_with_the_same_columns_say_so():
    app = upload_file(open_table_screen(), TOWNS)
    other = nc.read_table((TOWNS + TOWNS.splitlines()[-1] + "\n").encode(), filename="spring.csv")
    app = open_settings(app, settings_of(other, n_clusters=2))
    assert app.session_state[store.CHOICES].config.n_clusters == 2
    told = "The settings of spring.json are used. They were saved for spring.csv; towns.csv has the same columns."
    assert notices(app) == (told,)


def test_settings_of_a_file_that_is_not_here_await_it():
    data = nc.read_table(TOWNS.encode(), filename="towns.csv")
    settings = settings_of(data, {0: "North"}, n_clusters=2, scaling="none")
    app = open_settings(open_table_screen(), settings)
    assert "for towns.csv, which is not here" in notices(app)[0]
    assert app.session_state[store.CHOICES].sample == "wine"
    upload_file(app, TOWNS)
    now = app.session_state[store.CHOICES]
    assert now.config == settings.config
    assert now.names == ((0, "North"),)
    analysis = settings.analyse(settings.apply(data))
    app = press_button(app, "Explain this table")
    shown = nc.analyse(settings.apply(data), now.config)
    np.testing.assert_array_equal(shown.explanation.relevance, analysis.explanation.relevance)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{}", "This is no file of settings"),
        (b"\xff", "This is no file of settings"),
        (format_settings(settings_of(nc.load_sample("iris"))).encode(), "The table does not have"),
        (
            format_settings(settings_of(nc.load_sample("wine"), n_clusters=60, n_init=1)).encode(),
            "They make 60 clusters",
        ),
    ],
)
def test_settings_that_cannot_be_used_change_nothing_and_say_why(content, fault):
    app = open_columns()
    before = app.session_state[store.CHOICES]
    open_settings(app, content)
    assert app.session_state[store.CHOICES] == before
    assert notices(app)[0] == "The settings of spring.json cannot be used, and nothing has changed."
    assert any(fault in notice for notice in notices(app))


def test_field_is_beside_the_table_and_its_columns():
    for app in (open_table_screen(), open_columns(), upload_file(open_table_screen(), TOWNS)):
        assert [expander.label for expander in app.expander].count(settings_words.TITLE) == 1
        assert settings_words.UPLOAD not in [field.label for field in app.file_uploader]
    assert settings_words.TITLE not in [expander.label for expander in open_explore().expander]
