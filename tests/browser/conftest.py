"""Servers, the browser and pages; each test ends with a check for errors and foreign requests."""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize, expect, sync_playwright

from tests.browser.actions import PATIENCE
from tests.browser.forks import Forks
from tests.browser.kept_page import KeptPage, SharedContexts
from tests.browser.server import FAULT, ROOT, Server, launch
from tests.browser.watch import Watch

HERE = Path(__file__).parent
SCREENSHOTS = pytest.StashKey[Path]()
FAILED = pytest.StashKey[bool]()
DESK = ViewportSize(width=1400, height=900)
PHONE = ViewportSize(width=390, height=844)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the browser tests; workers begin with them, longest file first, so that they end together."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
    tests_in = Counter(item.path for item in items)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: -tests_in[item.path] if HERE in item.path.parents else 0)
    else:  # one process: the quick ones speak first
        items.sort(key=lambda item: HERE in item.path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Add a screenshot of each page to a failure."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    if report.when == "call" and report.failed:
        pages = [value for value in item.funcargs.values() if isinstance(value, Page)]
        for path in filter(None, (shoot(page, item) for page in pages)):
            report.sections.append(("Screenshot", str(path)))
    return report


def shoot(page: Page, item: pytest.Item) -> Path | None:
    """Save a screenshot of a page that is still open."""
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
    """All servers of this process; they stop at its end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a killed run tidies up as an interrupted one does
    started: list[Server] = []
    yield started
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """The process whose forks are the servers."""
    forks = Forks()
    yield forks
    forks.close()


@pytest.fixture(scope="session")
def start(servers: list[Server], forks: Forks, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Server]:
    """Start the dashboard, or another app, on a server of its own."""

    def start_server(app: Path = ROOT / "app.py", port: int = 0, /, **environment: str) -> Server:
        server = Server(app, tmp_path_factory.mktemp("home"), forks, port, **environment)
        servers.append(server)
        server.wait_until_healthy()
        return server

    return start_server


@pytest.fixture(scope="session")
def server(start: Callable[..., Server]) -> Server:
    """The dashboard that most tests share."""
    return start()


@pytest.fixture(scope="session")
def shared_contexts(browser: Browser) -> SharedContexts:
    """Contexts for the new pages of this process, one for each server."""
    return SharedContexts(browser)


@pytest.fixture(scope="session")
def free_ports() -> list[int]:
    """Ports of servers that have stopped: at a known address, the browser has the scripts compiled."""
    return []


@pytest.fixture
def fresh_server(start: Callable[..., Server], free_ports: list[int]) -> Iterator[Callable[..., Server]]:
    """Start servers that nobody has visited; they stop with the test."""
    own: list[Server] = []

    def start_fresh(app: Path = ROOT / "app.py", /, **environment: str) -> Server:
        own.append(start(app, free_ports.pop() if free_ports else 0, **environment))
        return own[-1]

    yield start_fresh
    for each in own:
        each.stop()
        free_ports.append(each.port)


@pytest.fixture(scope="session")
def restarted_server(start: Callable[..., Server]) -> Server:
    """A server that tests stop and begin again, and so does the next one."""
    return start(STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="2")


@pytest.fixture
def own_server(restarted_server: Server) -> Server:
    """A server that the test may stop; it forgets a lost session after a second."""
    if not restarted_server.is_running():
        restarted_server.begin_again()
    return restarted_server


@pytest.fixture(autouse=True)
def no_tracebacks(servers: list[Server]) -> Iterator[None]:
    """Fail a test during which a server printed a traceback or the place of an error."""
    before = {server: len(server.log()) for server in servers}
    yield
    for server in servers:
        new = server.log()[before.get(server, 0) :]
        if FAULT.search(new) and not server.excuses_tracebacks:
            pytest.fail(f"A server logged an error:\n{new[-4000:]}", pytrace=False)


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, without a window."""
    request.config.stash[SCREENSHOTS] = tmp_path_factory.mktemp("screenshots")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def problems(servers: list[Server], request: pytest.FixtureRequest) -> Callable[[list[Page]], str]:
    """Return a function that lists console errors, exceptions and foreign requests of pages, with screenshots."""

    def report(pages: list[Page]) -> str:
        hosts = {urlsplit(server.url).netloc for server in servers}
        by_problem = {problem: page for page in pages for problem in Watch.of(page).problems(hosts)}
        shots = {str(shoot(page, request.node)) for page in by_problem.values()}
        return "\n".join(["Problems of the page:", *by_problem, "Screenshots:", *shots]) if by_problem else ""

    return report


@pytest.fixture
def new_page(
    server: Server, shared_contexts: SharedContexts, problems: Callable[[list[Page]], str]
) -> Iterator[Callable[..., Page]]:
    """Open pages of new visitors; when the test ends, none may have had a problem."""
    pages: list[Page] = []

    def open_page(at: Server = server, viewport: ViewportSize = DESK) -> Page:
        pages.append(shared_contexts.open_page(at.url, viewport))
        Watch(pages[-1])
        return pages[-1]

    yield open_page
    report = problems(pages)
    for page in pages:
        shared_contexts.close_page(page)
    if report:
        pytest.fail(report, pytrace=False)


@pytest.fixture(scope="session")
def desk(browser: Browser, server: Server) -> Iterator[KeptPage]:
    """The dashboard's server on a desk, for all tests of this process."""
    kept = KeptPage(browser, server.url, DESK)
    yield kept
    kept.discard()


@pytest.fixture(scope="session")
def phone(browser: Browser, server: Server) -> Iterator[KeptPage]:
    """The dashboard's server in a hand, for all tests of this process."""
    kept = KeptPage(browser, server.url, PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    yield kept
    kept.discard()


@pytest.fixture
def page(desk: KeptPage, problems: Callable[[list[Page]], str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A visitor at a desk."""
    yield from lend(desk, problems, request.node)


@pytest.fixture
def phone_page(
    phone: KeptPage, problems: Callable[[list[Page]], str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A visitor with a phone."""
    yield from lend(phone, problems, request.node)


def lend(kept: KeptPage, problems: Callable[[list[Page]], str], item: pytest.Item) -> Iterator[Page]:
    """Lend a kept page to a test; after a failure the page is not used again."""
    page = kept.lend()
    yield page
    report = problems([page])
    if report or item.stash.get(FAILED, False):
        kept.discard()
    else:
        kept.take_back()
    if report:
        pytest.fail(report, pytrace=False)
