"""Servers that stop with their test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.server import FAULT, ROOT, Server


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start the dashboard on a server of its own; at the end it has printed no traceback."""
    started: list[Server] = []

    def start_server(**environment: str) -> Server:
        home = tmp_path / str(len(started))
        home.mkdir()
        server = Server(ROOT / "app.py", home, **environment)
        started.append(server)
        server.wait_until_healthy()
        return server

    yield start_server
    logs = [server.log() for server in started]
    for server in started:
        server.stop()
    assert not [log[-4000:] for log in logs if FAULT.search(log)]
