"""Notices of the address: an awaited file, impossible columns; and what is text in them."""

from __future__ import annotations

import html

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.wording import address_words, upload_words
from tests.helpers.pages import (
    AMBIGUOUS,
    APP,
    TOWNS,
    file_address,
    open_explore,
    open_table_screen,
    shows,
    size_line,
    title,
    upload_file,
)


@pytest.mark.parametrize("link", [None, "Use your own table"])
def test_reload_names_the_missing_file(link):
    address = file_address(TOWNS, decimal=".", k="4")
    app = open_table_screen(link, **address)
    key = address["table"]
    sentence = f"This address belongs to your table towns.csv (fingerprint {key})."
    assert shows(app, f"{sentence} Upload that file again to restore all choices.")
    assert app.query_params == address
    assert title(app) == ("Your table" if link else "178 wines in 3 clusters")


def test_other_file_than_awaited_gets_a_notice():
    app = upload_file(open_table_screen(**file_address(TOWNS, k="4")), AMBIGUOUS, "prices.csv")
    assert shows(app, "The address belongs to another table, towns.csv (fingerprint ")
    assert shows(app, "Its choices do not apply to prices.csv (fingerprint ")
    assert app.query_params["file"] == "prices.csv"
    assert "k" not in app.query_params


def test_missing_pasted_table_is_to_be_pasted_again():
    app = open_table_screen(None, **file_address("a\tb\n1\t2\n", upload_words.PASTED))
    assert shows(app, "Paste that table again to restore all choices.")


def test_markup_in_the_file_name_of_an_address_is_text():
    app = open_table_screen(None, table="0123456789ab", file="<b>$x$</b>")
    assert shows(app, "your table <b>$x$</b> (fingerprint 0123456789ab)")
    assert not any("<b>" in element.value for element in app.markdown)


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
def test_impossible_column_choices_get_a_notice_and_leave_the_address(screen, address, sentence):
    app = open_explore(**address)
    if screen == "columns":
        app = AppTest.from_file(APP, default_timeout=60)
        app.query_params.update(address)
        app.switch_page("pages/screens/columns.py").run()
    assert not app.exception
    assert shows(app, sentence)
    assert not any("<b>" in element.value for element in (*app.markdown, *app.caption))
    assert size_line(app) == "178 rows, 13 features"
    assert app.query_params == {}


def test_all_faults_of_an_address_are_said_together():
    app = open_explore(page="clusters", k="99", weight="hue:1e-320", ignore="gone", row="500", wine="1", beta="low")
    assert not app.exception
    (together,) = [html.unescape(element.value) for element in app.markdown if "Shown instead" in element.value]
    weight = f"weight=hue:1e-320, but {address_words.WEIGHT_RULE}"
    assert together.split("  \n") == [
        "There is no page “clusters”.",
        "The address asks for k=99, but K is a whole number from 1 to 50 on this dashboard. Shown instead: 3 clusters.",
        f"The address asks for {weight} Shown instead: weight 1 for every column.",
        f"The address asks for beta=low, but {address_words.BETA_RULE} Shown instead: the usual comparison.",
        "The address has the unknown parameter “wine”.",
        "This table has no column “gone”: the choices for it are left out.",
        "There is no wine 500: there are 178 wines, numbered from 0 to 177. Shown instead: wine 60.",
    ]
    assert app.query_params == {}


def test_faults_of_an_address_are_said_with_the_error_of_the_analysis():
    app = open_explore(sample="sensors", fill="refuse", beta="low", wine="1")
    assert shows(app, "missing, and missing values are refused")
    assert shows(app, "The address asks for beta=low")
    assert shows(app, "The address has the unknown parameter “wine”.")


def test_missing_columns_of_an_awaited_table_get_a_notice():
    app = upload_file(open_table_screen(**file_address(TOWNS, ignore="rain,hue")), TOWNS)
    assert shows(app, "This table has no column “hue”: the choices for it are left out.")
    assert app.query_params["ignore"] == "rain"


def test_markup_in_column_names_of_a_notice_is_text():
    app = upload_file(open_table_screen(**file_address(TOWNS, ignore="$x$ :red[y]")), TOWNS)
    assert shows(app, "“$x$ :red[y]”")
    assert not any("$x$" in element.value for element in app.markdown)
