"""Hosts and origins: who may open a session, decided from the settings alone.

Streamlit compares a foreign origin with the public address of this machine. It asks two outside services for that
address, and the event loop waits up to a second for each. This middleware looks up nothing, and Streamlit sees no
foreign origin.
"""

from __future__ import annotations

import logging
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.shared.shell.web.routes import HEALTH, route_path
from pages.shared.wording import server_words

log = logging.getLogger("neon")

LOOPBACK_ORIGINS = ("localhost", "127.0.0.1", "0.0.0.0")
"""Pages of this machine, on any port: Streamlit accepts their sessions too."""
LOOPBACK_HOSTS = ("localhost", "*.localhost", "127.0.0.1", "::1")
PORTS = {"http": 80, "https": 443}
POLICY_VIOLATION = 1008


class Origins:
    """ASGI middleware that refuses foreign origins and foreign hosts, before Streamlit sees them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed."""
        if scope["type"] == "websocket":
            await self._open_session(scope, receive, send)
        elif scope["type"] == "http" and not (is_host_allowed(_host(scope)) or route_path(scope) == HEALTH):
            answer = PlainTextResponse(server_words.describe_refused_host(_host(scope)), status_code=403)
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _open_session(self, scope: Scope, receive: Receive, send: Send) -> None:
        host, origins = _host(scope), _values(scope, b"origin")
        if is_host_allowed(host) and all(is_origin_allowed(origin, host) for origin in origins):
            await self.app(_without_foreign_origin(scope, host), receive, send)
        else:
            log.warning(server_words.describe_refused_session(", ".join(origins), host))
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})


def is_host_allowed(host: str) -> bool:
    """Whether the server answers for the host that a request names, with or without a port."""
    patterns = allowed_hosts()
    name = _host_name(host)
    return not patterns or (name != "" and any(_matches(name, pattern) for pattern in patterns))


def allowed_hosts() -> tuple[str, ...]:
    """Return the hosts that the server answers for; none stands for every host.

    A server that only this machine can reach answers for this machine alone, unless `server.allowedHosts` says
    otherwise: a foreign name that resolves to 127.0.0.1 would share the origin of the dashboard (DNS rebinding).
    """
    given = tuple(name.strip().lower().rstrip(".") for name in st.get_option("server.allowedHosts"))
    address = str(st.get_option("server.address") or "")
    if given or not _is_loopback(address):
        return given
    return (*LOOPBACK_HOSTS, address.lower(), _server_name())


def is_origin_allowed(origin: str, host: str) -> bool:
    """Whether pages of an origin may open a session at a host: the host's own, this machine's, and those in settings.

    The settings are Streamlit's: `server.enableCORS`, `server.corsAllowedOrigins`, `browser.serverAddress`.
    """
    if not st.get_option("server.enableCORS"):
        return True
    try:
        parts = urlsplit(origin)
        is_same = (parts.hostname, _port(parts)) == _place(host, parts.scheme)
    except ValueError:
        return False
    if parts.scheme not in PORTS or not parts.hostname:
        return False
    names = (_name(given) for given in st.get_option("server.corsAllowedOrigins"))
    return is_same or parts.hostname in (*LOOPBACK_ORIGINS, _server_name(), *names)


def _without_foreign_origin(scope: Scope, host: str) -> Scope:
    """Return the scope without an origin that Streamlit would look up: one that is allowed, but is not the host."""
    if all(urlsplit(origin).netloc == host for origin in _values(scope, b"origin")):
        return scope
    return {**scope, "headers": [(key, value) for key, value in scope["headers"] if key != b"origin"]}


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _host(scope: Scope) -> str:
    """Return the host that a request names; "" where there is none, or more than one."""
    hosts = _values(scope, b"host")
    return hosts[0] if len(hosts) == 1 else ""


def _host_name(host: str) -> str:
    """Return the name of a host without its port, in lower case; "" where it is none.

    Examples
    --------
    >>> _host_name("LocalHost:8501"), _host_name("[::1]:80"), _host_name("a@b"), _host_name("a:b")
    ('localhost', '::1', '', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        is_bare = parts.netloc == host and "@" not in host and (parts.port is None or parts.port >= 0)
    except ValueError:
        return ""
    return (parts.hostname or "").rstrip(".") if is_bare else ""


def _matches(name: str, pattern: str) -> bool:
    return pattern in (name, "*") or (pattern.startswith("*.") and name.endswith(pattern[1:]))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address.lower() == "localhost"


def _place(host: str, scheme: str) -> tuple[str | None, int]:
    parts = urlsplit(f"{scheme}://{host}")
    return parts.hostname, _port(parts)


def _port(parts: SplitResult) -> int:
    return parts.port if parts.port is not None else PORTS.get(parts.scheme, 0)


def _name(address: str) -> str:
    """Return the name in the address of a server, with or without a scheme."""
    try:
        return urlsplit(address if "://" in address else f"//{address.strip()}").hostname or ""
    except ValueError:
        return ""


def _server_name() -> str:
    return _name(str(st.get_option("browser.serverAddress") or ""))
