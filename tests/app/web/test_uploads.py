"""Uploads stay in memory."""

from __future__ import annotations

import tempfile

import pytest
from starlette.formparsers import MultiPartParser
from starlette.requests import Request

from pages.shared.shell.web import uploads
from tests.helpers.coroutines import run_coroutine

BODY = (
    b'--cut\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n'
    + b"1;2\n" * 1_250_000
    + b"\r\n--cut--\r\n"
)


async def read_form():
    """Return the size of an uploaded file, and whether it went to the disk."""

    async def receive():
        return {"type": "http.request", "body": BODY, "more_body": False}

    request = Request({"type": "http", "headers": [(b"content-type", b"multipart/form-data; boundary=cut")]}, receive)
    async with request.form() as form:
        file = form["file"]
        assert not isinstance(file, str)
        return file.size, getattr(file.file, "_rolled")  # noqa: B009


@pytest.fixture
def no_folder(monkeypatch):
    """There is no folder for temporary files."""

    def refuse(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)


def test_5_mb_need_no_folder_for_temporary_files(monkeypatch, no_folder):
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 1024 * 1024)
    with pytest.raises(OSError, match="No space left"):
        run_coroutine(read_form())
    uploads.keep_in_memory()
    assert run_coroutine(read_form()) == (5_000_000, False)
