"""The column editor: role, kind and weight of each column, from the address and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.results import current
from pages.shared.session import column_choices, events, store
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from pages.shared.table import column_editor
from pages.shared.wording import column_words
from tests.helpers.pages import (
    TOWNS,
    WITH_DATES,
    button_labels,
    column_table,
    file_address,
    open_columns,
    open_explore,
    open_table_screen,
    panel_payload,
    press_button,
    shows,
    size_line,
    title,
    upload_file,
)


def test_editor_has_kind_role_and_reason():
    columns = upload_file(open_table_screen(), TOWNS).data_editor[0].value
    assert columns["kind"].tolist() == ["category", "number", "number", "category"]
    assert columns["role"].tolist() == ["row id", "feature", "feature", "feature"]
    assert columns["reason"].tolist()[1:] == ["", "", ""]
    assert columns["reason"].tolist()[0]


def test_editor_shows_the_content_of_each_column():
    row = column_table(open_columns()).loc["hue"]
    assert (row["role"], row["kind"], row["weight"], row["reason"]) == ("feature", "number", "1", "")
    assert (row["span"], row["distinct"]) == ("0.480 to 1.710", 78)
    assert sum(row["bars"]) == 178
    assert column_table(open_columns(sample="customers")).loc["Country", "missing"] == pytest.approx(5 / 396 * 100)


def test_no_reset_button_without_choices():
    assert column_words.RESET not in button_labels(open_columns())


def test_roles_and_weights_are_in_the_address():
    address = {"ignore": "ash,hue", "weight": "alcohol:2.5", "k": "4"}
    app = open_explore(**address)
    assert not app.exception
    assert size_line(app) == "178 rows, 11 features"
    assert not {"hue", "ash"} & set(panel_payload(app)["names"])
    assert app.query_params == address
    press_button(app, column_words.COLUMNS_AND_PREPARATION)
    assert column_table(app).loc[["hue", "alcohol"], "role"].tolist() == ["ignore", "feature"]
    assert column_table(app).loc[["hue", "alcohol"], "reason"].tolist() == ["chosen", ""]
    assert column_table(app).loc[["hue", "alcohol"], "weight"].tolist() == ["1", "2.5"]
    assert app.query_params == address
    press_button(app, column_words.RESET)
    assert app.query_params == {"k": "4"}
    assert size_line(app) == "178 rows, 13 features"


SHOPS = "shop,sales,debt,open\n" + "\n".join(
    f"s{i % 4},{round(1.6 ** (i % 23), 1)},{i * 7 % 31 - 9},{('yes', 'no', '')[i % 3]}" for i in range(60)
)
"""A table with a heavy tail, negative numbers, and a yes or no with blanks."""


def test_treatments_are_shown_where_they_apply():
    app = upload_file(open_table_screen(), SHOPS, "shops.csv")
    shown = column_table(app)[["transform", "fill"]].fillna("")
    assert shown["transform"].to_dict() == {"shop": "", "sales": "logarithm", "debt": "as it is", "open": ""}
    assert shown["fill"].to_dict() == {"shop": "", "sales": "", "debt": "", "open": "own value"}
    assert "log" not in app.query_params


def test_treatments_are_in_the_address_and_stay_until_the_reset():
    address = {**file_address(SHOPS, "shops.csv"), "plain": "sales", "rank": "debt", "leave": "open"}
    app = upload_file(open_table_screen(**address), SHOPS, "shops.csv")
    assert column_table(app).loc[["sales", "debt"], "transform"].tolist() == ["as it is", "rank"]
    assert column_table(app).loc["open", "fill"] == "leave out"
    assert shows(app, "Leaving out the rows without a value of “open” leaves 40 of 60 rows.")
    assert app.query_params == address
    press_button(app, column_words.RESET)
    assert not {"plain", "rank", "leave"} & set(app.query_params)
    assert column_table(app).loc["sales", "transform"] == "logarithm"


def test_heavy_tails_of_all_columns_are_one_choice():
    app = upload_file(open_table_screen(), SHOPS, "shops.csv")
    app.selectbox(key="prepare_skewed").set_value("as it is").run()
    assert app.query_params["tails"] == "as it is"
    assert column_table(app).loc["sales", "transform"] == "as it is"
    app.selectbox(key="prepare_skewed").set_value("logarithm").run()
    assert "tails" not in app.query_params
    assert column_table(app).loc["sales", "transform"] == "logarithm"
    assert "prepare_skewed" not in {box.key for box in open_columns().selectbox}  # wine has no heavy tail


def test_impossible_treatment_in_an_address_is_refused_with_a_sentence():
    address = {**file_address(SHOPS, "shops.csv"), "log": "debt", "ignore": "shop"}
    app = upload_file(open_table_screen(**address), SHOPS, "shops.csv")
    assert shows(app, "debt has 18 negative values, which have no logarithm.")
    assert "log" not in app.query_params
    assert column_table(app).loc["shop", "role"] == "ignore"


def test_kinds_are_in_the_address():
    app = open_columns(sample="customers", category="Orders", feature="Channel", date="", text="Country")
    assert column_table(app).loc["Orders", ["kind", "span"]].tolist() == ["category", "11, 3, 4, …"]
    assert column_table(app).loc["Country", ["kind", "role"]].tolist() == ["text", "ignore"]
    assert shows(app, "The address asks for date=, but it takes column names")
    assert app.query_params == {"sample": "customers", "category": "Orders", "feature": "Channel", "text": "Country"}
    assert size_line(app) == "396 rows, 10 features"


def test_upload_shows_its_columns_below_the_preview():
    app = upload_file(open_table_screen(), WITH_DATES, "dated.csv")
    assert [heading.value for heading in app.main.header][-2:] == ["Columns", "Preparation"]
    assert column_table(app)["role"].to_dict() == {
        "day": "ignore",
        "size": "feature",
        "kind": "feature",
        "note": "ignore",
    }
    assert column_table(app).loc["day", "reason"] == "a date: it counts when you make it a feature"
    assert size_line(app) == "40 rows, 2 features"


def test_long_column_choices_stay_in_the_session():
    many = Columns(tuple((f"a longer name {i:04}", "ignore") for i in range(500)))
    assert len(column_choices.format_columns(many, Treatments())["ignore"]) > 6000
    rows = [";".join(str((i + 3) ** 3 * (j + 2) % 1009) for j in range(501)) for i in range(30)]
    wide = "\n".join([";".join([*(name for name, _ in many.roles), "left"]), *rows])
    app = upload_file(open_table_screen(), wide, "wide.csv")
    app.session_state["choices"] = replace(app.session_state.choices, columns=many)
    app.run()
    assert not app.exception
    digest = app.query_params["columns"]
    assert digest == column_choices.digest(many, Treatments())
    assert shows(app, column_words.TOO_LONG)
    assert set(column_table(app)["role"][:500]) == {"ignore"}
    address = dict(app.query_params)
    app.query_params.clear()
    app.query_params.update({"k": "5"})
    app.run()
    assert title(app) == "Your table"
    app.query_params.clear()
    app.query_params.update(address)
    app.run()
    assert set(column_table(app)["role"][:500]) == {"ignore"}
    assert size_line(app) == "30 rows, 1 feature"


@pytest.mark.parametrize(
    ("edits", "is_possible"),
    [
        ({}, True),
        ({0: {"role": "ignore"}, 12: {"weight": "2"}}, True),
        ({0: {"fill": "leave out", "transform": "rank"}}, True),
        ({14: {"role": "ignore"}}, False),
        ({0: {"name": "x"}}, False),
        ({0: {"nonsense": 1}}, False),
    ],
    ids=str,
)
def test_edits_of_cells_that_the_editor_does_not_have_are_impossible(visitor, edits, is_possible):
    key = column_editor.KEY.format(0)
    visitor.state[key] = {"edited_rows": edits}
    assert column_editor._has_possible_edits(key, current.dataset()) == is_possible
    before = store.choices()
    if not is_possible:
        column_editor._take(key)
        assert store.choices() is before


def editor_columns(app):
    """Return the columns that the editor shows, in order."""
    return list(app.data_editor[0].proto.column_order)


def test_columns_that_have_nothing_to_say_are_not_shown():
    assert editor_columns(open_columns()) == [
        *("name", "role", "kind", "weight", "transform", "reason", "distinct", "span", "bars")
    ]
    assert editor_columns(open_columns(sample="customers")) == list(column_words.HEADER)


def test_choices_stand_before_what_is_only_read():
    shown = editor_columns(open_columns(sample="customers"))
    assert set(shown[:6]) == {"name", *column_editor.EDITED}


@pytest.mark.parametrize(("n_columns", "line"), [(14, "14 columns"), (28, "28 columns, 14 more columns below")])
def test_columns_below_the_first_ones_are_counted(n_columns, line):
    rows = [";".join(str((i + 2) * (j + 3) % 17) for j in range(n_columns)) for i in range(9)]
    app = upload_file(open_table_screen(), "\n".join([";".join(f"m{j}" for j in range(n_columns)), *rows]), "wide.csv")
    assert shows(app, line)
    assert shows(app, "weight (2 counts twice)")


def test_reasons_that_are_cut_are_listed_in_full():
    steps = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    text = "view;age\n" + "\n".join(f"{steps[i % 5]};{20 + i * 7 % 41}" for i in range(30))
    app = upload_file(open_table_screen(), text, "views.csv")
    assert "1 reason in full" in [expander.label for expander in app.expander]
    assert shows(app, "- **view**: counts 1 to 5: Strongly disagree < Disagree < Neutral < Agree < Strongly agree")
    assert not any("in full" in expander.label for expander in open_columns().expander)


def test_another_row_id_moves_the_role_and_says_so(visitor):
    names = [column.name for column in current.dataset().columns]
    store.apply(events.change_columns, Columns(roles=(("hue", "row id"),)), Treatments())
    key, edition = column_editor.KEY.format(0), store.visit().column_edition
    visitor.state[key] = {"edited_rows": {names.index(name): {"role": "row id"} for name in ("hue", "ash")}}
    column_editor._take(key)
    assert dict(store.choices().columns.roles) == {"ash": "row id", "hue": "ignore"}
    assert store.visit().column_notice == "“ash” names the rows now. “hue” did before, and is left out."
    assert store.visit().column_edition == edition + 1
    assert store.visit().column_error is None


def test_another_class_moves_the_role_and_says_so(visitor):
    names = [column.name for column in current.dataset().columns]
    (old,) = current.dataset().names_with_role("class")
    key = column_editor.KEY.format(store.visit().column_edition)
    visitor.state[key] = {"edited_rows": {names.index("hue"): {"role": "class"}}}
    column_editor._take(key)
    assert dict(store.choices().columns.roles) == {"hue": "class", old: "ignore"}
    assert store.visit().column_notice == f"“hue” is the class now. “{old}” was before, and is left out."
    assert (store.visit().column_error, current.dataset().names_with_role("class")) == (None, ("hue",))


def test_what_moved_is_said_once_above_the_editor():
    app = open_columns(id="hue")
    app.session_state["visit"] = replace(app.session_state.visit, column_notice="“ash” names the rows now.")
    assert shows(app.run(), "“ash” names the rows now.")
    assert not shows(app.run(), "“ash” names the rows now.")


def test_logarithm_that_is_chosen_counts_and_an_impossible_one_changes_nothing(visitor):
    position = [column.name for column in current.dataset().columns].index("proline")
    key = column_editor.KEY.format(0)
    visitor.state[key] = {"edited_rows": {position: {"transform": "logarithm"}}}
    column_editor._take(key)
    assert store.choices().config.transforms == (("proline", "logarithm"),)
    visitor.state[key] = {"edited_rows": {position: {"transform": "logarithm", "fill": "leave out"}}}
    column_editor._take(key)
    assert store.choices().config.transforms == (("proline", "logarithm"),)
    assert store.choices().config.fills == ()
    error = store.visit().column_error
    assert error is not None
    assert "proline has no missing value" in str(error)
