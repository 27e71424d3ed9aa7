"""The parts of a row's explanation, by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from neon_core.row_explanation import explain_row
from neon_core.row_explanation.row_parts import ColumnScales, RelevanceBars
from tests.helpers.analyses import analyse_columns, wine_analysis

BARS = RelevanceBars(relevance=np.array([1.0, -3.0, 0.0, 2.0]), parts=np.zeros((2, 4)), residual=0.0)


def test_bars_are_ordered_by_size_and_summed_by_sign():
    assert BARS.order.tolist() == [1, 3, 0, 2]
    assert (BARS.evidence_for, BARS.evidence_against) == (3.0, -3.0)


def test_place_in_the_observed_range_is_one_half_without_a_range():
    empty = np.zeros(3)
    low, high = np.array([0.0, 2.0, 7.0]), np.array([4.0, 4.0, 7.0])
    scale = ColumnScales(low, low, high, empty, np.zeros((1, 3)), empty, empty.astype(np.intp))
    assert scale.place(np.array([[1.0, 2.0, 7.0], [4.0, 5.0, 9.0]])).tolist() == [[0.25, 0.0, 0.5], [1.0, 1.5, 0.5]]


def test_tie_is_a_logit_of_zero():
    assert not explain_row(wine_analysis(), 60).standing.tie
    assert explain_row(analyse_columns({"x": [1.0, 1.0, 1.0]}, n_clusters=2), 0).standing.tie


def test_parts_are_frozen_and_their_arrays_read_only():
    point = explain_row(wine_analysis(), 60)
    for part in dataclasses.fields(point):
        value = getattr(point, part.name)
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, dataclasses.fields(value)[0].name, None)
        arrays = [array for array in vars(value).values() if isinstance(array, np.ndarray)]
        assert not any(array.flags.writeable for array in arrays), part.name
