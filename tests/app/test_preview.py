"""The preview of a table, its notes, and the rows of the file that were not read."""

from __future__ import annotations

import neon_core as nc
from pages.shared.table import preview
from tests.helpers.pages import (
    TOWNS,
    open_table_screen,
    preview_frame,
    reading_heading,
    shows,
    upload_file,
)

RAGGED = "a,b\n1,2\n3\n4,5,6,7\n5,6\n7,8\n"


def test_preview_has_the_first_hundred_rows_numbered_from_0():
    app = upload_file(open_table_screen(), "a,b\n" + "\n".join(f"{i},{i % 9}" for i in range(250)))
    assert preview_frame(app).index.tolist() == list(range(100))
    assert shows(app, "The first 100 of 250 rows")
    assert preview_frame(upload_file(open_table_screen(), TOWNS)).shape == (40, 4)


def test_wide_table_is_previewed_in_part():
    wide = (
        ",".join(f"c{i}" for i in range(150))
        + "\n"
        + "\n".join(",".join("12"[j % 2] for j in range(150)) for _ in "ab")
    )
    app = upload_file(open_table_screen(), wide)
    assert preview_frame(app).shape == (2, 100)
    assert shows(app, "All 2 rows, the first 100 of 150 columns")


def test_unread_rows_are_listed_and_can_be_saved():
    app = upload_file(open_table_screen(), RAGGED)
    (expander,) = (e for e in app.expander if e.label == "2 rows of the file were not read")
    listed = expander.dataframe[0].value
    assert listed.columns.tolist() == ["line", "reason", "text"]
    assert listed["line"].tolist() == [3, 4]
    assert listed["text"].tolist() == ["3", "4,5,6,7"]
    assert app.get("download_button")[0].proto.label == "Save these rows as CSV"


def test_no_list_without_unread_rows():
    assert [e.label for e in upload_file(open_table_screen(), TOWNS).expander if "not read" in e.label] == []


def test_notes_of_the_reading_are_shown():
    app = upload_file(open_table_screen(), "An export of May\n\n" + TOWNS)
    assert reading_heading(app).endswith("header in line 3.")
    assert shows(app, "1 line above the table was not read.")


def test_csv_of_unread_rows_has_no_formula():
    data = nc.read_table(b"a,b\n1,2\n=1+1\n4,5\n6,7\n8,9\n")
    text = preview.unread_csv(data.reading.unread)
    assert text.splitlines()[0] == '"line","reason","text"'
    assert ',"\'=1+1"' in text
