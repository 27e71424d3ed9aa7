"""Sheets are measured before they are loaded: used range, shared strings, and the limits on both."""

from __future__ import annotations

from array import array

import pytest

from neon_core.errors import ReadingError, SizeError
from neon_core.ingestion.excel.sheet_size import (
    MOST_PLACES,
    UsedRange,
    check_text,
    check_used_range,
    measure_sheet,
    measure_strings,
)
from neon_core.reading import Limits
from tests.helpers import xlsx_writer


def measure(lines: str) -> UsedRange:
    return measure_sheet(xlsx_writer.raw_sheet(lines).encode())


def size(lines: str) -> tuple[int, int]:
    used = measure(lines)
    return used.n_rows, used.n_columns


def test_used_range_counts_values_strings_and_errors():
    rows = [["a", 1.0, None], [None, ("error", "#N/A"), ("formula", "A1", "x")], [True, ("date", 45322)]]
    sheet = xlsx_writer.sheet(rows, shared=[])
    assert measure_sheet(sheet.encode()) == UsedRange(n_rows=3, n_columns=3, n_values=6, n_strings=1, n_errors=1)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", (0, 0)),
        ("<row/><row/>", (0, 0)),
        ('<row r="5"><c r="C5"><v>1</v></c></row>', (5, 3)),
        ("<row><c><v>1</v></c><c/><c><v>3</v></c></row>", (1, 3)),
        ("<row/><row><c/><c><v>1</v></c></row>", (2, 2)),
        ('<row r="7"><c><v>1</v></c></row>', (7, 1)),
        ('<row><c r="XFD1048576"><v>1</v></c></row>', (1_048_576, 16_384)),
        ('<row r="9"><c r="A1"><v>1</v></c></row>', (9, 1)),
        ('<row r="1"><c r="A9"><v>1</v></c></row>', (9, 1)),
        ('<row><c r="aa2"><v>1</v></c></row>', (2, 27)),
        ('<row><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>', (1, 1)),
        ('<row><c r="A1"><f>B1</f></c></row>', (1, 1)),
        ('<row><c r="D4" s="1"/></row>', (0, 0)),
    ],
)
def test_used_range_ends_at_the_farthest_value(lines, expected):
    assert size(lines) == expected


def test_cell_with_formula_and_value_counts_once():
    assert measure("<row><c><f>1+1</f><v>2</v></c></row>").n_values == 1


def test_prefixed_elements_are_counted():
    assert measure_sheet(b"<x:s xmlns:x='u'><x:row><x:c t='s'><x:v>0</x:v></x:c></x:row></x:s>").n_strings == 1


@pytest.mark.parametrize("reference", ["1A", "", "A", "ABCD1", "A-1", "A1B"])
def test_invalid_reference_is_refused(reference):
    with pytest.raises(ReadingError, match=r"is not a (cell reference|row number)"):
        measure(f'<row><c r="{reference}"><v>1</v></c></row>')


def test_invalid_row_number_is_refused():
    with pytest.raises(ReadingError, match="'x' is not a row number"):
        measure('<row r="x"/>')


def test_used_range_within_the_limits_passes():
    check_used_range(UsedRange(2, 3, 6), "Data", Limits(n_rows=2, n_columns=3, n_cells=6))


def test_all_exceeded_limits_are_reported_at_once():
    with pytest.raises(SizeError) as caught:
        check_used_range(UsedRange(3, 4, 5), "Data", Limits(n_rows=2, n_columns=3, n_cells=6))
    assert [problem.what for problem in caught.value.problems] == [
        "The sheet has 3 rows; at most 2 are read",
        "The sheet has 4 columns; at most 3 are read",
        "The sheet has 5 cells with a value, spread over 12; at most 6 are read",
    ]
    assert {(problem.where, bool(problem.hint)) for problem in caught.value.problems} == {("Data", True)}


def test_places_are_bounded_whatever_the_limit_of_cells():
    limits = Limits(n_rows=10**9, n_columns=10**9, n_cells=10**9)
    check_used_range(UsedRange(MOST_PLACES, 1, 1), "Data", limits)
    with pytest.raises(SizeError, match="spread over 20,000,001; at most 20,000,000"):
        check_used_range(UsedRange(MOST_PLACES + 1, 1, 1), "Data", limits)


def check(indices: list[int], lengths: list[int], limit: int) -> None:
    """Check a sheet whose cells use these shared strings, of these lengths."""
    sheet = xlsx_writer.raw_sheet("".join(f'<row><c t="s"><v>{i}</v></c></row>' for i in indices)).encode()
    check_text(sheet, measure_sheet(sheet), array("q", lengths), "Data", limit)


def test_shared_strings_count_once_for_each_cell():
    check([0, 1, 1], [10, 20], limit=50)
    with pytest.raises(SizeError, match="The text of the sheet “Data” has more than 49 bytes; at most 49 bytes"):
        check([0, 1, 1], [10, 20], limit=49)


def test_shared_string_that_does_not_exist_has_no_text():
    check([0, 7], [10, 60], limit=60)


def test_numbers_are_no_indices_of_shared_strings():
    sheet = xlsx_writer.raw_sheet('<row><c t="s"><v>0</v></c><c><v>1</v></c><c><v>1</v></c></row>').encode()
    check_text(sheet, UsedRange(1, 3, 3, n_strings=3), array("q", [1, 60]), "Data", 100)


def test_shared_strings_are_measured_in_bytes():
    strings = xlsx_writer.strings(["abc", "Köln", "", "a & b"])
    assert measure_strings(strings.encode()).tolist() == [3, 5, 0, 5]
    assert measure_strings(b"").tolist() == []


def test_number_of_shared_strings_is_bounded(monkeypatch):
    monkeypatch.setattr("neon_core.ingestion.excel.sheet_size.MOST_STRINGS", 2)
    with pytest.raises(SizeError, match="more than 2 texts"):
        measure_strings(xlsx_writer.strings(["a", "b", "c"]).encode())
