"""Alarms in words."""

from __future__ import annotations

import pytest

from neon_core.wording.alarm_words import (
    LABELS,
    REASONS,
    describe_alarm,
    describe_seen,
    format_alarm_value,
    label_alarm,
)

WINE = ("wine", "wines")


@pytest.mark.parametrize("kind", LABELS)
def test_every_alarm_has_its_words(kind):
    assert label_alarm(kind, WINE)[0].isupper()
    text = describe_alarm(kind, ("first", "second"), 0.6, WINE)
    assert text.endswith(".")
    assert "{" not in text + describe_seen(kind, ("first",), 0.6, 13, WINE) + describe_seen(kind, (), 0.0, 13, WINE)
    assert set(LABELS) == set(REASONS)


def test_numbers_have_their_form():
    assert format_alarm_value("repeated", 0.0117) == "1.2 %"
    assert format_alarm_value("outliers", 1.0, WINE) == "1 wine"
    assert format_alarm_value("one column", 0.8) == "0.80"
    assert describe_seen("repeated", (), 0.0, 13, WINE) == "none"
    assert describe_seen("scaling", (), 0.0, 13, WINE) == "scaled"
