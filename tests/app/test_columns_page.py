"""The columns and their preparation by their elements: shown, taken from an address, kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.session import column_choices
from pages.shared.session.column_choices import Columns
from pages.shared.wording import column_words
from tests.helpers.pages import (
    APP,
    TOWNS,
    address_of,
    choose,
    component,
    give,
    headline,
    labels,
    panel,
    press,
    says,
    titled,
    visit_table,
)

DATED = "day;size;kind;note\n" + "\n".join(
    f"2024-0{i % 9 + 1}-11;{i * 7 % 13};{'abc'[i % 3]};{'a long remark that is text ' * 2}{i}" for i in range(40)
)
GAPS = "size;weight;none\n" + "\n".join(f"{i};{i * 3 % 7};" for i in range(9)) + "\n;3;"


def visit(screen="columns", **parameters):
    """Come as a new visitor to a screen."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(parameters)
    app.run()
    return press(app, column_words.COLUMNS_AND_PREPARATION) if screen == "columns" else app


def shown(app):
    """What the table of columns shows, by their names."""
    return app.data_editor[0].value.set_index("name")


def size(app):
    """The line under the sample."""
    return next(caption.value for caption in app.sidebar.caption if "row" in caption.value)


def choice(app, field):
    return app.selectbox(key=f"prepare_{field}").value


def test_the_way_there_and_back():
    app = visit()
    assert not app.exception
    assert titled(app) == "13 of 14 columns count"
    assert column_words.COLUMNS_AND_PREPARATION not in labels(app)
    press(app, "Explain")
    assert titled(app) == "178 wines in 3 clusters"
    assert app.query_params == {}


def test_each_column_is_shown_with_what_it_holds():
    row = shown(visit()).loc["hue"]
    assert (row["role"], row["kind"], row["weight"], row["reason"]) == ("feature", "number", "1", "a number")
    assert (row["span"], row["distinct"]) == ("0.480 to 1.71", 78)
    assert sum(row["bars"]) == 178
    assert shown(visit(sample="customers")).loc["Country", "missing"] == pytest.approx(5 / 396 * 100)


def test_nothing_is_taken_back_where_nothing_was_chosen():
    assert column_words.RESET not in labels(visit())


def test_an_address_holds_roles_and_weights():
    address = {"ignore": "ash,hue", "weight": "alcohol:2.5", "k": "4"}
    app = visit("explore", **address)
    assert not app.exception
    assert size(app) == "178 rows, 11 features"
    assert not {"hue", "ash"} & set(panel(app)["names"])
    assert app.query_params == address
    press(app, column_words.COLUMNS_AND_PREPARATION)
    assert shown(app).loc[["hue", "alcohol"], "role"].tolist() == ["ignore", "feature"]
    assert shown(app).loc[["hue", "alcohol"], "reason"].tolist() == ["chosen", "a number"]
    assert shown(app).loc[["hue", "alcohol"], "weight"].tolist() == ["1", "2.5"]
    assert app.query_params == address
    press(app, column_words.RESET)
    assert app.query_params == {"k": "4"}
    assert size(app) == "178 rows, 13 features"


def test_an_address_holds_kinds():
    app = visit(sample="customers", category="Orders", feature="Channel", date="", text="Country")
    assert shown(app).loc["Orders", ["kind", "span"]].tolist() == ["category", "11, 3, 4, …"]
    assert shown(app).loc["Country", ["kind", "role"]].tolist() == ["text", "ignore"]
    assert says(app, "The address asks for date=, but it takes column names")
    assert app.query_params == {"sample": "customers", "category": "Orders", "feature": "Channel", "text": "Country"}
    assert size(app) == "396 rows, 10 features"


@pytest.mark.parametrize("screen", ["columns", "explore"])
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"ignore": "<b>hue</b>"}, "This table has no column “<b>hue</b>”: the choices for it are left out."),
        ({"weight": "a:2,b:3"}, "This table has no columns “a” and “b”: the choices for them are left out."),
        ({"class": "hue"}, "Only one column can be the class (hue, class). Shown instead: the detected value."),
        ({"date": "hue"}, "hue has no dates. Shown instead: the detected value."),
        (
            {"columns": "0123456789ab"},
            "The choices of columns that this address names (0123456789ab) are not stored in this visit.",
        ),
        ({"feature": "hue", "ignore": "hue"}, "The address gives “hue” more than one role."),
    ],
)
def test_what_a_sample_cannot_have_is_said_at_once_and_is_in_the_address_no_more(screen, address, sentence):
    app = visit("explore", **address)
    if screen == "columns":
        app = AppTest.from_file(APP, default_timeout=60)
        app.query_params.update(address)
        app.switch_page("pages/screens/columns.py").run()
    assert not app.exception
    assert says(app, sentence)
    assert not any("<b>" in element.value for element in (*app.markdown, *app.caption))
    assert size(app) == "178 rows, 13 features"
    assert app.query_params == {}


def test_the_published_run_is_not_claimed_for_other_columns():
    app = visit("explore", ignore="hue")
    assert [group.options for group in app.get("button_group")][-1][-1] == "All · 178"
    assert not any("published" in caption.value for caption in app.sidebar.caption)


def test_a_picture_is_not_drawn_of_some_of_its_pixels():
    assert "brightness" in component(visit("explore", sample="digits"), "neon_panel")["point"]
    app = visit("explore", sample="digits", ignore='"pixel 3,4"')
    assert not app.exception
    assert size(app) == "1,797 rows, 63 features"
    assert "brightness" not in component(app, "neon_panel")["point"]


# --- preparation ---


def test_a_choice_of_the_preparation_is_in_the_address_and_stays():
    app = visit()
    app.selectbox(key="prepare_missing").set_value("drop").run()
    assert app.query_params == {"fill": "drop"}
    press(press(app, "Explain"), column_words.COLUMNS_AND_PREPARATION)
    assert choice(app, "missing") == "drop"
    assert choice(visit(fill="refuse"), "missing") == "refuse"


def test_scaling_is_one_choice_in_two_places():
    app = visit()
    app.selectbox(key="prepare_scaling").set_value("robust").run()
    assert app.selectbox(key="scaling").value == "robust"
    app.selectbox(key="scaling").set_value("none").run()
    assert choice(app, "scaling") == "none"
    assert app.query_params == {"scaling": "none"}


def test_categories_and_dates_are_offered_where_they_count():
    keys = {element.key for element in (*visit(sample="customers").selectbox, *visit(sample="customers").number_input)}
    assert not {"prepare_dates", "prepare_most_categories"} & keys
    app = visit(sample="customers", feature="Country,Customer since", dates="month", categories="5")
    assert choice(app, "dates") == "month"
    assert app.number_input(key="prepare_most_categories").value == 5
    assert says(app, "Up to 5 values count separately, rarer values together.")
    app.number_input(key="prepare_most_categories").set_value(7).run()
    app.selectbox(key="prepare_dates").set_value("elapsed").run()
    assert app.query_params == {"sample": "customers", "feature": "Country,Customer since", "categories": "7"}


def test_a_change_brings_a_number_for_beta_back_to_usual_and_keeps_the_row():
    app = visit(row="7", beta="2")
    app.selectbox(key="prepare_missing").set_value("drop").run()
    assert app.query_params == {"fill": "drop", "row": "7"}


def test_what_a_choice_does_is_said_below_it():
    app = visit(ignore="hue", weight="ash:2")
    assert says(app, "12 of 14 columns count: alcohol, malic acid,")
    assert says(app, "Each number is scaled from 0 at its lowest value to 1 at its highest")
    app.selectbox(key="prepare_scaling").set_value("standard").run()
    assert says(app, "Each number is scaled to mean 0 and standard deviation 1")
    assert not says(app, "from 0 at its lowest")


def test_all_that_stands_against_the_choices_is_said_at_once_and_the_way_back_is_there():
    app = give(visit_table(**address_of(GAPS, fill="refuse", feature="none")), GAPS)
    assert not app.exception
    assert says(app, "none has no value at all")
    assert says(app, "11 values are missing, and missing values are refused (missing: size (1), none (10)).")
    app.session_state["choices"] = replace(app.session_state.choices, columns=Columns())
    app.selectbox(key="prepare_missing").set_value("drop").run()
    assert not says(app, "refused")
    assert says(app, "2 of 3 columns count: size and weight.")
    assert says(app, "1 row")


def test_a_row_that_was_left_out_is_said_to_be():
    app = press(give(visit_table(**address_of(GAPS, fill="drop", row="9", k="2")), GAPS), "Explain this table")
    assert titled(app) == "9 rows in 2 clusters"
    assert says(app, "Row 9 was left out: it has a missing value. Shown instead: row ")
    app.query_params["row"] = "10"
    app.run()
    assert says(app, "There is no row 10: there are 10 rows, numbered from 0 to 9. Shown instead: row ")


# --- a table of one's own ---


def test_the_table_of_one_s_own_shows_its_columns_between_preview_and_explaining():
    app = give(visit_table(), DATED, "dated.csv")
    assert [heading.value for heading in app.main.subheader][-2:] == ["Columns", "Preparation"]
    assert shown(app)["role"].to_dict() == {"day": "ignore", "size": "feature", "kind": "feature", "note": "ignore"}
    assert shown(app).loc["day", "reason"] == "a date: it counts when you make it a feature"
    assert size(app) == "40 rows, 2 features"


def test_an_address_of_a_table_takes_up_its_columns_once_it_is_there():
    address = address_of(
        DATED, "dated.csv", feature="day", ignore="kind", fill="drop", dates="weekday", weight="size:2"
    )
    app = visit("explore", **address)
    assert says(app, "Upload that file again to restore all choices.")
    assert size(app) == "178 rows, 13 features"
    give(press(app, "Use your own table"), DATED, "dated.csv")
    assert app.query_params == address
    assert shown(app)["role"].to_dict() == {"day": "feature", "size": "feature", "kind": "ignore", "note": "ignore"}
    assert (choice(app, "missing"), choice(app, "dates")) == ("drop", "weekday")
    assert size(app) == "40 rows, 2 features"


def test_columns_that_the_table_of_an_address_has_not_are_said_when_it_is_there():
    app = give(visit_table(**address_of(TOWNS, ignore="rain,hue")), TOWNS)
    assert says(app, "This table has no column “hue”: the choices for it are left out.")
    assert app.query_params["ignore"] == "rain"


def test_a_sample_and_one_s_own_table_keep_their_own_choices():
    app = visit("explore", ignore="hue")
    give(press(app, "Use your own table"), TOWNS)
    assert "ignore" not in app.query_params
    app.selectbox(key="prepare_missing").set_value("drop").run()
    press(app, "Back to the sample")
    assert app.query_params == {"ignore": "hue"}
    press(app, "Use your own table")
    assert headline(app).startswith("towns.csv")
    assert choice(app, "missing") == "drop"
    assert app.query_params["fill"] == "drop"


def test_reading_it_otherwise_keeps_the_choices_that_still_can_be():
    app = give(visit_table(**address_of(TOWNS, ignore="rain", boolean="kind")), TOWNS)
    assert says(app, "kind has no words for yes and no (a, b). Shown instead: the detected value.")
    choose(app, "missing_values", "empty cells only")
    assert shown(app).loc["rain", ["kind", "role"]].tolist() == ["number", "ignore"]
    choose(app, "header_row", "none")
    assert says(app, "This table has no column “rain”")
    assert "ignore" not in app.query_params


def test_names_of_columns_are_text_in_what_is_said():
    app = give(visit_table(**address_of(TOWNS, ignore="$x$ :red[y]")), TOWNS)
    assert says(app, "“$x$ :red[y]”")
    assert not any("$x$" in element.value for element in app.markdown)


def test_choices_that_an_address_has_no_room_for_stay_in_the_session():
    many = Columns(tuple((f"a longer name {i:04}", "ignore") for i in range(500)))
    assert len(column_choices.format_columns(many, ())["ignore"]) > 6000
    rows = [";".join(str(i * (j + 2) % 997) for j in range(501)) for i in range(30)]
    wide = "\n".join([";".join([*(name for name, _ in many.roles), "left"]), *rows])
    app = give(visit_table(), wide, "wide.csv")
    app.session_state["choices"] = replace(app.session_state.choices, columns=many)
    app.run()
    assert not app.exception
    named = app.query_params["columns"]
    assert named == column_choices.digest(many, ())
    assert says(app, column_words.TOO_LONG)
    assert set(shown(app)["role"][:500]) == {"ignore"}
    kept = dict(app.query_params)
    app.query_params.clear()
    app.query_params.update({"k": "5"})
    app.run()
    assert titled(app) == "Your table"
    app.query_params.clear()
    app.query_params.update(kept)
    app.run()
    assert set(shown(app)["role"][:500]) == {"ignore"}
    assert size(app) == "30 rows, 1 feature"
