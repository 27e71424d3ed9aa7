"""Sentences of the server that no page says: refused requests, and settings that are left out."""

from __future__ import annotations

from neon_core.text import count, shorten

NOT_FOUND = "There is nothing at this address."


def describe_refused_host(host: str) -> str:
    """Return the refusal of a request that names another host.

    Examples
    --------
    >>> describe_refused_host("evil.example")
    'This server does not answer for “evil.example”. Whoever runs it can add the name to server.allowedHosts.'
    """
    remedy = "Whoever runs it can add the name to server.allowedHosts."
    return f"This server does not answer for “{shorten(host)}”. {remedy}"


def describe_refused_session(origin: str, host: str) -> str:
    """Return the line of the log about a session that was refused.

    Examples
    --------
    >>> describe_refused_session("https://evil.example", "localhost:8501")
    "Refused a session from the origin 'https://evil.example' at the host 'localhost:8501'; see \
server.corsAllowedOrigins and server.allowedHosts."
    """
    settings = "server.corsAllowedOrigins and server.allowedHosts"
    return f"Refused a session from the origin {shorten(origin)!r} at the host {shorten(host)!r}; see {settings}."


def describe_wrong_ancestor(setting: str, value: str) -> str:
    """Return the line of the log about a setting of frame ancestors with a mistake.

    Examples
    --------
    >>> describe_wrong_ancestor("NEON_FRAME_ANCESTORS", "lms")
    "NEON_FRAME_ANCESTORS is left out: 'lms' is no origin, such as https://lms.example.org. No frame is allowed."
    """
    example = "https://lms.example.org"
    return f"{setting} is left out: {shorten(value)!r} is no origin, such as {example}. No frame is allowed."


def describe_nameless_states(n_states: int) -> str:
    """Return the line of the log about values that a message has for widgets which cannot exist.

    Examples
    --------
    >>> describe_nameless_states(1)
    'Dropped 1 value of a message: no widget has such an identifier.'
    """
    return f"Dropped {count(n_states, 'value')} of a message: no widget has such an identifier."
