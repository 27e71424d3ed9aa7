"""The server as browsers and programs meet it: policy, frames, closed and unknown addresses, caches, compression."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.actions import press, query_params, visit, wait_idle
from tests.browser.explore import headline
from tests.browser.handshake import shake_hands
from tests.browser.server import Server, free_port
from tests.browser.table_actions import TOWNS, download_rows, upload_text
from tests.browser.watch import Watch
from tests.helpers.asgi import Answer
from tests.helpers.variants import first_always


def get(server: Server, path: str, **headers: str) -> Answer:
    """Return what a program gets; an underscore in the name of a header stands for a hyphen."""
    connection = http.client.HTTPConnection("localhost", server.port, timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)


# --- the policy: a violation is an error in the console, and every browser test fails on one ---


@pytest.mark.parametrize("scheme", first_always("light", "dark"))
def test_every_screen_opens_at_its_address_and_keeps_to_the_policy_with_every_export(page, server, scheme, tmp_path):
    page.emulate_media(color_scheme=scheme)
    answer = page.goto("/")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self' blob: 'sha256-")
    wait_idle(page)
    for what in ("map", "bars"):
        for kind in ("PNG", "SVG", "CSV"):
            with page.expect_download() as download:
                page.get_by_role("button", name=f"Save the {what} as {kind}").click()
            assert download.value.path().stat().st_size > 200
    visit(page, "/?map=borders&row=83")
    for address, title in (
        ("/clusters?names=0:Old vines", "What makes each cluster"),
        ("/columns?sample=digits", "columns count"),
        ("/table", "Your table"),
    ):
        visit(page, address)
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        expect(page.get_by_text("There is no page")).to_have_count(0)
    upload_text(page, TOWNS)
    press(page, "Explain this table")
    download_rows(page, "parquet", tmp_path)
    assert Watch.of(page).problems({urlsplit(server.url).netloc}) == []


def test_policy_stops_a_foreign_script_and_request(page):
    visit(page)
    watch = Watch.of(page)
    for part in ("Content Security Policy", "violates"):
        watch.excuse(part)
    run = """async () => {
        const script = document.createElement('script')
        script.textContent = 'window.ran = true'
        document.head.append(script)
        const reached = await fetch('http://127.0.0.1:9/').then(() => true, () => false)
        return [window.ran === true, reached]
    }"""
    assert page.evaluate(run) == [False, False]
    assert len([text for text in watch.console_errors if "Content Security Policy" in text]) >= 2


# --- frames ---


class FramingPage(BaseHTTPRequestHandler):
    """A page of a learning platform that shows the dashboard in a frame."""

    def __init__(self, *args, framed: str) -> None:
        self.framed = framed
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer with the page."""
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{self.framed}" width="1200" height="800"></iframe>'.encode())

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def framing(url: str, port: int) -> Iterator[str]:
    """Serve a page with a frame; yield its origin."""
    with ThreadingHTTPServer(("127.0.0.1", port), partial(FramingPage, framed=url)) as platform:
        Thread(target=platform.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{port}"
        platform.shutdown()


def open_platform(page: Page, origin: str) -> FrameLocator:
    """Open the page of the platform, which is no stranger here; return its frame."""
    page.goto(origin)
    Watch.of(page).requests.remove(f"{origin}/")
    return page.frame_locator("iframe")


def test_no_page_shows_the_dashboard_in_a_frame(server, new_page):
    page = new_page()
    Watch.of(page).excuse("frame-ancestors")
    with framing(server.url, free_port()) as origin:
        frame = open_platform(page, origin)
        page.wait_for_function("() => !document.querySelector('iframe').contentDocument")
        expect(frame.get_by_test_id("stApp")).to_have_count(0)
    assert any("frame-ancestors 'none'" in text for text in Watch.of(page).console_errors)


@pytest.mark.large
def test_platform_in_the_setting_shows_the_dashboard_in_a_frame(fresh_server, new_page):
    port = free_port()
    server = fresh_server(NEON_FRAME_ANCESTORS=f"http://127.0.0.1:{port}")
    with framing(server.url, port) as origin:
        frame = open_platform(new_page(server), origin)
        expect(frame.locator(".panel .headline")).to_contain_text("Wine 60")


# --- addresses ---


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/auth/login", "/.env"]
)
def test_closed_address_is_not_found(server, path):
    answer = get(server, path)
    assert (answer.status, answer.text) == (404, "There is nothing at this address.")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", first_always("/maps", "/learn/kmeans/"))
def test_unknown_page_says_so_and_leads_to_the_screens_with_its_choices(page, path):
    page.goto(f"{path}?k=4&row=83")
    wait_idle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    expect(page.get_by_text(f"There is no page “{path.strip('/')}”")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert urlsplit(page.url).path == "/unknown"
    press(page, "Explore")
    expect(page.get_by_role("heading", level=1)).to_have_text("178 wines in 4 clusters")
    expect(headline(page)).to_contain_text("Wine 83")
    assert urlsplit(page.url).path == "/"
    assert query_params(page) == {"k": "4", "row": "83"}


def test_proxy_on_this_machine_is_answered_by_the_name_in_the_setting(fresh_server):
    server = fresh_server(STREAMLIT_SERVER_ALLOWED_HOSTS="neon.example.org")
    assert get(server, "/", host="neon.example.org").status == 200
    assert shake_hands(server, "https://neon.example.org", host="neon.example.org") == 101
    refused = get(server, "/", host="localhost")
    assert (refused.status, refused.text[:39]) == (403, "This server does not answer for “localh")
    assert shake_hands(server, "http://localhost", host="localhost") == 403
    assert get(server, "/_stcore/health", host="10.0.0.7").status == 200


# --- caches and compression ---


@pytest.mark.large
def test_scripts_are_compressed_for_others_and_cached_and_files_of_visitors_are_not(server, page, tmp_path):
    with page.expect_request("**/live/*/plotly.min.js") as plotly:
        visit(page)
    media: list[str] = []
    page.on("request", lambda request: media.append(request.url) if "/media/" in request.url else None)
    download_rows(page, "csv", tmp_path)
    script = page.locator("script[type=module]").first.get_attribute("src") or ""
    for path in (urlsplit(plotly.value.url).path, script.removeprefix(".")):
        near = get(server, path, accept_encoding="gzip")
        far = get(server, path, accept_encoding="gzip", x_forwarded_for="192.0.2.1")
        assert (near.headers.get("content-encoding"), far.headers.get("content-encoding")) == (None, "gzip")
        assert len(far.body) < 0.4 * len(near.body)
        assert "immutable" in near.headers["cache-control"]
        assert far.headers["cache-control"] == near.headers["cache-control"]
    assert media
    assert get(server, urlsplit(media[-1]).path).headers["cache-control"] == "private, no-store"
