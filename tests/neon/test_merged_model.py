"""A K-Means with merged clusters: by hand, against the slow formulas, and the laws."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

import neon_core as nc
from neon_core.errors import ClusterError, MergedError, NonFiniteError, ShapeError
from neon_core.neon.merged_model import MergedKMeans
from tests.helpers import reference
from tests.helpers.reference import any_floats, assert_close, betas, eighths, moderately, problems, scale_of


def owned(n, draw):
    """Return owners of n centroids, sorted, with no number missing."""
    steps = draw(st.lists(st.integers(0, 1), min_size=n - 1, max_size=n - 1))
    return np.cumsum([0, *steps])


@st.composite
def merged_problems(draw, numbers=eighths):
    centroids, X = draw(problems(numbers=numbers, n_clusters=(2, 6)))
    return centroids, owned(len(centroids), draw), X


def test_three_centroids_on_a_line_by_hand():
    """0 and 4 are one cluster, 10 the other; at 5: own centroid 4, h = 25 - 1 = 24; the border is at 7, 2 away."""
    model = MergedKMeans(np.array([[0.0], [4.0], [10.0]]), np.array([0, 0, 1]), beta=1.0)
    explained = model.explain([[5.0], [1.0], [8.0]])
    assert explained.label.tolist() == [0, 0, 1]
    assert explained.logit.tolist() == [24.0, 80.0, 12.0]
    assert explained.relevance.tolist() == [[24.0], [80.0], [12.0]]
    assert model.boundary([[5.0], [1.0], [8.0]]).distance.tolist() == [2.0, 6.0, 1.0]
    assert model.contrast([[1.0]], 0, 1).tolist() == [[80.0]]
    assert repr(model) == "MergedKMeans(n_clusters=2, n_centroids=3, n_features=1, beta=1)"


@moderately
@given(merged_problems(), betas)
def test_explanation_is_the_slow_formula(problem, beta):
    centroids, owners, X = problem
    model, scale = MergedKMeans(centroids, owners, beta=beta), scale_of(*problem[::2])
    explained = model.explain(X)
    exact = [reference.exact(centroid) for centroid in centroids]
    for i, x in enumerate(map(reference.exact, X)):
        assert explained.label[i] == reference.merged_label(x, exact, owners.tolist())
        if model.n_clusters > 1:
            assert_close(explained.logit[i], float(reference.merged_logit(x, exact, owners.tolist())), scale)
            slow = np.array(reference.merged_relevance(x, exact, owners.tolist(), beta), float)
            assert_close(explained.relevance[i], slow, scale, 1e-9)
    assert explained.label.tolist() == model.predict(X).tolist()


@moderately
@given(merged_problems(any_floats), betas)
def test_relevance_adds_up_to_the_evidence(problem, beta):
    centroids, owners, X = problem
    explained = MergedKMeans(centroids, owners).explain(X, beta)
    scale = scale_of(centroids, X)
    if owners[-1] == 0:
        assert np.isnan(explained.logit).all()
        assert not explained.relevance.any()
        return
    assert_close(explained.residual, 0.0, scale)
    assert (explained.logit >= 0.0).all()
    np.testing.assert_allclose(explained.shares.sum(axis=1), 1.0)


@moderately
@given(problems(), betas)
def test_without_a_merge_it_is_the_ordinary_model(problem, beta):
    centroids, X = problem
    plain, merged = nc.NeuralizedKMeans(centroids, beta), MergedKMeans(centroids, np.arange(len(centroids)), beta)
    scale = scale_of(centroids, X)
    one, other = plain.explain(X), merged.explain(X)
    assert one.label.tolist() == other.label.tolist()
    assert_close(other.relevance, one.relevance, scale)
    assert_close(other.shares, one.shares, 1.0, 1e-9)
    np.testing.assert_allclose(merged.boundary(X).distance, plain.boundary(X).distance, atol=1e-9)
    assert merged.standing(X).competitor.tolist() == plain.standing(X).competitor.tolist()
    for x in X:
        assert merged.rivals(x) == plain.rivals(x)
    assert_close(merged.discriminants(X, 0), plain.discriminants(X, 0), scale)


@moderately
@given(merged_problems(), st.data())
def test_contrast_adds_up_and_changes_its_sign(problem, data):
    centroids, owners, X = problem
    model = MergedKMeans(centroids, owners)
    a, b = (data.draw(st.integers(0, model.n_clusters - 1)) for _ in range(2))
    forth, back = model.contrast(X, a, b), model.contrast(X, b, a)
    distances = np.array([[float(d) for d in reference.merged_distances(x, centroids, owners.tolist())] for x in X])
    np.testing.assert_allclose(forth.sum(axis=1), distances[:, b] - distances[:, a], atol=1e-9)
    assert (forth == -back).all()
    h = model.discriminants(X, a)
    if a != b:
        np.testing.assert_allclose(h[:, b], distances[:, b] - distances[:, a], atol=1e-9)


@moderately
@given(merged_problems())
def test_sums_of_contrasts_are_those_of_single_rows(problem):
    centroids, owners, X = problem
    model = MergedKMeans(centroids, owners)
    labels = model.predict(X)
    for k, line in enumerate(model.contrast_sums(X)):
        slow = model.contrast(X, labels, np.full(len(X), k)).sum(axis=0)
        np.testing.assert_allclose(line, slow, atol=1e-9)


def slow_distance(x, centroids, owners, label):
    """The distance to the boundary by a general solver, over the cells of all other centroids."""
    best = np.inf
    own = centroids[owners == label]
    for q in centroids[owners != label]:
        limits: Any = [
            {"type": "ineq", "fun": lambda y, c=c, q=q: ((y - c) ** 2).sum() - ((y - q) ** 2).sum()} for c in own
        ]
        found = minimize(  # type: ignore[call-overload]
            lambda y: ((y - x) ** 2).sum(), q, constraints=limits, method="SLSQP", options={"ftol": 1e-12}
        )
        best = min(best, np.sqrt(found.fun))
    return best


@pytest.mark.parametrize("n_own", [2, 3, 4])
def test_distance_to_the_boundary_is_exact(n_own):
    random = np.random.default_rng(n_own)
    centroids = random.normal(size=(n_own + 3, 3))
    owners = np.array([0] * n_own + [1, 2, 2])
    X = random.normal(size=(40, 3))
    model = MergedKMeans(centroids, owners)
    boundary, labels = model.boundary(X), model.predict(X)
    for i in range(len(X)):
        slow = slow_distance(X[i], centroids, owners, labels[i])
        assert boundary.distance[i] == pytest.approx(slow, rel=1e-4, abs=1e-6)
        step = model.border_step(X[i], int(boundary.cluster[i]))
        assert np.linalg.norm(step) == pytest.approx(boundary.distance[i], rel=1e-9)
        assert model.logit(X[i : i + 1] + step)[0] == pytest.approx(0.0, abs=1e-9)
    assert set(boundary.cluster[labels == 0]) <= {1, 2}


def test_row_on_a_border_is_a_tie():
    model = MergedKMeans(np.array([[0.0], [4.0], [10.0]]), np.array([0, 0, 1]), beta=1.0)
    explained = model.explain([[7.0]])
    assert explained.tie.tolist() == [True]
    assert explained.relevance.tolist() == [[0.0]]
    assert model.boundary([[7.0]]).distance.tolist() == [0.0]
    assert model.rivals([7.0]) == nc.NeuralizedKMeans([[4.0], [10.0]]).rivals([7.0])


def test_a_tie_of_two_own_centroids_takes_the_first():
    model = MergedKMeans(np.array([[0.0, 0.0], [4.0, 0.0], [2.0, 9.0]]), np.array([0, 0, 1]), beta=1.0)
    assert model.explain([[2.0, 1.0]]).relevance.tolist() == [[0.0 - 4.0, 64.0 - 1.0]]
    assert model.nearest_centroids(np.array([2.0, 1.0])).tolist() == [[0.0, 0.0], [2.0, 9.0]]


def test_one_cluster_has_no_competitor():
    model = MergedKMeans(np.array([[0.0], [4.0]]), np.array([0, 0]), beta=0.0)
    explained = model.explain([[1.0], [3.0]])
    assert explained.label.tolist() == [0, 0]
    assert np.isnan(explained.logit).all()
    assert model.boundary([[1.0]]).cluster.tolist() == [-1]
    assert model.rivals([1.0]).competitors == ()
    assert (model.agreement([[1.0]]), model.usual_beta(np.array([np.nan]))) == (0.0, 0.0)


def test_offset_and_small_scale_cost_no_digits():
    centroids, X = np.array([[0.0], [4.0], [10.0]]), np.array([[5.0], [1.0]])
    moved = MergedKMeans(1e7 + centroids, np.array([0, 0, 1])).explain(1e7 + X, 1.0)
    np.testing.assert_allclose(moved.logit, [24.0, 80.0], rtol=1e-7)
    small = MergedKMeans(1e-5 * centroids, np.array([0, 0, 1])).explain(1e-5 * X, 1.0)
    np.testing.assert_allclose(small.relevance.sum(axis=1), 1e-10 * np.array([24.0, 80.0]), rtol=1e-12)


def test_blocks_agree_with_single_rows(monkeypatch):
    from neon_core import blocks

    random = np.random.default_rng(0)
    centroids, X = random.normal(size=(20, 4)), random.normal(size=(1_500, 4))
    model = MergedKMeans(centroids, np.repeat(np.arange(10), 2), beta=1.0)
    monkeypatch.setattr(blocks, "ELEMENTS", 1_000)
    explained, standing = model.explain(X), model.standing(X)
    for i in range(0, 1_500, 250):
        one = model.explain(X[i : i + 1])
        np.testing.assert_allclose(one.relevance[0], explained.relevance[i], atol=1e-12)
        assert one.label[0] == explained.label[i]
        assert standing.logit[i] == pytest.approx(one.logit[0])
    assert model.agreement(X[:50]) < 1e-14


def test_twins_of_two_clusters_are_named_and_dropped():
    model = MergedKMeans(np.array([[0.0], [4.0], [4.0]]), np.array([0, 0, 1]))
    assert model.twins == ((0, 1),)
    assert model.merged().n_clusters == 1
    assert model.boundary([[4.0]]).distance.tolist() == [0.0]


def test_what_needs_one_centroid_a_cluster_says_so():
    model = MergedKMeans(np.array([[0.0], [4.0], [10.0]]), np.array([0, 0, 1]))
    for name in ("weights", "biases", "midpoints", "centroids"):
        with pytest.raises(MergedError, match="needs one centroid for each cluster"):
            getattr(model, name)
        assert not hasattr(model, name)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = model.colour


def test_wrong_values_are_refused():
    model = MergedKMeans(np.array([[0.0], [4.0], [10.0]]), np.array([0, 0, 1]))
    with pytest.raises(NonFiniteError):
        model.explain([[np.nan]])
    with pytest.raises(ShapeError):
        model.predict([[1.0, 2.0]])
    with pytest.raises(ClusterError):
        model.contrast([[1.0]], 0, 2)


def test_a_model_can_be_copied_and_pickled():
    model = MergedKMeans(np.array([[0.0], [4.0], [10.0]]), np.array([0, 0, 1]), beta=2.0)
    for other in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert other.explain([[5.0]]).logit.tolist() == [24.0]
