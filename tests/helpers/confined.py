"""Read files in processes that may take 1.5 GB each, and report how each ended.

`confined_server` imports the readers once and forks a child for each request; an interpreter for each took 2 s more.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import IO

from tests.helpers.paths import ROOT

Answer = tuple[str, str]
"""The class of the error and its message, or "read" and the size of the result."""


def read_confined(paths: list[Path], how: str = "file", **limits: int) -> list[Answer]:
    """Return the answer for each file.

    Parameters
    ----------
    paths : list of Path
        The files, all read by one child.
    how : {"file", "table"}
        "file" runs the reader of the file's format; "table" runs `read_table`.
    **limits : int
        Fields of `neon_core.reading.Limits`.
    """
    server = _Server.running()
    answers, status = server.ask({"how": how, "paths": list(map(str, paths)), "limits": limits})
    if status:  # a crash: the first file without an answer caused it
        blamed = paths[len(answers)] if len(answers) < len(paths) else "the end"
        raise AssertionError(f"exit status {status} at {blamed}\n{server.errors()[-2_000:]}")
    return answers


class _Server:
    """The process that forks a child for each request."""

    def __init__(self) -> None:
        quiet = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"}
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the server runs
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.confined_server"],
            cwd=ROOT,
            env=os.environ | quiet | {"MALLOC_ARENA_MAX": "2", "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )
        atexit.register(self._stop)

    @staticmethod
    @cache
    def running() -> _Server:
        """Return the server of this test run, started at the first call."""
        return _Server()

    def ask(self, request: dict[str, object]) -> tuple[list[Answer], int]:
        """Return the answers to a request, and the exit status of the child."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answers: list[Answer] = []
        for line in self._process.stdout:
            message = json.loads(line)
            if isinstance(message, int):
                return answers, message
            answers.append((message[0], message[1]))
        raise AssertionError(f"the server ended\n{self.errors()[-2_000:]}")

    def errors(self) -> str:
        """Return everything that the server and its children wrote to their standard error."""
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")

    def _stop(self) -> None:
        self._process.terminate()
        self._process.wait()
