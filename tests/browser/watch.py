"""A watch over everything that a page requests, logs and exchanges with its server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import ConsoleMessage, Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

OF_A_LOST_SERVER = (
    "ERR_CONNECTION_REFUSED",
    "ERR_FAILED",
    "WebSocket connection to",
    "Client Error in reaching server endpoint",
    "Client Error: WebSocket onerror",
    "Is Streamlit still running?",
)
"""Streamlit's lines in the console of a page that has lost its server."""

STREAMLIT_ENDS = "not connected to a server!"
"""Streamlit ends with this where it draws its menu first just when the line is cut; the page loads anew."""


class Message(NamedTuple):
    """One message between page and server: "sent" or "received", its kind in Streamlit's protocol, its bytes."""

    way: str
    kind: str
    size: int


class Watch:
    """Everything that a page asks for, says and exchanges with its server; `Watch.of(page)` finds it again."""

    _all: ClassVar[WeakKeyDictionary[Page, Watch]] = WeakKeyDictionary()

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []  # urls, those of websockets too
        self.console_errors: list[str] = []
        self.page_errors: list[str] = []
        self.messages: list[Message] = []
        self.runs = 0  # of the script or a fragment, ended
        self._is_running = False
        self._excuses: list[str] = []
        self._listeners: dict[Any, Callable[..., None]] = {
            "request": lambda request: self.requests.append(request.url),
            "console": self._hear,
            "pageerror": lambda error: self.page_errors.append(str(error)),
            "websocket": self._listen,
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)
        self._page = page
        Watch._all[page] = self

    @classmethod
    def of(cls, page: Page) -> Watch:
        """Return the watch of a page."""
        return cls._all[page]

    def stop(self) -> None:
        """Listen no longer: another watch may follow on the same page."""
        for event, listener in self._listeners.items():
            self._page.remove_listener(event, listener)

    def excuse(self, part: str) -> None:
        """Do not mind errors with this part, in the console or uncaught."""
        self._excuses.append(part)

    def size(self, since: int = 0) -> int:
        """Return the bytes exchanged by websocket, from message number `since` on."""
        return sum(message.size for message in self.messages[since:])

    def problems(self, hosts: set[str]) -> list[str]:
        """Return what must not happen: other hosts, errors in the console, exceptions."""
        strangers = [url for url in self.requests if not stays_at_home(url, hosts)]
        errors = [
            *(f"console error: {text}" for text in self.console_errors),
            *(f"uncaught in the page: {text}" for text in self.page_errors),
        ]
        unexcused = [text for text in errors if not any(part in text for part in self._excuses)]
        return [*(f"asked another host: {url}" for url in strangers), *unexcused]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location['url']})")

    def _listen(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        socket.on("framereceived", self._receive)
        socket.on("framesent", self._send)

    def _receive(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            return
        message = ForwardMsg.FromString(payload)
        kind = message.WhichOneof("type") or ""
        self.messages.append(Message("received", kind, len(payload)))
        if kind == "script_finished":
            self.runs += 1
            self._is_running = False
        elif kind == "new_session":
            self._is_running = True

    def _send(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            return
        kind = BackMsg.FromString(payload).WhichOneof("type") or ""
        self.messages.append(Message("sent", kind, len(payload)))
        self._is_running |= kind == "rerun_script"

    def is_quiet(self) -> bool:
        """Whether every run that was asked for has ended."""
        return self.runs > 0 and not self._is_running


def stays_at_home(url: str, hosts: set[str]) -> bool:
    """Whether a request needs no host, or one of these ("localhost:8501")."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.netloc in hosts
