"""The field for a second row on Explore: where there is a question about rows, with the sentence about its text."""

from __future__ import annotations

from tests.helpers.pages import open_explore, shows


def labels_of_fields(app):
    """Return the labels of the fields for a second row."""
    return [field.label for field in app.text_input if field.key == "compare_with"]


def test_field_stands_below_an_answer_about_rows_and_not_about_a_group():
    assert labels_of_fields(open_explore(row="0")) == ["Compare with another wine, by its number"]
    assert labels_of_fields(open_explore(row="0", other="60", ask="pair")) == labels_of_fields(open_explore(row="0"))
    app = open_explore(row="0", group="cluster-0", ask="group")
    assert labels_of_fields(app) == []
    app.button_group(key="question 0").set_value("row").run()
    assert len(labels_of_fields(app)) == 1


def test_field_speaks_of_names_where_rows_have_some():
    assert labels_of_fields(open_explore(sample="customers")) == [
        "Compare with another customer, by its number or name"
    ]


def test_text_that_names_no_wine_is_told_below_the_field_until_another_is_chosen():
    app = open_explore(row="0")
    app.text_input(key="compare_with").set_value("500").run()
    assert shows(app, "There is no wine 500: the numbers go from 0 to 177.")
    app.text_input(key="compare_with").set_value("60").run()
    assert not shows(app, "There is no wine 500")
