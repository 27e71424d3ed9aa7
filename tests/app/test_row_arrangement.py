"""The order of the table of rows: of a view, and of a column."""

from __future__ import annotations

import numpy as np

import neon_core as nc
from tests.helpers.pages import (
    cells_of,
    choose_view,
    open_explore,
    row_table,
    shows,
    texts,
)


def part_of(app):
    return row_table(app)["part"]


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


def test_order_of_the_address_is_that_of_the_rows():
    app = open_explore(view="all", sort="proline,down")
    proline = nc.load_sample("wine").frame["proline"]
    assert cells_of(app, "wine") == proline.sort_values(ascending=False, kind="stable").index.tolist()
    assert (part_of(app)["sort"], part_of(app)["descending"]) == ("proline", True)
    assert app.query_params == {"view": "all", "sort": "proline,down"}


def test_other_view_is_in_its_own_order():
    app = choose_view(open_explore(view="all", sort="hue"), "hardest")
    assert app.query_params == {"view": "hardest"}


def test_order_by_a_column_that_is_gone_is_the_usual_one():
    app = open_explore(sort="gone")
    assert shows(app, "The table cannot be sorted by “gone”: it has no such column.")
    assert app.query_params == {}
