"""Moments that are counted since 1970 are no measure."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.ingestion.columns.moments import FIRST, LAST, UNITS, detect_moment
from tests.helpers.detected_roles import ROWS, about, read

MOMENTS = 964_982_703 + np.arange(ROWS) * 7919 % 86_400


@pytest.mark.parametrize("name", ["timestamp", "ts", "rated_at", "Created", "Unix Time", "Zeitstempel", "fecha"])
@pytest.mark.parametrize("unit", UNITS)
def test_moments_are_known_by_name_and_size(name, unit):
    assert detect_moment(name, MOMENTS * UNITS[unit]) == f"a moment, in {unit} since 1970"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("population", MOMENTS),
        ("time", np.arange(ROWS)),
        ("time", MOMENTS + 0.5),
        ("timestamp", np.append(MOMENTS, 0)),
        ("timestamp", np.array([np.nan])),
        ("timestamp", np.array([FIRST - 1, LAST])),
    ],
    ids=["no name", "a duration", "no whole numbers", "a zero among them", "nothing", "too early"],
)
def test_others_may_be_measures(name, values):
    assert detect_moment(name, values) == ""


def test_a_column_of_moments_does_not_count_and_says_why():
    column = about(read(rating=np.arange(ROWS) % 9 / 2, timestamp=MOMENTS), "timestamp")
    assert column == ("number", "ignore", "a moment, in seconds since 1970")
