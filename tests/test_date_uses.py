"""Uses of a date: positions by hand, and the one table that everything reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pandas as pd
import pytest

import neon_core as nc
from neon_core.date_uses import DATE_USES
from neon_core.errors import ConfigError
from neon_core.text import join
from pages.shared.wording import address_words, column_words

DATES = pd.Series(pd.to_datetime(["2024-03-01 13:30", "2024-01-07 00:10", ""]))  # a Friday, a Sunday, missing


@pytest.mark.parametrize(
    ("use", "names"),
    [("month", ["March", "January"]), ("weekday", ["Friday", "Sunday"]), ("hour", ["13:00", "0:00"])],
)
def test_calendar_positions_by_hand(use, names):
    position = DATE_USES[use].position
    assert position is not None
    positions = position(DATES)
    assert [DATE_USES[use].values[int(i)] for i in positions[:2]] == names
    assert pd.isna(positions[2])


@pytest.mark.parametrize(
    ("use", "numbers", "texts"), [("month", [3, 1], ["03", "01"]), ("weekday", [4, 6], ["5", "0"])]
)
def test_codes_of_pandas_and_sqlite_by_hand(use, numbers, texts):
    check_codes(DATE_USES[use], DATES[:2], numbers, texts)


@pytest.mark.parametrize("use", ["month", "weekday", "hour"])
def test_codes_are_those_of_pandas_and_sqlite_on_every_day_and_hour(use):
    dates = pd.Series(pd.date_range("2024-01-01", periods=600, freq="17h"))
    found = DATE_USES[use]
    assert found.position is not None
    places = found.position(dates).tolist()
    assert set(places) == set(range(len(found.values)))
    check_codes(found, dates, [found.numbers[i] for i in places], [found.sql_texts[i] for i in places])


def check_codes(use, dates, numbers, texts):
    """Pandas has these numbers for the dates, and SQLite these texts."""
    assert getattr(dates.dt, use.part).tolist() == numbers
    with closing(sqlite3.connect(":memory:")) as connection:
        ask = "SELECT strftime(?, ?)"
        assert [connection.execute(ask, (use.sql_format, str(date))).fetchone()[0] for date in dates] == texts


def test_elapsed_time_has_no_calendar():
    assert (DATE_USES["elapsed"].values, DATE_USES["elapsed"].position) == ((), None)


def test_choices_controls_and_addresses_offer_every_use():
    for use in DATE_USES:
        assert nc.AnalysisConfig(dates=use).dates == use
    with pytest.raises(ConfigError, match=f"is not one of {', '.join(DATE_USES)}"):
        nc.AnalysisConfig(dates="century")
    assert list(column_words.DATES) == list(DATE_USES)
    assert join(DATE_USES) in address_words.describe_refused_choice("dates", "century", "elapsed")
