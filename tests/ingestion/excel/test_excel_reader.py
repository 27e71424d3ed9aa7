"""Sheets become CSV, a record for each row, with values as a person would type them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.excel.excel_reader import read_sheet
from neon_core.reading import Limits
from tests.helpers import xlsx_writer

LIMITS = Limits()


def text(sheets, sheet=None, **more) -> str:
    return read_sheet(xlsx_writer.workbook(sheets, **more), sheet, LIMITS).text.decode()


def refusal(content, sheet=None, limits=LIMITS, kind=ReadingError) -> str:
    with pytest.raises(kind) as caught:
        read_sheet(content, sheet, limits)
    return str(caught.value)


def raw(lines, **replaced) -> bytes:
    """Return a workbook whose sheet has these rows, as XML."""
    files = xlsx_writer.parts({"Data": xlsx_writer.raw_sheet(lines)}, ["zero", "one"])
    return xlsx_writer.pack(
        files | {name.replace("__", "/").replace("_dot_", "."): part for name, part in replaced.items()}
    )


@pytest.mark.parametrize("share", [True, False], ids=["shared", "inline"])
def test_shared_and_inline_texts_and_numbers_are_read(share):
    rows = [["name", "height"], ["Ångström & <Söhne>", 1.5], ['a "b", c', -3.0], [" both ends ", 1e-9]]
    assert text(rows, share=share) == ('name,height\nÅngström & <Söhne>,1.5\n"a ""b"", c",-3\n both ends ,1e-09\n')


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.0, "3"),
        (0.1, "0.1"),
        (1e15, "1000000000000000"),
        (1e22, "1e+22"),
        (-0.5, "-0.5"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("00123", "00123"),
        (("date", 45322), "2024-01-31"),
        (("dmy", 45322), "2024-01-31"),
        (("moment", 45322), "2024-01-31"),
        (("moment", 45322.5), "2024-01-31 12:00:00"),
        (("time", 0.5625), "13:30:00"),
        (("duration", 1.5), "36:00:00"),
        (("duration", -0.25), "-6:00:00"),
        (("percent", 0.25), "0.25"),
        (("error", "#N/A"), "#N/A"),
        (("error", "#DIV/0!"), "#DIV/0!"),
        (("error", "#SPILL!"), "#SPILL!"),
        (("formula", "A1&B1", "né"), "né"),
        (("formula", "1+1", 2.0), "2"),
        ("=1+1", "=1+1"),
    ],
    ids=str,
)
def test_cell_value_becomes_text_as_a_person_types_it(value, written):
    assert text([[value]]) == written + "\n"


def test_dates_with_origin_1904_are_read():
    assert text([[("date", 43860)]], from_1904=True) == "2024-01-31\n"


def test_blank_rows_and_columns_keep_their_place():
    rows = [[], [None, "b"], [], [], [None, None, 3.0], [None], []]
    assert text(rows) == "\n,b,\n\n\n,,3\n"


def test_formatted_empty_cells_are_ignored():
    lines = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    assert read_sheet(raw(lines), None, LIMITS).text == b"1\n"


def test_cells_without_reference_follow_each_other():
    lines = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"
    assert read_sheet(raw(lines), None, LIMITS).text == b"1,2\n,3\n"


def test_line_breaks_in_a_cell_are_normalized():
    assert text([["a\r\nb\rc\nd", "e"]]) == '"a\nb\nc\nd",e\n'


def test_rich_text_is_read_without_its_format():
    lines = (
        '<row><c t="inlineStr"><is><r><rPr><b/></rPr><t>bo</t></r><r><t xml:space="preserve">ld </t></r></is></c></row>'
    )
    assert read_sheet(raw(lines), None, LIMITS).text == b"bold \n"


def test_invalid_number_is_kept_as_text():
    assert read_sheet(raw("<row><c><v>ten</v></c></row>"), None, LIMITS).text == b"ten\n"


def test_text_with_markup_of_an_error_cell_is_unchanged():
    rows = [['<c t="e">', ("error", "#N/A"), ' t="e"']]
    assert next(csv.reader(io.StringIO(text(rows)))) == ['<c t="e">', "#N/A", ' t="e"']


def test_prefixed_elements_and_unusual_paths_are_read():
    files = xlsx_writer.parts({"Data": xlsx_writer.sheet([[1.0, "x", ("error", "#N/A")]])})
    sheet = str(files.pop("xl/worksheets/sheet1.xml"))
    for tag in ("worksheet", "sheetData", "row", "dimension", "c", "v", "is", "t"):
        sheet = (
            sheet.replace(f"<{tag} ", f"<x:{tag} ")
            .replace(f"<{tag}>", f"<x:{tag}>")
            .replace(f"</{tag}>", f"</x:{tag}>")
        )
    files["xl/Tabelle/Eins.xml"] = sheet.replace("xmlns=", "xmlns:x=")
    relations = str(files["xl/_rels/workbook.xml.rels"]).replace(
        "worksheets/sheet1.xml", "/xl/tabelle/../Tabelle/eins.xml"
    )
    files["xl/_rels/workbook.xml.rels"] = relations
    assert read_sheet(xlsx_writer.pack(files), None, LIMITS).text == b"1,x,#N/A\n"


def test_first_visible_sheet_with_cells_is_read():
    sheets = {"Hidden": [["h"]], "Empty": [[]], "Blank": [[""]], "Data": [["d"]], "More": [["m"]]}
    read = read_sheet(xlsx_writer.workbook(sheets, states={"Hidden": "hidden"}), None, LIMITS)
    assert (read.text, read.name, read.names) == (b"d\n", "Data", tuple(sheets))
    assert read_sheet(xlsx_writer.workbook(sheets), "More", LIMITS).text == b"m\n"
    hidden = xlsx_writer.workbook({"A": [[]], "B": [["b"]]}, states={"B": "veryHidden"})
    assert read_sheet(hidden, None, LIMITS).name == "B"  # a hidden sheet, where no visible one has cells


def test_unknown_sheet_is_refused_with_list_of_sheets():
    words = refusal(xlsx_writer.workbook({"Übersicht": [["a"]], "Data": [["b"]]}), "data")
    assert words == "The workbook has no sheet 'data' (sheet). Choose one of “Übersicht”, “Data”."
    many = {f"S{i}": [["x"]] for i in range(30)}
    assert "“S19” and 10 more." in refusal(xlsx_writer.workbook(many), "T")


def test_empty_sheets_are_refused():
    assert "Every sheet of the workbook is empty" in refusal(xlsx_writer.workbook({"A": [[]], "B": [[]]}))
    assert "The sheet “A” is empty" in refusal(xlsx_writer.workbook({"A": [[]], "B": [["b"]]}), "A")


def test_chart_sheets_are_skipped():
    files = xlsx_writer.parts({"Chart": "<chartsheet/>", "Data": xlsx_writer.sheet([["d"]])})
    relations = str(files["xl/_rels/workbook.xml.rels"]).replace(
        'worksheet" Target="worksheets/sheet1', 'chartsheet" Target="worksheets/sheet1'
    )
    files["xl/_rels/workbook.xml.rels"] = relations
    read = read_sheet(xlsx_writer.pack(files), None, LIMITS)
    assert (read.name, read.names) == ("Data", ("Data",))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
def test_workbook_without_required_part_is_refused(part):
    files = xlsx_writer.parts({"Data": xlsx_writer.sheet([["d"]])})
    del files[part]
    assert refusal(xlsx_writer.pack(files))


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels", "[Content_Types].xml"])
def test_workbook_without_optional_part_is_read(part):
    files = xlsx_writer.parts({"Data": xlsx_writer.sheet([["d", 1.0]])})
    del files[part]
    assert read_sheet(xlsx_writer.pack(files), None, LIMITS).text == b"d,1\n"


@pytest.mark.parametrize(
    "lines",
    [
        '<row><c r="1A"><v>1</v></c></row>',
        '<row><c r=""><v>1</v></c></row>',
        '<row><c r="ABCDEFG1"><v>1</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row><c t="s"><v>99</v></c></row>',
        '<row><c t="q"><v>99</v></c></row>',
        "<row><c><v>1</v></row>",
        "<row>",
        "\x01",
    ],
    ids=range(9),
)
def test_damaged_sheet_is_refused(lines):
    assert refusal(raw(lines))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(n_rows=2), "The sheet has 3 rows; at most 2 are read (Data)"),
        (Limits(n_columns=1), "The sheet has 2 columns; at most 1 are read (Data)"),
        (Limits(n_cells=5), "The sheet has 6 cells with a value, spread over 6; at most 5 are read (Data)"),
        (Limits(n_bytes=500), "The unpacked workbook has"),
    ],
    ids=["rows", "columns", "cells", "bytes"],
)
def test_large_sheet_is_refused_with_its_size_and_the_limit(limits, words):
    assert words in refusal(xlsx_writer.workbook([[1.0, 2.0]] * 3), limits=limits, kind=SizeError)


def test_all_exceeded_limits_are_reported_at_once():
    assert (
        refusal(xlsx_writer.workbook([[1.0] * 3] * 3), limits=Limits(200_000, 2, 2, 2), kind=SizeError).count(
            "at most 2"
        )
        == 3
    )


class Panic(BaseException):
    """The exception of an internal error of the engine, which is written in Rust."""


def test_panic_of_the_engine_becomes_a_reading_error(monkeypatch):
    def panic(_):
        raise Panic("index out of bounds")

    monkeypatch.setattr("python_calamine.load_workbook", panic)
    assert "The sheet cannot be read: index out of bounds (Data)" in refusal(xlsx_writer.workbook([[1.0]]))


def test_keyboard_interrupt_passes_through(monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("python_calamine.load_workbook", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_sheet(xlsx_writer.workbook([[1.0]]), None, LIMITS)


CELLS = st.one_of(
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1
    ),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=6), st.booleans())
def test_any_table_round_trips(rows, share):
    rows = [*rows, ["end"]]
    read = list(csv.reader(io.StringIO(text(rows, share=share), newline="")))
    width = max(len(row) for row in trimmed(rows))
    assert len(read) == len(rows)
    for got, row in zip(read, rows, strict=True):
        expected = [written(value) for value in row]
        assert got == (expected + [""] * width)[:width] if any(expected) else got == []


def trimmed(rows):
    """Return the rows without the empty cells at their ends."""
    filled = [[i for i, value in enumerate(row) if value is not None] for row in rows]
    return [row[: max(places, default=-1) + 1] for row, places in zip(rows, filled, strict=True)]


def written(value):
    """Return the text that a value is read as."""
    if value is None or isinstance(value, str):
        return (value or "").replace("_x000D_", "\n")
    if isinstance(value, bool):
        return str(value).upper()
    return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)


@pytest.mark.parametrize(("n_other", "is_doubt"), [(30, True), (3, False)])
def test_larger_sheet_is_an_ambiguity(n_other, is_doubt):
    rows = [["a", "b"], *([float(k), float(k * k)] for k in range(9))]
    content = xlsx_writer.workbook(
        {"Read me": rows, "Data": [*rows, *([1.0, float(k)] for k in range(n_other))][-n_other:]}
    )
    doubts = nc.read_table(content).reading.ambiguities
    assert [doubt.resolved_by for doubt in doubts] == ["sheet"] * is_doubt
    assert all("“Data” has 30" in doubt for doubt in doubts)
    assert nc.read_table(content, sheet="Read me").reading.ambiguities == ()


@pytest.mark.parametrize("marks", [{"decimal": ","}, {"thousands": "."}, {"decimal": ",", "thousands": "."}])
def test_decimal_comma_is_that_of_cells_of_text_and_numbers_stay_numbers(marks):
    rows = [["number", "whole", "text"], [1e-07, 12, "1.234,5"], [1.5e20, 1234, "2,5"], [-0.25, 2, "7"]]
    data = nc.read_table(xlsx_writer.workbook(rows), filename="t.xlsx", **marks)
    assert data.frame.to_numpy().tolist() == [[1e-07, 12, 1234.5], [1.5e20, 1234, 2.5], [-0.25, 2, 7.0]]
    assert data.reading.decimal == ","
