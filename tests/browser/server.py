"""The dashboard on a server of its own, and the browser that visits it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright

from tests.browser.forks import Fork, Forks

ROOT = Path(__file__).resolve().parents[2]
BROWSER_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # the pages of a context share the scripts that are compiled already
    "--js-flags=--no-flush-bytecode --min-semi-space-size=32",  # keep them compiled, collect garbage more rarely
]
SERVE = """
import os, sys, threading

threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from streamlit.web.cli import main

main(prog_name="streamlit")
"""
"""Streamlit's command line; it exits with the process that started it, even if that process is killed."""

NOT_FOR_SERVERS = ("STREAMLIT_", "OMP_NUM_THREADS")
"""Environment variables of the tests that servers do not get; the second is set by tests/conftest.py."""

NO_FAULT = r"level=warning|Error deserializing back message"  # the second: Streamlit, of bytes that are no message
FAULT = re.compile(
    rf"Traceback \(most recent call last\)|level=error|^(?!.*(?:{NO_FAULT})).* at \S+\.py:\d+", re.MULTILINE
)
"""A traceback, or the line that stands for one (see `pages.shared.session.error_log`) and is no warning."""


class Server:
    """`streamlit run` on a port, with a home folder of its own and the project's own configuration.

    With `forks` it begins with its packages imported, unless it is told to import something of its own first.
    """

    def __init__(self, app: Path, home: Path, forks: Forks | None = None, port: int = 0, /, **more: str) -> None:
        self.port = port or free_port()
        self.url = f"http://localhost:{self.port}"
        self.excuses_tracebacks = False  # set it where a test provokes one
        self._log = home / "server.log"
        environment = {name: value for name, value in os.environ.items() if not name.startswith(NOT_FOR_SERVERS)}
        environment |= {
            "HOME": str(home),
            "PYTHONUNBUFFERED": "1",
            "STREAMLIT_SERVER_PORT": str(self.port),
            "STREAMLIT_SERVER_HEADLESS": "true",
            "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",  # an edit during the tests must not rerun them
            **more,
        }
        self._arguments, self._environment = ["run", str(app)], environment
        self._forks = None if "PYTHONPATH" in environment else forks
        self.process = self._begin()

    def _begin(self) -> subprocess.Popen[bytes] | Fork:
        if self._forks:
            return self._forks.begin(self._arguments, ROOT, self._environment, self._log)
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-c", SERVE, *self._arguments],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def is_running(self) -> bool:
        """Whether the server has not been stopped."""
        return self.process.poll() is None

    def begin_again(self) -> None:
        """Start a server that was stopped, on the same port."""
        self.process = self._begin()
        self.wait_until_healthy()

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
        """End the server and its children."""
        if self.process.stdin:
            self.process.stdin.close()
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
    """Return the path of the browser that `make browser-test` recorded."""
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
