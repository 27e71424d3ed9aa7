"""Columns of durations, magnitudes and numbers with units, by hand."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from neon_core.ingestion import measure_messages
from neon_core.ingestion.columns.measures import read_measures
from neon_core.ingestion.columns.typed_column import TableContext
from neon_core.parse.number_formats import TableNumberFormat, possible_formats


def read(*cells, name="v", missing=None):
    possible = possible_formats(None, None)
    context = TableContext(TableNumberFormat(".", ""), possible, False, missing, np.arange(len(cells)) + 2)
    return read_measures(name, pa.array(cells), list(dict.fromkeys(cell for cell in cells if cell)), context)


def values(column):
    return [None if np.isnan(value) else value for value in column.values.tolist()]


@pytest.mark.parametrize(
    ("cells", "expected", "unit"),
    [
        (("00:12:30", "01:00:05", ""), [750, 3605, None], "s"),
        (("1h 20m", "45m", "NA"), [80, 45, None], "min"),
        (("5 kg", "7 kg", "6.5 kg"), [5, 7, 6.5], "kg"),
        (("2,5 kg", "0,5 kg"), [2.5, 0.5], "kg"),
        (("1st", "2nd", "3rd"), [1, 2, 3], ""),
        (("1 lb", "2 lbs"), [1, 2], "lbs"),
    ],
)
def test_measures_are_numbers_with_their_unit(cells, expected, unit):
    column = read(*cells)
    assert (column.kind, column.unit, values(column)) == ("number", unit, expected)
    assert (column.ambiguities, column.notes) == ((), ())


def test_first_magnitude_is_noted():
    column = read("$10.5M", "$900K", "NA")
    assert (values(column), column.unit, column.missing) == ([10.5e6, 9e5, None], "$", ("NA",))
    assert column.notes == (measure_messages.magnitudes("v", "$10.5M", "10,500,000"),)


@pytest.mark.parametrize(("name", "unit"), [("v", "min"), ("pace", "s")])
def test_times_of_two_parts_are_ambiguous(name, unit):
    column = read("4:05", "5:30", name=name)
    assert (values(column), column.unit) == ([245, 330], unit)
    assert column.ambiguities == (measure_messages.hours_or_minutes(name, "4:05", unit == "s"),)


def test_several_units_are_refused_and_a_unit_beside_none_is_ambiguous():
    column = read("5 kg", "7 kg", "300 g")
    assert (column.kind, column.ambiguities) == ("category", (measure_messages.several_units("v", ["kg", "g"]),))
    column = read("5 kg", "7")
    assert (values(column), column.unit) == ([5, 7], "kg")
    assert column.ambiguities == (measure_messages.mixed_units("v", ["kg"]),)


def test_words_that_the_user_has_set_are_missing():
    assert values(read("5 kg", "6 kg", "none yet", missing=frozenset({"none yet"}))) == [5, 6, None]
    assert read("5 kg", "6 kg", "none yet") is None


@pytest.mark.parametrize(
    "cells",
    [("red", "blue"), ("1", "2"), ("1990s", "2000s"), ("12D", "3F"), ("Room 1", "Room 2")],
    ids=lambda cells: cells[0],
)
def test_other_cells_are_no_measure(cells):
    assert read(*cells) is None
