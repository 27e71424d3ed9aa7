"""How odd one row is: its parts by hand, beside those of its cluster, and of filled-in values."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError, RowError
from neon_core.evaluation.explained_oddness import explain_oddness, usual_parts
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis

FOUR = analyse_columns({"x": [0.0, 0.0, 3.0, 20.0], "y": [0.0, 3.0, 0.0, 20.0]}, n_clusters=2, scaling="none")


def test_one_row_by_hand():
    odd = explain_oddness(FOUR, 2)
    assert (odd.row, odd.cluster, odd.parts.tolist(), odd.distance) == (2, 0, [4.0, 1.0], 5.0)
    assert odd.usual.tolist() == [2.0, 2.0]  # (1 + 1 + 4) / 3 in both
    assert (odd.nearer, odd.equal, odd.others, odd.share, odd.times) == (1, 1, 2, 0.5, 1.0)
    assert [odd.columns[i] for i in odd.order] == ["x", "y"]
    alone = explain_oddness(FOUR, 3)
    assert (alone.distance, alone.others) == (0.0, 0)
    assert np.isnan(alone.share)
    assert np.isnan(alone.times)


def test_row_beyond_the_fence_is_far():
    columns = {"x": [-1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -9.0, 9.0, 97.0, 103.0, 94.0, 106.0, 91.0, 109.0]}
    analysis = analyse_columns(columns, n_clusters=2, scaling="none")
    assert [explain_oddness(analysis, row).is_far for row in (5, 6, 13)] == [False, True, False]


def test_usual_parts_are_measured_from_the_nearest_centroid_of_a_merged_cluster():
    columns = {"x": [-1.0, 1.0, 9.0, 11.0, 29.0, 31.0, 39.0, 41.0]}
    merged = analyse_columns(columns, n_clusters=4, scaling="none").merge(0, 1)
    assert explain_oddness(merged, 0).usual.tolist() == [1.0]


def test_usual_parts_add_up_to_the_inertia():
    analysis = wine_analysis()
    total = sum(size * usual_parts(analysis, k).sum() for k, size in enumerate(analysis.clustering.sizes.tolist()))
    assert total == pytest.approx(analysis.clustering.inertia, rel=1e-12)


def test_categories_and_filled_in_values_have_parts_too():
    analysis = customer_analysis()
    frame = nc.oddness(analysis)
    assert len(frame.columns) == 3 + len(analysis.design.columns)
    np.testing.assert_allclose(frame.iloc[:, 3:].sum(axis=1), frame["distance"], rtol=1e-12)
    gaps = analysis.design.is_filled(np.arange(len(frame)))
    position = int(np.flatnonzero(gaps.any(axis=1))[0])
    odd = explain_oddness(analysis, int(analysis.design.rows[position]))
    assert odd.filled == tuple(gaps[position].tolist())
    assert odd.parts.tolist() == frame.iloc[position, 3:].tolist()


def test_wrong_calls_are_refused():
    with pytest.raises(RowError, match="There is no row 4"):
        explain_oddness(FOUR, 4)
    with pytest.raises(ArgumentError, match="measured"):
        explain_oddness(FOUR, 1, nc.oddness(FOUR))  # type: ignore[arg-type]
