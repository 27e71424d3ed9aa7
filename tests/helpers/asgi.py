"""Requests to an ASGI application without a server or a socket."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from tests.helpers.coroutines import run_coroutine

HOST = "localhost:8501"


class Answer(NamedTuple):
    """What an application answered: status, headers in lower case, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()


def application(routes: Sequence[BaseRoute], middleware: Sequence[Middleware]) -> Starlette:
    """Return a small application."""
    return Starlette(routes=routes, middleware=middleware)


def ask(app: Any, path: str, method: str = "GET", client: str = "127.0.0.1", **headers: str) -> Answer:
    """Send a request; an underscore in the name of a header stands for a hyphen."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    name, _, query = path.partition("?")
    scope = {"type": "http", "method": method, "path": name, "query_string": query.encode(), "root_path": ""}
    run_coroutine(app({**scope, "headers": fields(headers), "client": (client, 1)}, receive, send))
    start, *parts = sent
    answered = {key.decode(): value.decode() for key, value in start["headers"]}
    return Answer(start["status"], answered, b"".join(part.get("body", b"") for part in parts))


def fields(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Return headers as ASGI has them, with a host."""
    given = {"host": HOST, **{key.replace("_", "-"): value for key, value in headers.items()}}
    return [(key.encode(), value.encode("latin-1")) for key, value in given.items() if value]
