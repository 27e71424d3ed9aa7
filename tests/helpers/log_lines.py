"""The lines of the log: captured, and taken apart again."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

PAIR = re.compile(r'([a-z_]+)=("(?:[^"\\]|\\.)*"|[^\s="]+)')
"""A key, and a value without spaces or in quotes."""


def parse_line(line: str) -> dict[str, str]:
    """Return the pairs of a line; it must consist of pairs and single spaces, and no key may be there twice."""
    pairs = PAIR.findall(line)
    assert " ".join(f"{key}={value}" for key, value in pairs) == line, line
    assert len(dict(pairs)) == len(pairs), line
    return dict(pairs)


@contextmanager
def captured_lines() -> Iterator[list[str]]:
    """Capture the messages that "neon" logs inside, as an application that listens would see them."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("neon")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)
