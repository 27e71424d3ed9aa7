"""Gestures on how columns spread over the clusters."""

from __future__ import annotations

import pytest

from pages.shared.session import spread_gestures, store


@pytest.fixture
def visitor(monkeypatch, wine_session):
    """A function that opens a column by a message of the browser, and returns the column that is then described."""
    state = {"session": wine_session}
    monkeypatch.setattr(store, "choices", lambda: state["session"].choices)
    monkeypatch.setattr(store, "apply", lambda event, *args: state.update(session=event(state["session"], *args)))

    def send(message, names=("hue", "ash")):
        monkeypatch.setattr(store, "read_message", lambda key, name: message)
        spread_gestures.open_column("heat", names)
        return state["session"].choices.described

    return send


def test_column_is_opened_replaced_and_closed(visitor):
    assert visitor({"column": "hue"}) == "hue"
    assert visitor({"column": "ash"}) == "ash"
    assert visitor({"column": ""}) == ""


@pytest.mark.parametrize("message", [None, "ash", {"column": 3}, {"column": None}, {}, [], {"column": "no such"}])
def test_message_that_names_no_column_changes_nothing(visitor, message):
    visitor({"column": "hue"})
    assert visitor(message) == "hue"


def test_name_without_end_is_not_read():
    assert spread_gestures.parse_opened({"column": "x" * (spread_gestures.LONGEST_NAME + 1)}) is None
