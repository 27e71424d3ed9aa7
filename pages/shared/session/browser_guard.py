"""A guard between the browser's messages and Streamlit: what no browser of ours sends is taken for absent.

Streamlit turns each message into a widget's value without a look at its type. One value of a wrong type then raises at
every later run, before the script begins: a session that got one was dead (300 of 300 hand-made messages). So does an
identifier that Streamlit gives to no widget: it looks such a name up among the values of the session, where it is not.
And any visitor may empty the caches of all visitors by one message. A quick hand needs a guard as well: while one run
of a session stops, the next one begins, and each had a lock of its own for the values that both write. The functions
that are replaced here are private; `tests/browser/test_hostile_messages.py` sends thousands of messages to a real
server and holds them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any
from weakref import WeakValueDictionary

from pages.shared.session import history_steps
from pages.shared.wording import server_words

log = logging.getLogger("neon")

IGNORED = {"clear_cache", "set_run_on_save", "load_git_info"}
"""Requests that Streamlit's menu for developers makes; the first one empties the caches of all visitors."""
NUMBERS = {"int_value", "double_value"}
"""Types that stand for each other: a field of numbers is registered as one and sent as the other."""
LARGEST = 2**53
"""Largest whole number that a browser can send exactly."""
DEEPEST = 8
"""Nesting of lists and objects in a value; our own messages have at most 4."""
LONGEST_ID = 500
"""Characters of an identifier; the longest of ours has some 150."""
ID = r"\$\$ID-[0-9a-f]{16,64}-.+"
IDENTIFIER = re.compile(rf"{ID}|\$\$STREAMLIT_INTERNAL_KEY_{ID}__events", re.DOTALL)
"""What Streamlit calls a widget, and the events of a component."""


def guard_messages() -> None:
    """Put the guard into Streamlit; called once, where the server begins."""
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.state.safe_session_state import SafeSessionState
    from streamlit.runtime.state.session_state import SessionState, WStates

    if not hasattr(AppSession.handle_backmsg, "guarded"):
        handle = _without_ignored(_without_nameless(_with_steps(AppSession.handle_backmsg)))
        AppSession.handle_backmsg = handle  # type: ignore[assignment, method-assign]
        take = _without_malformed(SessionState.set_widgets_from_proto)
        SessionState.set_widgets_from_proto = take  # type: ignore[assignment, method-assign]
        WStates.__getitem__ = _absent_where_malformed(WStates.__getitem__)  # type: ignore[method-assign]
        SafeSessionState.__init__ = _with_one_lock(SafeSessionState.__init__)  # type: ignore[assignment, method-assign]


def _with_one_lock(begin: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    """Return how the access of a run to the values of its session begins: with the lock of all runs of the session.

    Streamlit gives each run a lock of its own. A run that is told to stop may just register a widget while the next one
    goes through the widgets: of 200 quick gestures one ended in "dictionary changed size during iteration".
    """
    locks: WeakValueDictionary[int, Any] = WeakValueDictionary()  # who holds a lock holds the state: no id comes twice

    def init(self: Any, state: Any, yield_callback: Any) -> None:
        begin(self, state, yield_callback)
        object.__setattr__(self, "_lock", locks.setdefault(id(state), self._lock))

    return init


def _without_ignored(handle: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return the handler of a session's messages, which ignores the requests of developers."""

    def handle_backmsg(self: Any, message: Any) -> None:
        if message.WhichOneof("type") not in IGNORED:
            handle(self, message)

    handle_backmsg.guarded = True  # type: ignore[attr-defined]
    return handle_backmsg


def _without_nameless(handle: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return the handler of a session's messages, which drops the states of what no widget is called.

    Here, where a message arrives: Streamlit keeps its own copy of the states, and repeats some of them in a later run.
    """

    def handle_backmsg(self: Any, message: Any) -> None:
        if message.WhichOneof("type") == "rerun_script":
            _drop_nameless(message.rerun_script.widget_states.widgets)
        handle(self, message)

    return handle_backmsg


def _with_steps(handle: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return the handler of a session's messages, which remembers a step back or forward until a run takes it."""

    def handle_backmsg(self: Any, message: Any) -> None:
        if message.WhichOneof("type") == "rerun_script":
            request = message.rerun_script
            history_steps.note_message(self.id, request.query_string, request.is_history_navigation)
        handle(self, message)

    return handle_backmsg


def _drop_nameless(states: Any) -> None:
    """Drop the states whose identifier no widget can have, with one line of the log for all of them."""
    named = [state for state in states if is_identifier(state.id)]
    n_nameless = len(states) - len(named)
    if n_nameless:
        log.warning(server_words.describe_nameless_states(n_nameless))
        del states[:]
        states.extend(named)


def is_identifier(name: str) -> bool:
    """Whether Streamlit can have given a name to a widget of ours, or to the events of a component.

    Examples
    --------
    >>> is_identifier("$$ID-0123456789abcdef0123456789abcdef-k"), is_identifier("w0"), is_identifier("$$ID")
    (True, False, False)
    """
    return len(name) <= LONGEST_ID and IDENTIFIER.fullmatch(name) is not None


def _without_malformed(take: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return the function that takes the states of widgets, which leaves out the malformed ones: the old ones stay."""

    def set_widgets_from_proto(self: Any, states: Any) -> None:
        metadata = self._new_widget_state.widget_metadata
        malformed = [i for i, state in enumerate(states.widgets) if not _is_well_formed(state, metadata.get(state.id))]
        if malformed:
            states = type(states).FromString(states.SerializeToString())  # the caller's own stays as it is
            for i in reversed(malformed):
                del states.widgets[i]
        take(self, states)

    return set_widgets_from_proto


def _absent_where_malformed(get: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Return the look-up of a widget's value, for which a malformed value is that of a widget nobody has touched.

    A state can come before its widget is drawn for the first time, so nobody could look at its type earlier.
    """
    from streamlit.runtime.state.session_state import Serialized, Value

    def getitem(self: Any, key: str) -> Any:
        state, metadata = self.states.get(key), self.widget_metadata.get(key)
        if isinstance(state, Serialized) and not _is_well_formed(state.value, metadata):
            self.states[key] = Value(metadata.deserializer(None))
        return get(self, key)

    return getitem


def _is_well_formed(state: Any, metadata: Any) -> bool:
    """Whether the state of a widget has the widget's type, and a value that a browser can have sent."""
    from streamlit.runtime.state.common import unpack_widget_state_value

    if metadata is None:  # of a widget that is not drawn, so nobody reads it
        return True
    kind = state.WhichOneof("value")
    if kind is not None and kind != metadata.value_type and {kind, metadata.value_type} != NUMBERS:
        return False
    try:
        value = unpack_widget_state_value(state)
        if kind == "json_value" and not isinstance(value, Mapping):  # the state of a component, which logs any other
            return False
        return is_plausible(metadata.deserializer(value))
    except Exception:  # whatever a widget of Streamlit raises on a value that is none of its own
        return False


def is_plausible(value: Any) -> bool:
    """Whether a browser of ours can have sent a value: finite numbers, whole characters, little nesting.

    Examples
    --------
    >>> is_plausible({"row": 3}), is_plausible([float("nan")]), is_plausible([[[[[[[[[3]]]]]]]]])
    (True, False, False)
    """
    layer = [value]
    for _ in range(DEEPEST):
        if not all(map(_is_plain, layer)):
            return False
        layer = [part for each in layer for part in _parts(each)]
        if not layer:
            return True
    return False


def _parts(value: Any) -> list[Any]:
    """Return the values in a value, and the names of an object."""
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    return list(value) if isinstance(value, list | tuple) else []


def _is_plain(value: Any) -> bool:
    """Whether a value, apart from its parts, is one that a browser sends."""
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, int):
        return abs(value) <= LARGEST
    if isinstance(value, str):
        return value.isascii() or _has_whole_characters(value)
    return not isinstance(value, Mapping) or (_is_selection(value) and _is_edit(value))


def _has_whole_characters(text: str) -> bool:
    """Whether a text can be sent: half of a character, which JSON can spell, cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_selection(value: Mapping[Any, Any]) -> bool:
    """Whether the selection of a table, where a value has one, is made of rows."""
    selection = value.get("selection", {})
    if not isinstance(selection, Mapping):
        return False
    rows = selection.get("rows", [])
    return isinstance(rows, list) and all(type(row) is int and row >= 0 for row in rows)


def _is_edit(value: Mapping[Any, Any]) -> bool:
    """Whether the edits of a table, where a value has some, are cells of rows; our tables get and lose no row."""
    rows = value.get("edited_rows", {})
    if not isinstance(rows, Mapping) or value.get("added_rows") or value.get("deleted_rows"):
        return False
    cells = [cell for row in rows.values() if isinstance(row, Mapping) for cell in row.values()]
    is_row = all(isinstance(row, Mapping) for row in rows.values()) and all(
        type(position) is not int or position >= 0 for position in rows
    )
    return is_row and not any(isinstance(cell, Mapping | list) for cell in cells)
