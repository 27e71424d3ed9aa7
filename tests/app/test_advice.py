"""The buttons below the notes on a trivial clustering."""

from __future__ import annotations

from tests.helpers.pages import button_labels, open_explore, press_button, shows, title


def test_wine_in_its_own_units_is_said_to_be_proline_and_leaves_it_out_by_a_button():
    app = open_explore(scaling="none")
    assert shows(app, "The clusters say the same as “proline” alone")
    assert shows(app, "which carries 99.8 % of the relevance")
    leave_out = "Leave proline out, and describe by it"
    assert button_labels(app).count(leave_out) == 1
    press_button(app, leave_out)
    assert not app.exception
    assert (app.query_params["describe"], app.query_params["by"]) == ("proline", "proline")
    assert leave_out not in button_labels(app)
    assert shows(app, "The median of “proline” goes from")


def test_cluster_of_few_rows_offers_fewer_clusters():
    app = open_explore(sample="sensors", k="20")
    assert shows(app, "under 1 % of the rows")
    fewer = next(label for label in button_labels(app) if label.startswith("Fit "))
    press_button(app, fewer)
    assert not app.exception
    assert title(app).endswith(fewer.removeprefix("Fit "))


def test_published_wine_has_no_advice():
    assert not [label for label in button_labels(open_explore()) if label.startswith(("Leave ", "Fit "))]
