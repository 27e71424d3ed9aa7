"""Workbooks list their sheets, and extract one into a new workbook that the engine can read."""

from __future__ import annotations

import io
from contextlib import contextmanager

import pytest
from python_calamine import load_workbook

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.archive import open_archive
from neon_core.ingestion.excel.workbook import SheetEntry, Workbook
from neon_core.reading import Limits
from tests.helpers import xlsx_writer


@contextmanager
def opened(content: bytes, limits: Limits | None = None):
    with open_archive(content) as archive:
        yield Workbook(archive, limits or Limits())


def cells(single: io.BytesIO | None) -> list:
    """Return the cells of a workbook's only sheet."""
    assert single is not None
    book = load_workbook(single)
    assert book.sheet_names == ["sheet"]
    return book.get_sheet_by_index(0).to_python()


def test_index_lists_sheets_in_order_with_their_visibility():
    sheets = {"One": [["a"]], "Zwei & drei": [["b"]], "Hidden": [["c"]]}
    with opened(xlsx_writer.workbook(sheets, states={"Hidden": "veryHidden"})) as workbook:
        assert workbook.index.sheets == [
            SheetEntry("One", "xl/worksheets/sheet1.xml", True),
            SheetEntry("Zwei & drei", "xl/worksheets/sheet2.xml", True),
            SheetEntry("Hidden", "xl/worksheets/sheet3.xml", False),
        ]


@pytest.mark.parametrize("share", [True, False], ids=["shared", "inline"])
def test_extracted_sheet_has_its_cells_only(share):
    content = xlsx_writer.workbook({"A": [["secret"]], "B": [["b", 1.5], ["a & b", True]]}, share=share)
    with opened(content) as workbook:
        assert cells(workbook.extract_sheet(workbook.index.sheets[1])) == [["b", 1.5], ["a & b", True]]


def test_extracted_sheet_keeps_date_formats_and_the_origin_1904():
    for from_1904, number in ((False, 45322), (True, 43860)):
        with opened(xlsx_writer.workbook([[("date", number)]], from_1904=from_1904)) as workbook:
            assert workbook.index.from_1904 is from_1904
            ((day,),) = cells(workbook.extract_sheet(workbook.index.sheets[0]))
            assert str(day) == "2024-01-31"


def test_error_cells_become_texts():
    with opened(xlsx_writer.workbook([[("error", "#N/A"), ("error", "#SPILL!"), 1.0]])) as workbook:
        assert cells(workbook.extract_sheet(workbook.index.sheets[0])) == [["#N/A", "#SPILL!", 1.0]]


def test_sheet_without_values_is_none():
    with opened(xlsx_writer.workbook({"A": [[]], "B": [["b"]]})) as workbook:
        assert workbook.extract_sheet(workbook.index.sheets[0]) is None


@pytest.mark.parametrize(
    "target",
    ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "Worksheets\\Sheet1.XML"],
)
def test_relationship_targets_are_resolved(target):
    files = xlsx_writer.parts({"Data": xlsx_writer.sheet([["d"]])})
    relations = str(files["xl/_rels/workbook.xml.rels"]).replace("worksheets/sheet1.xml", target)
    with opened(xlsx_writer.pack(files | {"xl/_rels/workbook.xml.rels": relations})) as workbook:
        assert [entry.part for entry in workbook.index.sheets] == ["xl/worksheets/sheet1.xml"]


def test_workbook_without_sheets_is_refused():
    with pytest.raises(ReadingError, match="no sheet with cells"), opened(xlsx_writer.pack(xlsx_writer.parts({}))):
        pass


def test_number_of_sheets_is_bounded():
    content = xlsx_writer.pack(xlsx_writer.parts({f"S{i}": xlsx_writer.sheet([]) for i in range(1_001)}))
    with pytest.raises(SizeError, match="more than 1,000 sheets"), opened(content):
        pass


def test_parts_of_all_extracted_sheets_count_against_the_limit():
    content = xlsx_writer.workbook({"A": [["x" * 3_000]], "B": [["y" * 3_000]]}, share=False)
    with opened(content, Limits(n_bytes=8_000)) as workbook:
        first, second = workbook.index.sheets
        assert workbook.extract_sheet(first) is not None
        with pytest.raises(SizeError, match="The unpacked workbook has"):
            workbook.extract_sheet(second)


def test_sheet_beyond_the_limits_is_refused_before_it_is_built():
    with (
        opened(xlsx_writer.workbook([[1.0]] * 3), Limits(n_rows=2)) as workbook,
        pytest.raises(SizeError, match="3 rows"),
    ):
        workbook.extract_sheet(workbook.index.sheets[0])
