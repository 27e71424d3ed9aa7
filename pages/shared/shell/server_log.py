"""The log of the server: one line a record, without contents.

The lines of `neon_core.event_log` get their time and level. Messages of errors quote cells, and Streamlit logs a cell
that it cannot parse. So every record of this process keeps only the class of its error and the places in the code, and
a record that is not ours loses its arguments too.
"""

from __future__ import annotations

import json
import logging
import os
import re
import traceback
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from neon_core.errors import NeonWarning
from neon_core.event_log import log

WITH_MESSAGES = "NEON_LOG_ERROR_MESSAGES"
"""Environment variable for developers: if it is set, errors keep their messages and tracebacks."""

MOST_PLACES = 8
"""Places of an error that are written: the innermost ones."""

ROOT = Path(__file__).resolve().parents[3]
EVENT_LINE = re.compile(r"event=\w+(?: \w+=[\w.]+)*")


class LineFormatter(logging.Formatter):
    """Formats a record of the logger "neon" as one line of `key=value` pairs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time and level, then the line of an event or a quoted message."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        text = record.getMessage()
        body = text if EVENT_LINE.fullmatch(text) else f"message={json.dumps(text)}"
        trace = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return f"time={time} level={record.levelname.lower()} {body}{trace}"


def configure() -> None:
    """Write the log to standard error, and keep contents out of the log of this process."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormatter())
    log.handlers = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False
    warnings.simplefilter("ignore", NeonWarning)  # pages show the notes; these name columns
    if not os.environ.get(WITH_MESSAGES):
        logging.setLogRecordFactory(create_record)


def create_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """Return a log record without contents: no error, and arguments only of our own messages."""
    record = logging.LogRecord(*args, **kwargs)
    if record.name != log.name:
        record.msg, record.args = record.msg if isinstance(record.msg, str) else type(record.msg).__name__, ()
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.msg, record.args = f"{record.getMessage()}: {describe_error(error)}", ()
    record.exc_info = record.stack_info = None
    return record


def describe_error(error: BaseException) -> str:
    """Return the class of an error and the places in the code that it went through, the innermost last.

    Examples
    --------
    >>> try:
    ...     int("secret")
    ... except ValueError as error:
    ...     describe_error(error)
    'ValueError at <doctest...>:2'
    """
    frames = list(traceback.walk_tb(error.__traceback__))[-MOST_PLACES:]
    places = [f"{_shorten_path(frame.f_code.co_filename)}:{line}" for frame, line in frames]
    return f"{type(error).__name__} at {' > '.join(places) or 'no place'}"


def _shorten_path(path: str) -> str:
    """Return a path within this project, or the end of another path."""
    if Path(path).is_relative_to(ROOT) and "site-packages" not in path:
        return str(Path(path).relative_to(ROOT))
    return "/".join(Path(path).parts[-3:])
