"""A visitor without a browser, who speaks to the server over a WebSocket as Streamlit's page does."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

EVENTS = "$$STREAMLIT_INTERNAL_KEY_{}__events"
PATIENCE = 60.0


class RawVisitor:
    """A visitor of the dashboard.

    Attributes
    ----------
    session_id : str
        The session at the server.
    address : str
        The query string, as the server wrote it last.
    elements : dict
        The last element of each key, with its identifier and the fragment that it stands in.
    errors : list of str
        The texts of all exceptions that were drawn.
    pages : dict
        The screens by their names in an address; the first has none.
    """

    def __init__(self, connection: ClientConnection, url: str, address: str = "") -> None:
        self.connection, self.url, self.address = connection, url, address
        self.session_id = ""
        self.elements: dict[str, tuple[Any, str]] = {}
        self.errors: list[str] = []
        self.clicks = 0
        self.pages: dict[str, str] = {}
        self._page = ""
        self._widgets: dict[str, WidgetState] = {}

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, address: str = "", session_id: str = "") -> AsyncIterator[RawVisitor]:
        """Open an address ("k=4&row=3") of a server, or come back to a session, and wait until it is drawn."""
        stream = f"ws://{urlsplit(url).netloc}/_stcore/stream"
        names = [Subprotocol(name) for name in ("streamlit", *(["token", session_id] if session_id else []))]
        async with connect(stream, subprotocols=names, max_size=None, compression=None) as connection:
            visitor = cls(connection, url, address)
            await visitor.rerun()
            yield visitor

    async def rerun(self, *triggers: WidgetState, fragment: str = "") -> list[ForwardMsg]:
        """Send the widgets, and those that count once; return the messages up to the end of the last run."""
        message = BackMsg()
        request = message.rerun_script
        request.query_string, request.page_script_hash, request.fragment_id = self.address, self._page, fragment
        request.context_info.url = f"{self.url}/?{self.address}"
        request.widget_states.widgets.extend([*self._widgets.values(), *triggers])
        await self.connection.send(message.SerializeToString())
        return await asyncio.wait_for(self._answers(), PATIENCE)

    async def click(self, row: int) -> dict[str, Any]:
        """Click a row on the map; return the data of its answer."""
        self.clicks += 1
        answers = await self.send("panel", "picked", {"row": row, "answers": self.clicks})
        return next(data for data in map(component_data, answers) if "headline" in data)

    async def send(self, key: str, event: str, value: object) -> list[ForwardMsg]:
        """Send a message of a component."""
        element, fragment = self.elements[key]
        text = json.dumps([{"event": event, "value": value}])
        trigger = WidgetState(id=EVENTS.format(element.id), json_trigger_value=text)
        return await self.rerun(trigger, fragment=fragment)

    async def slide(self, key: str, value: float) -> list[ForwardMsg]:
        """Move a slider."""
        element, fragment = self.elements[key]
        state = WidgetState(id=element.id)
        state.double_array_value.data.append(value)
        self._widgets[key] = state
        return await self.rerun(fragment=fragment)

    async def go(self, screen: str) -> list[ForwardMsg]:
        """Go to a screen, by its name in an address."""
        self._page = self.pages[screen]
        return await self.rerun()

    async def upload(self, key: str, name: str, content: bytes) -> list[ForwardMsg]:
        """Upload a file."""
        uploader, fragment = self.elements[key]
        urls = await self.file_urls(name)
        status, text = await self._send_file(urls, name, content)
        if status != http.HTTPStatus.NO_CONTENT:
            raise OSError(f"The upload was answered with {status}: {text}")
        state = WidgetState(id=uploader.id)
        state.file_uploader_state_value.uploaded_file_info.add(
            file_id=urls.file_id, name=name, size=len(content), file_urls=urls
        )
        self._widgets[key] = state
        return await self.rerun(fragment=fragment)

    async def put(self, name: str, content: bytes) -> tuple[int, str]:
        """Send a file that no widget takes; return the status and the text of the answer."""
        return await self._send_file(await self.file_urls(name), name, content)

    async def _send_file(self, urls: FileURLs, name: str, content: bytes) -> tuple[int, str]:
        return await asyncio.to_thread(put_file, self.url, urls.upload_url, name, content)

    async def close(self, code: int = 1001) -> None:
        """End the connection, as a browser does whose page is closed."""
        await self.connection.close(code)

    def lose(self) -> None:
        """End the connection without a word, as a cut line does."""
        self.connection.transport.abort()

    async def file_urls(self, name: str) -> FileURLs:
        """Return the addresses for one file."""
        message = BackMsg()
        message.file_urls_request.request_id, message.file_urls_request.session_id = "1", self.session_id
        message.file_urls_request.file_names.append(name)
        await self.connection.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await asyncio.wait_for(self.connection.recv(decode=False), PATIENCE))
            if answer.WhichOneof("type") == "file_urls_response":
                return answer.file_urls_response.file_urls[0]

    async def _answers(self) -> list[ForwardMsg]:
        received: list[ForwardMsg] = []
        while True:
            message = ForwardMsg.FromString(await self.connection.recv(decode=False))
            received.append(message)
            self._take(message)
            is_end = message.WhichOneof("type") == "script_finished"
            if is_end and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return received

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session_id = message.new_session.initialize.session_id
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.address = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._take_element(message.delta.new_element, message.delta.fragment_id)

    def _take_element(self, element: Any, fragment: str) -> None:
        kind = element.WhichOneof("type")
        content = getattr(element, kind)
        if kind == "exception":
            self.errors.append(content.message)
        identifier = getattr(content, "id", "")
        if identifier.startswith("$$ID-"):
            self.elements[identifier.split("-", 2)[2]] = (content, fragment)


def component_data(message: ForwardMsg) -> dict[str, Any]:
    """Return the data that a message carries to a component; nothing for any other message."""
    if message.WhichOneof("type") != "delta" or message.delta.new_element.WhichOneof("type") != "bidi_component":
        return {}
    data = json.loads(message.delta.new_element.bidi_component.json)
    return data[0] if data else {}


def xsrf_headers(server: http.client.HTTPConnection) -> dict[str, str]:
    """Return the headers of an upload, with the token from the cookie of a server."""
    server.request("GET", "/_stcore/health")
    answer = server.getresponse()
    answer.read()
    cookie = str(answer.headers["set-cookie"]).split(";")[0]
    return {
        "Content-Type": "multipart/form-data; boundary=part",
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
    }


def file_body(name: str, content: bytes) -> bytes:
    """Return a file as it is sent."""
    head = f'--part\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n--part--\r\n"


def put_file(url: str, path: str, name: str, content: bytes) -> tuple[int, str]:
    """Send a file as a browser does; return the status and the text of the answer."""
    server = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    server.request("PUT", path, file_body(name, content), xsrf_headers(server))
    answer = server.getresponse()
    text = answer.read().decode()
    server.close()
    return answer.status, text


HELD_BACK = 1000
"""Bytes at the end of a file that `begin_put` does not send."""


def begin_put(url: str, path: str, n_bytes: int) -> socket.socket:
    """Send a file of some size but for its last bytes; return the line, on which `end_put` sends them."""
    parts = urlsplit(url)
    server = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
    body = file_body("held.csv", b"x" * n_bytes)
    headers = {"Host": parts.netloc, "Content-Length": str(len(body)), "Connection": "close", **xsrf_headers(server)}
    server.close()
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    line = socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE)
    line.sendall(f"PUT {path} HTTP/1.1\r\n{head}\r\n".encode() + body[:-HELD_BACK])
    return line


def end_put(line: socket.socket) -> str:
    """Send the last bytes, and return the answer; the server may have given it before."""
    with line:
        with suppress(OSError):
            line.sendall(b"x" * (HELD_BACK - len("\r\n--part--\r\n")) + b"\r\n--part--\r\n")
        received = b""
        with suppress(ConnectionError):
            while part := line.recv(65_536):
                received += part
    return received.decode()
