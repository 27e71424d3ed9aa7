"""Sentences about the cells that keep a column from being numbers or dates, by hand."""

from __future__ import annotations

import pyarrow as pa
import pytest

from neon_core.ingestion import messages
from neon_core.ingestion.columns.obstacles import describe_obstacles


def describe(*cells):
    """Return the ambiguities of a column and the overrides that resolve them."""
    sample = list(dict.fromkeys(cell for cell in cells if cell))
    found = describe_obstacles("a", pa.array([cell or None for cell in cells]), sample)
    return [(sentence, getattr(sentence, "resolved_by", None)) for sentence in found]


@pytest.mark.parametrize(
    ("cells", "odd"),
    [
        (("1", "2", "low"), ["low"]),
        (("<5", "7", "12"), ["<5"]),
        (("$4.99", "$2.99", "Free"), ["Free"]),
        (("10:00", "10:30", "closed"), ["closed"]),
        (("7", "", "low", "7", "7", "few", "none"), ["low", "few", "none"]),
    ],
)
def test_few_words_among_numbers_can_be_missing_values(cells, odd):
    assert describe(*cells) == [(messages.mostly_numbers("a", odd), "missing_values")]


def test_many_words_among_numbers_can_only_be_kept():
    assert describe(*"123456", *"abcdef") == [(messages.mostly_numbers("a", list("abcdef")), "keep_text")]


def test_word_among_dates_can_be_a_missing_value():
    expected = messages.mostly_numbers("a", ["pending"], "dates")
    assert describe("2016-11-03", "2016-12-04", "pending") == [(expected, "missing_values")]


@pytest.mark.parametrize(("one", "other", "what"), [("1.5", "2,25", "numbers"), ("13/01/2020", "01/14/2020", "dates")])
def test_several_formats_are_named(one, other, what):
    assert describe(one, other) == [(messages.several_formats("a", one, other, what), "keep_text")]


@pytest.mark.parametrize(
    "cells",
    [("red", "blue", "5"), ("<=50K", ">50K"), ("2010-11", "2011-12"), ("12D", "3F", "7E"), ("18-29", "30-44"), ("",)],
    ids=lambda cells: cells[0],
)
def test_columns_of_words_have_no_obstacle(cells):
    assert describe(*cells) == []
