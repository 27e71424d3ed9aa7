"""The limit for the sum of the files of one session: each file stays until its page drops it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import streamlit as st
from starlette.responses import PlainTextResponse
from streamlit.runtime import Runtime

from pages.shared.shell.web.routes import route_path
from pages.shared.shell.web.uploads import SENTENCE
from pages.shared.wording.upload_words import describe_upload_sum

ROUTE = "/_stcore/upload_file/"
MEGABYTE = 1024 * 1024
FILES = 2
"""Files of the largest size: the one that is shown, and the one that takes its place."""
FRAME = MEGABYTE
"""What a request may be longer than its file."""


class UploadSum:
    """ASGI middleware that refuses a file where its session would hold too much; files under way count."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self.app = app
        self._under_way: Counter[str] = Counter()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Pass a file on, or answer with 413 and the numbers."""
        session_id = uploading_session(scope)
        if not session_id:
            await self.app(scope, receive, send)
            return
        n_bytes, most = declared_bytes(scope), FILES * (largest_file() + FRAME)
        held = held_bytes(session_id) + self._under_way[session_id]
        if held + n_bytes > most:
            text = describe_upload_sum(held, n_bytes, most)
            await PlainTextResponse(text, status_code=413, headers=SENTENCE)(scope, receive, send)
            return
        self._under_way[session_id] += n_bytes
        try:
            await self.app(scope, receive, send)
        finally:
            self._under_way[session_id] -= n_bytes
            self._under_way += Counter()  # drops the sessions without one


def uploading_session(scope: dict[str, Any]) -> str:
    """Return the session that a request uploads a file for; empty for any other request.

    Examples
    --------
    >>> uploading_session({"type": "http", "method": "PUT", "path": "/_stcore/upload_file/one/two"})
    'one'
    """
    if scope["type"] != "http" or scope["method"] != "PUT" or not route_path(scope).startswith(ROUTE):
        return ""
    return route_path(scope).removeprefix(ROUTE).partition("/")[0]


def declared_bytes(scope: Mapping[str, Any]) -> int:
    """Return the length of a request as it declares it; of one that does not, the largest that Streamlit reads."""
    declared = dict(scope["headers"]).get(b"content-length", b"")
    return int(declared) if declared.isdigit() and len(declared) < 19 else largest_file()


def largest_file() -> int:
    """Return the bytes of the largest file that may be uploaded."""
    return int(st.get_option("server.maxUploadSize")) * MEGABYTE


def held_bytes(session_id: str) -> int:
    """Return the bytes of the files that a session holds."""
    files: Mapping[str, Mapping[str, Any]] = getattr(Runtime.instance().uploaded_file_mgr, "file_storage", {})
    return sum(len(file.data) for file in list(files.get(session_id, {}).values()))
