"""The log of the server: the lines of `neon_core.event_log` and of errors, with time and level, on standard error."""

from __future__ import annotations

import json
import logging
import re
import warnings
from datetime import UTC, datetime

from neon_core.errors import NeonWarning
from neon_core.event_log import log

EVENT_LINE = re.compile(r"event=\w+(?: \w+=[\w.]+)*")


class LineFormatter(logging.Formatter):
    """Formats a record as one line of `key=value` pairs: time and level, then those of an event or a message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; a message that is no event is quoted, so that it stays one line."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        text = record.getMessage()
        body = text if EVENT_LINE.fullmatch(text) else f"message={json.dumps(text)}"
        return f"time={time} level={record.levelname.lower()} {body}"


def configure() -> None:
    """Write the log of this process to standard error; pages show the notes of a result, so no warning does."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormatter())
    log.handlers = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False
    warnings.simplefilter("ignore", NeonWarning)
