"""Decimal marks that the first cells of a column do not show, by hand."""

from __future__ import annotations

import pyarrow as pa
import pytest

from neon_core.ingestion.columns.late_marks import LateMarks, find_late_marks
from neon_core.parse.number_formats import NUMBER_FORMATS, NumberFormat, possible_formats

ENGLISH, GERMAN = NumberFormat(".", ","), NumberFormat(",", ".")


@pytest.mark.parametrize(
    ("cells", "number_format", "expected"),
    [
        (["1", "2", "2,25", "3,75"], ENGLISH, LateMarks(GERMAN, ("2,25", "3,75"))),
        (["1", "2.25", "2.25", "1.5"], GERMAN, LateMarks(ENGLISH, ("2.25", "1.5"))),
        (["1,250", "2,5", "3"], ENGLISH, LateMarks(GERMAN, ("2,5",))),
        ([",5", ",25"], ENGLISH, LateMarks(GERMAN, (",5", ",25"))),
    ],
)
def test_other_mark_is_found_with_the_cells_that_show_it(cells, number_format, expected):
    assert find_late_marks(pa.array(cells), number_format, NUMBER_FORMATS) == expected


@pytest.mark.parametrize(
    "cells",
    [["1", "2.5", "3"], ["1,5", "2.5", "3.5"], ["1,5", "2.5"], ["1", "1,250"], ["red, blue", "a.b"], ["1", "2"]],
)
def test_mark_of_the_sample_stays_where_no_other_fits_more_cells(cells):
    assert find_late_marks(pa.array(cells), ENGLISH, NUMBER_FORMATS) is None


def test_mark_that_the_user_has_set_stays():
    assert find_late_marks(pa.array(["1", "2,25"]), ENGLISH, possible_formats(".", None)) is None


def test_at_most_twenty_cells_are_kept():
    found = find_late_marks(pa.array([f"{k},25" for k in range(30)]), ENGLISH, NUMBER_FORMATS)
    assert found == LateMarks(GERMAN, tuple(f"{k},25" for k in range(20)))
