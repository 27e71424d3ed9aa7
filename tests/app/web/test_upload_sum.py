"""The files of one session are limited in sum, those under way included."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pages.shared.shell.web import upload_sum
from tests.helpers.coroutines import run_coroutine

LARGEST = 200 * upload_sum.MEGABYTE
MOST = 2 * (LARGEST + upload_sum.FRAME)


@pytest.fixture
def files(monkeypatch):
    """Files that the server holds, by session and number."""
    held: dict[str, dict[str, Any]] = {}
    manager = SimpleNamespace(file_storage=held)
    runtime = SimpleNamespace(uploaded_file_mgr=manager)
    monkeypatch.setattr(upload_sum, "Runtime", SimpleNamespace(instance=lambda: runtime))
    return held


def put(n_bytes, session="one"):
    headers = [] if n_bytes is None else [(b"content-length", str(n_bytes).encode())]
    return {"type": "http", "method": "PUT", "path": f"/_stcore/upload_file/{session}/file", "headers": headers}


def statuses(*requests):
    """Return the status of each request; each is sent while those before it are under way."""
    found: list[int] = []

    async def app(scope, receive, send):
        del scope, receive
        if waiting:
            await layer(waiting.pop(0), None, remember)
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def remember(message):
        if message["type"] == "http.response.start":
            found.append(message["status"])

    waiting = list(requests[1:])
    layer = upload_sum.UploadSum(app)
    run_coroutine(layer(requests[0], None, remember))
    return found


def test_files_pass_up_to_twice_the_largest(files):
    assert statuses(put(LARGEST)) == [204]
    files["one"] = {"a": SimpleNamespace(data=bytes(1000))}
    assert statuses(put(MOST - 1000)) == [204]
    assert statuses(put(MOST - 999)) == [413]
    assert statuses(put(MOST - 999, session="another")) == [204]


def test_files_under_way_count(files):
    assert statuses(put(MOST - 10), put(11)) == [413, 204]
    assert statuses(put(MOST - 10), put(10)) == [204, 204]


def test_a_file_that_has_ended_counts_no_more(files):
    found: list[int] = []

    async def app(scope, receive, send):
        del scope, receive, send
        raise ConnectionError  # as where the browser goes away

    async def upload_twice():
        layer = upload_sum.UploadSum(app)
        for _ in range(2):
            with pytest.raises(ConnectionError):
                await layer(put(MOST), None, found.append)

    run_coroutine(upload_twice())
    assert found == []


@pytest.mark.parametrize("length", [None, b"x", b"", b"-5", b"9" * 30])
def test_a_request_that_declares_no_length_counts_as_the_largest(length):
    headers = [] if length is None else [(b"content-length", length)]
    assert upload_sum.declared_bytes({"headers": headers}) == LARGEST


@pytest.mark.parametrize(
    "scope",
    [
        {"type": "websocket", "path": "/_stcore/upload_file/one/two"},
        {"type": "http", "method": "DELETE", "path": "/_stcore/upload_file/one/two"},
        {"type": "http", "method": "PUT", "path": "/_stcore/health"},
    ],
    ids=str,
)
def test_other_requests_upload_nothing(scope):
    assert upload_sum.uploading_session(scope) == ""
