"""The alarms on the page Trust: none rings, and each raised one has a button that does something about it."""

from __future__ import annotations

import numpy as np
import pytest

from pages.shared.shell import refit_progress
from pages.shared.shell.refit_progress import RefitState
from tests.helpers.pages import button_labels, markup, open_trust, press_button, shows


@pytest.fixture(autouse=True)
def _no_refits(monkeypatch):
    """The refits of the page take no part."""
    monkeypatch.setattr(refit_progress, "begin_once", lambda analysis: None)
    monkeypatch.setattr(refit_progress, "look", lambda analysis: RefitState(None, "stopped"))


def part(app, name):
    return next(text for text in markup(app) if name in text)


def planted(**columns):
    random = np.random.default_rng(0)
    centers = np.stack([random.permutation([0.0, 6.0, 12.0]) for _ in range(4)], axis=1)
    matrix = centers[random.integers(3, size=90)] + random.normal(size=(90, 4))
    return {**{f"column {i}": matrix[:, i] for i in range(4)}, **columns}, matrix


def test_wine_as_set_raises_none_and_both_sides_stand_beside():
    app = open_trust()
    assert not app.exception
    assert shows(
        app, "No: proline has most, 15\u00a0% of the relevance. In raw units, proline would have over 99\u00a0%."
    )
    assert shows(app, "No. Seven alarms watch; none rings.")
    sides = part(app, "neon-sides-of")
    for number in ("14.6 %", "99.8 %", "0.301", "0.571", "0.854", "0.371"):
        assert number in sides
    assert "neon-raised" not in part(app, "neon-alarms")
    assert "On 500 generated tables without the fault" in part(app, "neon-alarms")


def test_raw_units_ring_and_a_button_scales():
    app = open_trust(scaling="none")
    assert shows(app, "Yes: proline has 99.8\u00a0% of the relevance.")
    assert part(app, "neon-alarms").count("neon-raised") >= 2
    label = next(label for label in button_labels(app) if "0…1" in label)
    app = press_button(app, label)
    assert app.session_state["choices"].config.scaling == "minmax"


def test_copy_is_left_out_by_its_button(replace_wine):
    columns, matrix = planted()
    noise = 0.05 * np.random.default_rng(1).normal(size=90)
    replace_wine({**columns, "copy": 2.54 * matrix[:, 1] + noise})
    app = open_trust()
    assert shows(app, "column 1 and copy say nearly the same")
    app = press_button(app, "Leave copy out, and describe by it")
    assert dict(app.session_state["choices"].columns.roles) == {"copy": "describe"}
    assert shows(app, "none rings")


def test_outliers_offer_fewer_clusters_and_rows_there_twice_are_shown(replace_wine):
    columns, _ = planted()
    table = {name: np.concatenate([values, values[:20], [400.0]]) for name, values in columns.items()}
    replace_wine(table)
    app = open_trust(k="3")
    assert shows(app, "A cluster has 1")
    assert "Fit 2 clusters" in button_labels(app)
    app = press_button(app, "Show these rows on Explore")
    group = app.session_state["choices"].group
    assert group.runs.rows_below(200).size == 40


def test_names_of_columns_are_escaped(replace_wine):
    columns, _ = planted()
    replace_wine({f"<b>{name}": values for name, values in columns.items()})
    app = open_trust()
    assert "&lt;b&gt;column 0" in part(app, "neon-sides-of")
