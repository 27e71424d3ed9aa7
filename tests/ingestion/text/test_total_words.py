"""Rows that begin with a word for a total or a mean, in small tables by hand."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.ingestion.text.line_scan import BLOCK
from neon_core.ingestion.text.total_words import MOST_CANDIDATES, find_total_words, names_mean, read_first_cell
from tests.helpers.scanned import scan_text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Total,x,6", [2]),
        ("TOTAL 2020:,x,6", [2]),
        ('"Total",x,6', [2]),
        (",Total,6", [2]),
        ("Rome Total,x,6", [2]),
        ("Mittelwert,x,6", [2]),
        ("合計,x,6", [2]),
        ("Totalia,x,6", []),
        ("Rome,Total,6", []),
        ("Kiel,x,6", []),
    ],
    ids=[
        *("word", "word with a year", "quotes", "blank before", "behind a name", "mean", "japanese"),
        *("longer word", "second cell", "no word"),
    ],
)
def test_row_is_found_by_the_word_in_its_first_cell(line, expected):
    text = scan_text(f"town,kind,size\nRome,x,2\nOslo,y,4\n{line}\nBern,z,3\n")
    assert find_total_words(text, np.array([1, 2, 3, 4])) == expected


def test_of_too_many_rows_only_those_at_the_edges_are_found():
    text = scan_text("Total,1\n" * (MOST_CANDIDATES + 1))
    assert find_total_words(text, np.arange(MOST_CANDIDATES + 1)) == [0, MOST_CANDIDATES]
    assert find_total_words(text, np.arange(MOST_CANDIDATES)) == list(range(MOST_CANDIDATES))


def test_first_cell_is_the_first_that_is_not_blank():
    text = scan_text("Rome,2,x\n, Oslo ,y\n,,\n")
    assert [read_first_cell(text, np.arange(3), i) for i in range(3)] == ["rome", "oslo", ""]


def test_row_longer_than_a_block_has_no_first_cell():
    text = scan_text(f"Rome,{'x' * BLOCK}\nOslo,y\n")
    assert [read_first_cell(text, np.arange(2), i) for i in range(2)] == ["", "oslo"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Mean", True), ("Mittelwert 2020", True), ("average:", True), ("Total", False), ("Meaning", False)],
)
def test_mean_is_a_whole_word_of_the_first_cell(cell, expected):
    text = scan_text(f"Rome,2\n{cell},4\nmean,3\n")
    assert names_mean(text, np.array([0, 1, 2]), 1) is expected
