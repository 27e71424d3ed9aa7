"""The formulas of the paper as slow loops, one row at a time; nothing here is shared with neon_core.

Everything but the exponential is computed with fractions, so that a tie is a tie and no rounding hides in the
expected values. The second half makes the random problems on which the properties are tested.
"""

import math
from fractions import Fraction
from itertools import combinations

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

# --- the formulas ---


def exact(row):
    return [Fraction(float(value)) for value in row]


def squared_distance(x, centroid):
    return sum((x_i - mu_i) ** 2 for x_i, mu_i in zip(x, centroid, strict=True))


def label(x, centroids):
    """The nearest centroid; among equals the one with the lowest index."""
    distances = [squared_distance(x, centroid) for centroid in centroids]
    return distances.index(min(distances))


def discriminants(x, centroids, c):
    """h_k = ||x - mu_k||^2 - ||x - mu_c||^2, and infinity for the cluster itself."""
    own = squared_distance(x, centroids[c])
    return [math.inf if k == c else squared_distance(x, mu) - own for k, mu in enumerate(centroids)]


def logit(x, centroids, c):
    """f_c = min over k of h_k; without a competitor it is not defined."""
    return min(discriminants(x, centroids, c)) if len(centroids) > 1 else math.nan


def shares(x, centroids, beta):
    """p_k = exp(-beta h_k) / sum_l exp(-beta h_l), with the minimum subtracted first."""
    h = discriminants(x, centroids, label(x, centroids))
    smallest = min(h)
    unnormed = [0.0 if h_k == math.inf else _softmin_term(float(h_k - smallest), beta) for h_k in h]
    return [term / (sum(unnormed) or 1.0) for term in unnormed]


def _softmin_term(excess, beta):
    return 1.0 if excess == 0 else math.exp(-beta * excess)


def boundary(x, centroids, c):
    """The squared distance to the nearest border, h_k^2 / (4 ||mu_c - mu_k||^2), and the cluster beyond it.

    Of several equally near borders it is that of the nearest competitor, else the first. At a twin the distance is 0.
    """
    h = discriminants(x, centroids, c)
    gaps = [squared_distance(centroids[c], mu) for mu in centroids]
    squares = [h_k if h_k == math.inf else h_k**2 / (4 * gap) if gap else 0 for h_k, gap in zip(h, gaps, strict=True)]
    least = [k for k, square in enumerate(squares) if square == min(squares)]
    competitor = h.index(min(h))
    return min(squares), competitor if competitor in least else least[0]


def contrast(x, centroids, of, against):
    """a_i = (x_i - mu_Bi)^2 - (x_i - mu_Ai)^2: the evidence of feature i for A over B."""
    triples = zip(x, centroids[of], centroids[against], strict=True)
    return [(x_i - b_i) ** 2 - (x_i - a_i) ** 2 for x_i, a_i, b_i in triples]


def relevance(x, centroids, beta):
    """R_i = sum_k omega_k a_ki with omega_k = p_k (f / h_k): the closed form."""
    c = label(x, centroids)
    return _mixture(x, centroids, beta, lambda k: contrast(x, centroids, c, k))


def textbook_relevance(x, centroids, beta):
    """R_i = sum_k [(x_i - m_ki) w_ki / sum_j (x_j - m_kj) w_kj] p_k f: the midpoint rule as it is printed."""
    c = label(x, centroids)
    return _mixture(x, centroids, beta, lambda k: _midpoint_terms(x, centroids[c], centroids[k]))


def _midpoint_terms(x, own, other):
    weights = [2 * (own_i - other_i) for own_i, other_i in zip(own, other, strict=True)]
    midpoint = [(own_i + other_i) / 2 for own_i, other_i in zip(own, other, strict=True)]
    return [(x_i - m_i) * w_i for x_i, m_i, w_i in zip(x, midpoint, weights, strict=True)]


def _mixture(x, centroids, beta, terms_of):
    c = label(x, centroids)
    f, p = logit(x, centroids, c), shares(x, centroids, beta)
    total = [Fraction(0)] * len(x)
    for k in range(len(centroids)):
        if k != c:
            terms = terms_of(k)
            h = sum(terms)
            ratio = 1 if h == f else f / h  # the limit on the boundary: no 0/0 where h_k = f = 0
            total = [t + Fraction(p[k]) * ratio * z for t, z in zip(total, terms, strict=True)]
    return total


# --- merged clusters ---


def merged_distances(x, centroids, owners):
    """The squared distance to each cluster, that to the nearest of its centroids."""
    distances = [squared_distance(x, centroid) for centroid in centroids]
    return [min(d for d, o in zip(distances, owners, strict=True) if o == k) for k in range(max(owners) + 1)]


def merged_label(x, centroids, owners):
    """The nearest cluster; among equals the one with the lowest index."""
    distances = merged_distances(x, centroids, owners)
    return distances.index(min(distances))


def merged_logit(x, centroids, owners):
    """f = min over the centroids outside of d_k - min over the own ones of d_c."""
    c = merged_label(x, centroids, owners)
    distances = [squared_distance(x, centroid) for centroid in centroids]
    outside = [d for d, o in zip(distances, owners, strict=True) if o != c]
    return min(outside) - min(distances) if outside else math.nan


def merged_relevance(x, centroids, owners, beta):
    """R of the ordinary K-Means that has the nearest centroid of every cluster, the first of several."""
    nearest = []
    for k in range(max(owners) + 1):
        own = [centroid for centroid, o in zip(centroids, owners, strict=True) if o == k]
        nearest.append(min(own, key=lambda centroid: squared_distance(x, centroid)))
    return relevance(x, nearest, beta)


def for_each_row(formula, X, centroids, *arguments):
    """The formula's value for every row of X, as an array."""
    centroids = [exact(centroid) for centroid in centroids]
    values = [formula(exact(x), centroids, *arguments) for x in X]
    return np.array([np.array(value, dtype=float) for value in values])


def shapley(game, n_players):
    """The Shapley values of game(set of players), by brute force over all coalitions."""
    return [_mean_marginal_contribution(game, n_players, player) for player in range(n_players)]


def _mean_marginal_contribution(game, n_players, player):
    others = [other for other in range(n_players) if other != player]
    total = Fraction(0)
    for size in range(n_players):
        for coalition in combinations(others, size):
            gain = game({*coalition, player}) - game({*coalition})
            total += gain / (n_players * math.comb(n_players - 1, size))
    return total


def shapley_of_discriminant(x, centroids, c, k, baseline):
    """Shapley values of h_k at x, where the features outside the coalition stand at the baseline."""

    def discriminant_of(coalition):
        mixed = [x[i] if i in coalition else baseline[i] for i in range(len(x))]
        return discriminants(mixed, centroids, c)[k]

    return shapley(discriminant_of, len(x))


def adjusted_rand(first, second):
    """The adjusted Rand index, counted pair by pair."""
    pairs = list(combinations(range(len(first)), 2))
    in_first = [first[i] == first[j] for i, j in pairs]
    in_second = [second[i] == second[j] for i, j in pairs]
    both = sum(a and b for a, b in zip(in_first, in_second, strict=True))
    by_chance = Fraction(sum(in_first) * sum(in_second), max(len(pairs), 1))
    most = Fraction(sum(in_first) + sum(in_second), 2)
    return 1.0 if most == by_chance else float((both - by_chance) / (most - by_chance))


def mean_agreement(labelings):
    """The mean adjusted Rand index of every two clusterings."""
    values = [adjusted_rand(a, b) for a, b in combinations(labelings, 2)]
    return sum(values) / len(values)


def dispersion(rows, labels):
    """The sum of squared distances within clusters as Tibshirani writes it: sum of D_r / (2 n_r) over all pairs."""
    total = Fraction(0)
    for cluster in set(labels):
        members = [exact(row) for row, label_ in zip(rows, labels, strict=True) if label_ == cluster]
        total += sum(squared_distance(x, y) for x in members for y in members) / (2 * len(members))
    return total


def gap(noise, own):
    """The gap statistic and its standard error, from W of each table of noise and W of the data."""
    logs = [math.log(value) for value in noise]
    mean = sum(logs) / len(logs)
    sd = math.sqrt(sum((value - mean) ** 2 for value in logs) / len(logs))
    return mean - math.log(own), sd * math.sqrt(1 + 1 / len(logs))


# --- the problems ---

moderately = settings(max_examples=20, deadline=None, derandomize=True)

# Eighths are exact in floating point, as are their squared differences: ties are frequent, and exact.
eighths = st.integers(-64, 64).map(lambda numerator: numerator / 8)
any_floats = st.floats(-1e3, 1e3).map(lambda value: value if abs(value) > 1e-130 else 0.0)
"""Centroids that differ by less than 1e-150 are refused."""
betas = st.sampled_from([0.0, 0.01, 0.25, 1.0, 30.0, math.inf])


@st.composite
def problems(draw, numbers=eighths, n_clusters=(2, 5)):
    """Distinct centroids and a few points, both with the same number of features."""
    row = st.tuples(*[numbers] * draw(st.integers(1, 4)))
    fewest, most = n_clusters
    centroids = draw(st.lists(row, min_size=fewest, max_size=most, unique=True))
    return np.array(centroids), np.array(draw(st.lists(row, min_size=1, max_size=6)))


def scale_of(centroids, X):
    """The largest squared distance: what rounding errors are measured against."""
    return ((X[:, None] - centroids) ** 2).sum(axis=2).max()


def assert_close(actual, expected, scale, relative=1e-12):
    np.testing.assert_allclose(actual, expected, rtol=0, atol=relative * scale)
