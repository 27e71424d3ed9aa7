"""Each small table of the kinds that analysts bring is read, and its columns are guessed, as an analyst expects."""

from __future__ import annotations

import pytest

import neon_core as nc
from tests.helpers.analyst_tables import CASES, judge
from tests.helpers.pressed_buttons import find_useless_buttons


@pytest.mark.parametrize("name", CASES)
def test_table_is_read_and_guessed_as_an_analyst_expects(name):
    assert judge(CASES[name]) == []


@pytest.mark.parametrize("name", CASES)
def test_each_doubt_has_a_button_that_resolves_it(name):
    content = CASES[name].text.encode(CASES[name].encoding)
    assert find_useless_buttons(content, "t.csv", nc.read_table(content, filename="t.csv").reading) == []
