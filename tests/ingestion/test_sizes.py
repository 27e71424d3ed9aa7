"""Sizes have the unit that a person would choose, and two sizes in one sentence differ."""

from __future__ import annotations

import pytest

from neon_core.ingestion.sizes import format_size, format_two_sizes, size_error


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (1_550, "1.6 kB"),
        (999_999, "1,000 kB"),
        (1_000_000, "1 MB"),
        (4_294_967_294, "4,295 MB"),
    ],
)
def test_size_has_its_unit_and_at_most_one_decimal(n, text):
    assert format_size(n) == text


def test_two_sizes_that_round_to_one_text_are_given_in_bytes():
    assert format_two_sizes(2_000, 1_000) == ("2 kB", "1 kB")
    assert format_two_sizes(1_000_001, 1_000_000) == ("1,000,001 bytes", "1,000,000 bytes")


def test_size_error_has_both_sizes_and_a_hint():
    (problem,) = size_error("The file", 2_000, 1_000).problems
    assert problem.what == "The file has 2 kB; at most 1 kB are read"
    assert "nc.Limits" in problem.hint
    assert size_error("The file", None, 1_000).problems[0].what == "The file has more than 1 kB; at most 1 kB are read"
