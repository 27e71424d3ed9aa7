"""Sessions that have gone give back what they hold: a closed page at once, a lost connection after a minute.

Streamlit keeps a session whose connection has ended for some time, so that the browser can return to it, and releases
it when somebody else connects or never. A browser says when a page is closed or reloaded: nobody returns to that
session. Every other end may be a cut line. An upload under way ends with its session.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from pages.shared.session import history_steps
from pages.shared.shell.web.upload_sum import uploading_session
from pages.shared.shell.web.uploads import UploadsUnderWay

Message = MutableMapping[str, Any]

GOING_AWAY = 1001
"""The code with which a browser ends the connection of a page that is closed, left or reloaded (RFC 6455, 7.4.1)."""

SECONDS_UNTIL_COLLECTED = 1.0
"""Sessions that go together, as a class does at the end of its lesson, are collected together."""


class Sessions:
    """ASGI middleware that releases the sessions of connections that have ended."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self.app = app
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self._uploads = UploadsUnderWay()
        self._collecting: asyncio.TimerHandle | None = None

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Pass everything on; where a connection ends, release its session now or later."""
        uploading = uploading_session(scope)
        if uploading:
            with self._uploads.watch(uploading, receive) as receive_until_gone:
                await self.app(scope, receive_until_gone, send)
            return
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        connection = _Connection(receive, send)
        try:
            await self.app(scope, connection.receive, connection.send)
        finally:
            if connection.session_id:
                self._end(connection.session_id, connection.code)

    def _end(self, session_id: str, code: int) -> None:
        wait = 0.0 if code == GOING_AWAY else seconds_kept()
        earlier = self._leaving.pop(session_id, None)
        if earlier is not None:
            earlier.cancel()
        self._leaving[session_id] = asyncio.get_running_loop().call_later(wait, self._release, session_id)

    def _release(self, session_id: str) -> None:
        """Release a session, unless its browser has come back."""
        self._leaving.pop(session_id, None)
        runtime = Runtime.instance()
        if runtime.is_active_session(session_id):
            return
        runtime.close_session(session_id)
        history_steps.forget(session_id)
        self._uploads.end(session_id)
        if self._collecting is None:
            loop = asyncio.get_running_loop()
            self._collecting = loop.call_later(SECONDS_UNTIL_COLLECTED, self._collect)

    def _collect(self) -> None:
        self._collecting = None
        give_memory_back()


class _Connection:
    """One connection: the session that it belongs to, and the code with which it ended."""

    def __init__(self, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        self._receive, self._send = receive, send
        self.session_id, self.code = "", 0

    async def receive(self) -> Message:
        """Return what the browser sends."""
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            self.code = message.get("code", 0)
        return message

    async def send(self, message: Message) -> None:
        """Send a message to the browser; the first of a run names the session."""
        if not self.session_id and message.get("bytes"):
            self.session_id = ForwardMsg.FromString(message["bytes"]).new_session.initialize.session_id
        await self._send(message)


def seconds_kept() -> float:
    """Return how long a session waits for its browser: half as long as Streamlit would find it again."""
    return float(st.get_option("server.disconnectedSessionTTL")) / 2.0


def give_memory_back() -> None:
    """Collect garbage, and return free memory to the system where its allocator can.

    Sessions hold each other in cycles, and Python collects only as new objects are made: an idle server would keep the
    tables of all who have left.
    """
    gc.collect()
    find_pool = getattr(sys.modules.get("pyarrow"), "default_memory_pool", None)  # none while another thread imports it
    if find_pool is not None:
        find_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
