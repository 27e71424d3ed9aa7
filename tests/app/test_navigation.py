"""Links from screen to screen, by which the choices go along."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.session.store import VISIT
from pages.shared.session.uploaded_file import Upload
from pages.shared.shell import navigation
from pages.shared.wording import column_words
from tests.helpers.pages import (
    APP,
    TOWNS,
    button_labels,
    choose_read_option,
    open_columns,
    open_explore,
    open_table_screen,
    panel_payload,
    prepare_option,
    press_button,
    read_option,
    reading_heading,
    shows,
    title,
    to_text,
    upload_file,
)


def test_link_to_the_table_screen():
    app = open_table_screen(None)
    assert title(app) == "178 wines in 3 clusters"
    press_button(app, "Use your own table")
    assert title(app) == "Your table"
    assert not app.exception


def test_explain_opens_explore_with_the_default_choices():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    assert not app.exception
    assert title(app) == "40 rows in 3 clusters"
    assert shows(app, "Click a row to see, exactly, what puts it there.")
    assert panel_payload(app)["nouns"] == ["row", "rows"]
    assert to_text(panel_payload(app)["headline"]).startswith("T19 is in cluster ")
    assert app.number_input(key="seed").value == 0
    assert app.number_input(key="restarts").value == 10
    assert app.query_params == {"table": Upload.of("", TOWNS.encode()).reference.key, "file": "towns.csv"}
    assert app.selectbox(key="sample").options[-1] == "towns.csv"


def test_back_to_the_sample_restores_its_choices():
    app = open_table_screen(None, k="5", row="83")
    upload_file(press_button(app, "Use your own table"), TOWNS)
    press_button(app, "Back to the sample")
    assert title(app) == "178 wines in 5 clusters"
    assert app.query_params == {"k": "5", "row": "83"}


def test_switch_between_screens_keeps_the_reading():
    app = press_button(
        choose_read_option(upload_file(open_table_screen(), TOWNS), "decimal", "point ."), "Explain this table"
    )
    app = press_button(app, "How it was read")
    assert "decimal points" in reading_heading(app)
    assert read_option(app, "decimal") == "point ."


def test_link_whose_run_was_interrupted_is_followed_by_the_next_run():
    app = open_explore(k="5")
    app.session_state[VISIT] = replace(app.session_state[VISIT], destination=navigation.TABLE)
    app.run()
    assert title(app) == "Your table"
    assert app.session_state[VISIT].destination == ""
    assert app.query_params == {"k": "5"}


def test_link_carries_the_choices_of_a_step_back_that_arrives_with_it():
    app = open_explore(k="5")
    app.query_params.clear()
    app.query_params.update({"k": "4"})
    press_button(app, column_words.COLUMNS_AND_PREPARATION)
    assert title(app) == "13 of 14 columns count"
    assert app.query_params == {"k": "4"}


def test_link_to_the_columns_and_back():
    app = open_columns()
    assert not app.exception
    assert title(app) == "13 of 14 columns count"
    assert column_words.COLUMNS_AND_PREPARATION not in button_labels(app)
    press_button(app, "Explain")
    assert title(app) == "178 wines in 3 clusters"
    assert app.query_params == {}


def test_sample_and_upload_keep_their_column_choices():
    app = open_explore(ignore="hue")
    upload_file(press_button(app, "Use your own table"), TOWNS)
    assert "ignore" not in app.query_params
    app.selectbox(key="prepare_missing").set_value("drop").run()
    press_button(app, "Back to the sample")
    assert app.query_params == {"ignore": "hue"}
    press_button(app, "Use your own table")
    assert reading_heading(app).startswith("towns.csv")
    assert prepare_option(app, "missing") == "drop"
    assert app.query_params["fill"] == "drop"


def open_unknown(**parameters):
    """Open the screen that an unknown address is redirected to."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(parameters)
    return app.switch_page(navigation.UNKNOWN).run()


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("Explore", "178 wines in 4 clusters"),
        ("Use your own table", "Your table"),
        (column_words.COLUMNS_AND_PREPARATION, "13 of 14 columns count"),
    ],
)
def test_unknown_page_says_so_and_leads_to_the_screens_with_the_choices(link, there):
    app = open_unknown(page="<b>clusters</b>", k="4", row="83")
    assert not app.exception
    assert title(app) == "Page not found"
    assert shows(app, "There is no page “<b>clusters</b>”.")
    assert [*app.sidebar.selectbox, *app.sidebar.button, *app.sidebar.markdown] == []
    press_button(app, link)
    assert title(app) == there
    assert not shows(app, "There is no page")
    assert app.query_params == {"k": "4", "row": "83"}


def test_unknown_page_without_a_name():
    assert title(open_unknown()) == "Page not found"
