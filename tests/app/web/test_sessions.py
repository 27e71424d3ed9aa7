"""Sessions are released when their pages are closed, or some time after a line was cut."""

from __future__ import annotations

import asyncio
import sys
from types import ModuleType, SimpleNamespace

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.shared.session import history_steps
from pages.shared.shell.web import sessions
from tests.helpers.coroutines import run_coroutine

WEBSOCKET = {"type": "websocket", "path": "/_stcore/stream"}


class FakeRuntime:
    """Sessions that are active, and those that were closed."""

    def __init__(self):
        self.active, self.closed = set(), []

    def is_active_session(self, session_id):
        return session_id in self.active

    def close_session(self, session_id):
        self.closed.append(session_id)


@pytest.fixture
def runtime(monkeypatch):
    fake = FakeRuntime()
    monkeypatch.setattr(sessions, "Runtime", SimpleNamespace(instance=lambda: fake))
    monkeypatch.setattr(sessions, "seconds_kept", lambda: 0.0)
    monkeypatch.setattr(sessions, "SECONDS_UNTIL_COLLECTED", 0.0)
    return fake


async def connect(layer, code):
    """Let a browser connect, get the first message of its session, and leave with a code."""

    async def receive():
        return {"type": "websocket.disconnect", "code": code}

    async def send(message):
        del message

    await layer(WEBSOCKET, receive, send)


def serve(session_id):
    """Return an application that names its session in its second message, and waits for the end."""

    async def app(scope, receive, send):
        del scope
        named, other = ForwardMsg(), ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
        named.new_session.initialize.session_id = session_id
        await send({"type": "websocket.accept"})
        await send(
            {
                "type": "websocket.send",
                "bytes": other.SerializeToString(),
            }
        )
        await send({"type": "websocket.send", "bytes": named.SerializeToString()})
        await receive()

    return app


async def settle():
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.mark.parametrize("code", [sessions.GOING_AWAY, 1006, 1000])
def test_session_is_released_after_its_connection_has_ended(runtime, code):
    history_steps.note_message("one", "k=4", is_step=True)

    async def leave():
        await connect(sessions.Sessions(serve("one")), code)
        await settle()

    run_coroutine(leave())
    assert runtime.closed == ["one"]
    assert not history_steps.take_step("one", "k=4")


def test_session_whose_browser_has_come_back_stays(runtime):
    async def leave():
        await connect(sessions.Sessions(serve("one")), 1006)
        runtime.active.add("one")
        await settle()

    run_coroutine(leave())
    assert runtime.closed == []


def test_a_second_cut_begins_the_wait_anew(runtime, monkeypatch):
    monkeypatch.setattr(sessions, "seconds_kept", lambda: 3600.0)

    async def leave():
        layer = sessions.Sessions(serve("one"))
        await connect(layer, 1006)
        (first,) = layer._leaving.values()
        await connect(layer, 1006)
        (second,) = layer._leaving.values()
        return first.cancelled(), second.cancelled()

    assert run_coroutine(leave()) == (True, False)


def test_a_closed_page_is_released_while_lost_ones_wait(runtime, monkeypatch):
    monkeypatch.setattr(sessions, "seconds_kept", lambda: 3600.0)

    async def leave():
        await connect(sessions.Sessions(serve("lost")), 1006)
        await connect(sessions.Sessions(serve("closed")), sessions.GOING_AWAY)
        await settle()

    run_coroutine(leave())
    assert runtime.closed == ["closed"]


def test_connection_without_a_session_releases_none(runtime):
    async def refuse(scope, receive, send):
        del scope, receive
        await send({"type": "websocket.close", "code": 1008})

    async def leave():
        await connect(sessions.Sessions(refuse), sessions.GOING_AWAY)
        await settle()

    run_coroutine(leave())
    assert runtime.closed == []


def test_other_requests_pass(runtime):
    seen: list[object] = []

    async def app(scope, receive, send):
        seen.append((scope, receive, send))

    run_coroutine(sessions.Sessions(app)({"type": "http", "method": "GET"}, "receive", "send"))
    assert seen == [({"type": "http", "method": "GET"}, "receive", "send")]


@pytest.mark.parametrize(("closed", "is_refused"), [("one", True), ("another", False)])
def test_upload_under_way_ends_with_its_session_alone(runtime, closed, is_refused):
    async def upload(scope, receive, send):
        del scope, send
        return [await receive(), await receive()]

    async def leave():
        parts: asyncio.Queue[str] = asyncio.Queue()
        parts.put_nowait("first")
        layer = sessions.Sessions(upload)
        put = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/one/file"}
        under_way = asyncio.create_task(layer(put, parts.get, None))
        await settle()
        layer.app = serve(closed)
        await connect(layer, sessions.GOING_AWAY)
        await settle()
        parts.put_nowait("last")  # held back until the session has gone
        (end,) = await asyncio.gather(under_way, return_exceptions=True)
        return end, layer._uploads._gone

    end, left = run_coroutine(leave())
    assert (getattr(end, "status_code", None) == 410) is is_refused
    assert left == {}


def test_a_lost_session_is_kept_for_half_of_the_time_that_streamlit_would_find_it():
    assert sessions.seconds_kept() == 60.0


def test_memory_is_collected_once_for_sessions_that_go_together(runtime, monkeypatch):
    collected: list[int] = []
    monkeypatch.setattr(sessions, "give_memory_back", lambda: collected.append(len(runtime.closed)))

    async def leave():
        layer = sessions.Sessions(serve("one"))
        await connect(layer, sessions.GOING_AWAY)
        layer.app = serve("two")
        await connect(layer, sessions.GOING_AWAY)
        await settle()

    run_coroutine(leave())
    assert collected == [2]


def test_memory_is_given_back_while_another_thread_imports_pyarrow(monkeypatch):
    """A module that is being imported has none of its functions yet."""
    monkeypatch.setitem(sys.modules, "pyarrow", ModuleType("pyarrow"))
    collected: list[str] = []
    monkeypatch.setattr("gc.collect", lambda: collected.append("all"))
    sessions.give_memory_back()
    assert collected == ["all"]
