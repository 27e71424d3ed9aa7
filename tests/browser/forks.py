"""Servers that begin with their packages imported: forks of one process that has imported them once.

To start and to answer a first visit takes a server about 4 s of processor time, of which 3 are imports. What a server
reads when it starts (environment, configuration, home folder) each fork reads for itself.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

PACKAGES = "pandas plotly.graph_objects pyarrow.csv scipy.sparse.csgraph sklearn.cluster streamlit.web.cli uvicorn"


class Fork:
    """A forked server; of `subprocess.Popen` what a `Server` uses."""

    stdin = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """Return 0 where the process has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, 0)
            return None
        return 0

    def wait(self, seconds: float) -> int:
        """Return when the process has ended."""
        deadline = time.monotonic() + seconds
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("fork", seconds)
            time.sleep(0.01)
        return 0


class Forks:
    """The process that forks; it starts with the first server, and its forks end with it."""

    def __init__(self) -> None:
        self._parent: subprocess.Popen[str] | None = None

    def begin(self, arguments: list[str], cwd: Path, environment: dict[str, str], log: Path) -> Fork:
        """Start Streamlit's command line."""
        if self._parent is None:
            own = {name: value for name, value in os.environ.items() if name in environment}
            command = [sys.executable, "-m", "tests.browser.forks"]
            self._parent = subprocess.Popen(
                command, cwd=cwd, env=own, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        request = {"arguments": arguments, "cwd": str(cwd), "environment": environment, "log": str(log)}
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.write(json.dumps(request) + "\n")
        self._parent.stdin.flush()
        return Fork(int(self._parent.stdout.readline()))

    def close(self) -> None:
        """End the process that forks."""
        if self._parent is not None:
            self._parent.communicate()


def serve_requests() -> None:
    """Fork for each line of the standard input."""
    for package in PACKAGES.split():
        __import__(package)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # forks that end leave nothing behind
    is_alive, held = os.pipe()
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            os.close(held)
            become_server(is_alive, **json.loads(line))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def become_server(is_alive: int, arguments: list[str], cwd: str, environment: dict[str, str], log: str) -> Any:
    """Run Streamlit's command line in this fork; it exits with the process that forked it."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    written = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    os.dup2(written, 1)
    os.dup2(written, 2)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["streamlit", *arguments]
    threading.Thread(target=lambda: (os.read(is_alive, 1), os._exit(0)), daemon=True).start()
    from streamlit.web.cli import main

    main(prog_name="streamlit")
    os._exit(0)


if __name__ == "__main__":
    serve_requests()
