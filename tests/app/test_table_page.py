"""The screen of one's own table by its elements: what is understood, corrected, refused, and kept."""

from __future__ import annotations

import gzip
import io
import logging

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.reading import Overrides
from pages.shared.session import uploaded_file
from pages.shared.session.address import format_address, parse_address
from pages.shared.session.choices import Choices
from pages.shared.session.uploaded_file import FileReference, Upload
from pages.shared.table import preview
from pages.shared.wording import upload_words
from tests.helpers import xlsx_writer
from tests.helpers.pages import (
    TOWNS,
    address_of,
    choice,
    choose,
    component,
    give,
    headline,
    is_shown,
    labels,
    panel,
    plain,
    press,
    previewed,
    says,
    texts,
    titled,
    visit_table,
)

RAGGED = "a,b\n1,2\n3\n4,5,6,7\n5,6\n7,8\n"
DOUBTFUL = "price;size\n1.234;1\n2.345;2\n3.456;3\n"
NO_NUMBERS = "town;kind\nRome;a\nOslo;b\nBern;a\n"
ODD = "<b>*x*</b>;$y$ :red[z];=1+1;[a](b)\n" + "\n".join(
    f"{i % 5};{i % 3},5;{i * 7 % 11};<i>{i % 2}</i>" for i in range(30)
)


def test_the_way_to_it_stands_under_the_samples():
    app = visit_table(None)
    assert titled(app) == "178 wines in 3 clusters"
    press(app, "Use your own table")
    assert titled(app) == "Your table"
    assert not app.exception


def test_before_a_file_is_there_it_says_what_can_be_read_how_much_and_where_it_stays():
    app = visit_table()
    assert says(app, "Excel (.xlsx) and Parquet, with up to 200 MB, 2,000,000 rows and 10,000 columns.")
    assert says(app, "It is sent nowhere else, written to no disk, and forgotten when you close or reload this page.")
    assert not is_shown(app)
    assert "Explain this table" not in labels(app)


@pytest.mark.parametrize("title", ["Customers", "Sensors"])
def test_it_offers_the_messy_samples(title):
    app = press(visit_table(), title)
    assert not app.exception
    assert app.selectbox(key="sample").value == title.lower()
    assert app.query_params == {"sample": title.lower()}
    assert titled(app).endswith("in 4 clusters")


def test_what_was_understood_is_one_sentence_and_the_guess_stands_in_the_choices():
    app = give(visit_table(), TOWNS)
    assert headline(app) == (
        "towns.csv: 40 rows and 4 columns, read as text with semicolons and decimal commas, header in line 1."
    )
    assert choice(app, "encoding") == "automatic: UTF-8"
    assert choice(app, "delimiter") == "automatic: semicolon ;"
    assert choice(app, "decimal") == "automatic: comma ,"
    assert choice(app, "thousands") == "automatic: none"
    assert choice(app, "header_row") == "automatic: line 1"
    assert choice(app, "missing_values") == "automatic: empty cells only"
    assert not [box for box in app.selectbox if box.label == "Sheet"]


def test_the_preview_has_the_first_hundred_rows_numbered_from_0():
    app = give(visit_table(), "a,b\n" + "\n".join(f"{i},{i % 9}" for i in range(250)))
    assert previewed(app).index.tolist() == list(range(100))
    assert says(app, "The first 100 of 250 rows")
    assert previewed(give(visit_table(), TOWNS)).shape == (40, 4)


def test_a_wide_table_is_shown_in_part_and_that_is_said():
    wide = (
        ",".join(f"c{i}" for i in range(150))
        + "\n"
        + "\n".join(",".join("12"[j % 2] for j in range(150)) for _ in "ab")
    )
    app = give(visit_table(), wide)
    assert previewed(app).shape == (2, 100)
    assert says(app, "All 2 rows, the first 100 of 150 columns")


def test_every_column_has_its_kind_role_and_reason():
    columns = give(visit_table(), TOWNS).data_editor[0].value
    assert columns["kind"].tolist() == ["category", "number", "number", "category"]
    assert columns["role"].tolist() == ["row id", "feature", "feature", "feature"]
    assert all(columns["reason"])


def test_a_wrong_guess_is_corrected_and_the_preview_follows():
    app = give(visit_table(), TOWNS)
    choose(app, "decimal", "point .")
    assert "decimal points" in headline(app)
    assert previewed(app)["warmth"].iloc[0] == "0,0"
    assert app.query_params["decimal"] == "."
    assert choice(app, "decimal") == "point ."
    assert app.selectbox(key="read_decimal").options[0] == "automatic: comma ,"
    choose(app, "decimal", "automatic: comma ,")
    assert "decimal commas" in headline(app)
    assert "decimal" not in app.query_params


def test_no_header_is_a_choice():
    app = choose(give(visit_table(), TOWNS), "header_row", "none")
    assert headline(app).startswith("towns.csv: 41 rows and 4 columns")
    assert headline(app).endswith("without a header.")
    assert app.query_params["header"] == "0"


def test_what_could_be_meant_otherwise_is_said_with_the_choice_that_settles_it():
    app = give(visit_table(), DOUBTFUL)
    assert says(app, "price: 1.234 could have a decimal mark or a thousands mark; it was read as 1.234.")
    press(app, "Decimal mark: comma ,")
    assert choice(app, "decimal") == "comma ,"
    assert previewed(app)["price"].tolist() == [1234, 2345, 3456]
    assert not says(app, "price: 1.234 could")


def test_rows_that_were_not_read_are_counted_listed_and_can_be_saved():
    app = give(visit_table(), RAGGED)
    (shown,) = (e for e in app.expander if e.label == "2 rows of the file were not read")
    listed = shown.dataframe[0].value
    assert listed.columns.tolist() == ["line", "reason", "text"]
    assert listed["line"].tolist() == [3, 4]
    assert listed["text"].tolist() == ["3", "4,5,6,7"]
    assert app.get("download_button")[0].proto.label == "Save these rows as CSV"


def test_nothing_is_said_of_unread_rows_where_there_are_none():
    assert [e.label for e in give(visit_table(), TOWNS).expander if "not read" in e.label] == []


def test_notes_are_said():
    app = give(visit_table(), "An export of May\n\n" + TOWNS)
    assert headline(app).endswith("header in line 3.")
    assert says(app, "1 line above the table was not read.")


def test_a_packed_file_is_read():
    assert "40 rows" in headline(give(visit_table(), gzip.compress(TOWNS.encode()), "towns.csv.gz"))


def test_a_pasted_table_is_read_and_goes_to_no_log(caplog):
    caplog.set_level(logging.DEBUG)
    app = visit_table()
    app.text_area[0].set_value("secret\tyes\n1\t2\n3\t4\n").run()
    press(app, "Read the pasted table")
    assert headline(app).startswith("Pasted table: 2 rows and 2 columns, read as text with tabs")
    assert "secret" not in caplog.text


def test_letters_beyond_ascii_survive_being_pasted():
    app = visit_table()
    app.text_area[0].set_value("Größe;naïve\n1;2\n3;4\n").run()
    press(app, "Read the pasted table")
    assert previewed(app).columns.tolist() == ["Größe", "naïve"]
    assert choice(app, "encoding") == "automatic: UTF-8"


def test_reading_nothing_pasted_says_what_to_do():
    app = press(visit_table(), "Read the pasted table")
    assert says(app, "The field is empty: copy cells in a spreadsheet")


@pytest.mark.parametrize("content", [b"\n\n", b"a,b\n", b"PK\x03\x04junk", bytes(range(256)) * 4], ids=str)
def test_what_is_no_table_is_refused_in_sentences(content):
    app = give(visit_table(), content, "bad.csv")
    assert not app.exception
    with pytest.raises(nc.NeonError) as raised:
        nc.read_table(content, filename="bad.csv")
    for problem in raised.value.problems:
        assert says(app, problem.what.rstrip("."))
        assert says(app, problem.hint)
    assert not is_shown(app)
    assert not says(app, "is still open")
    assert app.query_params == {}


def test_a_failing_upload_leaves_the_table_before_and_every_choice():
    app = give(visit_table(), TOWNS)
    app.slider(key="k").set_value(5).run()
    choose(app, "decimal", "point .")
    before = dict(app.query_params)
    give(app, b"\n", "bad.csv")
    assert says(app, "The file is empty (bad.csv).")
    assert says(app, "The previous table, towns.csv, is still open.")
    assert app.query_params == before
    assert app.slider(key="k").value == 5
    press(app, "Back to towns.csv")
    assert headline(app).startswith("towns.csv: 40 rows")
    assert choice(app, "decimal") == "point ."


def test_a_choice_that_cannot_work_keeps_the_reading_before_on_screen():
    app = give(visit_table(), TOWNS)
    choose(app, "thousands", "comma ,")
    choose(app, "decimal", "comma ,")
    assert says(app, "',' cannot be both the decimal and the thousands mark (Decimal mark, Thousands mark).")
    assert says(app, "The table below is from the previous reading.")
    assert headline(app).startswith("towns.csv: 40 rows")
    assert (choice(app, "decimal"), choice(app, "thousands")) == ("comma ,", "comma ,")
    choose(app, "thousands", "none")
    assert not says(app, "cannot be both marks")
    assert "decimal commas" in headline(app)


def test_a_header_beyond_the_file_is_refused():
    app = choose(give(visit_table(), DOUBTFUL), "header_row", "line 9")
    assert says(app, "There is no line 9: the text has 4")
    assert is_shown(app)


def test_a_table_that_cannot_be_read_can_be_read_otherwise():
    app = give(visit_table(), "a;b\n", "short.csv")
    assert not is_shown(app)
    choose(app, "header_row", "none")
    assert headline(app).startswith("short.csv: 1 row and 2 columns")


def test_explaining_leads_to_explore_with_the_usual_choices():
    app = press(give(visit_table(), TOWNS), "Explain this table")
    assert not app.exception
    assert titled(app) == "40 rows in 3 clusters"
    assert says(app, "Click a row to see, exactly, what puts it there.")
    assert panel(app)["nouns"] == ["row", "rows"]
    assert plain(panel(app)["headline"]).startswith("Row ")
    assert app.number_input(key="seed").value == 0
    assert app.number_input(key="restarts").value == 10
    assert app.query_params == {"table": Upload.of("", TOWNS.encode()).reference.key, "file": "towns.csv"}
    assert app.selectbox(key="sample").options[-1] == "towns.csv"


def test_the_way_back_leads_to_the_sample_as_it_was_left():
    app = visit_table(None, k="5", row="83")
    give(press(app, "Use your own table"), TOWNS)
    press(app, "Back to the sample")
    assert titled(app) == "178 wines in 5 clusters"
    assert app.query_params == {"k": "5", "row": "83"}


def test_the_table_of_one_s_own_is_a_choice_beside_the_samples_and_keeps_its_choices():
    app = press(give(visit_table(), TOWNS), "Explain this table")
    app.slider(key="k").set_value(6).run()
    app.selectbox(key="sample").select("Iris").run()
    assert titled(app) == "150 flowers in 3 clusters"
    app.selectbox(key="sample").select("towns.csv").run()
    assert titled(app) == "40 rows in 6 clusters"
    assert app.query_params["k"] == "6"


def test_a_page_switch_keeps_all():
    app = press(choose(give(visit_table(), TOWNS), "decimal", "point ."), "Explain this table")
    app = press(app, "How it was read")
    assert "decimal points" in headline(app)
    assert choice(app, "decimal") == "point ."


def test_reading_it_otherwise_keeps_the_clustering():
    app = press(give(visit_table(), TOWNS), "Explain this table")
    app.slider(key="k").set_value(4).run()
    press(app, "How it was read")
    choose(app, "missing_values", "empty cells only")
    assert app.slider(key="k").value == 4


def test_another_file_opens_on_its_own():
    app = give(visit_table(), TOWNS)
    app.slider(key="k").set_value(5).run()
    give(app, DOUBTFUL, "prices.csv")
    assert headline(app).startswith("prices.csv: 3 rows")
    assert app.slider(key="k").value == 3
    assert app.query_params["file"] == "prices.csv"


def test_a_table_without_a_number_is_refused_by_explore_with_a_way_back():
    app = press(give(visit_table(), NO_NUMBERS), "Explain this table")
    assert not app.exception
    assert says(app, "No column is a feature that can count")
    press(app, "How it was read")
    assert headline(app).startswith("towns.csv: 3 rows")


def test_too_few_rows_for_the_clusters_are_said():
    app = press(give(visit_table(), "a,b\n1,2\n3,5\n"), "Explain this table")
    assert says(app, "2 rows cannot make 3 clusters")


@pytest.mark.parametrize("way", [None, "Use your own table"])
def test_after_a_reload_it_says_which_file_the_address_is_of(way):
    address = address_of(TOWNS, decimal=".", k="4")
    app = visit_table(way, **address)
    key = address["table"]
    asked = f"This address belongs to your table towns.csv (fingerprint {key})."
    assert says(app, f"{asked} Upload that file again to restore all choices.")
    assert app.query_params == address
    assert titled(app) == ("Your table" if way else "178 wines in 3 clusters")


def test_the_same_file_takes_up_all_choices():
    address = address_of(TOWNS, missing="a,-", k="4", row="7", beta="inf")
    app = give(visit_table(**address), TOWNS)
    assert says(app, "towns.csv is the table of the address: all choices are restored.")
    assert choice(app, "missing_values") == "a, -"
    assert app.query_params == address
    press(app, "Explain this table")
    assert titled(app) == "40 rows in 4 clusters"
    assert panel(app)["mark"]["row"] == 7
    assert app.query_params == address


def test_another_file_than_the_address_is_of_is_said_and_opened_on_its_own():
    app = give(visit_table(**address_of(TOWNS, k="4")), DOUBTFUL, "prices.csv")
    assert says(app, "The address belongs to another table, towns.csv (fingerprint ")
    assert says(app, "Its choices do not apply to prices.csv (fingerprint ")
    assert app.slider(key="k").value == 3
    assert app.query_params["file"] == "prices.csv"


def test_a_pasted_table_is_asked_for_as_one():
    app = visit_table(None, **address_of("a\tb\n1\t2\n", upload_words.PASTED))
    assert says(app, "Paste that table again to restore all choices.")


def test_the_address_stays_until_something_else_is_chosen():
    address = address_of(TOWNS)
    app = visit_table(None, **address)
    app.selectbox(key="scaling").set_value("standard").run()
    assert app.query_params["scaling"] == "standard"
    assert "table" not in app.query_params
    app.selectbox(key="scaling").set_value("minmax").run()
    assert app.query_params == {}


def test_one_session_s_table_is_not_opened_by_its_address_in_another():
    first = press(give(visit_table(), TOWNS), "Explain this table")
    second = visit_table(None, **dict(first.query_params))
    assert titled(second) == "178 wines in 3 clusters"
    assert "towns.csv" not in second.selectbox(key="sample").options


def test_names_and_cells_are_text_everywhere():
    app = give(visit_table(), ODD, "<b>$odd$</b>.csv")
    assert not app.exception
    assert headline(app).startswith("<b>$odd$</b>.csv: 30 rows")
    markdown = [element.value for element in (*app.markdown, *app.caption, *app.subheader)]
    assert not any("<b>" in value or "$odd$" in value for value in markdown)
    assert previewed(app).columns.tolist() == ["<b>*x*</b>", "$y$ :red[z]", "=1+1", "[a](b)"]
    press(app, "Explain this table")
    assert set(panel(app)["names"]) >= {"<b>*x*</b>", "=1+1"}
    assert not any("<b>" in text for text in (element.value for element in (*app.markdown, *app.caption)))
    figure = str(component(app, "neon_chart")["figure"])
    assert "<b>*x*" not in figure


def test_an_address_with_an_odd_file_name_is_text():
    app = visit_table(None, table="0123456789ab", file="<b>$x$</b>")
    assert says(app, "your table <b>$x$</b> (fingerprint 0123456789ab)")
    assert not any("<b>" in element.value for element in app.markdown)


MARKS = st.sampled_from([".", ",", " ", "'"])
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(str.strip).filter(bool)
OVERRIDES = st.builds(
    Overrides,
    encoding=st.none() | st.sampled_from(["utf-8", "cp1252", "utf-16"]),
    delimiter=st.none() | st.sampled_from([",", ";", "\t", "|", " ", "&", "=", "#", "whitespace"]),
    decimal=st.none() | st.sampled_from([".", ","]),
    thousands=st.none() | st.just("") | MARKS,
    header_row=st.none() | st.integers(0, 10**6),
    missing_values=st.none() | st.lists(WORDS, unique=True, max_size=4).map(tuple),
    sheet=st.none() | WORDS,
)
FILES = st.builds(FileReference, st.text("0123456789abcdef", min_size=12, max_size=12), st.just("") | WORDS, OVERRIDES)


@given(FILES)
def test_what_an_address_says_of_a_table_is_read_again(file):
    choices = Choices("", nc.AnalysisConfig(n_clusters=4), row=7, file=file)
    assert parse_address(format_address(choices, telling_row=-1)) == (choices, ())


@given(st.sampled_from(sorted(uploaded_file.FIELDS.values())), st.text())
def test_no_choice_is_too_odd_to_be_read(field, written):
    found = uploaded_file.parse_override(field, written)
    if found is not None:
        assert uploaded_file.parse_override(field, uploaded_file.format_override(field, found)) == found


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("table", "nothing", "a table is named by 12 to 32 digits from 0 to f."),
        ("delimiter", "ab", "a delimiter is one character"),
        ("decimal", "x", "a decimal mark is a point or a comma."),
        ("thousands", "x", "a thousands mark is"),
        ("header", "first", "a header is a line number"),
    ],
)
def test_what_an_address_cannot_say_of_a_table_is_said(key, value, rule):
    _, sentences = parse_address({"table": "0123456789ab", key: value})
    assert [rule in sentence for sentence in sentences] == [True]


def test_what_belongs_to_a_table_means_nothing_without_one():
    assert parse_address({"decimal": ","})[1] == ("The address has the unknown parameter “decimal”.",)


def test_a_sheet_of_a_workbook_is_chosen():
    sheets = {"Notes": [["read", "me"], ["1", "2"]], "Data": [["a", "b"], [1, 2], [3, 4], [5, 9]]}
    app = give(visit_table(), xlsx_writer.workbook(sheets), "book.xlsx")
    assert ", read from the sheet “Notes”, header in " in headline(app)
    assert choice(app, "sheet") == "automatic: Notes"
    assert not [box for box in app.selectbox if box.label in ("Encoding", "Delimiter")]
    choose(app, "sheet", "Data")
    assert headline(app).startswith("book.xlsx: 3 rows and 2 columns, read from the sheet “Data”")
    assert app.query_params["sheet"] == "Data"


def test_parquet_leaves_nothing_to_choose():
    file = io.BytesIO()
    pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2, 4, 9]}).to_parquet(file)
    app = give(visit_table(), file.getvalue(), "some.parquet")
    assert headline(app) == "some.parquet: 3 rows and 2 columns, read from Parquet."
    assert says(app, "A Parquet file describes its own format, so there is nothing to choose.")
    assert not [box for box in app.selectbox if box.key and box.key.startswith("read_")]


def test_a_long_name_is_cut_in_sentences():
    app = give(visit_table(), TOWNS, f"{'x' * 200}.csv")
    assert headline(app).startswith(f"{'x' * 59}…: 40 rows")


def test_a_table_called_like_a_sample_has_a_title_of_its_own():
    app = give(visit_table(), TOWNS, "Wine")
    assert app.selectbox(key="sample").options[-1] == "Wine (your table)"
    press(app, "Explain this table")
    assert [group.options for group in app.get("button_group")][-1] == ["Nearest a boundary · 20", "All · 40"]


def test_a_csv_of_what_was_not_read_holds_no_formula():
    data = nc.read_table(b"a,b\n1,2\n=1+1\n4,5\n6,7\n8,9\n")
    text = preview.unread_csv(data.reading.unread)
    assert text.splitlines()[0] == '"line","reason","text"'
    assert ',"\'=1+1"' in text


def test_a_table_is_read_once_for_every_choice(monkeypatch):
    asked = []
    read_table = nc.read_table

    def count(*args, **more):
        asked.append(more)
        return read_table(*args, **more)

    monkeypatch.setattr(nc, "read_table", count)
    app = give(visit_table(), "once;two\n1;2\n3;4\n", "once.csv")
    app.run()
    press(app, "Explain this table")
    assert len(asked) == 1
    assert texts(app)


def test_what_is_too_large_for_this_dashboard_is_refused_with_its_own_limit(monkeypatch):
    monkeypatch.setenv("NEON_MAX_ROWS", "2")
    app = visit_table()
    assert "with up to 200 MB, 2 rows and 10,000 columns" in " ".join(texts(app))
    give(app, "one;two\n1;2\n3;4\n5;6\n", "large.csv")
    assert "The table has 3 rows; at most 2 are read" in " ".join(texts(app))
