"""Columns of dates by hand: order of day and month, day numbers, odd cells, dates without marks."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from neon_core.ingestion import format_messages, messages
from neon_core.ingestion.columns.dates import read_compact_dates, read_dates
from neon_core.ingestion.columns.typed_column import TableContext, TypedColumn
from neon_core.parse.number_formats import TableNumberFormat


def context_of(n, **facts):
    """Return the facts about a table of n rows below a header."""
    return TableContext(TableNumberFormat(".", ""), [], False, None, np.arange(n) + 2, **facts)


def read(*cells, **facts):
    sample = list(dict.fromkeys(cell for cell in cells if cell))
    present = pa.array([cell or None for cell in cells])
    return read_dates("day", pa.array(cells), present, sample, context_of(len(cells), **facts))


def read_compact(*numbers, name="a", unit=""):
    column = TypedColumn(np.array(numbers), "number", unit)
    return read_compact_dates(name, column, context_of(len(numbers)))


def days(column):
    """Return the days of a column as text, None for a missing one."""
    return [None if day is pd.NaT else str(day.date()) for day in column.values.tolist()]


def test_dates_and_missing_words_are_read():
    column = read("31.01.2024", "01.02.2024", "", "NA")
    assert days(column) == ["2024-01-31", "2024-02-01", None, None]
    assert (column.kind, column.missing, column.ambiguities, column.notes) == ("date", ("NA",), (), ())


@pytest.mark.parametrize(
    ("facts", "first", "order", "ambiguities", "notes"),
    [
        ({}, "2024-03-04", "either", (format_messages.day_or_month("day", "03/04/2024", False),), ()),
        ({"date_order": "dmy"}, "2024-04-03", "dmy", (), ()),
        ({"other_order": "dmy"}, "2024-04-03", "dmy", (), (format_messages.settled_date_order("day", True, True),)),
    ],
    ids=["no fact", "chosen order", "order of other dates"],
)
def test_order_of_day_and_month_comes_from_the_context(facts, first, order, ambiguities, notes):
    column = read("03/04/2024", "05/06/2024", "01/02/2024", **facts)
    assert (days(column)[0], column.date_order) == (first, order)
    assert (column.ambiguities, column.notes) == (ambiguities, notes)


def test_dates_that_fit_one_order_keep_it():
    column = read("31/01/2024", "05/02/2024", date_order="mdy")
    assert (days(column), column.date_order) == (["2024-01-31", "2024-02-05"], "dmy")


def test_day_numbers_and_late_years_become_days():
    assert days(read("31.01.2024", "01.02.2024", "42167")) == ["2024-01-31", "2024-02-01", "2015-06-12"]
    column = read("31.01.98", "01.02.03", "13.05.57")
    assert (days(column), column.notes) == (["1998-01-31", "2003-02-01", "1957-05-13"], (messages.old_years("day"),))


def test_odd_cell_is_missing_among_many_dates_and_refused_among_few():
    column = read(*(f"{day}.01.2024" for day in range(10, 30)), "soon")
    assert days(column)[-2:] == ["2024-01-29", None]
    assert column.ambiguities == (messages.not_dates("day", ["soon"], [22], 1),)
    assert read("31.01.2024", "01.02.2024", "soon") is None
    assert read("red", "blue") is None


@pytest.mark.parametrize(
    ("numbers", "name", "expected"),
    [
        ((20180131, 20180201, 20191231), "a", ["2018-01-31", "2018-02-01", "2019-12-31"]),
        ((20180131, 20180201), "visit_date", ["2018-01-31", "2018-02-01"]),
        ((20180131.0, np.nan, 20191231.0), "date", ["2018-01-31", None, "2019-12-31"]),
        ((20180131, 20180201), "a", None),
        ((20180131, 20180132, 20180133), "a", None),
        ((20180131, 20180201, 20191231.5), "date", None),
        ((1, 2, 3), "date", None),
    ],
)
def test_whole_numbers_that_are_days_are_dates(numbers, name, expected):
    column = read_compact(*numbers, name=name)
    assert (column and days(column)) == expected
    assert read_compact(*numbers, name=name, unit="$") is None
