"""The buttons below the notes on a trivial clustering."""

from __future__ import annotations

import numpy as np

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


def test_heavy_tail_that_decides_offers_its_logarithm(replace_wine):
    rng = np.random.default_rng(2)
    replace_wine({"sales": rng.lognormal(6.0, 2.0, 200), "a": rng.normal(size=200), "b": rng.normal(size=200)})
    app = open_explore(scaling="none", k="2")
    assert shows(app, "Its few large values outweigh all others; its logarithm prevents that.")
    press_button(app, "Use the logarithm of sales")
    assert not app.exception
    assert app.query_params["log"] == "sales"
    assert "Use the logarithm of sales" not in button_labels(app)


def test_number_without_a_scale_offers_another_scaling(replace_wine):
    values = np.random.default_rng(2).normal(size=40)
    replace_wine({"mostly": [0.0] * 31 + list(range(1, 10)), "a": values, "b": values[::-1]})
    app = open_explore(scaling="robust")
    assert shows(app, "mostly stays unscaled")
    press_button(app, "Scale by standard deviations")
    assert not app.exception
    assert app.query_params["scaling"] == "standard"
    assert not shows(app, "mostly stays unscaled")
