"""Columns of a scanned text as numbers in each format that fits, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.ingestion.text.number_columns import read_number_columns
from tests.helpers.scanned import scan_text


def read(text, rows, columns):
    """Return the numbers of each column in each format, None where a cell is no number."""
    found = read_number_columns(scan_text(text), np.array(rows), columns)
    return [[[None if np.isnan(n) else n for n in numbers.tolist()] for numbers in formats] for formats in found]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1", "2.5", "NA"), [[1, 2.5, None]]),
        (('"1,5"', '"2,25"', "3"), [[1.5, 2.25, 3]]),
        (("1.234", "5.678", ""), [[1.234, 5.678, None], [1234, 5678, None]]),
        ((" 7 ", "$8", "9%"), [[7, 8, 9]]),
        (("1", "1e999", "3"), [[1, None, 3]]),
        (("1", "red", "blue"), []),
        (("-", "NA", ""), []),
    ],
)
def test_column_is_read_once_for_each_format_that_fits(cells, expected):
    text = "a,b\n" + "".join(f"{cell},x\n" for cell in cells)
    assert read(text, [1, 2, 3], [0]) == [expected]


def test_chosen_rows_and_columns_are_read_in_their_order():
    text = "a,b,c\n1,2,x\n3,4,y\n5,6,z\n"
    assert read(text, [1, 3], [1, 0]) == [[[2, 6]], [[1, 5]]]
    assert read(text, [2], [2, 0]) == [[], [[3]]]
