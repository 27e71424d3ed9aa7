"""Messages made by hand, sent to a real server: ignored or answered by a sentence, and the next click works."""

from __future__ import annotations

import html
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from neon_core.wording import map_words
from pages.shared.wording import address_words
from tests.helpers import hostile_messages
from tests.helpers.variants import first_always
from tests.helpers.websocket_visitor import WebSocketVisitor, flag_request, widget_state

UNEXPECTED = address_words.UNEXPECTED.split(";")[0]
SCREENS = {
    "columns": "way pages/screens/columns.py sidebar",
    "explore": "",
    "table": "way pages/screens/table.py sidebar",
}
"""The screens, and the links that lead to them from the first one."""


@pytest.fixture
def visitor(server):
    """A visitor of the dashboard who sends what messages a test likes."""
    with WebSocketVisitor(server.url) as visitor:
        visitor.run()
        yield visitor


@contextmanager
def quiet(server, most=1):
    """Assert that the server's log gets a number of lines at most besides sizes and times, and no traceback."""
    before = len(server.log())
    yield
    lines = [line for line in server.log()[before:].splitlines() if "level=info" not in line]
    assert len(lines) <= most, "\n".join(lines)
    assert "Traceback" not in "\n".join(lines)


def assert_next_click_works(visitor, k):
    """Assert that the slider of the clusters does what it does for everybody."""
    visitor.run(visitor.state("k", double_array_value=[float(k)]))
    assert f"k={k}" in visitor.query
    assert not any(UNEXPECTED in html.unescape(text) for text in visitor.texts)


def open_screen(visitor, screen):
    """Open a screen with all its widgets; return its hash."""
    if SCREENS[screen]:
        visitor.widgets.clear()
        visitor.run(widget_state(visitor_link(visitor, screen), trigger_value=True))
    else:
        visitor.run(visitor.state("map_choice", string_array_value=[map_words.MAPS["features"]]))
        visitor.run(visitor.state("published_lesson", bool_value=True))
        assert {"axis_x", "multiples", "table_columns"} <= set(visitor.widgets)
    return visitor.page


def visitor_link(visitor, screen):
    """Return the id of the link to a screen."""
    if SCREENS[screen] not in visitor.widgets:
        visitor.run()
    return visitor.widgets[SCREENS[screen]]


def send_hostile(server, visitor, screen, n_messages):
    """Send hostile messages to the widgets of a screen, each to the whole screen, and now and then click on K."""
    page = open_screen(visitor, screen)
    keys = list(visitor.widgets)
    for i, (key, is_event, value) in enumerate(hostile_messages.messages(keys, n_messages)):
        name = visitor.widgets[key]
        state = widget_state(f"$$STREAMLIT_INTERNAL_KEY_{name}__events" if is_event else name, **value)
        with quiet(server):
            visitor.run(state, page_script_hash=page)
        assert not any(UNEXPECTED in html.unescape(text) for text in visitor.texts), (key, value)
        if i % 10 == 9:
            assert_next_click_works(visitor, 4 + i // 10 % 2)
    return i + 1


@pytest.mark.parametrize("screen", first_always(*SCREENS))
def test_hostile_values_of_widgets_are_ignored_and_the_next_click_works(server, visitor, screen):
    assert send_hostile(server, visitor, screen, 60) == 60


@pytest.mark.large
@pytest.mark.parametrize(("screen", "n_messages"), [("explore", 1_200), ("columns", 400), ("table", 400)])
def test_2000_hostile_messages_of_all_kinds_are_survived(server, visitor, screen, n_messages):
    assert send_hostile(server, visitor, screen, n_messages) == n_messages
    with WebSocketVisitor(server.url) as other:
        other.run()
        assert_next_click_works(other, 6)


def test_value_of_a_widget_that_is_not_drawn_yet_is_looked_at_when_it_is(server):
    """A browser that comes back sends all that it has, before the script has run once."""
    with WebSocketVisitor(server.url) as first:
        first.run()
        names = dict(first.widgets)
    states = [
        widget_state(names["k"], string_value="many"),
        widget_state(names["sample"], double_array_value=[float("nan")]),
        widget_state(names["seed"], double_value=1e308),
        widget_state(names["table_columns"], string_value='{"selection": {"rows": [{}]}}'),
        widget_state(names["panel"], json_value="[" * 100_000),
    ]
    with WebSocketVisitor(server.url) as visitor, quiet(server):
        visitor.run(*states)
        assert not any(UNEXPECTED in html.unescape(text) for text in visitor.texts)
        assert_next_click_works(visitor, 6)


HASH = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("name", "n_lines"),
    [
        *(("", 1), ("w0", 1), ("choices", 1), ("$$ID", 1), ("$$ID-w0", 1), ("$$STREAMLIT_INTERNAL_KEY", 1)),
        *(("x" * 5_000, 1), (f"$$ID-{HASH}-{'x' * 5_000}", 1), ("$$STREAMLIT_INTERNAL_KEY_w0__events", 1)),
        *((f"$$ID-{HASH}-gone", 0), (f"$$ID-{HASH}-None", 0), (f"$$ID-{HASH}-k", 0)),
        (f"$$STREAMLIT_INTERNAL_KEY_$$ID-{HASH}-panel__events", 0),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_state_of_a_widget_that_there_is_not_leaves_the_session_alive(server, visitor, name, n_lines):
    values: list[dict[str, Any]] = [{"int_value": 1}, {"json_trigger_value": "[]"}, {"trigger_value": True}]
    with quiet(server, most=n_lines):
        visitor.run(*[widget_state(name, **value) for value in values])
        for k in (4, 5):
            assert_next_click_works(visitor, k)


@pytest.mark.parametrize("kind", ["clear_cache", "set_run_on_save", "load_git_info", "stop_script"])
def test_requests_of_developers_leave_the_session_and_all_caches(server, visitor, kind):
    assert_next_click_works(visitor, 4)
    with quiet(server, most=0), WebSocketVisitor(server.url) as stranger:
        stranger.run()
        for each in (visitor, stranger):
            each.send(flag_request(kind))
            each.beat()
        fragment = visitor.fragments["panel"]
        visitor.run(
            visitor.event("panel", '[{"event": "beta", "value": {"beta": "inf", "released": 1}}]'), fragment=fragment
        )
        assert visitor.query == "k=4&row=60&beta=inf"
        assert_next_click_works(visitor, 5)


@pytest.mark.parametrize("kind", ["debug_shutdown_runtime", "debug_disconnect_websocket"])
def test_requests_of_streamlit_s_own_tests_are_refused(server, visitor, kind):
    with quiet(server):
        visitor.send(flag_request(kind))
        visitor.beat()
        assert_next_click_works(visitor, 4)


@pytest.mark.parametrize("content", [b"\xff" * 50, bytes(1000), flag_request("app_heartbeat").SerializeToString()[:-1]])
def test_bytes_that_are_no_message_close_their_own_connection_alone(server, visitor, content):
    with quiet(server), WebSocketVisitor(server.url) as stranger:
        stranger.run()
        stranger.send_bytes(content)
        with pytest.raises(ConnectionClosed) as closed:
            stranger.beat()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1002
    assert_next_click_works(visitor, 4)


@pytest.mark.parametrize("page", ["nonsense", "0" * 32, "\x00", "a" * 100_000], ids=lambda page: page[:8])
def test_hash_of_a_page_that_there_is_not(server, visitor, page):
    home = visitor.page
    with quiet(server):
        visitor.run(page_script_hash=page)
        visitor.page = home
        assert_next_click_works(visitor, 4)


def test_hash_of_another_page_brings_that_page(server, visitor):
    home = visitor.page
    table = open_screen(visitor, "table")
    visitor.run(page_script_hash=home)
    k = visitor.state("k", double_array_value=[7.0])
    with quiet(server, most=0):
        visitor.run(k, page_script_hash=table)
    assert_next_click_works(visitor, 4)


def test_fragment_that_there_is_not_runs_nothing(server, visitor):
    with quiet(server):
        message = BackMsg()
        message.rerun_script.fragment_id = "nonsense"
        visitor.send(message)
        visitor.beat()
        assert_next_click_works(visitor, 4)


@pytest.mark.parametrize(
    "query", ["k=" + "7" * 5_000, "%00=%ff&k=%", "&" * 20_000, "k=4&" * 3_000, "x=[" + "[" * 50_000]
)
def test_query_string_of_any_kind(server, visitor, query):
    with quiet(server):
        visitor.run(query=query)
        assert not any(UNEXPECTED in html.unescape(text) for text in visitor.texts)
        assert_next_click_works(visitor, 6)


def test_one_axis_alone_is_chosen_and_the_other_stays(server, visitor):
    open_screen(visitor, "explore")
    with quiet(server, most=0):
        visitor.run(visitor.state("axis_x", string_value="hue"))
    assert "x=hue" in visitor.query
    before = visitor.query
    with quiet(server, most=0):
        visitor.run(visitor.state("axis_x", string_value="no feature"))
        visitor.run(visitor.state("axis_y", string_value=""))
    assert visitor.query == before
