"""Columns of words, by hand: yes and no, dates, categories, free text, and the notes about near numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import neon_core as nc
from neon_core.ingestion.columns.categories import detect_word_kind, read_words
from neon_core.ingestion.columns.typed_column import TableContext
from neon_core.parse.number_formats import TableNumberFormat


def read(*cells, day_first=False, missing=None):
    context = TableContext(TableNumberFormat(".", ""), [], day_first, missing, np.arange(len(cells)))
    sample = list(dict.fromkeys(cell for cell in cells if cell))
    return read_words("a", pa.array(cells), sample, context)


def values(column):
    found = column.values.to_pylist() if isinstance(column.values, pa.Array) else column.values.tolist()
    return [None if value is None or value is pd.NA or value is pd.NaT else value for value in found]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("yes", "no"), [True, False]),
        (("Yes", "NO", ""), [True, False, None]),
        (("ja", "nein", "ja"), [True, False, True]),
        (("t", "f"), [True, False]),
        (("true", "true"), [True, True]),
        (("y", "y"), None),
        (("no", "no"), None),
        (("yes", "maybe"), None),
        (("yes", "no", "maybe"), None),
    ],
)
def test_two_words_for_yes_and_no_are_booleans(cells, expected):
    column = read(*cells)
    assert column.kind == ("category" if expected is None else "boolean")
    assert expected is None or values(column) == expected


def test_dates_are_read_with_gaps():
    column = read("31.01.2024", "", "NA", "01.02.2024")
    assert column.kind == "date"
    assert values(column) == [pd.Timestamp(2024, 1, 31), None, None, pd.Timestamp(2024, 2, 1)]
    assert column.missing == ("NA",)


@pytest.mark.parametrize(("day_first", "month", "word"), [(True, 4, "day"), (False, 3, "month")])
def test_unclear_order_of_day_and_month_is_ambiguous(day_first, month, word):
    column = read("03/04/2024", "05/06/2024", day_first=day_first)
    assert values(column)[0].month == month
    assert column.ambiguities == (
        f"a: 03/04/2024 could begin with the day or the month; it was read with the {word} first.",
    )


def test_later_date_decides_the_order_of_day_and_month():
    column = read(*["03/04/2024"] * 300, "31/04/2024".replace("31", "30"))
    assert (values(column)[0].month, column.ambiguities) == (4, ())


def test_one_cell_that_is_no_date_is_missing_and_ambiguous():
    column = read(*[f"{day:02}.01.2024" for day in range(1, 32)], "soon")
    assert (column.kind, values(column)[-1]) == ("date", None)
    assert column.ambiguities == ("a: 1 cell (soon; line 31) is not a date and counts as missing.",)
    assert column.ambiguities[0].resolved_by == "missing_values"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("red", "NA", "n/a", "unknown"), ["red", None, None, "unknown"]),
        (("DE", "NA", "FR"), ["DE", "NA", "FR"]),
        (("red", "", "-"), ["red", None, None]),
    ],
    ids=["words", "two-letter codes", "dashes"],
)
def test_missing_words_in_a_column_of_words(cells, expected):
    assert values(read(*cells)) == expected


def test_na_among_two_letter_codes_is_noted():
    assert read("DE", "NA", "FR").notes == ("a: NA is among two-letter codes, so it was read as one of them.",)


def test_chosen_missing_values_are_the_only_ones():
    assert values(read("red", "NA", "gone", missing=frozenset({"gone"}))) == ["red", "NA", None]


def test_codes_of_digits_are_kept_with_a_note():
    column = read("007", "012")
    assert (column.kind, values(column)) == ("category", ["007", "012"])
    assert column.notes == ("a: cells like 007 were kept as text, to keep every digit.",)


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        (("1.5", "2.5", "3.5", "low"), "a: it has numbers, but cells like low are not; the column was kept as text."),
        (("<1", "<2"), "a: it has numbers, but cells like <1 and <2 are not; the column was kept as text."),
        (
            ("1.5", "2,25"),
            "a: its numbers have several formats (1.5 and 2,25); the column was kept as text. "
            "To use it, write them in one format in the file.",
        ),
    ],
)
def test_near_numbers_are_ambiguous(cells, note):
    assert read(*cells).ambiguities == (note,)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["red", "blue", "red"], "category"),
        ([f"a longer remark of person number {i}" for i in range(9)], "text"),
        (["a longer remark that always repeats"] * 9, "category"),
        ([f"AVERYLONGCODEWITHOUTANYSPACEINIT{i}" for i in range(9)], "category"),
        ([f"a {i}" for i in range(9)], "category"),
        ([None, None], "category"),
    ],
    ids=["words", "sentences", "repeated sentence", "codes", "short", "empty"],
)
def test_words_are_text_or_categories(cells, kind):
    assert detect_word_kind(pd.Series(cells, dtype="str")) == kind
    assert detect_word_kind(pa.array(cells, pa.string())) == kind


@pytest.mark.parametrize("tick", ["Yes", "x", "X", "1", "Newsletter", "✓", "ja", "TRUE"])
def test_column_of_one_value_or_nothing_is_yes_or_no(tick):
    data = nc.read_table(
        "\n".join(["box,size", *(f"{tick if i % 3 else ''},{i * 7 % 11}" for i in range(12))]).encode()
    )
    assert [data.columns[0].kind, data.columns[0].role] == ["boolean", "feature"]
    assert data.frame["box"].tolist() == [bool(i % 3) for i in range(12)]
    assert f"box: each cell is {tick} or empty, so it was read as yes or no." in data.reading.notes


@pytest.mark.parametrize(
    "cells",
    [
        ["No", ""] * 6,  # what an empty cell means is not known
        ["0", ""] * 6,
        ["2", ""] * 6,
        ["Germany"] * 20 + [""],
        ["only once", *[""] * 9],
        ["x", "n/a"] * 6,
        ["Yes", "No", ""] * 4,
    ],
    ids=["no", "0", "2", "hardly empty", "once", "a word for missing", "no is said"],
)
def test_column_that_is_no_tick_box_keeps_its_gaps(cells):
    data = nc.read_table("\n".join(["box,size", *(f"{cell},{i * 7 % 11}" for i, cell in enumerate(cells))]).encode())
    assert data.frame["box"].isna().tolist() == [cell in ("", "n/a") for cell in cells]
