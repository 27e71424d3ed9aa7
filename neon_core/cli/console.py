"""What a command says: sentences for people, or one JSON object for scripts, and its progress on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any, TextIO

from neon_core.errors import NeonError

CLEAR = "\r\x1b[K"
"""Takes back the line of the progress."""


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    REFUSED = 1  # the table or the choices
    WRONG_CALL = 2  # argparse's own
    CANNOT_WRITE = 3  # or not load: a file exists, or holds something else
    CANNOT_RUN = 4  # a package is not installed, or a port is taken
    STOPPED = 130  # by Ctrl-C


class Console:
    """Where a command writes.

    Parameters
    ----------
    is_quiet : bool
        Whether sentences are left out; errors are written all the same.
    is_json : bool
        Whether one JSON object takes the place of all sentences.
    is_piped : bool
        Whether the standard output is the table, so that sentences go to the standard error.
    """

    def __init__(self, *, is_quiet: bool = False, is_json: bool = False, is_piped: bool = False) -> None:
        self.is_json = is_json
        self._is_quiet = is_quiet or is_json
        self._out = sys.stderr if is_piped else sys.stdout
        self._has_progress = False

    def say(self, *lines: str) -> None:
        """Write lines for people."""
        if not self._is_quiet:
            self._end_progress()
            _write(self._out, *lines)

    def list(self, heading: str, lines: Iterable[str]) -> None:
        """Write lines below a heading; nothing where there are none."""
        items = [f"  - {line}" for line in lines]
        if items:
            self.say(heading, *items)

    def answer(self, content: Mapping[str, Any]) -> None:
        """Write the JSON object, where it is asked for."""
        if self.is_json:
            _write(self._out, json.dumps(content, ensure_ascii=False, indent=2))

    def fail(self, error: NeonError) -> None:
        """Write every problem of an error, on the standard error; for scripts as JSON."""
        self._end_progress()
        problems = [{"what": p.what, "where": p.where, "hint": p.hint} for p in error.problems]
        if self.is_json:
            self.answer({"error": type(error).__name__, "problems": problems})
        else:
            _write(sys.stderr, *map(str, error.problems))

    def complain(self, sentence: str) -> None:
        """Write a sentence on the standard error."""
        self._end_progress()
        _write(sys.stderr, sentence)

    def progress(self, work: str) -> Callable[[str, float], None] | None:
        """Return a listener that shows the progress of some work on a terminal; None where nobody looks."""
        if self._is_quiet or not sys.stderr.isatty():
            return None

        def listen(stage: str, share: float) -> None:
            self._has_progress = True
            text = f"{work}: {stage}, {share:.0%}" if stage else f"{work}, {share:.0%}"
            sys.stderr.write(f"{CLEAR}{text}")
            sys.stderr.flush()

        return listen

    def _end_progress(self) -> None:
        if self._has_progress:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
            self._has_progress = False


def _write(stream: TextIO, *lines: str) -> None:
    """Write lines; letters that a terminal does not have are written by their names."""
    encoding = stream.encoding or "utf-8"
    text = "".join(f"{line}\n" for line in lines)
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
