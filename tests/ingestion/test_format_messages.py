"""Sentences about marks and dates that fit two readings: one column, several, and the override that resolves them."""

from __future__ import annotations

import pytest

from neon_core.ingestion import format_messages


@pytest.mark.parametrize(
    ("decimal", "cell", "value"),
    [(".", "1.234", "1.234"), (",", "1.234", "1234"), (",", "1,234", "1.234"), (".", "1,234", "1234")],
)
def test_unclear_mark_says_how_the_number_was_read(decimal, cell, value):
    one = format_messages.unclear_mark("a", decimal, cell)
    assert f"it was read as {value}." in one
    two = format_messages.unclear_marks(["a", "b"], decimal, cell)
    assert two == (f"2 columns (a and b): decimal or thousands mark? Both fit {cell}, which was read as {value}.")
    assert (one.resolved_by, two.resolved_by, two.columns) == ("decimal", "decimal", ("a", "b"))


@pytest.mark.parametrize(("day_first", "first"), [(True, "day"), (False, "month")])
def test_order_of_dates_is_asked_for_with_the_one_in_effect(day_first, first):
    one = format_messages.day_or_month("day", "03/04/2024", day_first)
    assert one.endswith(f"it was read with the {first} first.")
    three = format_messages.days_or_months(["a", "b", "c"], day_first)
    assert three.startswith("3 columns (a, b and c): day or month first?")
    assert three.endswith(f"with the {first} first.")
    assert (one.resolved_by, three.resolved_by, three.columns) == ("date_order", "date_order", ("a", "b", "c"))


def test_settled_order_names_its_evidence():
    assert "the sequence of its dates shows that the day" in format_messages.settled_date_order("a", True, False)
    assert "other dates of the file show that the month" in format_messages.settled_date_order("a", False, True)
