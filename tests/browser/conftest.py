"""Servers, the browser and pages; what every browser test must keep is checked when it ends."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.browser.support import ROOT, TRACEBACK, Server, Watch, launch

HERE = Path(__file__).parent
SCREENSHOTS = pytest.StashKey[Path]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and run them last: the quick ones speak first."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Add to a failure what the page looked like."""
    report = yield
    if report.when == "call" and report.failed:
        pages = [value for value in item.funcargs.values() if isinstance(value, Page)]
        for path in filter(None, (shoot(page, item) for page in pages)):
            report.sections.append(("Screenshot", str(path)))
    return report


def shoot(page: Page, item: pytest.Item) -> Path | None:
    """Save a picture of a page, where it can still be taken."""
    folder = item.config.stash[SCREENSHOTS]
    name = re.sub(r"\W+", "-", item.nodeid.removeprefix("tests/browser/"))
    path = folder / f"{name}-{len(list(folder.iterdir()))}.png"
    try:
        page.screenshot(path=path)
    except Error:
        return None
    return path


@pytest.fixture(scope="session")
def servers() -> Iterator[list[Server]]:
    """All servers that were started; whatever happens, they end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a killed run tidies up as an interrupted one does
    started: list[Server] = []
    yield started
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def start(servers: list[Server], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Server]:
    """Start the dashboard, or another app, on a server of its own."""

    def start_server(app: Path = ROOT / "app.py", **environment: str) -> Server:
        server = Server(app, home=tmp_path_factory.mktemp("home"), **environment)
        servers.append(server)
        server.wait_until_healthy()
        return server

    return start_server


@pytest.fixture(scope="session")
def server(start: Callable[..., Server]) -> Server:
    """The dashboard that most tests share."""
    return start()


@pytest.fixture
def fresh_server(start: Callable[..., Server]) -> Iterator[Callable[..., Server]]:
    """Start servers that nobody has visited; they end with the test."""
    own: list[Server] = []

    def start_fresh(app: Path = ROOT / "app.py", **environment: str) -> Server:
        own.append(start(app, **environment))
        return own[-1]

    yield start_fresh
    for each in own:
        each.stop()


@pytest.fixture(autouse=True)
def no_tracebacks(servers: list[Server]) -> Iterator[None]:
    """Fail a test during which a server printed a traceback."""
    before = {server: len(server.log()) for server in servers}
    yield
    for server in servers:
        new = server.log()[before.get(server, 0) :]
        if TRACEBACK in new and not server.excuses_tracebacks:
            pytest.fail(f"A server printed a traceback:\n{new[-4000:]}", pytrace=False)


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, without a window."""
    request.config.stash[SCREENSHOTS] = tmp_path_factory.mktemp("screenshots")
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(
    browser: Browser, server: Server, servers: list[Server], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Open pages of visitors who share nothing; when the test ends, none may have had a problem."""
    pages: list[Page] = []

    def open_page(at: Server = server, **options) -> Page:
        context = browser.new_context(base_url=at.url, **options)
        context.set_default_timeout(20_000)
        pages.append(context.new_page())
        Watch(pages[-1])
        return pages[-1]

    yield open_page
    hosts = {urlsplit(server.url).netloc for server in servers}
    problems = {problem: page for page in pages for problem in Watch.of(page).problems(hosts)}
    shots = {str(shoot(page, request.node)) for page in problems.values()}
    for page in pages:
        page.context.close()
    if problems:
        pytest.fail("\n".join(["What a page must not do:", *problems, "Screenshots:", *shots]), pytrace=False)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """The dashboard's server on a desk."""
    return new_page(viewport={"width": 1400, "height": 900})


@pytest.fixture
def phone_page(new_page: Callable[..., Page]) -> Page:
    """The dashboard's server in a hand."""
    size = {"width": 390, "height": 844}
    return new_page(viewport=size, has_touch=True, is_mobile=True, device_scale_factor=2)
