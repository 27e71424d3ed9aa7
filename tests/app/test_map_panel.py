"""Clicks on the map."""

from __future__ import annotations

import pytest

from pages.shared.explore import map_panel
from pages.shared.session import store


@pytest.mark.parametrize(
    "sent", [None, 7, "seven", {}, {"row": "7", "answers": 1}, {"row": 7.5, "answers": 1}, {"row": True}]
)
def test_malformed_click_changes_nothing(visitor, sent):
    visitor.send(map_panel.KEY, picked=sent)
    map_panel._pick()
    assert store.choices().row == 60
    assert visitor.reruns == []


def test_click_on_a_row_that_is_not_there_shows_the_telling_row(visitor):
    visitor.send(map_panel.KEY, picked={"row": 10**6, "answers": 3})
    map_panel._pick()
    assert store.choices().row == 60
    assert len(store.visit().notices) == 1
