"""Conditions on ranks, and the columns that are worth a search."""

from __future__ import annotations

import numpy as np

from neon_core.summaries.rule_ranks import SCREENED, Pool, RankCondition, find_matches, screen_columns


def build_pool(ranks, labels):
    ranks = np.asarray(ranks)
    kinds = np.zeros(ranks.shape[1], np.bool_)
    return Pool(ranks, ranks.max(axis=0) + 1, kinds, np.asarray(labels), np.ones(len(ranks)))


def test_conditions_by_hand():
    ranks = np.array([[0, 2], [1, 1], [2, 0], [-1, 0]])
    assert RankCondition(0, 0, 2).matches(ranks).tolist() == [False, True, True, False]
    assert RankCondition(0, -1, 1).matches(ranks).tolist() == [True, True, False, False]
    assert RankCondition(0, picks=(0, 2)).matches(ranks).tolist() == [True, False, True, False]
    assert RankCondition(0, picks=(0, 2), is_negated=True).matches(ranks).tolist() == [False, True, False, False]
    both = (RankCondition(0, -1, 1), RankCondition(1, 1, 2))
    assert find_matches(both, ranks).tolist() == [True, False, False, False]
    assert find_matches((), ranks).all()


def test_few_columns_are_all_searched():
    pool = build_pool(np.arange(12).reshape(4, 3), [0, 0, 1, 1])
    assert screen_columns(pool, 0, np.arange(4)).tolist() == [0, 1, 2]


def test_of_many_columns_those_are_searched_in_which_the_cluster_differs():
    """It differs by its mean in one, by its spread in the other."""
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 100)
    ranks = np.stack([rng.permutation(200) for _ in range(SCREENED + 50)], axis=1)
    ranks[:, 7] = np.arange(200)
    ranks[:, 90] = np.concatenate([np.arange(0, 50), np.arange(150, 200), np.arange(50, 150)])
    chosen = screen_columns(build_pool(ranks, labels), 1, np.arange(200))
    assert len(chosen) == SCREENED
    assert {7, 90} <= set(chosen.tolist())
    assert (np.diff(chosen) > 0).all()


def test_columns_of_one_value_are_no_trouble():
    pool = build_pool(np.zeros((6, SCREENED + 1), np.intp), [0, 0, 0, 1, 1, 1])
    assert len(screen_columns(pool, 1, np.arange(6))) == SCREENED
