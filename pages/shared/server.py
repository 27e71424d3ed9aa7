"""What stands around the pages: headers on every answer, and one way in which errors are shown."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import streamlit as st

from neon_core import wording
from neon_core.errors import NeonError, Problem
from pages.shared import render

log = logging.getLogger("neon")

HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]


class Headers:
    """ASGI middleware that adds the safe headers to every answer."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Callable[..., Awaitable[None]]) -> None:
        """Pass the request on, and its answer back with the headers."""

        async def with_headers(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def make_app(script: str) -> st.App:
    """Return the server's application for a script."""
    from starlette.middleware import Middleware
    from streamlit.runtime.pages_manager import PagesManager

    # Private, but without it the first visitor of a page's own address sees a "Page not found" dialog: a folder
    # `pages` beside the script is Streamlit's old way to make pages until `st.navigation` runs. A test holds it.
    PagesManager.uses_pages_directory = False
    return st.App(script, middleware=[Middleware(Headers)], on_script_error=shown)


def shown(error: Exception) -> bool:
    """Show an error as sentences, in place; what is not the user's doing goes to the log with its traceback."""
    if isinstance(error, NeonError):
        for problem in error.problems:
            _show(problem)
        return True
    log.error("Unexpected error in a page", exc_info=error)
    _show(Problem(wording.UNEXPECTED))
    return True


def _show(problem: Problem) -> None:
    with st.container(border=True):
        st.markdown(render.literal(f"{problem.what.rstrip('.')}{f' ({problem.where})' * bool(problem.where)}."))
        if problem.hint:
            st.caption(render.literal(problem.hint))


def guarded(work: Callable[[], None]) -> None:
    """Run a part of the page; if it fails, say so in its place and go on."""
    try:
        work()
    except Exception as error:
        shown(error)
