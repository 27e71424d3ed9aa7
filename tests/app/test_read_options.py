"""The options of reading a table, and the ambiguities that they settle."""

from __future__ import annotations

import io

import pandas as pd

from tests.helpers import xlsx_writer
from tests.helpers.pages import (
    AMBIGUOUS,
    TOWNS,
    choose_read_option,
    open_table_screen,
    press_button,
    preview_frame,
    read_option,
    reading_heading,
    shows,
    upload_file,
)


def test_heading_and_options_show_the_detected_values():
    app = upload_file(open_table_screen(), TOWNS)
    assert reading_heading(app) == (
        "towns.csv: 40 rows and 4 columns, read as text with semicolons and decimal commas, header in line 1."
    )
    assert read_option(app, "encoding") == "automatic: UTF-8"
    assert read_option(app, "delimiter") == "automatic: semicolon ;"
    assert read_option(app, "decimal") == "automatic: comma ,"
    assert read_option(app, "thousands") == "automatic: none"
    assert read_option(app, "header_row") == "automatic: line 1"
    assert read_option(app, "missing_values") == "automatic: empty cells only"
    assert not [box for box in app.selectbox if box.label == "Sheet"]


def test_changed_option_changes_the_preview():
    app = upload_file(open_table_screen(), TOWNS)
    choose_read_option(app, "decimal", "point .")
    assert "decimal points" in reading_heading(app)
    assert preview_frame(app)["warmth"].iloc[0] == "0,0"
    assert app.query_params["decimal"] == "."
    assert read_option(app, "decimal") == "point ."
    assert app.selectbox(key="read_decimal").options[0] == "automatic: comma ,"
    choose_read_option(app, "decimal", "automatic: comma ,")
    assert "decimal commas" in reading_heading(app)
    assert "decimal" not in app.query_params


def test_header_can_be_switched_off():
    app = choose_read_option(upload_file(open_table_screen(), TOWNS), "header_row", "none")
    assert reading_heading(app).startswith("towns.csv: 41 rows and 4 columns")
    assert reading_heading(app).endswith("without a header.")
    assert app.query_params["header"] == "0"


def test_ambiguity_is_shown_with_its_options():
    app = upload_file(open_table_screen(), AMBIGUOUS)
    assert shows(app, "price: 1.234 could have a decimal mark or a thousands mark; it was read as 1.234.")
    press_button(app, "Decimal mark: comma ,")
    assert read_option(app, "decimal") == "comma ,"
    assert preview_frame(app)["price"].tolist() == [1234, 2345, 3456]
    assert not shows(app, "price: 1.234 could")


def test_sheet_of_a_workbook_is_chosen():
    sheets = {"Notes": [["read", "me"], ["1", "2"]], "Data": [["a", "b"], [1, 2], [3, 4], [5, 9]]}
    app = upload_file(open_table_screen(), xlsx_writer.workbook(sheets), "book.xlsx")
    assert ", read from the sheet “Notes”, header in " in reading_heading(app)
    assert read_option(app, "sheet") == "automatic: Notes"
    assert not [box for box in app.selectbox if box.label in ("Encoding", "Delimiter")]
    choose_read_option(app, "sheet", "Data")
    assert reading_heading(app).startswith("book.xlsx: 3 rows and 2 columns, read from the sheet “Data”")
    assert app.query_params["sheet"] == "Data"


def test_parquet_has_no_options():
    file = io.BytesIO()
    pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2, 4, 9]}).to_parquet(file)
    app = upload_file(open_table_screen(), file.getvalue(), "some.parquet")
    assert reading_heading(app) == "some.parquet: 3 rows and 2 columns, read from Parquet."
    assert shows(app, "A Parquet file describes its own format, so there is nothing to choose.")
    assert not [box for box in app.selectbox if box.key and box.key.startswith("read_")]
