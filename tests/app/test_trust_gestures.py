"""Gestures on the page Trust."""

from __future__ import annotations

import pytest

from pages.shared.session import events, store, trust_gestures


@pytest.fixture
def applied(monkeypatch):
    """The events that were applied, with their arguments."""
    done = []
    monkeypatch.setattr(store, "apply", lambda event, *args: done.append((event, *args)))
    monkeypatch.setattr(store, "rerun_fragments", done.append)
    monkeypatch.setattr(store, "is_foreign_run", lambda: False)
    return done


def test_mark_chooses_its_row_and_all_parts_follow(applied, monkeypatch):
    monkeypatch.setattr(store, "read_message", lambda key, name: {"row": 60})
    trust_gestures.pick_mark("pies", lambda row: row < 100)
    assert applied == [(events.choose_row, 60), [trust_gestures.PIES, trust_gestures.LIST, trust_gestures.DOUBT]]


@pytest.mark.parametrize("message", [None, {"row": 100}, {"row": -1}, {"row": "60"}, 60])
def test_mark_of_no_row_changes_nothing(applied, monkeypatch, message):
    monkeypatch.setattr(store, "read_message", lambda key, name: message)
    trust_gestures.pick_mark("pies", lambda row: row < 100)
    assert applied == []


def test_pill_chooses_its_row(applied, monkeypatch):
    monkeypatch.setattr(store, "read_widget", lambda key: 7)
    trust_gestures.take_row("wavering")
    assert applied[0] == (events.choose_row, 7)


def test_refits_are_chosen_by_their_widget_only(applied, monkeypatch):
    monkeypatch.setattr(store, "read_widget", lambda key: "starts")
    trust_gestures.take_refitted("refitted")
    assert applied == [(events.choose_refitted, "starts")]
    monkeypatch.setattr(store, "is_foreign_run", lambda: True)
    trust_gestures.take_refitted("refitted")
    trust_gestures.take_row("wavering")
    assert len(applied) == 1
