"""The server: security headers on every answer, the redirect to the first page, and errors in place."""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from neon_core.errors import NeonError, Problem
from pages.shared import markdown
from pages.shared.live_chart import assets
from pages.shared.session.error_log import log_error
from pages.shared.wording import address_words

HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]


class Headers:
    """ASGI middleware that adds the security headers to every answer."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Callable[..., Awaitable[None]]) -> None:
        """Pass the request on, and the answer back with the headers."""

        async def with_headers(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *HEADERS]}
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


async def home(request: Request) -> RedirectResponse:
    """Redirect the first page's own name to the root, where Streamlit serves it, with the query string."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


MIDDLEWARE = [Middleware(Headers)]
ROUTES = [Route("/explore", home), assets.route()]


def disable_pages_directory() -> None:
    """Keep Streamlit from using the folder `pages` for its old multipage mode.

    It does so until `st.navigation` runs, and the first visitor of a page's own address would see "Page not found".
    The flag is private; a browser test opens addresses on fresh servers to hold it.
    """
    from streamlit.runtime.pages_manager import PagesManager

    PagesManager.uses_pages_directory = False


@cache
def freeze_imports() -> None:
    """Exclude all objects that exist after the imports from garbage collection; called once.

    Streamlit collects after every run. With scikit-learn, pandas and plotly loaded that takes some 80 ms, in which no
    message goes out: longer than all the rest of a click.
    """
    gc.freeze()


def show_error(error: Exception) -> bool:
    """Show an error as sentences, in place; of an error that is not the visitor's, type and place go to the log."""
    if isinstance(error, NeonError):
        for problem in error.problems:
            _show(problem)
        return True
    log_error("Unexpected error in a page", error)
    _show(Problem(address_words.UNEXPECTED))
    return True


def _show(problem: Problem) -> None:
    with st.container(border=True):
        st.markdown(markdown.literal(f"{problem.what.rstrip('.')}{f' ({problem.where})' * bool(problem.where)}."))
        if problem.hint:
            st.caption(markdown.literal(problem.hint))


def guard(draw: Callable[[], object]) -> bool:
    """Draw a part of the page, or its error in its place, and go on; return whether it was drawn."""
    try:
        draw()
    except Exception as error:
        show_error(error)
        return False
    return True
