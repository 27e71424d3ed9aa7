"""Cells of a column of numbers that are no numbers, by hand."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from neon_core.ingestion import measure_messages, messages
from neon_core.ingestion.columns.odd_words import are_enough, find_odd_words, match_missing_numbers, refuse_units
from neon_core.ingestion.columns.typed_column import TableContext
from neon_core.parse.number_formats import TableNumberFormat
from tests.helpers.detected_roles import ROWS, about, read


def context_of(n, missing=None, **facts):
    """Return the facts about a table of n rows below a header."""
    return TableContext(TableNumberFormat(".", ""), [], False, missing, np.arange(n) + 2, **facts)


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (None, [False, True, True, False, True, True]),
        (frozenset({"low"}), [False, False, False, True, False, True]),
        (frozenset({"LOW"}), [False, False, False, False, False, True]),
    ],
)
def test_missing_cells_are_those_of_the_user_or_of_the_vocabulary(missing, expected):
    cells = pa.array(["1", "NA", "-", "low", "- €", ""])
    assert match_missing_numbers(cells, context_of(6, missing)).to_pylist() == expected


@pytest.mark.parametrize(
    ("n_numbers", "known", "expected"),
    [(9, (), True), (8, (), False), (2, ("low",), True), (2, ("high",), False), (0, ("low",), False)],
)
def test_numbers_are_enough_where_few_other_words_are_beside_them(n_numbers, known, expected):
    cells = pa.array(["1"] * n_numbers + ["Low"] * (10 - n_numbers))
    context = context_of(10, odd_words=frozenset(known))
    assert are_enough(n_numbers, cells, pa.array([False] * 10), context) is expected


def test_missing_cells_do_not_count_against_the_numbers():
    cells, is_missing = pa.array(["1", "2", "", ""]), pa.array([False, False, True, True])
    assert are_enough(2, cells, is_missing, context_of(4)) is True
    assert are_enough(2, cells, pa.array([False] * 4), context_of(4)) is False


def test_odd_words_are_found_with_their_rows_and_described():
    cells, is_odd = pa.array(["1", "low", "2", "low", "high"]), pa.array([False, True, False, True, True])
    found = find_odd_words(cells, is_odd)
    assert found is not None
    assert (found.words, found.rows.tolist()) == (("low", "high"), [1, 3, 4])
    assert found.describe("a", context_of(5)) == [messages.not_numbers("a", ("low", "high"), [3, 5, 6], 3)]


def test_varied_words_are_those_of_a_text_and_none_are_not_described():
    assert find_odd_words(pa.array(["a", "b", "c", "d", "1"]), pa.array([True] * 4 + [False])) is None
    found = find_odd_words(pa.array(["1", "2"]), pa.array([False, False]))
    assert found is not None
    assert (found.words, found.describe("a", context_of(2))) == ((), [])


@pytest.mark.parametrize(("units", "kind"), [(["kg", "g"], "category"), (["$", "€"], "text"), (["kg", "€"], "text")])
def test_several_units_are_kept_as_words(units, kind):
    present = pa.array(["5", "3", None])
    column = refuse_units("a", present, units, ("NA",))
    assert (column.values, column.kind, column.unit, column.missing) == (present, kind, "", ("NA",))
    assert column.ambiguities == (measure_messages.several_units("a", units),)


def test_numbers_in_several_units_neither_count_nor_name_the_rows():
    column = about(read(amount=[f"{i} {('g', 'ml')[i % 2]}" for i in range(ROWS)]), "amount")
    assert column == ("category", "ignore", "its numbers have several units")
    assert about(read(price=[f"{('$', '€')[i % 2]}{i}" for i in range(ROWS)]), "price")[1:] == column[1:]
