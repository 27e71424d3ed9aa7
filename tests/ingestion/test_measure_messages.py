"""Texts about units, times and pairs of numbers, with the overrides that resolve them."""

from __future__ import annotations

import pytest

from neon_core.ingestion import measure_messages as messages


@pytest.mark.parametrize(
    ("ambiguity", "resolved_by", "values", "others"),
    [
        (messages.mixed_units("w", ["kg"]), "units", ("kg",), ("keep_text",)),
        (messages.several_units("w", ["kg", "g"]), "units", ("kg", "g"), ("keep_text",)),
        (messages.several_units("w", ["€", "$"]), "keep_text", ("w",), ()),
        (messages.hours_or_minutes("w", "4:05", is_in_seconds=True), "units", ("h:min", "min:s"), ()),
        (messages.two_numbers("w", "120/80"), "split_numbers", ("w",), ("keep_text",)),
        (messages.days_without_year("w", "1 May"), "keep_text", ("w",), ()),
    ],
)
def test_every_doubt_names_what_resolves_it(ambiguity, resolved_by, values, others):
    assert (ambiguity.resolved_by, ambiguity.values, ambiguity.others) == (resolved_by, values, others)
    assert ambiguity.columns == ("w",)
    assert ambiguity.startswith("w: ")


def test_columns_with_the_same_doubt_are_resolved_together():
    joined = messages.same_doubt(messages.two_numbers("a", "1/2"), ["a", "b"])
    assert (joined.values, joined.columns, joined.others) == (("a", "b"), ("a", "b"), ("keep_text",))
