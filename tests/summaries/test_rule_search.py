"""The search of a rule: by hand, and against all rules there are and a tree of scikit-learn."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neon_core.summaries.rule_ranks import Pool, RankCondition, find_matches
from neon_core.summaries.rule_search import MOST_CONDITIONS, search_rule
from tests.helpers.cluster_tables import analyses


def build_pool(values, labels, is_category=None, weights=None):
    """Return a pool of numbers, or of categories whose ranks are their numbers."""
    values = np.asarray(values, float)
    ranks = np.stack([np.unique(column, return_inverse=True)[1] for column in values.T], axis=1)
    kinds = np.zeros(values.shape[1], np.bool_) if is_category is None else np.array(is_category)
    weights = np.ones(len(values)) if weights is None else np.array(weights, float)
    return Pool(ranks, ranks.max(axis=0) + 1, kinds, np.array(labels), weights)


def quality(rule, pool, cluster):
    is_match, is_member = find_matches(rule, pool.ranks), pool.labels == cluster
    hits = pool.weights[is_match & is_member].sum()
    return 2 * hits / (pool.weights[is_match].sum() + pool.weights[is_member].sum())


def test_one_cut_by_hand():
    pool = build_pool([[1.0], [2.0], [3.0], [4.0]], [0, 0, 1, 1])
    assert search_rule(pool, 0, np.arange(4)) == (RankCondition(0, -1, 1),)
    assert search_rule(pool, 1, np.arange(4)) == (RankCondition(0, 1, 3),)


def test_range_in_the_middle_is_one_condition():
    pool = build_pool([[1.0], [2.0], [3.0], [4.0], [5.0]], [0, 1, 1, 1, 0])
    assert search_rule(pool, 1, np.arange(5)) == (RankCondition(0, 0, 3),)


def test_values_of_a_category():
    values = [[0], [0], [0], [1], [1], [2], [2], [3]]
    pool = build_pool(values, [0, 0, 0, 1, 1, 1, 1, 0], is_category=[True])
    assert search_rule(pool, 1, np.arange(8)) == (RankCondition(0, picks=(1, 2)),)
    many = build_pool(np.repeat(np.arange(12), 2)[:, None], [0] * 2 + [1] * 22, is_category=[True])
    assert search_rule(many, 1, np.arange(24)) == (RankCondition(0, picks=(0,), is_negated=True),)


def test_missing_values_match_nothing():
    pool = build_pool([[1.0], [2.0], [2.0], [3.0], [4.0], [4.0]], [0, 0, 0, 1, 1, 1])
    pool.ranks[0, 0] = -1
    is_match = find_matches(search_rule(pool, 0, np.arange(6)), pool.ranks)
    assert is_match.tolist() == [False, True, True, False, False, False]
    negated = RankCondition(0, picks=(1,), is_negated=True)
    assert negated.matches(pool.ranks).tolist() == [False, False, False, True, True, True]


def test_condition_that_adds_little_is_left_out():
    rng = np.random.default_rng(0)
    values = np.column_stack([np.repeat([0.0, 5.0], 100) + rng.normal(size=200), rng.normal(size=(200, 3))])
    rule = search_rule(build_pool(values, np.repeat([0, 1], 100)), 1, np.arange(200))
    assert [condition.column for condition in rule] == [0]


def test_nothing_to_find_has_no_condition():
    assert search_rule(build_pool([[1.0], [1.0]], [0, 1]), 1, np.arange(2)) == ()


def test_weights_count():
    values, labels = [[1.0], [2.0], [2.0], [3.0]], [1, 1, 0, 0]
    light = search_rule(build_pool(values, labels, weights=[1, 9, 1, 1]), 1, np.arange(4))
    heavy = search_rule(build_pool(values, labels, weights=[9, 1, 9, 1]), 1, np.arange(4))
    assert (light, heavy) == ((RankCondition(0, -1, 1),), (RankCondition(0, -1, 0),))


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_single_condition_is_the_best_of_all_ranges(seed):
    rng = np.random.default_rng(seed)
    pool = build_pool(rng.integers(0, 8, size=(30, 1)), rng.integers(0, 2, size=30))
    if not (pool.labels == 1).any():
        return
    n = int(pool.n_values[0])
    ranges = [(RankCondition(0, low, high),) for low, high in itertools.combinations(range(-1, n), 2)]
    best = max(quality(rule, pool, 1) for rule in ranges)
    assert quality(search_rule(pool, 1, np.arange(30)), pool, 1) == pytest.approx(best, abs=0.006)


@pytest.mark.parametrize("name", ["wine", "twenty clusters"])
def test_rules_are_as_good_as_a_tree_s_best_leaf(name):
    from sklearn.tree import DecisionTreeClassifier

    dataset, analysis = analyses()[name]
    values = dataset.frame[list(analysis.design.column_names)].to_numpy(np.float64)
    pool = build_pool(values, analysis.clustering.labels)
    ours, trees = [], []
    for k in range(len(analysis.clustering.sizes)):
        is_member = pool.labels == k
        rule = search_rule(pool, k, np.arange(len(values)))
        assert len(rule) <= MOST_CONDITIONS
        ours.append(quality(rule, pool, k))
        leaves = DecisionTreeClassifier(max_depth=4, random_state=0).fit(values, is_member).apply(values)
        hits, found = np.bincount(leaves, is_member), np.bincount(leaves)
        trees.append((2 * hits / (found + is_member.sum())).max())
    assert np.mean(ours) >= np.mean(trees) - 0.01
    assert (np.array(ours) >= np.array(trees) - 0.1).all()


def test_only_the_given_rows_are_searched():
    values, labels = np.arange(10.0)[:, None], np.array([0] * 5 + [1] * 5)
    pool = build_pool(values, labels)
    rule = search_rule(pool, 1, np.array([0, 1, 8, 9]))
    assert find_matches(rule, pool.ranks)[[0, 1, 8, 9]].tolist() == [False, False, True, True]


def test_five_hundred_columns_are_searched():
    rng = np.random.default_rng(1)
    values = rng.normal(size=(300, 500))
    labels = (values[:, 417] > 0.3).astype(int)
    rule = search_rule(build_pool(values, labels), 1, np.arange(300))
    assert [condition.column for condition in rule] == [417]
