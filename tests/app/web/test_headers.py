"""Headers of every answer: the policy of the browser, frames, and caches."""

from __future__ import annotations

import base64
import hashlib

import pytest
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pages.shared.shell.web import headers
from tests.helpers.asgi import application, ask
from tests.helpers.coroutines import run_coroutine

OWN = {"x-own": "1", "cache-control": "public, immutable, max-age=31536000"}


def get(path):
    """Return what a small application with the headers answers."""
    hello = [Route(at, lambda request: PlainTextResponse("hello", headers=OWN)) for at in ("/hello", "/media/a.csv")]
    return ask(application(hello, [Middleware(headers.Headers)]), path)


def policy(answer):
    """Return the directives of the policy by their names."""
    directives = answer.headers["content-security-policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.parametrize(("path", "status"), [("/hello", 200), ("/nothing-here", 404)])
def test_every_answer_has_the_security_headers(path, status):
    answer = get(path)
    assert answer.status == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["permissions-policy"] == "camera=(), geolocation=(), microphone=()"
    assert policy(answer)["default-src"] == "'none'"


def test_headers_of_the_app_stay():
    answer = get("/hello")
    assert answer.text == "hello"
    assert answer.headers.items() >= OWN.items()


def test_policy_names_no_other_host_and_runs_no_text():
    allowed = policy(get("/hello"))
    sources = {source for value in allowed.values() for source in value.split()}
    assert {source for source in sources if not source.startswith("'")} == {"blob:", "data:"}
    assert "data:" not in allowed["script-src"]
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(allowed["script-src"].split())
    assert allowed["connect-src"] == "'self'"


def test_policy_allows_the_scripts_that_stand_in_the_page(monkeypatch):
    monkeypatch.setattr(headers, "page_text", lambda: b'<script>go()</script><script src="a.js"></script>')
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert policy(get("/hello"))["script-src"].split() == ["'self'", "blob:", f"'sha256-{digest}'"]


def test_files_of_visitors_are_kept_out_of_caches():
    answer = get("/media/a.csv")
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-own"] == "1"


# --- frames ---


def frames(monkeypatch, setting):
    """Return frame-ancestors, and the older header, with a value of the environment variable."""
    monkeypatch.setenv("NEON_FRAME_ANCESTORS", setting)
    answer = get("/hello")
    return policy(answer)["frame-ancestors"], answer.headers.get("x-frame-options")


@pytest.mark.parametrize(
    ("setting", "ancestors", "older"),
    [
        ("", "'none'", "DENY"),
        (" ", "'none'", "DENY"),
        ("'self'", "'self'", "SAMEORIGIN"),
        ("https://lms.example.org", "https://lms.example.org", None),
        (" https://a.example:8443  https://*.school.example ", "https://a.example:8443 https://*.school.example", None),
        ("'self' http://localhost:3000", "'self' http://localhost:3000", None),
    ],
)
def test_teacher_allows_frames(monkeypatch, caplog, setting, ancestors, older):
    assert frames(monkeypatch, setting) == (ancestors, older)
    assert caplog.messages == []


@pytest.mark.parametrize(
    "wrong",
    [
        *("*", "https:", "lms.example.org", "https://lms.example.org/path", "https://lms.example.org;script-src"),
        *(
            "'none'",
            "'unsafe-inline'",
            "https://*",
            "https://a,https://b",
            "ftp://a.example",
            "https://ä",
            "https://a:x",
        ),
    ],
)
def test_mistake_allows_no_frame_and_is_said(monkeypatch, caplog, wrong):
    assert frames(monkeypatch, f"https://lms.example.org {wrong}") == ("'none'", "DENY")
    (message,) = caplog.messages
    assert message.startswith(f"NEON_FRAME_ANCESTORS is left out: {wrong!r} is no origin")


def test_websocket_passes_without_headers():
    seen: list[object] = []

    async def app(scope, receive, send):
        seen.extend([scope, receive, send])

    async def receive():
        return {}

    async def send(message):
        pass

    run_coroutine(headers.Headers(app)({"type": "websocket"}, receive, send))
    assert seen == [{"type": "websocket"}, receive, send]
