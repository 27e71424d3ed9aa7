"""Leave rows out and fit again, on Explore: what the page says of them, and the way back."""

from __future__ import annotations

import numpy as np
import pytest

from pages.shared.session.left_out_address import format_left_out
from tests.helpers.group_answers import answer
from tests.helpers.pages import (
    answer_headline,
    answer_standing,
    button_labels,
    map_payload,
    open_explore,
    press_button,
    shows,
    title,
    to_text,
)

OUT = format_left_out((59, 73, 95, 121, 158))
"""Wines 59, 73, 95, 121 and 158: the five outliers of the opening fit."""


def test_outliers_are_left_out_and_taken_back():
    app = open_explore(row="95", ask="belong")
    assert "Take all 5 wines back in" not in button_labels(app)
    press_button(app, "Leave these 5 wines out and fit again")
    assert not app.exception
    assert app.query_params == {"row": "95", "ask": "belong", **OUT}
    assert title(app) == "173 wines in 3 clusters"
    assert shows(app, "5 rows were left out of the fit by hand")
    assert "5 wines are left out of the fit" in answer(app)
    assert "Wine 95, left out of the fit, is farther from its centroid than all 60 other wines of" in answer(app)
    press_button(app, "Take it back in")
    assert title(app) == "174 wines in 3 clusters"
    assert "Wine 95 is farther from its centroid than all" in answer(app)
    press_button(app, "Take all 4 wines back in")
    assert title(app) == "178 wines in 3 clusters"
    assert app.query_params == {"row": "95", "ask": "belong"}


def test_number_of_rows_is_a_choice():
    app = open_explore(ask="belong")
    field = next(each for each in app.number_input if each.label == "How many of the oddest")
    assert (field.value, field.min, field.max) == (5, 1, 175)
    field.set_value(1).run()
    press_button(app, "Leave this wine out and fit again")
    assert title(app) == "177 wines in 3 clusters"
    assert app.query_params["without"] == format_left_out((95,))["without"]
    assert "Take the wine back in" in button_labels(app)


def test_row_left_out_is_explained_and_on_the_map():
    app = open_explore(row="95", **OUT)
    assert not app.exception
    assert answer_headline(app).startswith("Wine 95, left out of the fit, would be in cluster 0 rather than cluster 1")
    assert answer_standing(app).startswith("Only 12 wines lie nearer to a boundary.")
    picture = map_payload(app)
    assert sorted(map(int, picture["left_out"])) == [59, 73, 95, 121, 158]
    assert "Cross: left out of the fit." in to_text(picture["caption"])
    assert "95" not in map(str, picture["rows"])


@pytest.mark.parametrize("kind", ["borders", "features"])
def test_other_maps_have_the_crosses_too(kind):
    app = open_explore(row="95", map=kind, **OUT)
    assert not app.exception
    assert map_payload(app)["left_out"]["95"]


def test_pills_lead_to_the_rows_left_out():
    app = open_explore(row="0", ask="belong", **OUT)
    pills = next(group for group in app.button_group if (group.key or "").startswith("crosses"))
    assert pills.options == ["59", "73", "95", "121", "158"]
    pills.set_value(158).run()
    assert app.query_params == {"row": "158", "ask": "belong", **OUT}
    assert "Wine 158, left out of the fit," in answer(app)


def test_row_left_out_has_no_second_row_and_the_files_are_of_the_fit():
    app = open_explore(row="95", other="0", ask="pair", **OUT)
    assert not app.exception
    assert shows(app, "Wine 95 was left out of the fit, so it is not compared with another one.")
    assert shows(app, "5 rows were left out of the fit by hand: 59, 73, 95, 121 and 158.")


def test_row_that_the_fit_cannot_explain_says_why(replace_wine):
    replace_wine({"x": [0.0, 1.0, 9.0, 10.0, np.nan], "y": [0.0, 1.0, 9.0, 10.0, np.nan]})
    app = open_explore(k="2", row="4", ask="belong", **format_left_out((4,)))
    assert not app.exception
    reason = "Wine 4 was left out of the fit, which cannot explain it. It has no value in any column that counts."
    assert shows(app, f"{reason} Shown instead: ")
    assert "1 wine is left out of the fit" in answer(app)
    press_button(app, "Take the wine back in")
    assert "without" not in app.query_params


def test_rows_that_there_are_not_are_told():
    app = open_explore(**format_left_out((3, 500)))
    assert not app.exception
    assert shows(app, "There is no wine 500 to leave out: the numbers go from 0 to 177.")
    assert title(app) == "177 wines in 3 clusters"


@pytest.mark.parametrize("screen", ["clusters", "choose_k", "compare", "trust", "new_rows"])
def test_other_screens_are_drawn_with_a_row_that_is_left_out(screen):
    app = open_explore(row="95", **OUT).switch_page(f"pages/screens/{screen}.py").run()
    assert not app.exception
    assert not app.error


def test_numbers_of_clusters_and_scalings_keep_the_rows_out():
    app = open_explore(k="4", scaling="standard", **OUT)
    assert title(app) == "173 wines in 4 clusters"
