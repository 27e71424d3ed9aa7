"""Parameters of the address: those that are impossible are reported, the others are applied."""

from __future__ import annotations

from tests.helpers.pages import open_explore, select_box, shows


def test_invalid_parameters_are_reported_and_valid_ones_applied():
    app = open_explore(k="999", row="5000", scaling="standard", colour="red")
    assert not app.exception
    assert shows(app, "The address asks for k=999, but K is a whole number from 1 to 50 on this dashboard.")
    assert shows(app, "There is no wine 5000: there are 178 wines, numbered from 0 to 177.")
    assert shows(app, "“colour”")
    assert select_box(app, "Scaling").value == "standard"
