"""The adjusted Rand index: by hand, pair by pair, and scikit-learn's; it knows no numbers of clusters and no order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from neon_core.evaluation.agreement import adjusted_rand, agreement_of_pairs, common_rows, middle_range
from tests.helpers import reference
from tests.helpers.reference import moderately

labelings = st.integers(1, 30).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 4), min_size=n, max_size=n)] * 2).map(np.array)
)


def rand(first, second):
    return adjusted_rand(common_rows(np.asarray(first), np.asarray(second), 5, 5))


def test_four_rows_by_hand():
    """Together in both 1 pair, in the first 2, in the second 2, of 6: (1 - 4/6) / (2 - 4/6) = 1/4."""
    assert rand([0, 0, 1, 1], [0, 0, 1, 2]) == pytest.approx((1 - 2 / 6) / (1.5 - 2 / 6))
    assert rand([0, 0, 1, 1], [1, 1, 0, 0]) == 1.0
    assert rand([0, 0, 1, 1], [0, 1, 0, 1]) == -0.5


def test_degenerate_clusterings_are_the_same_or_not():
    assert rand([0, 0, 0], [1, 1, 1]) == 1.0
    assert rand([0, 1, 2], [2, 0, 1]) == 1.0
    assert rand([0], [3]) == 1.0
    assert rand([0, 0, 0], [0, 1, 2]) == 0.0


@moderately
@given(labelings, st.randoms(use_true_random=False))
def test_laws(pair, random):
    first, second = pair
    value = rand(first, second)
    assert value == pytest.approx(adjusted_rand_score(first, second), abs=1e-12)
    assert value == pytest.approx(reference.adjusted_rand(first.tolist(), second.tolist()), abs=1e-12)
    assert value == rand(second, first) <= 1.0
    renumbered = np.array(random.sample(range(5), 5))
    order = np.array(random.sample(range(first.size), first.size))
    assert rand(renumbered[first][order], second[order]) == value


def test_large_tables_do_not_overflow():
    half = 10_000_000
    assert adjusted_rand(np.array([[half, 0], [0, half]])) == 1.0
    assert adjusted_rand(np.array([[half, half], [half, half]])) == pytest.approx(0.0, abs=1e-6)


def test_every_two_are_compared():
    some = [np.array([0, 0, 1]), np.array([1, 1, 0]), np.array([0, 1, 1])]
    values = agreement_of_pairs(some, 2)
    assert values.tolist() == [1.0, -0.5, -0.5]
    assert values.mean() == reference.mean_agreement([one.tolist() for one in some])


def test_middle_range_leaves_a_tenth_out_at_each_end():
    assert middle_range(np.arange(11.0)) == pytest.approx((1.0, 9.0))
    assert np.isnan(middle_range(np.array([]))).all()
