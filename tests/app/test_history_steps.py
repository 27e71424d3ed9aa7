"""A step back or forward waits for a run that carries it out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.shared.session import browser_guard, history_steps


@pytest.fixture(autouse=True)
def forget():
    yield
    history_steps.forget("one")


def test_step_is_taken_once():
    history_steps.note_message("one", "k=4", is_step=True)
    assert history_steps.take_step("other", "k=4") is False
    assert history_steps.take_step("one", "k=5") is False
    assert history_steps.take_step("one", "k=4") is True
    assert history_steps.take_step("one", "k=4") is False


def test_gesture_at_the_address_of_the_step_keeps_it():
    history_steps.note_message("one", "k=4", is_step=True)
    history_steps.note_message("one", "k=4", is_step=False)
    assert history_steps.take_step("one", "k=4") is True


def test_gesture_at_another_address_ends_the_step():
    """The browser has heard of an address that was written before the step."""
    history_steps.note_message("one", "k=4", is_step=True)
    history_steps.note_message("one", "k=5", is_step=False)
    assert history_steps.take_step("one", "k=4") is False


def test_later_step_replaces_an_earlier_one():
    history_steps.note_message("one", "k=4", is_step=True)
    history_steps.note_message("one", "k=5", is_step=True)
    assert history_steps.take_step("one", "k=4") is False
    assert history_steps.take_step("one", "k=5") is True


def test_messages_of_a_browser_are_noted():
    handled: list[Any] = []
    handle = browser_guard._with_steps(lambda session, message: handled.append(message))
    step, other = BackMsg(), BackMsg()
    step.rerun_script.query_string, step.rerun_script.is_history_navigation = "k=4", True
    other.app_heartbeat = True
    for message in (step, other):
        handle(SimpleNamespace(id="one"), message)
    assert handled == [step, other]
    assert history_steps.take_step("one", "k=4") is True
