"""Durations and times of day as numbers with a unit, by hand."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from neon_core.parse.durations import parse_clock_times, parse_durations_in_words


def content(durations):
    """Return the values of durations, None where there is none, their unit, and whether they are unclear."""
    values = [None if np.isnan(value) else value for value in durations.values.tolist()]
    return values, durations.unit, durations.is_unclear


@pytest.mark.parametrize(
    ("cells", "values", "unit"),
    [
        (["00:12:30", "1:00:05", "soon"], [750, 3605, None], "s"),
        (["1:02:03", "45:10"], [3723, 2710], "s"),
        (["12:30,5", "9:01,25"], [750.5, 541.25], "s"),
        (["-1:30:00", "2 days 01:00:00"], [-5400, 176400], "s"),
        (["08:05", "14:30"], [485, 870], "min"),
        (["3:15 PM", "12:05 am", "12:00 pm"], [915, 5, 720], "min"),
        (["8:05 Uhr", ""], [485, None], "min"),
        (["4:05 min"], [245], "s"),
    ],
)
def test_times_with_colons_are_seconds_or_minutes(cells, values, unit):
    assert content(parse_clock_times(pa.array(cells))) == (values, unit, False)


@pytest.mark.parametrize(
    ("cells", "name", "values", "unit"),
    [
        (["4:05", "5:30"], "", [245, 330], "min"),
        (["4:05", "5:30"], "pace", [245, 330], "s"),
        (["65:12", "4:05"], "", [3912, 245], "s"),
    ],
)
def test_times_of_two_parts_are_unclear(cells, name, values, unit):
    assert content(parse_clock_times(pa.array(cells), name)) == (values, unit, True)


@pytest.mark.parametrize("cells", [["12.5", "7"], ["12:75"], ["soon", ""], ["1:2:3"]], ids=lambda cells: cells[0])
def test_cells_without_a_time_are_none(cells):
    assert parse_clock_times(pa.array(cells)) is None


@pytest.mark.parametrize(
    ("cells", "values", "unit"),
    [
        (["1h 20m", "45 min", "soon"], [80, 45, None], "min"),
        (["1,5 h", "30 min"], [90, 30], "min"),
        (["1h30", "2h05"], [90, 125], "min"),
        (["PT1H20M", "PT5M"], [80, 5], "min"),
        (["2 hours and 5 minutes", "30 seconds"], [7500, 30], "s"),
        (["1 Std. 20 Min.", "3 Stunden"], [80, 180], "min"),
        (["2 weeks", "3 days"], [14, 3], "days"),
    ],
)
def test_durations_in_words_take_the_smallest_unit(cells, values, unit):
    assert content(parse_durations_in_words(pa.array(cells))) == (values, unit, False)


@pytest.mark.parametrize("cells", [["12 min", "5 min"], ["3 apples", "2 pears"], ["7", ""]], ids=lambda cells: cells[0])
def test_cells_with_one_unit_or_none_are_no_durations_in_words(cells):
    assert parse_durations_in_words(pa.array(cells)) is None
