"""Sets of rows as short texts: every set comes back, and no other text is one."""

from __future__ import annotations

import random
from time import process_time
from urllib.parse import quote_plus

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.session.row_code import LETTERS, MOST_LETTERS, format_rows, parse_rows

ROWS = st.sets(st.integers(0, 200) | st.integers(0, 10**9), min_size=1, max_size=60)


def read(text):
    """Return the rows of a text that has some."""
    runs = parse_rows(text)
    assert runs is not None
    return runs


def encode_slowly(rows):
    """Return the text of `format_rows`, one run after the other."""
    heads, tail, end = "", "", None
    pending = sorted(set(rows))
    while pending:
        start = stop = pending[0]
        while stop in pending:
            stop += 1
        pending = [row for row in pending if row >= stop]
        gap = start if end is None else start - end - 1
        heads += letters(2 * gap + (stop - start > 1))
        tail += letters(stop - start - 2) if stop - start > 1 else ""
        end = stop
    return f"{heads}.{tail}" if tail else heads


def letters(number):
    text = ""
    while number >= 32:
        text, number = text + LETTERS[32 + number % 32], number // 32
    return text + LETTERS[number]


def test_four_rows_by_hand():
    """A gap of 3 before a run of 3 rows: 2*3+1 = 7, H; then 2 rows between less none: 2*2 = 4, E; 3-2 = 1, B."""
    assert format_rows([9, 4, 3, 5, 4]) == "HE.B"
    assert read("HE.B").rows_below(10).tolist() == [3, 4, 5, 9]
    assert format_rows([0]) == "A"


@given(ROWS)
def test_text_is_that_of_the_slow_twin_and_comes_back(rows):
    text = format_rows(rows)
    assert text == encode_slowly(rows)
    runs = read(text)
    assert runs.rows_below(10**9 + 1).tolist() == sorted(rows)
    assert runs.size == len(rows)
    assert quote_plus(text) == text


@given(st.text(alphabet=LETTERS + ".", max_size=30) | st.text(max_size=5))
def test_any_text_is_rows_that_it_alone_writes_or_none(text):
    runs = parse_rows(text)
    if runs is not None and runs.size < 10**6:
        assert format_rows(runs.rows_below(2**50)) == text


@pytest.mark.parametrize(
    "text", ["", ".", "B", "A.A", "B.", "Bg.A", "gA", "A A", "é", "HE.BB", f"{'g' * MOST_LETTERS}B"]
)
def test_other_texts_are_no_rows(text):
    assert parse_rows(text) is None


def test_run_of_a_hostile_text_takes_no_memory_beyond_the_table():
    runs = read("B.______f")
    assert runs.size > 10**9
    assert runs.rows_below(5).tolist() == [0, 1, 2, 3, 4]
    assert runs.rows_below(0).size == 0


def test_sixty_scattered_rows_of_a_sample_fit_into_an_address_ten_times():
    rows = random.Random(0).sample(range(1797), 58)
    assert len(format_rows(rows)) < 120


@pytest.mark.large
def test_half_of_a_million_rows_is_written_and_read_in_a_moment():
    rows = np.flatnonzero(np.random.default_rng(0).random(1_000_000) < 0.5)
    start = process_time()
    text = format_rows(rows)
    assert (read(text).rows_below(1_000_000) == rows).all()
    assert process_time() - start < 1.0
