"""Compression: once for each script, for browsers on other machines, without touching anything else."""

from __future__ import annotations

import gzip

import pytest
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from pages.shared.shell.web import compression
from tests.helpers.asgi import application, ask

SCRIPT = b"let wine = 60;\n" * 1000
FAR = "192.0.2.1"
CACHED = {"cache-control": "public, immutable, max-age=31536000", "etag": '"e1"'}


@pytest.fixture
def server(monkeypatch):
    """Return an application with a script at every address; its encodings are what it was asked for, and its work."""
    asked, work = [], []
    compress = gzip.compress

    def count(body, *args, **kwargs):
        work.append(len(body))
        return compress(body, *args, **kwargs)

    async def serve(request):
        asked.append(request.headers.get("accept-encoding"))
        kind = "image/png" if request.url.path.endswith("png") else "text/javascript"
        status = 404 if request.url.path.endswith("none.js") else 200
        body = b"short" if request.url.path.endswith("short.js") else SCRIPT
        return Response(body, status, media_type=kind, headers=CACHED)

    monkeypatch.setattr("gzip.compress", count)
    app = application([Route("/{path:path}", serve, methods=["GET", "HEAD"])], [Middleware(compression.Compression)])
    app.state.asked, app.state.work = asked, work
    return app


@pytest.mark.parametrize("path", ["/static/js/a.js", "/live/0/plotly.min.js"])
def test_browser_on_another_machine_gets_a_compressed_script(server, path):
    answer = ask(server, path, client=FAR, accept_encoding="gzip, br")
    assert gzip.decompress(answer.body) == SCRIPT
    assert (answer.headers["content-encoding"], answer.headers["content-length"]) == ("gzip", str(len(answer.body)))
    assert (answer.headers["cache-control"], answer.headers["etag"]) == (CACHED["cache-control"], 'W/"e1"')
    assert answer.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    ("client", "headers"),
    [
        ("127.0.0.1", {"accept_encoding": "gzip"}),
        ("::1", {"accept_encoding": "gzip"}),
        (FAR, {"accept_encoding": "br"}),
        (FAR, {}),
        (FAR, {"accept_encoding": "gzip", "range": "bytes=0-9"}),
    ],
)
def test_browser_on_this_machine_or_without_gzip_gets_the_script_as_it_is(server, client, headers):
    answer = ask(server, "/static/js/a.js", client=client, **headers)
    assert answer.body == SCRIPT
    assert "content-encoding" not in answer.headers
    assert (answer.headers["etag"], answer.headers["vary"]) == ('"e1"', "accept-encoding")


@pytest.mark.parametrize("name", ["forwarded", "x_forwarded_for"])
def test_browser_behind_a_proxy_on_this_machine_is_far(server, name):
    answer = ask(server, "/static/js/a.js", accept_encoding="gzip", **{name: FAR})
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/static/media/a.png", "/static/js/short.js", "/static/js/none.js"])
def test_pictures_and_small_and_missing_files_stay(server, path):
    answer = ask(server, path, client=FAR, accept_encoding="gzip")
    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"] == '"e1"'


def test_head_has_the_headers_of_the_script_as_it_is(server):
    headers = ask(server, "/static/js/a.js", "HEAD", client=FAR, accept_encoding="gzip").headers
    assert (headers["etag"], headers["content-length"]) == ('"e1"', str(len(SCRIPT)))
    assert headers["vary"] == "accept-encoding"
    assert server.state.work == []


@pytest.mark.parametrize("path", ["/", "/media/a.csv", "/_stcore/host-config"])
def test_everything_else_is_streamlit_s(server, path):
    answer = ask(server, path, client=FAR, accept_encoding="gzip")
    assert "vary" not in answer.headers
    assert server.state.asked == ["gzip"]


def test_streamlit_is_not_asked_to_compress_what_we_do(server):
    ask(server, "/static/js/a.js", client=FAR, accept_encoding="gzip")
    ask(server, "/static/js/a.js", accept_encoding="gzip")
    assert server.state.asked == [None, None]


def test_script_is_compressed_once(server):
    bodies = {ask(server, "/static/js/a.js", client=FAR, accept_encoding="gzip").body for _ in range(3)}
    assert len(bodies) == 1
    assert server.state.work == [len(SCRIPT)]
