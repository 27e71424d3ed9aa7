"""A list of rows, as samples."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import RowError
from neon_core.summaries.row_list import find_samples
from tests.helpers.analyses import analyse_columns, wine_analysis


def test_rows_are_their_own_samples_where_none_was_left_out():
    assert find_samples(wine_analysis(), [5, 0, 5]).tolist() == [5, 0, 5]


def test_rows_behind_one_that_was_left_out_move_up():
    analysis = analyse_columns({"x": [0.0, None, 1.0, 9.0]}, n_clusters=2, missing="drop")
    assert find_samples(analysis, np.array([3, 0], np.uint8)).tolist() == [2, 0]
    with pytest.raises(RowError, match="Row 1 was left out"):
        find_samples(analysis, [0, 1])


@pytest.mark.parametrize("rows", [[-1], [178], [0, 10**6]])
def test_unknown_rows_are_refused(rows):
    with pytest.raises(RowError, match="There is no row"):
        find_samples(wine_analysis(), rows)


@pytest.mark.parametrize("rows", [3, "3", [0.5], [[1]], [None], [True]], ids=repr)
def test_other_values_than_rows_are_refused(rows):
    with pytest.raises(RowError, match="are not rows"):
        find_samples(wine_analysis(), rows)


def test_no_row_is_no_sample():
    assert find_samples(wine_analysis(), []).size == 0
    assert isinstance(wine_analysis(), nc.Analysis)
