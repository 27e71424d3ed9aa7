"""Uses of a date: positions by hand, and the one table that everything reads."""

from __future__ import annotations

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


def test_elapsed_time_has_no_calendar():
    assert (DATE_USES["elapsed"].values, DATE_USES["elapsed"].position) == ((), None)


def test_choices_controls_and_addresses_offer_every_use():
    for use in DATE_USES:
        assert nc.AnalysisConfig(dates=use).dates == use
    with pytest.raises(ConfigError, match=f"is not one of {', '.join(DATE_USES)}"):
        nc.AnalysisConfig(dates="century")
    assert list(column_words.DATES) == list(DATE_USES)
    assert join(DATE_USES) in address_words.describe_refused_choice("dates", "century", "elapsed")
