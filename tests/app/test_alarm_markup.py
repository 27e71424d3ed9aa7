"""Markup of the alarms and of both sides."""

from __future__ import annotations

import neon_core as nc
from pages.shared.results.alarmed import Side
from pages.shared.trust.alarm_markup import MOST_LINES, build_alarms, build_both_sides
from tests.helpers.analyses import wine_analysis


def test_raised_alarms_come_first_in_the_table():
    found = nc.alarms(wine_analysis(scaling="none"), ("wine", "wines"))
    markup = build_alarms(found, ("wine", "wines"))
    assert markup.count("<tr") == 8
    assert markup.index("neon-raised") < markup.index("<tr><th")
    assert "Wines that are there twice" in markup
    assert "right on" in markup


def test_many_features_are_one_line_and_shares_keep_their_sum():
    names = [f"<{i}>" for i in range(20)]
    now = Side("minmax", (0.05,) * 20, None, None)
    markup = build_both_sides(names, now, Side("none", (1.0, *(0.0,) * 19), 0.5, None))
    assert markup.count("<tr>") == MOST_LINES + 1
    assert "the other 8 together" in markup
    assert "40.0 %" in markup
    assert "silhouette" not in markup
    assert "&lt;0&gt;" in markup
