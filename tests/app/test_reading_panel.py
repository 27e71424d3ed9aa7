"""The table screen: how a table was read, its errors, and the reading before a failing one."""

from __future__ import annotations

from dataclasses import replace

import neon_core as nc
from pages.shared.session.uploaded_file import with_override
from tests.helpers.pages import (
    AMBIGUOUS,
    TOWNS,
    button_labels,
    choose_read_option,
    column_table,
    component,
    file_address,
    is_table_shown,
    open_table_screen,
    panel_payload,
    press_button,
    preview_frame,
    read_option,
    reading_heading,
    shows,
    texts,
    title,
    upload_file,
)

ODD = "<b>*x*</b>;$y$ :red[z];=1+1;[a](b)\n" + "\n".join(
    f"{i % 5};{i % 3},5;{i * 7 % 11};<i>{i % 2}</i>" for i in range(30)
)


def test_failing_upload_keeps_the_table_before_and_its_choices():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    app.slider(key="k").set_value(5).run()
    choose_read_option(press_button(app, "How it was read"), "decimal", "point .")
    before = dict(app.query_params)
    upload_file(app, b"\n", "bad.csv")
    assert shows(app, "The file is empty (bad.csv).")
    assert shows(app, "The previous table, towns.csv, is still open.")
    assert app.query_params == before
    assert app.query_params["k"] == "5"
    press_button(app, "Back to towns.csv")
    assert reading_heading(app).startswith("towns.csv: 40 rows")
    assert read_option(app, "decimal") == "point ."


def test_failing_option_keeps_the_previous_reading_on_screen():
    app = upload_file(open_table_screen(), TOWNS)
    choose_read_option(app, "thousands", "comma ,")
    choose_read_option(app, "decimal", "comma ,")
    assert shows(app, "',' cannot be both the decimal and the thousands mark (Decimal mark, Thousands mark).")
    assert shows(app, "The table below is from the previous reading.")
    assert reading_heading(app).startswith("towns.csv: 40 rows")
    assert (read_option(app, "decimal"), read_option(app, "thousands")) == ("comma ,", "comma ,")
    choose_read_option(app, "thousands", "none")
    assert not shows(app, "cannot be both marks")
    assert "decimal commas" in reading_heading(app)


def test_step_onward_is_the_first_button_and_stands_below_the_columns_too():
    app = upload_file(open_table_screen(), TOWNS)
    steps = ["Explain this table", "Explain", "Read the pasted table"]
    assert [label for label in button_labels(app) if label in steps] == steps
    press_button(app, "Explain")
    assert title(app) == "40 rows in 3 clusters"


def test_typed_value_without_meaning_is_refused_in_the_words_of_the_screen():
    app = upload_file(open_table_screen(), TOWNS)
    visit = app.session_state.visit
    typed = visit.upload.with_overrides(with_override(visit.upload.overrides, "header_row", "two"))
    app.session_state["visit"] = replace(visit, candidate=typed)
    app.run()
    assert shows(app, "is not a header line (Header).")
    assert shows(app, "Type a line, or several with commas between them; choose none where there is no header.")
    assert not any("(2, 3)" in text or "header_row" in text for text in texts(app))


def test_header_line_beyond_the_file_is_refused():
    app = choose_read_option(upload_file(open_table_screen(), AMBIGUOUS), "header_row", "line 9")
    assert shows(app, "There is no line 9: the text has 4")
    assert is_table_shown(app)


def test_unreadable_table_can_be_read_with_another_option():
    app = upload_file(open_table_screen(), "a;b\n", "short.csv")
    assert not is_table_shown(app)
    choose_read_option(app, "header_row", "none")
    assert reading_heading(app).startswith("short.csv: 1 row and 2 columns")


def test_reading_with_another_option_keeps_the_clustering():
    app = press_button(upload_file(open_table_screen(), TOWNS), "Explain this table")
    app.slider(key="k").set_value(4).run()
    press_button(app, "How it was read")
    choose_read_option(app, "missing_values", "empty")
    press_button(app, "Explain this table")
    assert app.slider(key="k").value == 4


def test_reading_with_another_option_keeps_possible_column_choices():
    app = upload_file(open_table_screen(**file_address(TOWNS, ignore="rain", boolean="kind")), TOWNS)
    assert shows(app, "kind has no words for yes and no (a, b). Shown instead: the detected value.")
    choose_read_option(app, "missing_values", "empty")
    assert column_table(app).loc["rain", ["kind", "role"]].tolist() == ["number", "ignore"]
    choose_read_option(app, "header_row", "none")
    assert shows(app, "This table has no column “rain”")
    assert "ignore" not in app.query_params


def test_markup_in_names_and_cells_is_text():
    app = upload_file(open_table_screen(), ODD, "<b>$odd$</b>.csv")
    assert not app.exception
    assert reading_heading(app).startswith("<b>$odd$</b>.csv: 30 rows")
    markdown = [element.value for element in (*app.markdown, *app.caption, *app.header)]
    assert not any("<b>" in value or "$odd$" in value for value in markdown)
    assert preview_frame(app).columns.tolist() == ["<b>*x*</b>", "$y$ :red[z]", "=1+1", "[a](b)"]
    press_button(app, "Explain this table")
    assert set(panel_payload(app)["names"]) >= {"<b>*x*</b>", "=1+1"}
    assert not any("<b>" in text for text in (element.value for element in (*app.markdown, *app.caption)))
    figure = str(component(app, "neon_chart")["figure"])
    assert "<b>*x*" not in figure


def test_long_file_name_is_cut_in_the_heading():
    app = upload_file(open_table_screen(), TOWNS, f"{'x' * 200}.csv")
    assert reading_heading(app).startswith(f"{'x' * 59}…: 40 rows")


def test_table_is_read_once(monkeypatch):
    reads = []
    read_table = nc.read_table

    def count(*args, **more):
        reads.append(more)
        return read_table(*args, **more)

    monkeypatch.setattr(nc, "read_table", count)
    app = upload_file(open_table_screen(), "once;two\n1;2\n3;4\n", "once.csv")
    app.run()
    press_button(app, "Explain this table")
    assert len(reads) == 1
    assert texts(app)
