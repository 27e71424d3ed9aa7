"""The order of a column on screen: moved, reversed, back to a category, and in the address."""

from __future__ import annotations

import pytest

from pages.shared.session.address import parse_address
from pages.shared.table.order_editor import move_step
from pages.shared.wording import column_words
from tests.helpers.pages import (
    button_labels,
    column_table,
    file_address,
    open_columns,
    open_table_screen,
    press_button,
    select_box,
    shows,
    size_line,
    upload_file,
)

ANSWERS = ["Agree", "Disagree", "Neutral"]
SURVEY = "view;heat;age\n" + "\n".join(
    f"{ANSWERS[i % 3]};{['icy', 'tepid', 'boiling'][i * 5 % 7 % 3]};{20 + i * 7 % 41}" for i in range(30)
)


def survey(**address):
    """Return the screen with the survey, read by a new visitor at an address."""
    return upload_file(open_table_screen(**(file_address(SURVEY, **address) if address else {})), SURVEY)


def reason(app, name="view"):
    return column_table(app).loc[name, "reason"]


@pytest.mark.parametrize(
    ("at", "place", "order"), [(0, 1, "bac"), (2, 1, "acb"), (1, 0, "bac"), (0, 2, "bca"), (1, 1, "abc")]
)
def test_step_is_moved_to_a_place(at, place, order):
    assert move_step("abc", at, place) == tuple(order)


def test_reason_shows_the_order_which_is_reversed_and_reset():
    app = survey()
    assert column_table(app).loc["view", ["kind", "span"]].tolist() == ["ordered", "Disagree … Agree"]
    assert reason(app) == "counts 1 to 3: Disagree < Neutral < Agree"
    press_button(app, column_words.REVERSE)
    assert reason(app) == "chosen, counts 1 to 3: Agree < Neutral < Disagree"
    assert app.query_params["steps"] == '"view,Agree,Neutral,Disagree"'
    press_button(app, column_words.RESET)
    assert "steps" not in app.query_params
    assert reason(app) == "counts 1 to 3: Disagree < Neutral < Agree"


def test_order_equal_to_the_guess_is_no_choice():
    app = press_button(press_button(survey(), column_words.REVERSE), column_words.REVERSE)
    assert "steps" not in app.query_params
    assert column_words.RESET not in button_labels(app)


def test_step_moves_by_one_place():
    app = survey()
    app.button(key="order 2 -1").click().run()
    assert reason(app) == "chosen, counts 1 to 3: Disagree < Agree < Neutral"
    app.button(key="order 0 1").click().run()
    assert reason(app) == "chosen, counts 1 to 3: Agree < Disagree < Neutral"
    assert app.button(key="order 0 -1").disabled
    assert app.button(key="order 2 1").disabled


def test_buttons_have_names_of_their_own():
    moves = [label for label in button_labels(survey()) if label.startswith("Move ")]
    assert moves == ["Move 1 up", "Move 1 down", "Move 2 up", "Move 2 down", "Move 3 up", "Move 3 down"]


def test_address_leads_back_to_kind_and_order():
    app = survey(category="view", ordered="heat", steps='"heat,icy,tepid,boiling"')
    table = column_table(app)
    assert table.loc[["view", "heat"], "kind"].tolist() == ["category", "ordered"]
    assert reason(app, "heat") == "chosen, counts 1 to 3: icy < tepid < boiling"
    address = {key: value for key, value in app.query_params.items() if key in ("category", "ordered", "steps")}
    assert address == {"category": "view", "ordered": "heat", "steps": '"heat,icy,tepid,boiling"'}
    assert size_line(app) == "30 rows, 3 features"


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ('"view,Agree,Neutral"', "The order of view lacks Disagree. Shown instead: the detected value."),
        ('"gone,a,b"', "This table has no column “gone”"),
    ],
)
def test_order_that_cannot_be_is_said(steps, sentence):
    app = survey(steps=steps)
    assert shows(app, sentence)
    assert reason(app) == "counts 1 to 3: Disagree < Neutral < Agree"


def test_steps_that_are_no_order_are_refused_by_the_address():
    choices, notices = parse_address({"steps": "view,Agree"})
    assert choices.columns.orders == ()
    assert [notice[:56] for notice in notices] == ["The address asks for steps=view,Agree, but an order is t"]


def test_one_of_several_ordered_columns_is_edited_at_a_time():
    app = survey(ordered="heat")
    assert select_box(app, column_words.ORDERED_COLUMN).options == ["view", "heat"]
    select_box(app, column_words.ORDERED_COLUMN).select("heat").run()
    press_button(app, column_words.REVERSE)
    assert dict(app.session_state.choices.columns.orders) == {"heat": ("tepid", "icy", "boiling")}


def test_without_an_ordered_column_there_is_no_order():
    assert column_words.REVERSE not in button_labels(open_columns())
