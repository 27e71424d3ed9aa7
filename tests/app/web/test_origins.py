"""Hosts and origins: own ones and those in settings are passed on, all others are refused before Streamlit."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pages.shared.shell.web import origins, routes
from tests.helpers.asgi import HOST, application, ask, fields
from tests.helpers.coroutines import run_coroutine

FOREIGN = ["https://evil.example", "http://localhost.evil.example", "http://192.0.2.7:8501", "http://evil.example:8501"]
MALFORMED = ["null", "", "//localhost", "http://", "http://[::1", "http://localhost:x", "http://a b", "file://", "\xff"]


@pytest.fixture
def options(monkeypatch):
    """The settings of Streamlit as they are by default on this machine; a test changes them."""
    values: dict[str, Any] = {
        "server.address": "localhost",
        "server.allowedHosts": [],
        "server.baseUrlPath": "",
        "server.corsAllowedOrigins": [],
        "server.enableCORS": True,
        "browser.serverAddress": "localhost",
    }
    monkeypatch.setattr("streamlit.get_option", values.__getitem__)
    return values


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Nothing resolves a name or connects."""
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, lambda *args, **kwargs: pytest.fail("looked up"))
    monkeypatch.setattr(socket.socket, "connect", lambda *args: pytest.fail("connected"))


def open_session(*given: str, host: str = HOST) -> dict[str, Any]:
    """Return what a handshake leads to: the headers that Streamlit sees, or the code it is closed with."""
    result: dict[str, Any] = {}

    async def streamlit(scope, receive, send):
        result["headers"] = scope["headers"]

    async def send(message):
        result[message["type"]] = message["code"]

    async def receive():
        return {"type": "websocket.connect"}

    headers = [*fields({"host": host}), *((b"origin", each.encode("latin-1")) for each in given)]
    run_coroutine(origins.Origins(streamlit)({"type": "websocket", "path": "/", "headers": headers}, receive, send))
    return result


def is_open(*given: str, host: str = HOST) -> bool:
    """Whether Streamlit sees a handshake; a refused one is closed for a policy."""
    result = open_session(*given, host=host)
    assert result.keys() == {"headers"} or result == {"websocket.close": 1008}
    return "headers" in result


def test_own_origin_opens_a_session(options):
    assert is_open(f"http://{HOST}")
    assert is_open("https://neon.example.org", host="neon.example.org") is False  # another host than this machine
    options["server.address"] = "0.0.0.0"
    assert is_open("https://neon.example.org", host="neon.example.org")
    assert is_open("https://neon.example.org", host="neon.example.org:443")
    assert is_open("http://NEON.example.org:80", host="neon.example.org")
    assert not is_open("http://neon.example.org", host="neon.example.org:443")


def test_program_without_an_origin_opens_a_session(options):
    assert is_open()


@pytest.mark.parametrize("origin", ["http://localhost:3000", "https://127.0.0.1", "http://0.0.0.0:1"])
def test_pages_of_this_machine_open_a_session_unseen_by_the_look_up(options, origin):
    assert open_session(origin) == {"headers": fields({})}


@pytest.mark.parametrize("origin", FOREIGN + MALFORMED)
def test_foreign_origin_is_refused(options, origin):
    assert not is_open(origin)
    options["server.address"] = "0.0.0.0"
    assert not is_open(origin)


def test_two_origins_must_both_be_allowed(options):
    assert is_open(f"http://{HOST}", "http://localhost")
    assert not is_open(f"http://{HOST}", "https://evil.example")
    assert not is_open("https://evil.example", f"http://{HOST}")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("server.corsAllowedOrigins", ["https://lms.example.org", " broken]["]),
        ("server.corsAllowedOrigins", ["lms.example.org"]),
        ("browser.serverAddress", "lms.example.org"),
    ],
)
def test_origin_in_the_settings_opens_a_session_unseen_by_the_look_up(options, setting, value):
    options[setting] = value
    assert open_session("https://lms.example.org:8443") == {"headers": fields({})}
    assert not is_open("https://other.example.org")


def test_every_origin_opens_a_session_where_the_check_is_switched_off(options):
    options["server.enableCORS"] = False
    assert open_session("https://evil.example") == {"headers": fields({})}


def test_refusal_is_one_line_in_the_log_without_control_characters(options, caplog):
    open_session("https://evil.example/\r\nforged\x1b[31m" + "x" * 5000)
    (record,) = caplog.records
    assert "https://evil.example/" in record.message
    assert record.message.isprintable()
    assert len(record.message) < 300


# --- hosts ---


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:1", "LOCALHOST.", "neon.localhost", "127.0.0.1:80", "[::1]:8501", "[::1]"]
)
def test_server_of_this_machine_answers_for_this_machine(options, host):
    assert origins.is_host_allowed(host)


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.0.0.2", "::1"])
@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "evil.example:80", "localhost:x", "a@localhost", "[::1", "/"]
)
def test_server_of_this_machine_answers_for_no_other_host(options, address, host):
    options["server.address"] = address
    assert not origins.is_host_allowed(host)


def test_server_answers_for_its_own_address(options):
    options["server.address"] = "127.0.0.2"
    assert origins.is_host_allowed("127.0.0.2:8501")


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "", None, "192.0.2.7", "neon.example.org"])
def test_server_that_others_reach_answers_for_every_host(options, address):
    options["server.address"] = address
    assert all(map(origins.is_host_allowed, ("neon.example.org", "192.0.2.7:8501", "")))


@pytest.mark.parametrize("address", ["localhost", "0.0.0.0"])
def test_allowed_hosts_replace_the_default(options, address):
    options |= {"server.address": address, "server.allowedHosts": ["Neon.example.org", "*.school.example"]}
    allowed = ["neon.example.org", "neon.example.org:443", "a.school.example", "a.b.school.example"]
    refused = ["localhost", "school.example", "example.org", "xneon.example.org", ""]
    assert [origins.is_host_allowed(host) for host in allowed + refused] == [True] * 4 + [False] * 5
    options["server.allowedHosts"] = ["*"]
    assert [origins.is_host_allowed(host) for host in ("x.example", "a@b", "")] == [True, False, False]


def test_request_for_another_host_gets_a_sentence_but_a_probe_its_answer(options):
    hello = [Route(path, lambda request: PlainTextResponse("hello")) for path in ("/hello", routes.HEALTH)]
    app = application(hello, [Middleware(origins.Origins)])
    assert ask(app, "/hello").text == "hello"
    refused = ask(app, "/hello", host="evil.example")
    assert (refused.status, refused.headers["content-type"]) == (403, "text/plain; charset=utf-8")
    assert refused.text.startswith("This server does not answer for “evil.example”.")
    assert ask(app, routes.HEALTH, host="10.0.0.7:8501").text == "hello"


def test_two_hosts_in_one_request_are_none(options):
    async def app(scope, receive, send):
        pytest.fail("passed on")

    sent: list[dict[str, Any]] = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {}

    headers = [*fields({}), *fields({"host": "evil.example"})]
    run_coroutine(origins.Origins(app)({"type": "http", "path": "/", "headers": headers}, receive, send))
    assert sent[0]["status"] == 403
