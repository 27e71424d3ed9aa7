"""The command `neon serve` in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def served(
    command: Sequence[str], folder: Path, variables: Mapping[str, str], sign: int = signal.SIGINT
) -> Iterator[Any]:
    """Run a command that serves, yield its JSON object, and end it by a signal: it ends with 0, and silently.

    The signal goes to the whole group of processes, as that of a terminal does.
    """
    process = subprocess.Popen(
        [*command, "--json"],
        cwd=folder,
        env=dict(variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield json.loads(read_object(process))
    finally:
        os.killpg(process.pid, sign)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert [line for line in errors.splitlines() if " level=info event=" not in line] == []


def read_object(process: subprocess.Popen[str]) -> str:
    """Return the lines that a process prints up to the end of its JSON object, or of its output."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line == "}\n":
            break
    return "".join(lines)
