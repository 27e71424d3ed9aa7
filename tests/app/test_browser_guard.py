"""The guard between browser and Streamlit: what no browser of ours sends is taken for absent."""

from __future__ import annotations

import json
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState, WStates

from pages.shared.session import browser_guard
from pages.shared.session.browser_guard import is_plausible
from pages.shared.wording.server_words import describe_nameless_states
from tests.helpers.hostile_messages import values
from tests.helpers.websocket_visitor import flag_request, widget_state


@pytest.fixture(autouse=True)
def _guarded(monkeypatch):
    """Streamlit with the guard, as on the server; without it afterwards."""
    monkeypatch.setattr(AppSession, "handle_backmsg", AppSession.handle_backmsg)
    monkeypatch.setattr(SessionState, "set_widgets_from_proto", SessionState.set_widgets_from_proto)
    monkeypatch.setattr(WStates, "__getitem__", WStates.__getitem__)
    monkeypatch.setattr(SafeSessionState, "__init__", SafeSessionState.__init__)
    browser_guard.guard_messages()


def number(value, name="k"):
    """Return what Streamlit knows of a slider."""
    read = lambda data: float(data[0]) if data else value  # noqa: E731
    return WidgetMetadata(name, read, lambda x: [x], "double_array_value")


def state_of(*metadata):
    """Return the state of a session in which widgets have been drawn."""
    state = SessionState()
    for each in metadata:
        state._new_widget_state.set_widget_metadata(each)
    return state


def test_guard_is_put_once():
    before = AppSession.handle_backmsg
    browser_guard.guard_messages()
    assert AppSession.handle_backmsg is before


def test_run_that_stops_and_the_next_one_do_not_write_at_once():
    """A widget's value is read while all widgets are gone through; the stopping run registers another one just then."""
    state, is_reading, is_written, seen = SessionState(), Event(), Event(), []
    stopping, begun = (SafeSessionState(state, lambda: None) for _ in range(2))

    def register():
        is_reading.wait()
        stopping.register_widget(number(0.0, "late"), None)
        is_written.set()

    def read(data):
        is_reading.set()
        seen.append(is_written.wait(timeout=0.1))
        return data[0]

    slider = WidgetMetadata("k", read, lambda x: [x], "double_array_value")
    state._new_widget_state.set_widget_metadata(slider)
    thread = Thread(target=register, daemon=True)
    thread.start()
    begun.on_script_will_rerun(WidgetStates(widgets=[widget_state("k", double_array_value=[3.0])]))
    assert seen
    assert not any(seen)
    assert is_written.wait(timeout=60)
    thread.join()


def test_sessions_do_not_wait_for_each_other():
    states = SessionState(), SessionState()
    first, second, again = (SafeSessionState(state, lambda: None) for state in (*states, states[0]))
    locks = [object.__getattribute__(each, "_lock") for each in (first, second, again)]
    assert locks[0] is locks[2] is not locks[1]


NAME = "$$ID-0123456789abcdef0123456789abcdef-gone"
ODD_NAMES = ["", "w0", "k", "choices", "$$ID", "$$ID-", "$$ID-w0", "$$ID-0123456789abcdef-", "$$ID-0123456789ABCDEF-k"]
ODD_NAMES += [
    "$$STREAMLIT_INTERNAL_KEY",
    "$$STREAMLIT_INTERNAL_KEY_SCRIPT_RUN_WITHOUT_ERRORS",
    f"{NAME}\x00{'x' * 5000}",
]
ODD_NAMES += [f" {NAME}", f"$$STREAMLIT_INTERNAL_KEY_{NAME}", "$$STREAMLIT_INTERNAL_KEY_w0__events", "x" * 5000]


@pytest.mark.parametrize("odd", ODD_NAMES, ids=lambda name: repr(name[:40]))
def test_states_of_what_no_widget_is_called_are_dropped_with_one_line(odd, caplog):
    taken: list[Any] = []
    message = BackMsg()
    names = [odd, NAME, odd, f"$$STREAMLIT_INTERNAL_KEY_{NAME}__events", odd]
    message.rerun_script.widget_states.widgets.extend(widget_state(name, int_value=1) for name in names)
    session: Any = SimpleNamespace(id="visitor", _handle_rerun_script_request=taken.append)
    AppSession.handle_backmsg(session, message)
    assert [state.id for state in taken[0].widget_states.widgets] == [names[1], names[3]]
    assert caplog.messages == [describe_nameless_states(3)]


def test_states_of_widgets_are_taken_without_a_line(caplog):
    taken: list[Any] = []
    message = BackMsg()
    message.rerun_script.widget_states.widgets.append(widget_state(NAME, int_value=1))
    session: Any = SimpleNamespace(id="visitor", _handle_rerun_script_request=taken.append)
    AppSession.handle_backmsg(session, message)
    assert [state.id for state in taken[0].widget_states.widgets] == [NAME]
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("kind", "handlers"),
    [
        *(("clear_cache", []), ("set_run_on_save", []), ("load_git_info", [])),
        *(("stop_script", ["stop_script"]), ("app_heartbeat", ["app_heartbeat"])),
    ],
)
def test_requests_of_developers_reach_no_handler(kind, handlers):
    called: list[str] = []
    names = ("clear_cache", "set_run_on_save", "git_information", "stop_script", "app_heartbeat")
    session: Any = SimpleNamespace(
        **{f"_handle_{name}_request": lambda *_, name=name: called.append(name) for name in names}
    )
    AppSession.handle_backmsg(session, flag_request(kind))
    assert called == handlers


def test_value_of_another_type_leaves_the_old_one():
    for value in values():
        state = state_of(number(3.0))
        taken = WidgetStates(widgets=[widget_state("k", **value), widget_state("other", bool_value=True)])
        state.set_widgets_from_proto(taken)
        numbers = value.get("double_array_value")
        is_right = numbers is not None and is_plausible(numbers[:1])
        assert ("k" in state._new_widget_state.states) == is_right, value
        assert "other" in state._new_widget_state.states
        assert len(taken.widgets) == 2


def test_field_of_numbers_takes_both_kinds_of_number():
    read = lambda data: data  # noqa: E731
    state = state_of(WidgetMetadata("seed", read, read, "double_value"))
    for value in ({"int_value": 7}, {"double_value": 8.0}):
        state.set_widgets_from_proto(WidgetStates(widgets=[widget_state("seed", **value)]))
        assert state._new_widget_state["seed"] == next(iter(value.values()))


def test_malformed_value_that_came_before_its_widget_is_that_of_an_untouched_widget():
    state = state_of()
    state.set_widgets_from_proto(WidgetStates(widgets=[widget_state("k", string_value="many")]))
    with pytest.raises(KeyError):
        state._new_widget_state["k"]
    state._new_widget_state.set_widget_metadata(number(3.0))
    assert state._new_widget_state["k"] == 3.0
    assert list(state._new_widget_state) == ["k"]


def test_value_that_a_widget_cannot_read_leaves_the_old_one():
    state = state_of(WidgetMetadata("panel", json.loads, json.dumps, "string_value"))
    for text in ("{", "[" * 100_000, "7" * 5_000):
        state.set_widgets_from_proto(WidgetStates(widgets=[widget_state("panel", string_value=text)]))
        assert state._new_widget_state.states == {}
    state.set_widgets_from_proto(WidgetStates(widgets=[widget_state("panel", string_value='{"a": 1}')]))
    assert state._new_widget_state["panel"] == {"a": 1}


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, 3, -2.5, "", "Zürich", [], {}, {"row": 3, "answers": 1}, [{"event": "beta", "value": "inf"}]),
        {"selection": {"rows": [3], "columns": [], "cells": [(0, "a")]}},
        {"edited_rows": {0: {"role": "id", "weight": None}}, "added_rows": [], "deleted_rows": []},
        *(b"bytes", 2**53, "x" * 100_000),
    ],
    ids=lambda value: f"{type(value).__name__} {str(value)[:40]}",
)
def test_what_our_browser_sends_is_plausible(value):
    assert is_plausible(value)


@pytest.mark.parametrize(
    "value",
    [
        *(float("nan"), float("inf"), [float("-inf")], 2**53 + 1, 10**5000, {"a": {"b": 10**30}}),
        *("\ud800", {"a": ["\udfff"]}, {"\ud800": 1}, json.loads("[" * 50 + "]" * 50)),
        *({"selection": 5}, {"selection": {"rows": 5}}, {"selection": {"rows": [-1]}}, {"selection": {"rows": ["0"]}}),
        *({"selection": {"rows": [True]}}, {"edited_rows": 5}, {"edited_rows": {0: 5}}, {"edited_rows": {-1: {}}}),
        *({"edited_rows": {0: {"role": {"a": 1}}}}, {"edited_rows": {}, "added_rows": [{}]}, {"deleted_rows": [0]}),
    ],
    ids=lambda value: str(value)[:40] if not isinstance(value, int) else f"{value.bit_length()} bits",
)
def test_what_no_browser_of_ours_sends_is_not_plausible(value):
    assert not is_plausible(value)
