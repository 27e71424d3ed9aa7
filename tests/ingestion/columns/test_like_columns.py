"""Like columns judged together: the order of their dates, their odd words and their codes, by hand."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

import neon_core as nc
from neon_core.ingestion import messages
from neon_core.ingestion.columns.kinds import read_column
from neon_core.ingestion.columns.like_columns import join_sentences, revise_columns
from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn
from neon_core.parse.number_formats import TableNumberFormat, detect_formats, possible_formats

DATES = ["03/04/2024", "05/06/2024", "01/02/2024"]


def revise(*columns, missing=None):
    """Return the columns of some cells, read alone and read with what the others show."""
    possible = possible_formats(None, None)
    context = TableContext(TableNumberFormat(".", ""), possible, False, missing, np.arange(len(columns[0])) + 2)
    samples = [list(dict.fromkeys(cells)) for cells in columns]

    def read(at, facts):
        chunks = pa.chunked_array([columns[at]], pa.string())
        return read_column(f"c{at}", chunks, samples[at], detect_formats(samples[at], possible), facts)

    alone = [read(at, context) for at in range(len(columns))]
    return alone, revise_columns(alone, samples, context, read)


def number_column(*values, **facts):
    return TypedColumn(np.array(values), "number", **facts)


@pytest.mark.parametrize(
    ("other", "orders", "month"),
    [
        (["31/01/2024", "05/02/2024", "06/02/2024"], ["dmy", "dmy"], 4),
        (["01/31/2024", "02/05/2024", "02/06/2024"], ["mdy", "mdy"], 3),
        (["2024-01-31", "2024-02-05", "2024-02-06"], ["either", ""], 3),
    ],
)
def test_dates_of_one_column_show_the_order_of_another(other, orders, month):
    alone, together = revise(DATES, other)
    assert [column.date_order for column in alone] == ["either", orders[1]]
    assert [column.date_order for column in together] == orders
    assert together[0].values[0].month == month


def test_dates_in_both_orders_show_no_order():
    _, together = revise(DATES, ["31/01/2024", "05/02/2024", "06/02/2024"], ["01/31/2024", "02/05/2024", "02/06/2024"])
    assert [column.date_order for column in together] == ["either", "dmy", "mdy"]


def test_dates_of_several_columns_that_fit_both_orders_are_one_ambiguity():
    _, columns = revise(DATES, ["02/03/2024", "04/05/2024", "06/07/2024"], ["x", "y", "z"])
    joined, (shared,) = join_sentences(["opened", "paid", "note"], columns)
    assert shared == "2 columns (opened and paid): day or month first? Both fit; they were read with the month first."
    assert [column.ambiguities for column in joined] == [(), (), ()]


def test_dates_of_one_column_keep_their_own_ambiguity():
    _, columns = revise(DATES, ["x", "y", "z"])
    joined, shared = join_sentences(["opened", "note"], columns)
    assert (joined, shared) == (columns, [])
    assert len(joined[0].ambiguities) == 1


def test_odd_word_of_one_column_is_missing_in_another():
    grades = ["ill", *"123456123456"]
    alone, together = revise(grades, ["Ill", "2", "5", "ILL", *"123456123"], ["Ill", "red", *"abcdefabcde"])
    assert [column.kind for column in alone] == ["number", "category", "category"]
    assert [column.kind for column in together] == ["number", "number", "category"]
    assert together[1].odd_words == ("Ill", "ILL")
    np.testing.assert_array_equal(together[1].values[:4], [np.nan, 2, 5, np.nan])


def test_words_that_the_user_has_set_are_the_only_missing_ones():
    _, together = revise(["ill", *"123456123456"], ["ill", "2", "5", "ill", *"123456123"], missing=frozenset({"none"}))
    assert [column.kind for column in together] == ["number", "category"]


def test_shared_odd_words_are_said_once():
    own = [messages.not_numbers(name, ["ill"], [2], 1) for name in "ab"]
    other = messages.may_be_missing("c", "9", 1)
    columns = [number_column(1.0, np.nan, odd_words=("ill",), ambiguities=(sentence, other)) for sentence in own]
    joined, sentences = join_sentences(["a", "b"], columns)
    assert sentences == [messages.odd_words_in_columns(["a", "b"], ("ill",))]
    assert [column.ambiguities for column in joined] == [(other,), (other,)]
    assert join_sentences(["a"], columns[:1]) == (columns[:1], [])


def test_shared_code_is_said_once_where_no_number_is_beyond_it():
    own = messages.may_be_missing("a", "-999", 2)
    first = number_column(-999, 5, -999, codes=(-999.0,), ambiguities=(own,))
    joined, sentences = join_sentences(["a", "b"], [first, number_column(7, -999, 8)])
    assert sentences == [messages.missing_code_in_columns(["a", "b"], "-999", 3)]
    assert [column.ambiguities for column in joined] == [(), ()]
    _, sentences = join_sentences(["a", "b"], [first, number_column(7, -999, -1000)])
    assert sentences == []


def test_tick_boxes_are_said_in_one_note():
    rows = "".join(f"{k},{'x' if k % 3 else ''},{'x' if k % 4 else ''},{'yes' if k % 5 else ''}\n" for k in range(40))
    (note,) = nc.read_table(f"id,a,b,c\n{rows}".encode()).reading.notes
    assert note == (
        "a, b and c: each cell is the one value of its column or empty, so these 3 columns were read as yes or no."
    )


def test_one_word_of_several_tick_boxes_is_named():
    rows = "".join(f"{k},{'x' if k % 3 else ''},{'x' if k % 4 else ''}\n" for k in range(40))
    (note,) = nc.read_table(f"id,a,b\n{rows}".encode()).reading.notes
    assert note == "a and b: each cell is x or empty, so these 2 columns were read as yes or no."
