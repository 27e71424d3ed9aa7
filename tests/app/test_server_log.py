"""The server's log: lines that parse, with time and level; nothing of a table."""

from __future__ import annotations

import io
import logging
import warnings
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from pages.shared.session import error_log
from pages.shared.shell import server_log
from tests.helpers.log_lines import parse_line
from tests.helpers.pages import answer_headline, open_explore, open_table_screen, press_button, title, upload_file

SECRETS = ("Zanzibar", "quicksilver", "0451234567", "falcon@example.org")
TABLE = "town;quicksilver;Zanzibar\n" + "\n".join(f"falcon@example.org {i % 3};{i % 7};{i % 5}" for i in range(30))


@pytest.fixture
def log():
    """The log of a server, as text in memory; everything is as before afterwards."""
    logger = logging.getLogger("neon")
    before = logger.handlers, logger.level, logger.propagate
    out = io.StringIO()
    with warnings.catch_warnings():
        server_log.configure()
        logger.handlers[0].setStream(out)  # type: ignore[attr-defined]
        yield out
    logger.handlers, level, logger.propagate = before
    logger.setLevel(level)


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


def test_unexpected_error_is_one_line_with_class_and_places(log):
    error_log.log_error("Unexpected error in a page", ValueError("Zanzibar"))
    (line,) = lines_of(log)
    assert (line["level"], line["message"]) == ("error", '"Unexpected error in a page: ValueError"')


def test_notes_of_a_result_are_no_warnings_of_the_server(log):
    warnings.warn("The column Zanzibar is constant", nc.NeonWarning, stacklevel=1)


@given(st.text())
def test_any_message_is_one_line_that_parses(text):
    record = logging.getLogger("neon").makeRecord("neon", logging.WARNING, "f", 1, "%s", (text,), None)
    line = parse_line(server_log.LineFormatter().format(record))
    assert (line["level"], set(line)) == ("warning", {"time", "level", "message"})
