"""The rows left out of the fit in an address: they come back, and hostile ones are refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.session.address import format_address, parse_address
from pages.shared.session.choices import opening_choices
from pages.shared.session.left_out_address import format_left_out, parse_left_out
from pages.shared.session.row_code import format_rows

WINE = opening_choices("wine")


@given(st.sets(st.integers(0, 10**6), max_size=500))
def test_rows_come_back(rows):
    choices = replace(WINE, config=replace(WINE.config, left_out=tuple(sorted(rows))))
    parsed, notices = parse_address(format_address(choices, telling_row=60))
    assert (parsed, notices) == (choices, ())


@pytest.mark.parametrize("text", ["", "<b>", "HE", "A" * 3001, format_rows(range(501)), format_rows([2**41, 5])[:3]])
def test_what_is_no_such_list_is_refused_with_a_sentence(text):
    parsed, notices = parse_address({"without": text})
    if parse_left_out(text) is None:
        assert parsed == WINE
        assert "rows that are left out are a list that this page wrote" in notices[0]
    assert len(parsed.config.left_out) <= 500


def test_no_row_needs_no_parameter():
    assert format_left_out(()) == {}
    assert "without" not in format_address(WINE, telling_row=60)
