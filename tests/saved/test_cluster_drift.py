"""Drift: the test by hand, against every table with the same margins, and against published intervals."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from neon_core.saved.cluster_drift import DRAWN, compare_shares

COUNTS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=6)


def drift(before, now, **parts):
    return compare_shares(np.array(before), np.array(now), **parts)


def test_two_clusters_by_hand():
    found = drift([50, 50], [30, 70])
    # expected 40 and 60 in both lines: 100/40 + 100/60 twice
    assert found.statistic == pytest.approx(2 * (100 / 40 + 100 / 60), rel=1e-12)
    assert found.method == "chi-squared"
    assert found.p_value == pytest.approx(stats.chi2.sf(found.statistic, 1), rel=1e-12)
    assert found.effect == pytest.approx(math.sqrt(found.statistic / 200), rel=1e-12)
    assert found.table["change"].tolist() == pytest.approx([-0.2, 0.2])
    assert found.has_drifted


def exact_p(before, now):
    """Return the probability of a statistic as large, over all tables with these margins."""
    columns, n = np.add(before, now), sum(before)
    total, extreme, observed = 0, 0, statistic(before, now)
    for first in itertools.product(*(range(c + 1) for c in columns)):
        if sum(first) == n:
            ways = math.prod(math.comb(int(c), k) for c, k in zip(columns, first, strict=True))
            total += ways
            extreme += ways * (statistic(first, columns - first) >= observed * (1 - 1e-9))
    return extreme / total


def statistic(before, now):
    lines = np.array([before, now], float)
    expected = lines.sum(axis=1, keepdims=True) * lines.sum(axis=0) / lines.sum()
    return float(((lines - expected) ** 2 / expected).sum())


@pytest.mark.parametrize(("before", "now"), [([5, 1], [1, 5]), ([4, 3, 2], [1, 2, 6]), ([3, 3], [3, 3])])
def test_few_rows_are_compared_with_drawn_tables(before, now):
    found = drift(before, now)
    assert found.method == "drawn tables"
    p = exact_p(before, now)
    error = 4 * math.sqrt(p * (1 - p) / DRAWN) + 1 / DRAWN
    assert found.p_value == pytest.approx(p, abs=error)
    assert found.p_value == drift(before, now).p_value


@pytest.mark.parametrize(
    ("now", "n_now", "before", "n_before", "low", "high"),
    [(56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (10, 10, 0, 20, 0.6791, 1.0)],
)
def test_intervals_are_newcombe_s_published_ones(now, n_now, before, n_before, low, high):
    """Newcombe (1998), Interval estimation for the difference between independent proportions, table II, method 10."""
    table = drift([before, n_before - before], [now, n_now - now]).table
    assert (table["low"][0], table["high"][0]) == pytest.approx((low, high), abs=6e-5)


@given(COUNTS)
def test_any_counts_have_an_answer(counts):
    before, now = zip(*counts, strict=True)
    found = drift(before, now)
    table = found.table
    assert len(table) == len(counts)
    assert found.sentence.endswith(".")
    assert ((table["low"] <= table["change"] + 1e-12) & (table["change"] <= table["high"] + 1e-12)).all()
    assert table["p"].dropna().between(0.0, 1.0).all()
    if sum(before) and sum(now) and sum(b + n > 0 for b, n in counts) > 1:
        assert 0.0 < found.p_value <= 1.0
        assert 0.0 <= found.effect <= 1.0 + 1e-12
    else:
        assert np.isnan(found.p_value)
        assert not found.has_drifted


def test_equal_shares_have_not_drifted():
    found = drift([30, 70], [300, 700])
    assert (found.statistic, found.effect) == pytest.approx((0.0, 0.0))
    assert found.p_value == pytest.approx(1.0)


def test_sentence_names_the_cluster_and_a_small_effect():
    found = drift([50_000, 50_000, 50_000], [50_000, 50_000, 53_000], names=("", "", "Old vines"))
    assert "Cramér's V 0.01, a small effect" in found.sentence
    assert "cluster 2, Old vines," in found.sentence or "Old vines" in found.sentence
    assert found.table["name"].tolist() == ["", "", "Old vines"]


def test_one_cluster_cannot_drift():
    assert drift([10], [20]).sentence == "One cluster alone has rows, so its share cannot drift."


def test_probabilities_of_single_clusters_are_adjusted_after_holm():
    counts = ([40, 30, 30], [20, 35, 45])
    lines = [np.array([[b, 100 - b], [n, 100 - n]]) for b, n in zip(*counts, strict=True)]
    raw = sorted((stats.chi2_contingency(line, correction=False).pvalue, k) for k, line in enumerate(lines))
    found, largest = drift(*counts).table["p"], 0.0
    for rank, (p, k) in enumerate(raw):
        largest = max(largest, min(1.0, p * (3 - rank)))
        assert found[k] == pytest.approx(largest, rel=1e-12)
