"""The server's log: lines that parse, with time and level; errors and foreign records without their contents."""

from __future__ import annotations

import io
import logging
import warnings
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.logger import get_logger

import neon_core as nc
from pages.shared.shell import server_log
from tests.helpers.log_lines import parse_line
from tests.helpers.pages import answer_headline, open_explore, open_table_screen, press_button, title, upload_file

SECRETS = ("Zanzibar", "quicksilver", "0451234567", "falcon@example.org")
TABLE = "town;quicksilver;Zanzibar\n" + "\n".join(f"falcon@example.org {i % 3};{i % 7};{i % 5}" for i in range(30))


@pytest.fixture
def log(monkeypatch):
    """The log of a server, as text in memory; everything is as before afterwards."""
    monkeypatch.delenv(server_log.WITH_MESSAGES, raising=False)
    logger, factory = logging.getLogger("neon"), logging.getLogRecordFactory()
    before = logger.handlers, logger.level, logger.propagate
    out = io.StringIO()
    with warnings.catch_warnings():
        server_log.configure()
        logger.handlers[0].setStream(out)  # type: ignore[attr-defined]
        yield out
    logging.setLogRecordFactory(factory)
    logger.handlers, logger.level, logger.propagate = before
    logger.setLevel(before[1])


def lines_of(log):
    """Return the parsed lines of the log since the last call."""
    lines = log.getvalue().splitlines()
    log.seek(0)
    log.truncate()
    return [parse_line(line) for line in lines]


def test_upload_reading_and_analysis_are_lines_with_time_and_level(log):
    app = upload_file(open_table_screen(), TABLE, "Zanzibar.csv")
    press_button(app, "Explain this table")
    assert title(app) == "30 rows in 3 clusters"
    text = log.getvalue()
    lines = lines_of(log)
    upload, *own = lines[[line["event"] for line in lines].index("upload") :]
    size = str(len(TABLE))
    assert upload.items() >= {"level": "info", "kind": "file", "n_bytes": size}.items()
    assert [line["event"] for line in own] == ["read", "fit", "analyse"]
    assert own[0].items() >= {"kind": "text", "n_bytes": size, "n_rows": "30", "n_columns": "3"}.items()
    assert all(datetime.fromisoformat(line["time"]).utcoffset() is not None for line in lines)
    assert [word for word in SECRETS if word in text] == []


def test_another_row_of_an_analysis_logs_nothing(log):
    open_explore()
    lines_of(log)
    assert answer_headline(open_explore(row="7")).startswith("Wine 7 ")
    assert lines_of(log) == []


def test_pasted_table_logs_its_size(log):
    app = open_table_screen()
    app.text_area[0].set_value("Zanzibar\tyes\n1\t2\n3\t4\n").run()
    lines_of(log)
    press_button(app, "Read the pasted table")
    text = log.getvalue()
    assert lines_of(log)[0].items() >= {"event": "upload", "kind": "pasted", "n_bytes": "24"}.items()
    assert "Zanzibar" not in text


def raise_secret():
    """Return an error that quotes a cell, and has a cause that does too."""
    try:
        try:
            int("Zanzibar")
        except ValueError as cause:
            raise KeyError("quicksilver") from cause
    except KeyError as error:
        return error


def test_unexpected_error_is_one_line_with_class_and_places(log):
    logging.getLogger("neon").error("Unexpected error in a page", exc_info=raise_secret())
    text = log.getvalue()
    (line,) = lines_of(log)
    assert line["level"] == "error"
    assert line["message"].startswith('"Unexpected error in a page: KeyError at tests/app/test_server_log.py:')
    assert [word for word in SECRETS if word in text] == []


def test_records_of_streamlit_have_neither_arguments_nor_errors(log):
    out = io.StringIO()
    handler, logger = logging.StreamHandler(out), get_logger("streamlit.elements.widgets.data_editor")
    logger.addHandler(handler)
    try:
        logger.warning("Failed to parse value %s as %s.", "Zanzibar", "date", exc_info=raise_secret())
    finally:
        logger.removeHandler(handler)
    assert out.getvalue().startswith("Failed to parse value %s as %s.: KeyError at tests/app/test_server_log.py:")
    assert [word for word in SECRETS if word in out.getvalue()] == []


def test_error_as_a_message_leaves_its_class(log):
    record = logging.getLogger("other").makeRecord(
        "other", logging.ERROR, "f", 1, ValueError("Zanzibar"), (), None, sinfo="Zanzibar"
    )
    assert logging.Formatter().format(record) == "ValueError"


def test_developer_can_see_messages_and_tracebacks(log, monkeypatch):
    logging.setLogRecordFactory(logging.LogRecord)
    monkeypatch.setenv(server_log.WITH_MESSAGES, "1")
    server_log.configure()
    record = logging.getLogger("neon").makeRecord(
        "neon", logging.ERROR, "f", 1, "It failed", (), (KeyError, raise_secret(), None)
    )
    assert "quicksilver" in logging.getLogger("neon").handlers[0].format(record)


def test_notes_of_a_result_are_no_warnings_of_the_server(log):
    warnings.warn("The column Zanzibar is constant", nc.NeonWarning, stacklevel=1)


def test_errors_of_deep_code_keep_their_innermost_places():
    def deep(n):
        return deep(n - 1) if n else int("Zanzibar")

    with pytest.raises(ValueError, match="Zanzibar") as raised:
        deep(30)
    described = server_log.describe_error(raised.value)
    assert described.count(" > ") == server_log.MOST_PLACES - 1
    assert "Zanzibar" not in described


def test_path_outside_the_project_keeps_its_end():
    namespace: dict = {}
    exec(
        compile("def divide(): return 1 / 0", "/home/someone/lib/site-packages/pandas/core/frame.py", "exec"), namespace
    )
    with pytest.raises(ZeroDivisionError) as raised:
        namespace["divide"]()
    assert server_log.describe_error(raised.value).endswith(" > pandas/core/frame.py:1")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.sampled_from(["neon", "streamlit.any"]), st.booleans())
def test_any_message_is_one_line_that_parses(log, text, name, has_error):
    error = ValueError("Zanzibar") if has_error else None
    exc_info = (ValueError, error, None) if error else None
    record = logging.getLogger(name).makeRecord(name, logging.WARNING, "f", 1, "%s", (text,), exc_info)
    line = parse_line(server_log.LineFormatter().format(record))
    assert line["level"] == "warning"
    assert "Zanzibar" not in line["message"] or "Zanzibar" in text
