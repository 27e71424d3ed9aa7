"""The preparation of the columns: its choices, and what they do."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session.column_choices import Columns
from pages.shared.wording import column_words
from tests.helpers.pages import (
    WITH_GAPS,
    file_address,
    open_columns,
    open_table_screen,
    prepare_option,
    press_button,
    shows,
    upload_file,
)


def test_preparation_is_in_the_address_and_stays():
    app = open_columns()
    app.selectbox(key="prepare_missing").set_value("drop").run()
    assert app.query_params == {"fill": "drop"}
    press_button(press_button(app, "Explain"), column_words.COLUMNS_AND_PREPARATION)
    assert prepare_option(app, "missing") == "drop"
    assert prepare_option(open_columns(fill="refuse"), "missing") == "refuse"


def test_scaling_is_one_choice_on_two_screens():
    app = open_columns()
    app.selectbox(key="prepare_scaling").set_value("robust").run()
    assert app.query_params == {"scaling": "robust"}
    press_button(app, "Explain")
    assert app.selectbox(key="scaling").value == "robust"
    app.selectbox(key="scaling").set_value("none").run()
    press_button(app, "Columns and preparation")
    assert prepare_option(app, "scaling") == "none"


def test_category_and_date_options_need_such_features():
    keys = {
        element.key
        for element in (*open_columns(sample="customers").selectbox, *open_columns(sample="customers").number_input)
    }
    assert not {"prepare_dates", "prepare_most_categories"} & keys
    app = open_columns(sample="customers", feature="Country,Customer since", dates="month", categories="5")
    assert prepare_option(app, "dates") == "month"
    assert app.number_input(key="prepare_most_categories").value == 5
    assert shows(app, "Up to 5 values count separately, rarer values together.")
    app.number_input(key="prepare_most_categories").set_value(7).run()
    app.selectbox(key="prepare_dates").set_value("elapsed").run()
    assert app.query_params == {"sample": "customers", "feature": "Country,Customer since", "categories": "7"}


def test_change_of_preparation_resets_beta_and_keeps_the_row():
    app = open_columns(row="7", beta="2")
    app.selectbox(key="prepare_missing").set_value("drop").run()
    assert app.query_params == {"fill": "drop", "row": "7"}


def test_steps_of_the_preparation_are_described():
    app = open_columns(ignore="hue", weight="ash:2")
    assert shows(app, "12 of 14 columns count: alcohol, malic acid,")
    assert shows(app, "Each number is scaled from 0 at its lowest value to 1 at its highest")
    app.selectbox(key="prepare_scaling").set_value("standard").run()
    assert shows(app, "Each number is scaled to mean 0 and standard deviation 1")
    assert not shows(app, "from 0 at its lowest")


def test_all_problems_of_the_choices_are_shown_at_once():
    app = upload_file(open_table_screen(**file_address(WITH_GAPS, fill="refuse", feature="none")), WITH_GAPS)
    assert not app.exception
    assert shows(app, "none has no value at all")
    assert shows(
        app, "11 values are missing, and missing values are refused (Where a value is missing: size (1), none (10))."
    )
    app.session_state["choices"] = replace(app.session_state.choices, columns=Columns())
    app.selectbox(key="prepare_missing").set_value("drop").run()
    assert not shows(app, "refused")
    assert shows(app, "2 of 3 columns count: size and weight.")
    assert shows(app, "1 row")
