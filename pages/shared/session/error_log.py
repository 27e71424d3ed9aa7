"""The log of unexpected errors: the type of an error and its place in the code, on one line, and never its message.

An error's message may quote a cell of a table ("could not convert 'Ann Smith' to float"), and a table is not to leave
the memory of the server. Nor may the arguments of Streamlit's messages: it logs a cell that it cannot parse.
"""

from __future__ import annotations

import logging
import threading
from numbers import Real
from pathlib import PurePath
from traceback import walk_tb
from typing import Any

log = logging.getLogger("neon")

MOST_FRAMES, MOST_CAUSES = 12, 4
"""Places of one error that are logged, the innermost ones, and errors in one chain of causes."""

HIDDEN = "…"
"""Stands for a text among the values of a line that is not ours."""


def describe_error(error: BaseException) -> str:
    """Return the type of an error with its places in the code, and those of the errors that caused it.

    Examples
    --------
    >>> describe_error(ValueError("Ann Smith"))
    'ValueError'
    """
    chain: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(chain) < MOST_CAUSES:
        places = [_describe_place(frame.f_code.co_filename, line) for frame, line in walk_tb(cause.__traceback__)]
        at = f" at {' > '.join(places[-MOST_FRAMES:])}" if places else ""
        chain.append(type(cause).__qualname__ + at)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return ", from ".join(chain)


def _describe_place(file: str, line: int) -> str:
    return f"{'/'.join(PurePath(file).parts[-3:])}:{line}"


def log_error(what: str, error: BaseException) -> None:
    """Log an unexpected error on one line, without its message."""
    log.error("%s: %s", what, describe_error(error))


def keep_messages_out() -> None:
    """Let every log of this process name the types and places of errors in place of tracebacks.

    Streamlit and the web server log the errors that they catch with message and traceback, each by a handler of its
    own; a record factory is the one place that all their records pass through.
    """
    if logging.getLogRecordFactory() is not make_record:
        logging.setLogRecordFactory(make_record)
        threading.excepthook = _log_thread_error


def make_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """Return a log record in which an error is its type and place; one that is not ours keeps no text but its own."""
    record = logging.LogRecord(*args, **kwargs)
    keep = _keep_text if record.name == log.name else _keep_numbers
    if isinstance(record.args, tuple):
        record.args = tuple(keep(each) for each in record.args)
    elif record.args:
        record.args = {name: keep(each) for name, each in record.args.items()}
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        first_line = record.getMessage().partition("\n")[0]  # asyncio's next lines repeat the error
        record.msg, record.args, record.exc_info = f"{first_line}: {describe_error(error)}", (), None
    return record


def _keep_text(value: object) -> object:
    return describe_error(value) if isinstance(value, BaseException) else value


def _keep_numbers(value: object) -> object:
    return value if isinstance(value, Real) else HIDDEN if not isinstance(value, BaseException) else _keep_text(value)


def _log_thread_error(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        log_error("Unexpected error in a thread", args.exc_value)
