"""Each small table of the kinds that analysts bring is read, and its columns are guessed, as an analyst expects."""

from __future__ import annotations

import pytest

from tests.helpers.analyst_tables import CASES, judge


@pytest.mark.parametrize("name", CASES)
def test_table_is_read_and_guessed_as_an_analyst_expects(name):
    assert judge(CASES[name]) == []
