"""Explained doubt: the parts add up to the variance, by hand and whatever the refits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError, ClusterError
from neon_core.evaluation.explained_doubt import doubt, pairwise_parts
from neon_core.evaluation.refits import Refits, refit_drawn_rows, refit_starts
from tests.helpers.analyses import analyse_columns, category_analysis, wine_analysis

FOUR = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [0.0, 0.0, 4.0, 4.0]}, n_clusters=2, scaling="none")


def refits_of(*centroids):
    n = len(centroids)
    return Refits("starts", np.array(centroids, float), np.ones(4), np.ones(n), np.ones(0), np.ones(n), 4)


def test_two_refits_by_hand():
    # row (2, 0): against (9, 4), with own centroid (1, 0) in one refit and (3, 0) in the other
    found = doubt(FOUR, 1, refits_of([[1, 0], [9, 4]], [[3, 0], [9, 4]]))
    # x: 2 (1 - 9) (2 - 5) = 48 and 2 (3 - 9) (2 - 6) = 48; y: 2 (0 - 4) (0 - 2) = 16 in both
    assert found.parts.tolist() == [[48.0, 16.0], [48.0, 16.0]]
    assert found.variance == 0.0
    found = doubt(FOUR, 1, refits_of([[1, 0], [9, 4]], [[1, 1], [7, 4]]))
    # x: 48 and 2 (1 - 7) (2 - 4) = 24; y: 16 and 2 (1 - 4) (0 - 2.5) = 15; h: 64 and 39
    assert found.evidence.tolist() == [64.0, 39.0]
    assert found.variance == 12.5**2
    assert found.relevance.tolist() == [12.0 * 12.5, 0.5 * 12.5]
    assert (found.cluster, found.against, found.turned) == (0, 1, 0.0)


def test_column_that_steadies_has_a_negative_part():
    found = doubt(FOUR, 1, refits_of([[1, 1], [9, 4]], [[1, 0], [7, 4]]))
    # x falls from 48 to 24, y rises from 15 to 16: h 63 and 40
    assert found.relevance.tolist() == [12.0 * 11.5, -0.5 * 11.5]
    assert found.relevance.sum() == pytest.approx(found.variance, rel=1e-12)


@given(st.integers(0, 2**31), st.integers(2, 6))
def test_parts_are_covariances_and_add_up(seed, n):
    rng = np.random.default_rng(seed)
    found = doubt(FOUR, int(rng.integers(4)), refits_of(*rng.normal(size=(n, 2, 2))))
    covariances = [np.cov(part, found.evidence, bias=True)[0, 1] for part in found.parts.T]
    np.testing.assert_allclose(found.relevance, covariances, rtol=1e-9, atol=1e-12)
    assert found.relevance.sum() == pytest.approx(np.var(found.evidence), rel=1e-9, abs=1e-12)


def test_parts_are_the_contrast_of_the_model():
    analysis = wine_analysis()
    x = analysis.design.matrix[83]
    parts = pairwise_parts(x, analysis.clustering.centroids[None], 2, 1)
    np.testing.assert_allclose(parts[0], analysis.model.contrast(x[None], 2, 1)[0], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("refit", [refit_starts, refit_drawn_rows])
def test_columns_of_a_category_are_one_part(refit):
    analysis = category_analysis()
    found = doubt(analysis, int(analysis.design.rows[3]), refit(analysis, 12))
    assert len(found.relevance) == len(analysis.design.columns)
    assert found.relevance.sum() == pytest.approx(found.variance, rel=1e-9, abs=1e-12)


def test_row_on_the_border_swings_more_than_a_typical_one():
    analysis = wine_analysis()
    refits = refit_drawn_rows(analysis, 60)
    near = nc.doubt(analysis, int(analysis.nearest_boundary(1)[0]), refits)
    far = nc.doubt(analysis, int(analysis.nearest_boundary(178)[-1]), refits)
    assert near.turned > 0.1
    assert far.turned == 0.0


def test_what_has_no_doubt_is_refused():
    one = analyse_columns({"x": [0.0, 1.0, 3.0]}, n_clusters=1)
    with pytest.raises(ClusterError, match="no competitor"):
        doubt(one, 0)
    with pytest.raises(ArgumentError, match="not two or more of"):
        doubt(FOUR, 1, refits_of([[1, 0], [9, 4]]))
    with pytest.raises(ArgumentError, match="not two or more of"):
        doubt(wine_analysis(), 1, refits_of([[1, 0], [9, 4]], [[1, 0], [9, 4]]))


def first_in_doubt(seed):
    """Return the column that makes the row nearest to the boundary swing most; one of five has four times the noise."""
    random, labels = np.random.default_rng(seed), np.arange(60) % 2
    table = {f"column {i}": 4.0 * labels + random.normal(size=60) for i in range(4)}
    table["noisy"] = 4.0 * labels + 4.0 * random.normal(size=60)
    analysis = analyse_columns(table, n_clusters=2, scaling="none", n_init=5)
    found = doubt(analysis, int(analysis.nearest_boundary(1)[0]), refit_drawn_rows(analysis, 40))
    return found.columns[int(found.relevance.argmax())]


@pytest.mark.large
def test_noisy_column_comes_first_in_at_least_95_of_100_simulations():
    first = [first_in_doubt(seed) for seed in range(200)]
    assert first.count("noisy") >= 0.95 * 200
