"""The log names the type and the place of an error, and no word of its message."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading

import pytest

from pages.shared.session import error_log

CELL = "Ann Smith"


@pytest.fixture
def lines(monkeypatch):
    """The lines of every logger, whose records are made as on the server."""
    factory = logging.getLogRecordFactory()
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    error_log.keep_messages_out()
    made: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record):
            made.append(self.format(record))

    handler = Lines()
    loggers = [logging.getLogger(name) for name in ("neon", "streamlit.error_util", "asyncio")]
    for logger in loggers:
        logger.addHandler(handler)
    yield made
    for logger in loggers:
        logger.removeHandler(handler)
    logging.setLogRecordFactory(factory)


def caught():
    """Return an error whose message quotes a cell, as is its cause's."""
    try:
        try:
            float(CELL)
        except ValueError as cause:
            raise KeyError(CELL) from cause
    except KeyError as error:
        return error


def test_error_is_its_type_and_place_and_those_of_its_cause():
    text = error_log.describe_error(caught())
    line = caught.__code__.co_firstlineno
    place = "tests/app/test_error_log.py"
    assert text == f"KeyError at {place}:{line + 6}, from ValueError at {place}:{line + 4}"


def test_hidden_cause_is_not_named():
    error = caught()
    error.__cause__ = None
    assert error.__suppress_context__
    assert error_log.describe_error(error).count("Error at") == 1


def test_deep_error_names_its_innermost_places():
    def deeper(n):
        return deeper(n - 1) if n else float(CELL)

    with pytest.raises(ValueError, match=CELL) as info:
        deeper(50)
    assert error_log.describe_error(info.value).count(" > ") == error_log.MOST_FRAMES - 1


def test_logged_traceback_is_one_line_without_the_message(lines):
    logging.getLogger("streamlit.error_util").error("Uncaught app execution", exc_info=caught())
    (line,) = lines
    assert line.startswith("Uncaught app execution: KeyError at ")
    assert CELL not in line
    assert "\n" not in line


def test_error_among_the_values_of_a_line_has_no_message(lines):
    logging.getLogger("streamlit.error_util").error("Failed with %s after %d s", caught(), 3)
    assert CELL not in lines[0]
    assert lines[0].endswith(" after 3 s")


@pytest.mark.parametrize(
    ("message", "values", "line"),
    [
        ("Failed to parse value %s as %r.", (CELL, CELL), "Failed to parse value … as '…'."),
        ("Ignored %(value)s in row %(row)d", ({"value": CELL, "row": 3},), "Ignored … in row 3"),
    ],
)
def test_texts_among_the_values_of_streamlit_s_lines_are_hidden(lines, message, values, line):
    """Its data editor logs a cell that it cannot parse."""
    logging.getLogger("streamlit.error_util").error(message, *values)
    assert lines == [line]


def test_line_without_an_error_stays(lines):
    logging.getLogger("neon").error("Read %(n)d rows", {"n": 3}, exc_info=False)
    assert lines == ["Read 3 rows"]


def test_error_of_a_forgotten_task_has_no_message(lines):
    loop = asyncio.new_event_loop()
    loop.call_exception_handler({"message": "Task exception was never retrieved", "exception": caught(), "task": CELL})
    loop.close()
    assert CELL not in lines[0]


def test_error_of_a_thread_has_no_message(lines, capfd):
    thread = threading.Thread(target=float, args=(CELL,))
    thread.start()
    thread.join()
    assert lines == ["Unexpected error in a thread: ValueError at " + lines[0].rpartition(" at ")[2]]
    assert CELL not in lines[0] + capfd.readouterr().err + str(sys.exc_info())
