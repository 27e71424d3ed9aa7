"""The page that every screen begins with: Streamlit's own, with our style sheet, and scripts that say what goes wrong.

Streamlit's dialogs speak to programmers ("Is Streamlit still running?"). Its setting for hosts, `blockErrorDialogs`,
keeps them away; it then tells the window what they would have said, and `dom/connection_banner.js` says it in our
words. `dom/uploads.js` says why an upload failed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages.shared.live_chart import assets
from pages.shared.shell.web.routes import base_path, route_path, screens

BEGINNING = "window.__streamlit = { BACKEND_BASE_URL: new URL('./', location.href).href }"
"""Where the server is, in Streamlit's setting for hosts: without it, a page other than the first one asks for a server
below its own address and has no answer, before it asks at the right place."""
SCRIPTS = ("dom/connection_banner.js", "dom/uploads.js")
STYLES = "dom/page.css"
HOST_CONFIG = "/_stcore/host-config"
BLOCKED = {"blockErrorDialogs": True}
"""Streamlit tells the window what its dialogs would say."""


@cache
def page_text() -> bytes:
    """Return Streamlit's page with the place of the server, our style sheet and scripts at the end of its head.

    Streamlit's own script is a module: it runs after all of them that are none.
    """
    page = (Path(get_static_dir()) / "index.html").read_bytes()
    beginning = f"<script>{BEGINNING}</script>"
    scripts = "".join(f'<script type="module" src="./{assets.address(name)}"></script>' for name in SCRIPTS)
    styles = f'<link rel="stylesheet" href="./{assets.address(STYLES)}">'
    return page.replace(b"</head>", (beginning + styles + scripts).encode() + b"</head>", 1)


async def serve(_request: Request) -> Response:
    """Answer with the page; browsers ask again each time, since it names the version of every script."""
    return HTMLResponse(page_text(), headers={"cache-control": "no-cache"})


def page_routes() -> list[Route]:
    """Return the routes of the screens, below the base path of the app; the first one stands at the root."""
    names = ["", *sorted(screens() - {"explore"})]
    return [Route(f"{base_path()}/{name}", serve) for name in names]


def own_origins(scope: Scope) -> list[str]:
    """Return the origins whose windows may speak to the page: its own. Streamlit names those of its own cloud.

    Examples
    --------
    >>> own_origins({"headers": [(b"host", b"neon.example.org")]})
    ['http://neon.example.org', 'https://neon.example.org']
    """
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return [f"http://{host}", f"https://{host}"] if host else []


class HostConfig:
    """ASGI middleware that keeps Streamlit's own dialogs about errors away, and other sites' messages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and one answer back with the setting."""
        if scope["type"] != "http" or route_path(scope) != HOST_CONFIG or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        plain = {**scope, "headers": [field for field in scope["headers"] if field[0] != b"accept-encoding"]}
        await self.app(plain, receive, collect)
        start, *parts = messages
        body = b"".join(part.get("body", b"") for part in parts)
        if start["status"] == 200:
            body = json.dumps(json.loads(body) | BLOCKED | {"allowedOrigins": own_origins(scope)}).encode()
        headers = [field for field in start["headers"] if field[0].lower() != b"content-length"]
        await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await send({"type": "http.response.body", "body": body})
