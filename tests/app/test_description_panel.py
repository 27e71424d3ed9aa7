"""The clusters described by a column, on Explore."""

from __future__ import annotations

import pytest

from tests.helpers.pages import open_explore, shows


def choice(app):
    """Return the choice of the column."""
    return next(box for box in app.selectbox if box.label == "Describe by")


def test_class_is_described_first_and_any_other_column_can_be_chosen():
    app = open_explore(sample="customers")
    assert choice(app).value == "Segment"
    assert [option.split(" · ")[0] for option in choice(app).options[:3]] == ["Segment", "Country", "Channel"]
    assert shows(app, "have “Segment” = ")
    choice(app).select("Customer since").run()
    assert not app.exception
    assert app.query_params["by"] == "Customer since"
    assert shows(app, "The median of “Customer since” goes from")


def test_column_of_an_address_is_shown_and_an_unknown_one_is_told():
    app = open_explore(by="hue")
    assert choice(app).value == "hue"
    assert shows(app, "The median of “hue” goes from")
    app = open_explore(by="colour")
    assert shows(app, "The clusters cannot be described by “colour”")
    assert choice(app).value == "class"
    assert "by" not in app.query_params


@pytest.mark.parametrize("role", ["describe", "ignore"])
def test_column_that_does_not_count_is_described(role):
    app = open_explore(**{role: "hue"})
    assert choice(app).value == ("hue" if role == "describe" else "class")
    choice(app).select("hue").run()
    assert shows(app, "The median of “hue” goes from")


def test_names_of_rows_are_no_choice():
    assert "Customer ID" not in choice(open_explore(sample="customers")).options
