"""The table below Explore: views, columns, filter, search and order, all in the address; every row, in parts."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from neon_core.strongest_columns import strongest_columns
from pages.shared.explore.row_lines import rows_csv
from tests.helpers.pages import (
    TOWNS,
    cells_of,
    component,
    heads_of,
    open_explore,
    open_table_screen,
    press_button,
    row_table,
    shows,
    texts,
    upload_file,
)

RESULTS = ["wine", "cluster", "class", "evidence", "distance to boundary", "nearest competitor"]
HEADS = [*RESULTS, "most for", "most against"]


def choose_view(app, view):
    app.button_group(key="view").set_value(view).run()
    return app


def part_of(app):
    return row_table(app)["part"]


def add_columns(app, *names):
    app.multiselect(key="table_columns").set_value(list(names)).run()
    return app


def test_table_opens_on_the_mismatches_with_one_column_of_evidence(wine_analysis):
    app = open_explore()
    assert heads_of(app) == HEADS
    assert cells_of(app, "wine") == wine_analysis.mismatches().tolist()
    assert cells_of(app, "evidence")[0] == 0.0772
    assert component(app, "neon_rows")["rows"] == cells_of(app, "wine")


@pytest.mark.parametrize(("view", "n_rows"), [("nearest", 20), ("hardest", 178), ("all", 178)])
def test_view_is_in_the_address_unless_it_is_the_usual_one(view, n_rows):
    app = choose_view(open_explore(), view)
    assert app.query_params == {"view": view}
    assert len(cells_of(app, "wine")) == n_rows
    again = open_explore(view=view)
    assert again.button_group(key="view").value == view
    assert cells_of(again, "wine") == cells_of(app, "wine")
    assert choose_view(app, "mismatches").query_params == {}


def test_view_that_is_gone_becomes_the_usual_one_with_a_notice():
    app = open_explore(k="4", view="mismatches")
    assert shows(app, "No row is a mismatch here, so the table shows others.")
    assert "view" not in app.query_params
    assert app.button_group(key="view").options == ["Nearest a boundary · 20", "Hardest first", "All · 178"]
    assert len(cells_of(app, "wine")) == 20


@pytest.mark.parametrize("view", ["published", "<b>", "mismatches&view=all", ""])
def test_view_of_a_hostile_address_is_refused_with_a_sentence(view):
    app = open_explore(view=view)
    assert not app.exception
    assert shows(app, "but the views of the table are mismatches, nearest, hardest and all.")
    assert app.query_params == {}
    assert app.button_group(key="view").value == "mismatches"


def test_own_columns_stand_beside_the_results_and_stay_in_the_address():
    app = open_explore()
    assert "class" not in app.multiselect(key="table_columns").options
    add_columns(app, "hue", "proline")
    assert app.query_params == {"show": "hue,proline"}
    assert heads_of(app) == [*HEADS, "hue", "proline"]
    wine = nc.load_sample("wine").frame
    assert cells_of(app, "hue") == [f"{wine['hue'][row]:.3f}" for row in cells_of(app, "wine")]
    again = open_explore(show="hue,proline")
    assert heads_of(again) == heads_of(app)
    assert add_columns(again).query_params == {}


def test_columns_that_do_not_exist_are_dropped_with_a_notice():
    app = open_explore(show="gone,class,hue")
    assert shows(app, "This table has no column “gone”: the choices for it are left out.")
    assert app.query_params == {"show": "hue"}
    assert heads_of(app) == [*HEADS, "hue"]


def test_more_columns_than_fit_are_cut_with_a_notice():
    names = [column.name for column in nc.load_sample("wine").columns if column.role == "feature"]
    app = open_explore(show=",".join(names))
    assert shows(app, "at most 8 columns stand beside the table. Shown instead: the first 8.")
    assert heads_of(app)[len(HEADS) :] == names[:8]


def test_another_sample_has_no_column_of_the_one_before():
    app = add_columns(open_explore(), "hue")
    app.selectbox(key="sample").set_value("iris").run()
    assert app.query_params == {"sample": "iris"}
    assert "hue" not in heads_of(app)


def test_names_stand_first_in_place_of_the_row_numbers():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    add_columns(app, "kind")
    assert heads_of(app) == ["town", "cluster", *HEADS[3:], "kind"]
    assert cells_of(app, "town") == [f"T{row}" for row in component(app, "neon_rows")["rows"]]


def test_table_has_every_row_whatever_the_map_draws(small_map):
    app = choose_view(open_explore(), "all")
    assert "All · 178" in app.button_group(key="view").options
    assert sorted(cells_of(app, "wine")) == list(range(178))
    assert not any("The table has" in text for text in texts(app))


def test_hardest_rows_come_first(wine_analysis):
    app = choose_view(open_explore(), "hardest")
    logit = wine_analysis.explanation.logit
    assert cells_of(app, "wine") == np.argsort(logit, kind="stable").tolist()
    assert part_of(app)["at"] == cells_of(app, "wine").index(60)
    assert not part_of(app)["reveals"]


def test_columns_for_and_against_are_those_of_the_rows():
    app = open_explore()
    shown = strongest_columns(nc.analyse(nc.load_sample("wine"), PUBLISHED), cells_of(app, "wine"))
    assert cells_of(app, "most for") == shown["most for"].tolist()
    assert cells_of(app, "most against") == shown["most against"].tolist()
    assert all("name" not in column for column in row_table(app)["columns"] if column["head"].startswith("most"))


def test_one_cluster_has_no_columns_against():
    assert heads_of(open_explore(k="1")) == ["wine", "cluster", "class"]


# --- order ---


def test_order_of_the_address_is_that_of_the_rows():
    app = open_explore(view="all", sort="proline,down")
    proline = nc.load_sample("wine").frame["proline"]
    assert cells_of(app, "wine") == proline.sort_values(ascending=False, kind="stable").index.tolist()
    assert (part_of(app)["sort"], part_of(app)["descending"]) == ("proline", True)
    assert app.query_params == {"view": "all", "sort": "proline,down"}


def test_other_view_is_in_its_own_order():
    app = choose_view(open_explore(view="all", sort="hue"), "hardest")
    assert app.query_params == {"view": "hardest"}


@pytest.mark.parametrize("sort", ["hue,up", "", "a,b,c", '"'])
def test_order_of_a_hostile_address_is_refused_with_a_sentence(sort):
    app = open_explore(sort=sort)
    assert not app.exception
    assert shows(app, "but the table is sorted by one column, with “,down” behind it for the largest value first.")
    assert app.query_params == {}


def test_order_by_a_column_that_is_gone_is_the_usual_one():
    app = open_explore(sort="gone")
    assert shows(app, "The table cannot be sorted by “gone”: it has no such column.")
    assert app.query_params == {}


# --- filter and search ---


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


@pytest.mark.parametrize(
    "where",
    [
        "hue",
        "hue,above,1",
        '"hue,over,1"',
        '"hue,above"',
        '"',
        ",".join(['"hue,is missing"'] * 9),
        "x" * 5000,
        '"a,=,"',
    ],
)
def test_filter_of_a_hostile_address_is_refused_with_a_sentence(where):
    app = open_explore(where=where)
    assert not app.exception
    assert shows(app, 'but a filter is up to 8 conditions such as "hue,above,0.7"')
    assert app.query_params == {}


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


def test_search_of_a_hostile_address_is_refused_with_a_sentence():
    app = open_explore(find="x" * 101)
    assert shows(app, "but a search has at most 100 characters.")
    assert app.query_params == {}


def test_values_are_typed_as_in_the_user_s_file():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    choose_view(app, "all")
    add_condition(app, "rain", "at most", "1,5")
    assert cells_of(app, "town") == ["T0", "T9", "T29", "T38"]


# --- what is saved ---


def test_saved_rows_are_those_shown_and_no_formula(wine_analysis):
    frame = pd.DataFrame({"=who": ["=1+1", "@a", "b"], "size": [1.0, 2.0, 9.0], "kind": ["-x", "y", None]})
    data = nc.Dataset.from_frame(frame)
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    saved = pd.read_csv(io.BytesIO(rows_csv(data, analysis, np.array([2, 0]), ("=who", "kind"))))
    assert saved["row"].tolist() == [2, 0]
    assert saved["'=who"].tolist() == ["b", "'=1+1"]
    assert saved["kind"].fillna("").tolist() == ["", "'-x"]
    assert saved["most for"].tolist() == ["size", "size"]
    app = open_explore(where='"hue,above,1.5"', view="all")
    assert [button.label for button in app.get("download_button")].count("Save as CSV") == 1
