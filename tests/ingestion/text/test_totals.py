"""Totals rows above, between and below the rows that they add up, in small tables by hand."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.ingestion.text.totals import RunningSums, find_totals_rows, may_be_sum
from tests.helpers.scanned import scan_text

TOWNS = "Rome,2,21\nOslo,3,9\nBern,4,12\n"


def totals_of(text):
    """Return the totals rows of a text of which each line is a row."""
    scanned = scan_text(text)
    return find_totals_rows(scanned, np.arange(scanned.records.line.size))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOWNS + "Total,9,42\n", [3]),
        ("Total,9,42\n" + TOWNS, [0]),
        (TOWNS + "Total,9,42\nMean,3,14\n", [3, 4]),
        ("Rome,2\nOslo,3\nTotal,5\nBern,4\nKiel,6\nTotal,10\n", [2, 5]),
        (TOWNS + "Total,8,40\n", []),
        (TOWNS + "Mean,9,42\n", []),
        ("Shell,2,21\nTotal,3,9\nEsso,4,12\nTotal,7,5\n", []),
        (TOWNS, []),
    ],
    ids=["below", "above", "sum and mean", "groups", "wrong sum", "sum named mean", "petrol brand", "no total"],
)
def test_row_with_a_word_is_a_total_if_its_numbers_add_up(text, expected):
    assert totals_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOWNS + "World,9,42\n", [3]),
        ("World,9,42\n" + TOWNS, [0]),
        (TOWNS + ",9,42\n", [3]),
        (TOWNS + "World,9,43\n", []),
        ("Rome,2,21\nOslo,3,9\nWorld,5,30\n", []),
        ("Rome,2,21\nWorld,9,42\nOslo,3,9\nBern,4,12\n", []),
    ],
    ids=["below", "above", "no label", "one sum of two", "two rows only", "between the rows"],
)
def test_edge_row_without_a_word_is_a_total_if_all_sums_are_exact(text, expected):
    assert totals_of(text) == expected


ITEMS = "".join(f"i{k},{k + 1},{k * 37 % 90}.5\n" for k in range(8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ITEMS + "World,36,41.3\n", [8]),
        ("World,36,41.3\n" + ITEMS, [0]),
        (ITEMS + "World,37,41.3\n", []),
        (ITEMS + "36,36,41.3\n", []),
        (ITEMS.replace("i0,1", "i0,-1") + "World,34,41.3\n", []),
        ("".join(f"i{k},0,{k}.5\n" for k in range(7)) + "a,1,2.5\nb,2,1.5\nWorld,3,2.25\n", []),
        (TOWNS + "World,9,43\n", []),
    ],
    ids=["below", "above", "no sum", "no label", "a negative part", "few parts that count", "few rows"],
)
def test_one_sum_of_two_is_enough_where_it_has_many_parts(text, expected):
    assert totals_of(text) == expected


@pytest.mark.parametrize(
    ("whole", "expected"),
    [("6000.9", [3]), ("6001.0", [3]), ("6002.9", [])],
    ids=["exact", "differs by rounding", "differs by more"],
)
def test_total_of_rounded_parts_may_differ_a_little(whole, expected):
    assert totals_of(f"a,1000.1\nb,2000.4\nc,3000.4\nTotal,{whole}\n") == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("World", "6", "6"), True),
        (("World", "5", "5"), False),
        (("World", "7", "5"), False),
        (("", "1", "1"), True),
        (("World", "", "5"), True),
        (("World", "large", "6"), False),
    ],
    ids=["sums", "smaller", "one sum of two", "no label", "no number", "word"],
)
def test_row_may_be_a_sum_if_it_is_large_or_lacks_a_cell(row, expected):
    body = [("Asia", "4", "1"), ("Europe", "2", "5")]
    assert may_be_sum(row, body, [False, True, True]) is expected


def test_row_beside_negative_numbers_is_no_sum():
    body = [("Asia", "4", "5"), ("Europe", "-2", "-2")]
    assert not may_be_sum(("World", "6", "6"), body, [False, True, True])


def test_running_sums_leave_out_candidates_and_cells_without_a_number():
    sums = RunningSums.of(np.array([1.0, 0.0, 9.0, np.nan, 4.0]), [2])
    assert sums.total.tolist() == [0, 1, 1, 1, 1, 5]
    assert sums.n_parts.tolist() == [0, 1, 1, 1, 1, 2]
    assert sums.n_cells.tolist() == [0, 1, 2, 2, 2, 3]
    assert (sums.least, sums.most) == (0, 4)
