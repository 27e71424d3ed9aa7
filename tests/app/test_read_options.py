"""The options of reading a table, and the ambiguities that they settle."""

from __future__ import annotations

import html
import io

import pandas as pd

from neon_core.reading import Reading
from pages.shared.table import proposals
from tests.helpers import xlsx_writer
from tests.helpers.pages import (
    AMBIGUOUS,
    TOWNS,
    button_labels,
    choose_read_option,
    open_table_screen,
    press_button,
    preview_frame,
    read_option,
    reading_heading,
    shows,
    texts,
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
    assert read_option(app, "missing_values") == "automatic: empty"
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


def place_of(app, part):
    """Return the place of a text on the screen, from the top; columns come one after the other."""
    values = [getattr(element, "value", None) for element in app.main]
    return next(i for i, text in enumerate(values) if isinstance(text, str) and part in html.unescape(text))


def test_equal_doubts_are_one_with_one_set_of_buttons():
    rows = "".join(f"0{i}/0{i + 1}/2024;0{i}/0{i + 2}/2024;0{i + 1}/0{i}/2024;{i}\n" for i in range(1, 7))
    app = upload_file(open_table_screen(), f"opened;closed;paid;size\n{rows}", "dates.csv")
    assert shows(app, "3 columns (opened, closed and paid): day or month first? Both fit;")
    assert sum("could begin with the day" in text for text in texts(app)) == 0
    orders = [label for label in button_labels(app) if label.startswith("Order of dates: ")]
    assert sorted(orders) == ["Order of dates: day first", "Order of dates: month first"]
    press_button(app, "Order of dates: month first")
    assert not shows(app, "day or month first?")
    assert app.query_params["order"] == "mdy"


def test_doubts_stand_before_the_preview_and_the_options():
    app = upload_file(open_table_screen(), AMBIGUOUS)
    assert place_of(app, "could have a decimal mark") < place_of(app, "Reading options")
    assert place_of(app, "could have a decimal mark") < place_of(app, "All 3 rows")


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


SURVEY = "id,hobbies,age\n" + "".join(
    f"{k},{['tea; milk', 'milk', '', 'tea', 'tea; beer'][k % 5]},{20 + k * 7 % 50}\n" for k in range(40)
)
PIVOT = "Region,town,x\n" + "".join(f"{'NESW'[k // 6] if k % 6 == 0 else ''},t{k},{k * 37 % 90}\n" for k in range(24))
GRADES = "id,maths,music,sport\n" + "".join(
    f"{k},{'krank' if k % 20 == 0 else k % 6},{'krank' if k % 4 == 0 else k % 5},{k * 7 % 11}\n" for k in range(60)
)


def test_answers_become_columns_and_one_again():
    app = upload_file(open_table_screen(), SURVEY, "survey.csv")
    press_button(app, "One yes/no column per answer")
    assert reading_heading(app).startswith("survey.csv: 40 rows and 6 columns")
    assert list(preview_frame(app).columns) == [
        "id",
        "hobbies",
        "hobbies: tea",
        "hobbies: milk",
        "hobbies: beer",
        "age",
    ]
    assert (app.query_params["answers"], read_option(app, "answers")) == ("hobbies", "hobbies")
    press_button(app, "Keep hobbies as one column")
    assert reading_heading(app).startswith("survey.csv: 40 rows and 3 columns")
    assert "answers" not in app.query_params
    assert not [box for box in app.selectbox if box.label == "A column per answer"]


def test_labels_are_carried_down_and_taken_back():
    app = upload_file(open_table_screen(), PIVOT, "pivot.csv")
    press_button(app, "Carry the labels of Region down")
    assert preview_frame(app)["Region"].tolist()[:7] == ["N"] * 6 + ["E"]
    assert app.query_params["carry"] == "Region"
    press_button(app, "Leave the empty cells of Region empty")
    assert preview_frame(app)["Region"].isna().sum() == 20


def test_odd_word_is_treated_as_missing_in_all_its_columns():
    app = upload_file(open_table_screen(), GRADES, "grades.csv")
    press_button(app, "Treat krank as missing in 2 columns")
    assert (app.query_params["missing"], read_option(app, "missing_values")) == ("krank", "krank")
    assert not shows(app, "krank is not a number")
    choose_read_option(app, "missing_values", "automatic: empty")
    assert shows(app, "krank is not a number and counts as missing in 2 columns")


def test_words_come_beside_the_detected_ones():
    detected = Reading(missing_values=("NA",))
    assert proposals.propose(detected, "missing_values", None, ("krank",)) == "NA,krank"
    assert proposals.propose(detected, "missing_values", ("?",), ("krank",)) == "?,krank"
    assert proposals.propose(detected, "carry_down", ("a",), ("b",)) == "a,b"
    assert proposals.propose(detected, "carry_down", ("a", "b"), ("b",)) == "a"
    assert proposals.propose(detected, "carry_down", ("b",), ("b",)) is None


def test_header_of_two_lines_names_both():
    text = "town;warm;wet\n;°C;mm\n" + "".join(f"t{k};{k}.5;{k * 7 % 9}\n" for k in range(20))
    app = upload_file(open_table_screen(), text, "towns.csv")
    assert read_option(app, "header_row") == "automatic: lines 1, 2"


def table_of(name, cells):
    return f"size,{name}\n" + "".join(f"{k * 37 % 90},{cell}\n" for k, cell in enumerate(cells))


WEIGHTS = table_of("weight", [f"{k} kg" if k % 3 else f"{k + 1}00 g" for k in range(30)])
LAPS = table_of("lap", [f"{k % 9}:{10 + k}" for k in range(30)])
PRESSURES = table_of("pressure", [f"{110 + k}/{70 + k % 9}" for k in range(30)])
DAYS = table_of("day", [f"{k % 28 + 1} March" for k in range(30)])


def doubt_labels(app):
    """Return the labels of the buttons that settle a doubt, in order."""
    return [button.label for button in app.button if button.key and button.key.startswith("settle ")]


def test_several_units_are_converted_and_kept_again():
    app = upload_file(open_table_screen(), WEIGHTS, "weights.csv")
    assert doubt_labels(app) == ["Convert weight to g", "Convert weight to kg", "Keep weight as text"]
    press_button(app, "Convert weight to kg")
    assert preview_frame(app)["weight"].tolist()[:3] == [0.1, 1, 2]
    assert (app.query_params["units"], read_option(app, "units")) == ("weight=kg", "weight in kg")
    assert doubt_labels(app) == []
    assert shows(app, "weight: its numbers are in kg, as chosen; 100 g was read as 0.1.")
    choose_read_option(app, "units", "none")
    assert "units" not in app.query_params
    press_button(app, "Keep weight as text")
    assert (app.query_params["keep"], read_option(app, "keep_text")) == ("weight", "weight")
    assert doubt_labels(app) == []
    assert shows(app, "As chosen, weight was kept as text.")


def test_times_are_read_as_the_visitor_says():
    app = upload_file(open_table_screen(), LAPS, "laps.csv")
    assert doubt_labels(app) == ["Read lap as hours and minutes", "Read lap as minutes and seconds"]
    press_button(app, "Read lap as hours and minutes")
    assert app.query_params["units"] == "lap=h:min"
    assert doubt_labels(app) == []
    assert shows(app, "lap: its times are in hours and minutes, as chosen.")


def test_numbers_of_a_cell_become_columns_and_one_again():
    app = upload_file(open_table_screen(), PRESSURES, "pressures.csv")
    assert doubt_labels(app) == ["One column per number", "Keep pressure as text"]
    press_button(app, "One column per number")
    assert list(preview_frame(app).columns) == ["size", "pressure", "pressure 1", "pressure 2"]
    assert app.query_params["split"] == "pressure"
    press_button(app, "Keep pressure as one column")
    assert list(preview_frame(app).columns) == ["size", "pressure"]


def test_days_without_a_year_are_kept():
    app = upload_file(open_table_screen(), DAYS, "days.csv")
    assert doubt_labels(app) == ["Keep day as text"]
    press_button(app, "Keep day as text")
    assert (app.query_params["keep"], doubt_labels(app)) == ("day", [])


def test_another_unit_stands_beside_the_former_one():
    assert proposals.propose_unit((("lap", "min:s"),), ("a", "b"), "kg") == "lap=min:s,a=kg,b=kg"
