"""Uploads and pasted tables: the first screen, awaited files, and files that are no table."""

from __future__ import annotations

import gzip
import logging

import pytest
from streamlit.runtime.uploaded_file_manager import DeletedFile

import neon_core as nc
from pages.shared.session import store
from pages.shared.table import upload
from pages.shared.wording.upload_words import PRIVATE
from tests.helpers.pages import (
    AMBIGUOUS,
    TOWNS,
    WITH_DATES,
    button_labels,
    column_table,
    file_address,
    is_table_shown,
    open_explore,
    open_table_screen,
    panel_payload,
    prepare_option,
    press_button,
    preview_frame,
    read_option,
    reading_heading,
    shows,
    size_line,
    texts,
    title,
    upload_file,
)


def test_first_screen_names_formats_limits_and_privacy():
    app = open_table_screen()
    assert shows(app, "Excel (.xlsx) and Parquet, with up to 200 MB, 2,000,000 rows and 10,000 columns.")
    assert shows(app, PRIVATE)
    assert not is_table_shown(app)
    assert "Explain this table" not in button_labels(app)


@pytest.mark.parametrize("label", ["Customers", "Sensors"])
def test_messy_samples_are_offered(label):
    app = press_button(open_table_screen(), label)
    assert not app.exception
    assert app.selectbox(key="sample").value == label.lower()
    assert app.query_params == {"sample": label.lower()}
    assert title(app).endswith("in 4 clusters")


def test_gzip_file_is_read():
    assert "40 rows" in reading_heading(upload_file(open_table_screen(), gzip.compress(TOWNS.encode()), "towns.csv.gz"))


def test_pasted_table_is_read_and_not_logged(caplog):
    caplog.set_level(logging.DEBUG)
    app = open_table_screen()
    app.text_area[0].set_value("secret\tyes\n1\t2\n3\t4\n").run()
    press_button(app, "Read the pasted table")
    assert reading_heading(app).startswith("Pasted table: 2 rows and 2 columns, read as text with tabs")
    assert "secret" not in caplog.text


def test_pasted_letters_beyond_ascii_are_kept():
    app = open_table_screen()
    app.text_area[0].set_value("Größe;naïve\n1;2\n3;4\n").run()
    press_button(app, "Read the pasted table")
    assert preview_frame(app).columns.tolist() == ["Größe", "naïve"]
    assert read_option(app, "encoding") == "automatic: UTF-8"


def test_empty_paste_is_refused_with_hint():
    app = press_button(open_table_screen(), "Read the pasted table")
    assert shows(app, "The field is empty: copy cells in a spreadsheet")


@pytest.mark.parametrize("content", [b"\n\n", b"a,b\n", b"PK\x03\x04junk", bytes(range(256)) * 4], ids=str)
def test_file_without_a_table_is_refused_with_hint(content):
    app = upload_file(open_table_screen(), content, "bad.csv")
    assert not app.exception
    with pytest.raises(nc.NeonError) as raised:
        nc.read_table(content, filename="bad.csv")
    for problem in raised.value.problems:
        assert shows(app, problem.what.rstrip("."))
        assert shows(app, problem.hint)
    assert not is_table_shown(app)
    assert not shows(app, "is still open")
    assert app.query_params == {}


def test_next_file_opens_with_the_default_choices():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    app.slider(key="k").set_value(5).run()
    upload_file(press_button(app, "How it was read"), AMBIGUOUS, "prices.csv")
    assert reading_heading(app).startswith("prices.csv: 3 rows")
    assert app.query_params["file"] == "prices.csv"
    press_button(app, "Explain this table")
    assert app.slider(key="k").value == 3


def test_awaited_file_restores_all_choices():
    address = file_address(TOWNS, missing="a,-", k="4", row="7", beta="inf")
    app = upload_file(open_table_screen(**address), TOWNS)
    assert shows(app, "towns.csv is the table that was asked for: all choices are restored.")
    assert read_option(app, "missing_values") == "a, -"
    assert app.query_params == address
    press_button(app, "Explain this table")
    assert title(app) == "40 rows in 4 clusters"
    assert panel_payload(app)["mark"]["row"] == 7
    assert app.query_params == address


def test_awaited_file_restores_its_column_choices():
    address = file_address(
        WITH_DATES, "dated.csv", feature="day", ignore="kind", fill="drop", dates="weekday", weight="size:2"
    )
    app = open_explore(**address)
    assert shows(app, "Upload that file again to restore all choices.")
    assert size_line(app) == "178 rows, 13 features"
    upload_file(press_button(app, "Use your own table"), WITH_DATES, "dated.csv")
    assert app.query_params == address
    assert column_table(app)["role"].to_dict() == {
        "day": "feature",
        "size": "feature",
        "kind": "ignore",
        "note": "ignore",
    }
    assert (prepare_option(app, "missing"), prepare_option(app, "dates")) == ("drop", "weekday")
    assert size_line(app) == "40 rows, 2 features"


def test_address_of_an_awaited_file_stays_until_another_choice():
    address = file_address(TOWNS)
    app = open_table_screen(None, **address)
    app.selectbox(key="scaling").set_value("standard").run()
    assert app.query_params["scaling"] == "standard"
    assert "table" not in app.query_params
    app.selectbox(key="scaling").set_value("minmax").run()
    assert app.query_params == {}


def test_upload_is_not_opened_by_its_address_in_another_session():
    first = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    second = open_table_screen(None, **dict(first.query_params))
    assert title(second) == "178 wines in 3 clusters"
    assert "towns.csv" not in second.selectbox(key="sample").options


def test_too_large_table_is_refused_with_the_limit_of_the_dashboard(monkeypatch):
    monkeypatch.setenv("NEON_MAX_ROWS", "2")
    app = open_table_screen()
    assert "with up to 200 MB, 2 rows and 10,000 columns" in " ".join(texts(app))
    upload_file(app, "one;two\n1;2\n3;4\n5;6\n", "large.csv")
    assert "The table has 3 rows; at most 2 are read" in " ".join(texts(app))


def test_file_that_is_gone_changes_nothing(visitor):
    before = store.session()
    for gone in (None, "towns.csv", DeletedFile("no-such-file")):
        visitor.state[upload.FILE] = gone
        upload._take_file()
        assert store.session() == before
