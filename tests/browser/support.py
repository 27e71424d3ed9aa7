"""The dashboard in a real browser: a server, a browser, and a watch over all that a page says and asks for."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).resolve().parents[2]
BROWSER_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STREAMLITS_OWN_404S = ("/_stcore/health", "/_stcore/host-config")  # asked for below the page's path on a deep link
TRACEBACK = "Traceback (most recent call last)"
PATIENCE = 20_000
"""Milliseconds that an action or an expectation may take."""


class Server:
    """`streamlit run` on a free port, with a home folder of its own and the project's own configuration."""

    def __init__(self, app: Path, home: Path, **more: str) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.excuses_tracebacks = False  # set it where a test provokes one
        self._log = home / "server.log"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        environment |= {
            "HOME": str(home),
            "PYTHONUNBUFFERED": "1",
            "STREAMLIT_SERVER_PORT": str(self.port),
            "STREAMLIT_SERVER_HEADLESS": "true",
            "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",  # an edit during the tests must not rerun them
            **more,
        }
        command = [sys.executable, "-m", "streamlit", "run", str(app)]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_healthy(self, seconds: float = 60) -> None:
        """Return when the server answers; where it does not, say what it printed."""
        deadline = time.monotonic() + seconds
        while not self.is_healthy():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"The server does not answer at {self.url}. It printed:\n{self.log()[-4000:]}")
            time.sleep(0.05)

    def is_healthy(self) -> bool:
        """Whether the health check answers."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()

    def log(self) -> str:
        """Return all that the server has printed."""
        return self._log.read_text(errors="replace")

    def stop(self) -> None:
        """End the server and what it started."""
        for sign, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
            try:
                os.killpg(self.process.pid, sign)
                self.process.wait(seconds)
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def browser_path() -> str:
    """Return the browser that `make browser-test` found."""
    recorded = ROOT / ".venv" / "browser-path"
    path = os.environ.get("NEON_BROWSER") or (recorded.read_text().strip() if recorded.exists() else "")
    if not path:
        raise RuntimeError("No browser is recorded: run `make browser-test`, or set NEON_BROWSER to a Chromium.")
    return path


def launch(playwright: Playwright) -> Browser:
    """Start Chromium: with its sandbox, but for root and for machines that allow none."""
    start = playwright.chromium.launch
    if os.geteuid() != 0:
        try:
            return start(executable_path=browser_path(), args=BROWSER_FLAGS, chromium_sandbox=True)
        except Error as error:
            if "sandbox" not in str(error).lower():
                raise
    return start(executable_path=browser_path(), args=[*BROWSER_FLAGS, "--no-sandbox"], chromium_sandbox=False)


class Message(NamedTuple):
    """One message between page and server: "sent" or "received", its kind in Streamlit's protocol, its bytes."""

    way: str
    kind: str
    size: int


class Watch:
    """Everything that a page asks for, says and exchanges with its server; `Watch.of(page)` finds it again."""

    _all: ClassVar[WeakKeyDictionary[Page, Watch]] = WeakKeyDictionary()

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []  # urls, those of websockets too
        self.console_errors: list[str] = []
        self.page_errors: list[str] = []
        self.messages: list[Message] = []
        self.runs = 0  # of the script or a fragment, ended
        self._is_running = False
        self._excuses: list[str] = []
        self._listeners: dict[Any, Callable[..., None]] = {
            "request": lambda request: self.requests.append(request.url),
            "console": self._hear,
            "pageerror": lambda error: self.page_errors.append(str(error)),
            "websocket": self._listen,
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)
        self._page = page
        Watch._all[page] = self

    @classmethod
    def of(cls, page: Page) -> Watch:
        """Return the watch of a page."""
        return cls._all[page]

    def stop(self) -> None:
        """Listen no longer: another watch may follow on the same page."""
        for event, listener in self._listeners.items():
            self._page.remove_listener(event, listener)

    def excuse(self, part: str) -> None:
        """Do not mind console errors with this part."""
        self._excuses.append(part)

    def size(self, since: int = 0) -> int:
        """Return the bytes exchanged by websocket, from message number `since` on."""
        return sum(message.size for message in self.messages[since:])

    def problems(self, hosts: set[str]) -> list[str]:
        """Return what must not happen: other hosts, errors in the console, exceptions."""
        strangers = [url for url in self.requests if not stays_at_home(url, hosts)]
        errors = [text for text in self.console_errors if not any(part in text for part in self._excuses)]
        return [
            *(f"asked another host: {url}" for url in strangers),
            *(f"console error: {text}" for text in errors),
            *(f"uncaught in the page: {text}" for text in self.page_errors),
        ]

    def _hear(self, message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and not is_streamlits_own_404(message.text, url):
            self.console_errors.append(f"{message.text} ({url})")

    def _listen(self, socket: WebSocket) -> None:
        self.requests.append(socket.url)
        socket.on("framereceived", self._receive)
        socket.on("framesent", self._send)

    def _receive(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            return
        message = ForwardMsg.FromString(payload)
        kind = message.WhichOneof("type") or ""
        self.messages.append(Message("received", kind, len(payload)))
        if kind == "script_finished":
            self.runs += 1
            self._is_running = False
        elif kind == "new_session":
            self._is_running = True

    def _send(self, payload: bytes | str) -> None:
        if isinstance(payload, str):
            return
        kind = BackMsg.FromString(payload).WhichOneof("type") or ""
        self.messages.append(Message("sent", kind, len(payload)))
        self._is_running |= kind == "rerun_script"

    def is_quiet(self) -> bool:
        """Whether every run that was asked for has ended."""
        return self.runs > 0 and not self._is_running


def stays_at_home(url: str, hosts: set[str]) -> bool:
    """Whether a request needs no host, or one of these ("localhost:8501")."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.netloc in hosts


def is_streamlits_own_404(text: str, url: str) -> bool:
    """Whether this is one of the two errors that Streamlit causes itself below a page's address."""
    path = urlsplit(url).path
    return "404" in text and path.endswith(STREAMLITS_OWN_404S) and path not in STREAMLITS_OWN_404S


LOOKS_READY = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    const isDrawn = e => {
        const inside = e.shadowRoot ?? e
        return inside.querySelector('.panel, .main-svg') && !inside.querySelector('[data-room], [data-gliding="true"]')
    }
    return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && [...document.querySelectorAll('[data-testid^="stBidiComponent"]')].every(isDrawn)
}"""


def wait_idle(page: Page, seconds: float = 30, quiet: float = 0.1) -> None:
    """Return when no script runs, all is drawn, and no message has come for a moment."""
    watch = Watch.of(page)
    deadline = time.monotonic() + seconds
    seen, since = -1, time.monotonic()
    while True:
        now = time.monotonic()
        if len(watch.messages) != seen or not watch.is_quiet() or not page.evaluate(LOOKS_READY):
            seen, since = len(watch.messages), now
        elif now - since >= quiet:
            return
        if now > deadline:
            raise AssertionError(f"The page at {page.url} was not idle within {seconds} s.")
        page.wait_for_timeout(20)


@contextmanager
def rerun(page: Page, seconds: float = 30) -> Iterator[None]:
    """Wait, after what is done inside, until the script (or a fragment) has run and the page is idle."""
    watch = Watch.of(page)
    before = watch.runs
    yield
    deadline = time.monotonic() + seconds
    while watch.runs == before:
        if time.monotonic() > deadline:
            raise AssertionError(f"Nothing made the script run within {seconds} s.")
        page.wait_for_timeout(10)
    wait_idle(page, seconds)


def visit(page: Page, address: str = "/") -> None:
    """Open an address ("/clusters?k=7", of the page's own server) and wait until it is drawn."""
    page.goto(address)
    wait_idle(page)
