"""Ids of two tables: what a program that reads them as numbers loses, and what is only in one of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from neon_core.row_names import RowNames
from neon_core.saved.matched_ids import count_only, find_ids, match_zeros


def ids(*cells):
    return find_ids(RowNames("id", pd.Series(list(cells))), np.arange(len(cells)))


@pytest.mark.parametrize("is_swapped", [False, True])
def test_ids_that_lost_their_zeros_match(is_swapped):
    pair = (ids("0007", "0120", "A01"), ids(7, 120, 9))
    (first, second), without_zeros = match_zeros(*(pair[::-1] if is_swapped else pair))
    assert without_zeros
    assert set(first.ids) & set(second.ids) == {"7", "120"}


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param((ids("007", "7"), ids(7, 8)), id="two would become one"),
        pytest.param((ids("007", "7", "7"), ids(7, 8)), id="one is there several times"),
        pytest.param((ids("007"), ids("7")), id="both are text"),
        pytest.param((ids("7"), ids(7)), id="no zeros"),
    ],
)
def test_other_ids_stay_as_they_are(pair):
    (first, second), without_zeros = match_zeros(*pair)
    assert (first, second, without_zeros) == (*pair, False)


def test_id_that_the_other_table_has_several_times_is_not_only_in_one():
    first, second = ids("a", "b", "c"), ids("a", "b", "b", "d")
    assert (count_only(first, second), count_only(second, first)) == (1, 1)
