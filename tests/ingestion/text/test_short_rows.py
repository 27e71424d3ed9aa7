"""Rows that lack their last cells are rows; those that lack a cell in the middle are not."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.ingestion.text.short_rows import find_short_widths
from tests.helpers.scanned import scan_text

HEAD = "name,size,kind,warm\n"


def rows(*cells):
    """Return lines: every third one is as given, in turns, the others are full."""
    full = [f"n{i},{i},{'kjm'[i % 2]},{i}.5" for i in range(30)]
    return HEAD + "".join(f"{cells[i % len(cells)] if i % 3 == 0 else line}\n" for i, line in enumerate(full))


def find(text):
    return find_short_widths(scan_text(text), 1, 31, 4, ())


def test_rows_without_their_last_cells_are_found():
    assert find(rows("n,7,k")) == {3: 10}
    assert find(rows("n,7,k", "n,8")) == {2: 5, 3: 5}


@pytest.mark.parametrize("short", ["7,k,2.5", "n,k,2.5", "n"], ids=["first cell", "second cell", "one cell"])
def test_rows_without_another_cell_are_not(short):
    assert find(rows(short)) == {}


def test_rows_without_a_number_tell_nothing():
    words = "a,b,c\n" + "x,y\nx,y,z\n" * 15
    assert find_short_widths(scan_text(words), 1, 31, 3, ()) == {}


@pytest.mark.parametrize(("n_short", "n_full", "found"), [(4, 6, {}), (5, 45, {3: 5}), (5, 46, {})])
def test_few_short_rows_are_an_accident(n_short, n_full, found):
    text = HEAD + "n,7,k\n" * n_short + "n,7,k,1.5\n" * n_full
    assert find_short_widths(scan_text(text), 1, 1 + n_short + n_full, 4, ()) == found


def test_missing_last_cells_are_said_with_their_columns():
    data = nc.read_table(rows("n,7,k", "n,8").encode())
    assert (len(data.frame), data.reading.unread) == (30, ())
    assert data.frame["kind"].isna().sum() == 5
    assert data.frame["warm"].isna().sum() == 10
    assert data.reading.ambiguities == ()
    assert list(data.reading.notes) == [
        "10 rows have fewer cells than the table; the last ones are taken to be missing: "
        "kind in 5 rows and warm in 10 rows."
    ]


def test_a_large_table_with_short_rows_is_read_as_a_small_one_is():
    text = HEAD + rows("n,7,k").removeprefix(HEAD) * 4_000
    assert len(text) > 1 << 20
    data = nc.read_table(text.encode())
    assert (len(data.frame), int(data.frame["warm"].isna().sum())) == (120_000, 40_000)
