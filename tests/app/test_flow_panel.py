"""The flow on Compare, and how to read it."""

from __future__ import annotations

from neon_core.style import MUTED
from tests.helpers.pages import component, open_compare, shows


def test_flow_follows_the_choice_and_says_how_to_read_it():
    app = open_compare(against="k:2")
    flow = component(app, "neon_flow")
    assert len(flow["before"]) == 3
    assert len(flow["after"]) == 2
    assert shows(app, "Pale: stays. Strong: moves. Clusters are matched by their wines")


def test_labels_are_ends_too():
    flow = component(open_compare(against="labels:class"), "neon_flow")
    assert {tuple(end["sign"]) for end in flow["after"]} == {("circle", MUTED)}
    assert [end["name"] for end in flow["after"]] == ["0", "1", "2"]
