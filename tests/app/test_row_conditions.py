"""The filter and the search above the table of rows: by hand and from the address."""

from __future__ import annotations

import neon_core as nc
from tests.helpers.pages import (
    TOWNS,
    cells_of,
    choose_view,
    open_explore,
    open_table_screen,
    press_button,
    shows,
    upload_file,
)


def add_condition(app, column, operator, value=None):
    app.selectbox(key="filter_column").set_value(column).run()
    app.selectbox(key="filter_operator").set_value(operator).run()
    if value is not None:
        app.text_input(key="filter_value").set_value(value)
    return press_button(app, "Add condition")


def test_conditions_leave_the_rows_that_meet_them_all():
    app = open_explore(view="all")
    add_condition(app, "proline", "above", "1000")
    add_condition(app, "hue", "is not", "1.25")
    frame = nc.load_sample("wine").frame
    expected = frame.query("proline > 1000 and hue != 1.25").index.tolist()
    assert cells_of(app, "wine") == expected
    assert shows(app, f"{len(expected)} of 178 wines meet the filter and the search. Choose a row to explain it.")
    address = {"view": "all", "where": '"proline,above,1000","hue,is not,1.25"'}
    assert app.query_params == address
    again = open_explore(**address)
    assert cells_of(again, "wine") == expected
    press_button(again, "proline above 1000")
    assert again.query_params == {"view": "all", "where": '"hue,is not,1.25"'}
    assert press_button(again, "Show all rows").query_params == {"view": "all"}


def test_condition_without_a_meaning_is_refused_in_its_place():
    app = open_explore(view="all")
    add_condition(app, "hue", "above", "red")
    assert shows(app, "“red” is no number. Write a number, such as 1.5.")
    assert app.query_params == {"view": "all"}
    add_condition(app, "hue", "above", "1.5")
    assert not shows(app, "“red” is no number")
    assert len(cells_of(app, "wine")) == int((nc.load_sample("wine").frame["hue"] > 1.5).sum())


def test_operators_are_those_of_the_column():
    app = open_explore(sample="customers")
    app.selectbox(key="filter_column").set_value("Country").run()
    assert app.selectbox(key="filter_operator").options == ["=", "is not", "contains", "is missing"]


def test_too_many_conditions_are_refused():
    where = ",".join(f'"hue,is not,{i}"' for i in range(8))
    app = open_explore(where=where)
    add_condition(app, "ash", "is missing")
    assert shows(app, "A filter has at most 8 conditions. Remove one first.")
    assert app.query_params == {"where": where}


def test_condition_that_the_table_cannot_answer_is_left_out_with_a_notice():
    app = open_explore(where='"gone,=,1","hue,contains,1","hue,above,<b>","hue,above,1"')
    assert shows(app, "The condition “gone = 1” is left out: There is no column “gone”. Choose a column of the table.")
    assert shows(app, "The condition “hue contains 1” is left out: “contains” has no meaning for a number.")
    assert shows(app, "The condition “hue above <b>” is left out: “<b>” is no number.")
    assert app.query_params == {"where": '"hue,above,1"'}


def test_search_finds_names_and_words():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    choose_view(app, "all")
    app.text_input(key="find_rows").set_value(" t1 ").run()
    assert app.query_params["find"] == "t1"
    assert cells_of(app, "town") == ["T1", *(f"T{i}" for i in range(10, 20))]
    app.text_input(key="find_rows").set_value("nobody").run()
    assert shows(app, "No row meets the filter and the search.")
    assert cells_of(app, "town") == []


def test_values_are_typed_as_in_the_user_s_file():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    choose_view(app, "all")
    add_condition(app, "rain", "at most", "1,5")
    assert cells_of(app, "town") == ["T0", "T9", "T29", "T38"]
