"""The table below Explore: views, columns, filter, search and order, all in the address; every row, in parts."""

from __future__ import annotations

import pytest

import neon_core as nc
from tests.helpers.pages import (
    TOWNS,
    cells_of,
    choose_view,
    component,
    heads_of,
    open_explore,
    open_table_screen,
    press_button,
    shows,
    upload_file,
)

RESULTS = ["wine", "cluster", "class", "evidence", "distance to boundary", "nearest competitor"]
HEADS = [*RESULTS, "most for", "most against"]


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
