"""Security headers of every answer, what the browser may load and run, and who may show the dashboard in a frame."""

from __future__ import annotations

import base64
import hashlib
import logging
import os
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared.shell.web.page import page_text
from pages.shared.shell.web.routes import route_path
from pages.shared.wording import server_words

log = logging.getLogger("neon")

FRAME_ANCESTORS = "NEON_FRAME_ANCESTORS"
"""The environment variable with the origins that may show the dashboard in a frame, separated by spaces."""
ANCESTOR = re.compile(r"'self'|https?://(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:[0-9]{1,5})?", re.IGNORECASE)
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SOURCES = {
    "default-src": "'none'",
    "script-src": "'self' blob:",  # Streamlit makes a blob of the script of a component
    "style-src": "'self' 'unsafe-inline'",  # Streamlit and Plotly write style elements
    "img-src": "'self' blob: data:",  # a picture is drawn from a blob before it is saved; icons are data
    "font-src": "'self' data:",  # Streamlit's smallest font is data
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
PRIVATE = (b"cache-control", b"private, no-store")


def security_headers() -> list[tuple[bytes, bytes]]:
    """Return the headers of every answer."""
    ancestors = frame_ancestors(os.environ.get(FRAME_ANCESTORS, ""))
    sources = SOURCES | {"frame-ancestors": " ".join(ancestors) or "'none'"}
    sources["script-src"] += "".join(f" '{digest}'" for digest in inline_scripts())
    headers = FIXED | {"content-security-policy": "; ".join(f"{name} {value}" for name, value in sources.items())}
    if ancestors in ((), ("'self'",)):  # the older header knows no origins, and would forbid them all
        headers["x-frame-options"] = "SAMEORIGIN" if ancestors else "DENY"
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def frame_ancestors(setting: str) -> tuple[str, ...]:
    """Return the origins of a setting that may show the dashboard in a frame; with a mistake in it, none.

    Examples
    --------
    >>> frame_ancestors("https://lms.example.org https://*.school.example:8443")
    ('https://lms.example.org', 'https://*.school.example:8443')
    """
    origins = tuple(setting.split())
    wrong = [origin for origin in origins if not ANCESTOR.fullmatch(origin)]
    if wrong:
        log.error(server_words.describe_wrong_ancestor(FRAME_ANCESTORS, wrong[0]))
        return ()
    return origins


def inline_scripts() -> list[str]:
    """Return the digests of the scripts that stand in the page; no other may stand in one."""
    scripts = INLINE_SCRIPT.findall(page_text())
    return [f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}" for script in scripts]


class Headers:
    """ASGI middleware that adds the security headers to every answer, and keeps the visitor's files out of caches."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_private = route_path(scope).startswith("/media/")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = message.get("headers", [])
                if is_private:
                    own = [*(field for field in own if field[0].lower() != PRIVATE[0]), PRIVATE]
                message = {**message, "headers": [*own, *self._headers]}
            await send(message)

        await self.app(scope, receive, with_headers)
