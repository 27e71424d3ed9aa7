"""Compression of the files that a browser fetches once: Streamlit's scripts and ours.

Streamlit leaves its scripts as they are, since it would compress them anew for each browser. Here each is compressed
once. A browser on this machine gets them as they are: there, unpacking takes longer than sending.
"""

from __future__ import annotations

import asyncio
import gzip

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.shell.web.routes import route_path

FOLDERS = ("/static/", "/live/")
TYPES = (b"text/javascript", b"application/javascript", b"text/css", b"application/json")
SMALLEST = 1000
LEVEL = 6
THIS_MACHINE = ("127.0.0.1", "::1")
PASSED_ON = (b"forwarded", b"x-forwarded-for")
Field = tuple[bytes, bytes]


class Compression:
    """ASGI middleware that compresses each script once, and keeps the result: 3 MB in all, measured."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._compressed: dict[tuple[str, bytes], asyncio.Task[bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back as the browser wants it."""
        path = route_path(scope) if scope["type"] == "http" else ""
        if not path.startswith(FOLDERS):
            await self.app(scope, receive, send)
            return
        plain = {**scope, "headers": [field for field in scope["headers"] if field[0] != b"accept-encoding"]}
        if scope["method"] != "GET" or not wants_gzip(scope):
            await self.app(plain, receive, _varied(send))
            return
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        await self.app(plain, receive, collect)
        for message in await self._compress(path, messages):
            await send(message)

    async def _compress(self, path: str, messages: list[Message]) -> list[Message]:
        """Return an answer with its body compressed, where that is worth it."""
        start, parts = messages[0], messages[1:]
        body = b"".join(part.get("body", b"") for part in parts)
        fields: dict[bytes, bytes] = {name.lower(): value for name, value in start["headers"]}
        is_script = fields.get(b"content-type", b"").startswith(TYPES)
        if start["status"] != 200 or not is_script or len(body) < SMALLEST:
            return [{**start, "headers": _with_vary(start["headers"])}, *parts]
        body = await self._once((path, fields.get(b"etag", b"")), body)
        changed = {b"content-encoding": b"gzip", b"content-length": str(len(body)).encode()}
        if b"etag" in fields:
            changed[b"etag"] = b"W/" + fields[b"etag"].removeprefix(b"W/")
        headers = _with_vary([*(fields | changed).items()])
        return [{**start, "headers": headers}, {"type": "http.response.body", "body": body}]

    async def _once(self, key: tuple[str, bytes], body: bytes) -> bytes:
        """Return a compressed body; a whole class that asks at once waits for one piece of work."""
        if key not in self._compressed:
            self._compressed[key] = asyncio.create_task(asyncio.to_thread(gzip.compress, body, LEVEL, mtime=0))
        try:
            return await asyncio.shield(self._compressed[key])
        except BaseException:
            self._compressed.pop(key, None)  # an error is not kept: the next browser tries again
            raise


def wants_gzip(scope: Scope) -> bool:
    """Whether a browser is on another machine, and reads gzip."""
    headers = dict(scope["headers"])
    is_near = (scope.get("client") or ("",))[0] in THIS_MACHINE and not any(name in headers for name in PASSED_ON)
    return not is_near and b"gzip" in headers.get(b"accept-encoding", b"") and b"range" not in headers


def _with_vary(headers: list[Field]) -> list[Field]:
    return [*headers, (b"vary", b"accept-encoding")]


def _varied(send: Send) -> Send:
    """Return a sender that says that another browser may get another answer: caches on the way must know it."""

    async def send_varied(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": _with_vary(message["headers"])}
        await send(message)

    return send_varied
