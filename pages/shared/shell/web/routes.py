"""Addresses of the server: the existing ones, the closed ones, and the redirect of visitors who ask for any other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages.shared.session.address import PAGE
from pages.shared.wording import server_words

UNKNOWN = "unknown"
"""The screen that says that there is no such page."""
SCREENS = Path(__file__).parents[3] / "screens"
HEALTH = "/_stcore/health"
CORE = (HEALTH, "/_stcore/host-config", "/_stcore/stream")
"""The endpoints of Streamlit that a browser needs. Metrics, script health, agent API and log-in are closed: strangers
could reach them too, and this dashboard uses none."""
FOLDERS = ("/_stcore/upload_file/", "/_stcore/bidi-components/", "/component/", "/live/", "/media/")
MACHINES = ("/_stcore/", "/static/")
"""Folders of files and endpoints, at any depth: on /table, Streamlit's script also tries /table/_stcore/health."""
LONGEST = 100


class Addresses:
    """ASGI middleware that answers unknown addresses.

    Streamlit answers each of them with its page and status 200, and the page then shows Streamlit's own dialog.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on existing addresses; redirect visitors of an unknown page; answer programs with 404."""
        if scope["type"] != "http" or exists(route_path(scope)):
            await self.app(scope, receive, send)
            return
        await _answer_unknown(Request(scope))(scope, receive, send)


def exists(path: str) -> bool:
    """Whether a path exists below that of the app; Streamlit itself refuses paths that begin with //."""
    is_file = path.lstrip("/") in static_files()
    return path in CORE or path.startswith((*FOLDERS, "//")) or is_file or path.strip("/") in {"", *screens()}


@cache
def screens() -> frozenset[str]:
    """Return the names of the screens, as they stand in addresses."""
    return frozenset(path.stem for path in SCREENS.glob("*.py"))


@cache
def static_files() -> frozenset[str]:
    """Return the paths of Streamlit's own files, without its page: each screen serves that page at its own address."""
    folder = Path(get_static_dir())
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return frozenset(files) - {"index.html"}


def _answer_unknown(request: Request) -> Response:
    path = route_path(request.scope)
    is_visitor = request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", "")
    if not is_visitor or any(f"/{folder.strip('/')}/" in f"{path}/" for folder in MACHINES):
        return PlainTextResponse(server_words.NOT_FOUND, status_code=404)
    name = quote(path.strip("/")[:LONGEST], safe="")
    query = "&".join(filter(None, (request.url.query, f"{PAGE}={name}")))
    root = "../" * (path.count("/") - 1) or "./"  # relative: a proxy may have taken a part of the path away
    return RedirectResponse(f"{root}{UNKNOWN}?{query}", headers={"cache-control": "no-store"})


async def home(request: Request) -> RedirectResponse:
    """Redirect the first page's own name to the root, where Streamlit serves it, with the query string."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def home_route() -> Route:
    """Return the route of the first page's own name, below the base path of the app."""
    return Route(f"{base_path()}/explore", home)


def base_path() -> str:
    """Return the path that the app stands below, without its last slash: "" or "/wines"."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def route_path(scope: Scope) -> str:
    """Return the path of a request below that of the app."""
    path: str = scope["path"]
    for prefix in (scope.get("root_path", ""), base_path()):
        if prefix and (path == prefix or path.startswith(f"{prefix}/")):
            path = path[len(prefix) :] or "/"
    return path
