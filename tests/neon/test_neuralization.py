"""The two-layer network: weights, biases, midpoints, discriminants, logits, and the labels they decide."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.cluster import KMeans, MiniBatchKMeans

import neon_core as nc
from neon_core.neon import neuralization
from neon_core.neon.distances import measure, parts
from tests.helpers.reference import any_floats, assert_close, exact, for_each_row, moderately, problems, scale_of
from tests.helpers.reference import discriminants as slow_discriminants
from tests.helpers.reference import label as slow_label
from tests.helpers.reference import logit as slow_logit

CENTROIDS = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 6.0]])
# Squared distances to the centroids: (1,1): 2, 10, 26    (3,1): 10, 2, 34    (1,4): 17, 25, 5    (2,1): 5, 5, 29
POINTS = np.array([[1.0, 1.0], [3.0, 1.0], [1.0, 4.0], [2.0, 1.0]])
INF = np.inf


@pytest.fixture
def model():
    return nc.NeuralizedKMeans(CENTROIDS)


# --- by hand ---


def test_weights_are_twice_the_difference_of_the_centroids(model):
    # from 0 to 1: 2((0,0) - (4,0)) = (-8,0)    to 2: 2((0,0) - (0,6)) = (0,-12)
    # from 1 to 2: 2((4,0) - (0,6)) = (8,-12), and the other way round with the other sign
    expected = [[[0, 0], [-8, 0], [0, -12]], [[8, 0], [0, 0], [8, -12]], [[0, 12], [-8, 12], [0, 0]]]
    np.testing.assert_array_equal(model.weights, expected)


def test_biases_are_the_differences_of_the_squared_norms(model):
    # the squared norms are 0, 16 and 36: b[0,1] = 16 - 0    b[0,2] = 36 - 0    b[1,2] = 36 - 16
    np.testing.assert_array_equal(model.biases, [[0, 16, 36], [-16, 0, 20], [-36, -20, 0]])


def test_midpoints_lie_half_way_between_two_centroids(model):
    # ((0,0) + (4,0)) / 2 = (2,0)    ((0,0) + (0,6)) / 2 = (0,3)    ((4,0) + (0,6)) / 2 = (2,3)
    expected = [[[0, 0], [2, 0], [0, 3]], [[2, 0], [4, 0], [2, 3]], [[0, 3], [2, 3], [0, 6]]]
    np.testing.assert_array_equal(model.midpoints, expected)


def test_discriminants_are_differences_of_squared_distances(model):
    # in cluster 0: 10-2, 26-2    in cluster 1: 10-2, 34-2    in cluster 2: 17-5, 25-5    in cluster 0: 5-5, 29-5
    expected = [[INF, 8, 24], [8, INF, 32], [12, 20, INF], [INF, 0, 24]]
    assert_close(model.discriminants(POINTS), expected, scale=1)


def test_discriminants_of_a_named_cluster_are_taken_from_that_cluster(model):
    # from cluster 1: 2-10, 26-10    10-2, 34-2    17-25, 5-25    5-5, 29-5
    expected = [[-8, INF, 16], [8, INF, 32], [-8, INF, -20], [0, INF, 24]]
    assert_close(model.discriminants(POINTS, cluster=1), expected, scale=1)


def test_discriminants_take_one_cluster_for_each_point(model):
    # from cluster 2: 2-26, 10-26    from 1: 10-2, 34-2    from 0: 25-17, 5-17    from 1: 5-5, 29-5
    expected = [[-24, -16, INF], [8, INF, 32], [INF, 8, -12], [0, INF, 24]]
    assert_close(model.discriminants(POINTS, cluster=np.array([2, 1, 0, 1])), expected, scale=1)


def test_the_logit_is_the_smallest_discriminant(model):
    # the smaller one of 8 and 24, of 8 and 32, of 12 and 20, of 0 and 24
    assert_close(model.logit(POINTS), [8, 8, 12, 0], scale=1)


def test_the_logit_of_a_cluster_the_point_is_not_in_is_negative(model):
    # from cluster 1: the smaller one of -8 and 16, of 8 and 32, of -8 and -20, of 0 and 24
    assert_close(model.logit(POINTS, cluster=1), [-8, 8, -20, 0], scale=1)


def test_the_label_is_the_nearest_centroid_and_the_lowest_index_on_a_boundary(model):
    # nearest: 2 of (2,10,26), 2 of (10,2,34), 5 of (17,25,5); (2,1) has 5 twice, for clusters 0 and 1
    np.testing.assert_array_equal(model.predict(POINTS), [0, 1, 2, 0])


def test_the_usual_stiffness_is_one_over_the_mean_logit(model):
    # (8 + 8 + 12 + 0) / 4 = 7
    assert model.beta_heuristic(POINTS) == pytest.approx(1 / 7, rel=1e-12)


def test_network_and_distances_agree_on_small_integers(model):
    # both give 8, 8, 12, 0
    assert model.agreement(POINTS) <= 1e-15


# --- two ways that must agree ---


@moderately
@given(problems(n_clusters=(1, 5)), st.data())
def test_discriminants_labels_and_logits_equal_the_slow_loops(problem, data):
    centroids, X = problem
    model = nc.NeuralizedKMeans(centroids)
    c = data.draw(st.integers(0, len(centroids) - 1))
    np.testing.assert_array_equal(model.predict(X), for_each_row(slow_label, X, centroids))
    scale = scale_of(centroids, X)
    assert_close(model.discriminants(X, cluster=c), for_each_row(slow_discriminants, X, centroids, c), scale)
    assert_close(model.logit(X, cluster=c), for_each_row(slow_logit, X, centroids, c), scale)


@moderately
@given(problems())
def test_discriminants_equal_the_network_and_the_midpoint_form(problem):
    centroids, X = problem
    model = nc.NeuralizedKMeans(centroids)
    for c in range(len(centroids)):
        network = X @ model.weights[c].T + model.biases[c]
        from_midpoints = ((X[:, None] - model.midpoints[c]) * model.weights[c]).sum(axis=2)
        others = np.arange(len(centroids)) != c
        h = model.discriminants(X, cluster=c)[:, others]
        assert_close(network[:, others], h, scale_of(centroids, X))
        assert_close(from_midpoints[:, others], h, scale_of(centroids, X))


@moderately
@given(problems(any_floats))
def test_network_and_distances_agree_to_rounding(problem):
    centroids, X = problem
    assert nc.NeuralizedKMeans(centroids).agreement(X) <= 1e-12


@pytest.mark.parametrize("estimator", [KMeans, MiniBatchKMeans])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_labels_equal_those_of_scikit_learn(estimator, dtype):
    X = np.random.default_rng(0).normal(size=(2000, 6)).astype(dtype)
    fitted = estimator(n_clusters=8, n_init=2, random_state=0).fit(X)
    model = nc.NeuralizedKMeans.from_estimator(fitted)
    clear = model.logit(X) > 1e-4  # away from ties, which float32 decides by its rounding
    assert clear.mean() > 0.99
    np.testing.assert_array_equal(model.predict(X)[clear], fitted.predict(X)[clear])


# --- properties ---


@moderately
@given(problems(any_floats))
def test_no_logit_is_negative_and_no_discriminant_is_below_it(problem):
    centroids, X = problem
    model = nc.NeuralizedKMeans(centroids)
    logit = model.logit(X)
    assert (logit >= 0).all()
    assert (logit[:, None] <= model.discriminants(X)).all()


def test_rounding_next_to_a_boundary_makes_no_logit_negative():
    rng = np.random.default_rng(1)
    centroids, X = rng.normal(size=(5, 4)), rng.normal(size=(3000, 4))
    model = nc.NeuralizedKMeans(centroids)
    c, k = np.argsort(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)[:, :2].T
    h = model.discriminants(X, cluster=c)[np.arange(len(X)), k]
    w = model.weights[c, k]
    on_the_boundary = X - (h / (w**2).sum(axis=1))[:, None] * w
    logit = model.logit(on_the_boundary)
    assert (logit >= 0).all()
    assert np.median(logit) < 1e-14


@pytest.mark.parametrize("seed", range(50))
def test_rounding_where_three_clusters_meet_makes_no_discriminant_negative(seed):
    centroids = np.random.default_rng(seed).normal(size=(3, 2))
    sides, squares = centroids[1:] - centroids[0], (centroids**2).sum(axis=1)
    meeting_point = np.linalg.solve(2 * sides, squares[1:] - squares[0])
    around = meeting_point + np.spacing(meeting_point) * np.arange(-20, 21)[:, None] * [1, 0]
    h = nc.NeuralizedKMeans(centroids).discriminants(around)
    assert (h >= 0).all()
    assert np.isfinite(h).sum(axis=1).tolist() == [2] * 41


@moderately
@given(problems(), st.integers(0, 4))
def test_only_the_assigned_cluster_has_a_positive_logit(problem, c):
    centroids, X = problem
    model = nc.NeuralizedKMeans(centroids)
    c = c % len(centroids)
    logit, own = model.logit(X, cluster=c), model.predict(X) == c
    assert (logit[~own] <= 0).all()
    assert_close(logit[own], model.logit(X)[own], scale_of(centroids, X))


# --- exact ties ---

# The mean of these is 5/3 in two features, which floating point cannot hold: a trap for what is centred there.
TIED_CENTROIDS = np.array([[0.0, 0.0, 0.0], [4.0, 0.0, 0.0], [1.0, 5.0, 0.5]])


def points_on_boundaries():
    """Points of eighths that solve w.x + b = 0 exactly, where no third centroid is nearer."""
    u, v = np.random.default_rng(2).integers(-24, 48, size=(2, 300)) / 8
    between_0_and_1 = np.column_stack([np.full_like(u, 2.0), u, v])  # 8 x = 16
    between_0_and_2 = np.column_stack([13.125 - 5 * u - 0.5 * v, u, v])  # 2 x + 10 y + z = 26.25
    between_1_and_2 = np.column_stack([u, v, 10.25 + 6 * u - 10 * v])  # -6 x + 10 y + z = 10.25
    points = np.concatenate([between_0_and_1, between_0_and_2, between_1_and_2])
    labels = for_each_row(slow_label, points, TIED_CENTROIDS).astype(int)
    logits = [slow_logit(x, TIED_CENTROIDS, c) for x, c in zip(points, labels, strict=True)]
    return points[np.array(logits) == 0]


def rows_with_hidden_ties(n=40_000):
    """A big matrix of ordinary rows, some of them replaced by exact ties, and where these are."""
    rng = np.random.default_rng(3)
    X = rng.normal(1.5, 2.0, size=(n, 3))
    distances = np.sort(((X[:, None] - TIED_CENTROIDS) ** 2).sum(axis=2), axis=1)
    X[distances[:, 1] - distances[:, 0] < 1e-6] = [1.0, 1.0, 1.0]
    ties = points_on_boundaries()
    where = rng.choice(n, size=len(ties), replace=False)
    X[where] = ties
    return X, np.isin(np.arange(n), where)


@pytest.mark.parametrize("offset", [0.0, 1e7])
def test_exact_ties_hidden_among_many_rows_are_found_and_nothing_else(offset):
    X, tied = rows_with_hidden_ties()
    explanation = nc.NeuralizedKMeans(TIED_CENTROIDS + offset).explain(X + offset, beta=1.0)
    assert tied.sum() > 300
    np.testing.assert_array_equal(explanation.tie, tied)
    np.testing.assert_array_equal(explanation.logit == 0, tied)


@pytest.mark.parametrize("offset", [0.0, 1e7])
def test_ties_go_to_the_lowest_index(offset):
    points = points_on_boundaries()
    labels = nc.NeuralizedKMeans(TIED_CENTROIDS + offset).predict(points + offset)
    np.testing.assert_array_equal(labels, for_each_row(slow_label, points, TIED_CENTROIDS))


@pytest.mark.parametrize("side", [-1, 1])
def test_a_step_off_the_boundary_is_no_tie(side):
    points = points_on_boundaries()
    points[:, 0] += side * 2.0**-40
    explanation = nc.NeuralizedKMeans(TIED_CENTROIDS).explain(points, beta=1.0)
    np.testing.assert_array_equal(explanation.label, for_each_row(slow_label, points, TIED_CENTROIDS))
    assert not explanation.tie.any()


# --- borders ---


def exact_borders(x, centroids):
    """Squared distances h_k^2 / (4 ||mu_c - mu_k||^2) to each border, as fractions; 0 for a twin."""
    c = slow_label(x, centroids)
    squared = [sum((a - b) ** 2 for a, b in zip(centroids[c], mu, strict=True)) for mu in centroids]
    h = slow_discriminants(x, centroids, c)
    return [INF if k == c else (h[k] ** 2 / (4 * squared[k]) if squared[k] else 0) for k in range(len(centroids))]


def slow_border(x, centroids):
    """The cluster beyond the nearest border, of several the first, and the distance to it."""
    distances = exact_borders(x, centroids)
    return distances.index(min(distances)), float(min(distances)) ** 0.5


@moderately
@given(problems())
def test_the_nearest_border_equals_the_slow_loops(problem):
    centroids, X = problem
    cluster, distance = for_each_row(slow_border, X, centroids).T
    found = nc.NeuralizedKMeans(centroids).boundary(X)
    assert_close(found.distance**2, distance**2, scale_of(centroids, X))
    exact_centroids = [exact(centroid) for centroid in centroids]
    for x, mine, slow in zip(X, found.cluster, cluster.astype(int), strict=True):
        borders = exact_borders(exact(x), exact_centroids)
        assert abs(float(borders[mine] - borders[slow])) <= 1e-12 * scale_of(centroids, X)


@pytest.mark.parametrize("n_rows", [1, 200])
@pytest.mark.parametrize("seed", range(10))
def test_of_several_borders_that_are_equally_near_the_first_is_taken(seed, n_rows):
    """The product rounds, so that it would take any of the three."""
    rng = np.random.default_rng(seed)
    x, v = np.round(rng.normal(size=3) * 2**20) / 2**20, (rng.permutation(64)[:3] + 1) / 8
    centroids = np.array([x + 99, x - v, x, x + v, x - np.roll(v, 1)])
    standing = nc.NeuralizedKMeans(centroids).standing(np.repeat([x], n_rows, axis=0))
    assert set(standing.boundary.cluster.tolist()) == {1}
    assert set(standing.competitor.tolist()) <= {1, 3, 4}
    np.testing.assert_allclose(standing.boundary.distance, np.sqrt(v @ v) / 2, rtol=1e-15)


@pytest.mark.parametrize("n_rows", [1, 200])
def test_of_several_competitors_that_are_equally_near_the_first_is_taken(n_rows):
    X = np.repeat([[0.0, 0.0], [0.5, 0.0], [-0.25, 0.5]], n_rows, axis=0)
    standing = nc.NeuralizedKMeans([[9.0, 9.0], [0.0, 0.0], [-4.0, 0.0], [4.0, 0.0], [0.0, 4.0]]).standing(X)
    assert standing.competitor[::n_rows].tolist() == [2, 3, 4]
    assert standing.logit[::n_rows].tolist() == [16, 12, 12]


def rows_computed_directly(model, X):
    """How many rows the search for the nearest border computes again."""
    seen: list[int] = []

    def counted(rows, *rest):
        seen.append(len(rows))
        return measure(rows, *rest)

    with patch("neon_core.neon.neuralization.measure", counted):
        model.standing(X)
    return sum(seen)


@pytest.mark.parametrize("offset", [0.0, 1e3])
def test_only_rows_between_two_borders_have_all_borders_computed_directly(offset):
    rng = np.random.default_rng(5)
    centroids, X = rng.normal(size=(6, 3)) + offset, rng.normal(size=(2_000, 3)) + offset
    assert rows_computed_directly(nc.NeuralizedKMeans(centroids), X) == 0
    assert rows_computed_directly(nc.NeuralizedKMeans([[0.0], [1.0], [-1.0]]), np.array([[0.0], [0.1], [1e-13]])) == 2
    assert rows_computed_directly(nc.NeuralizedKMeans([[0.0], [1.0], [-1.0]]), np.array([[1e-11]])) == 0


@pytest.mark.parametrize("gap", [0.01, 1.0, 100.0])
def test_two_borders_are_compared_directly_within_the_rounding_of_the_product(gap):
    # x = t gap: the borders are gap / 2 - t gap and gap / 2 + t gap away, and the slack is 1e-12 gap^2 / (2 gap)
    model = nc.NeuralizedKMeans([[0.0], [gap], [-gap]])
    assert rows_computed_directly(model, np.array([[0.24e-12 * gap]])) == 1
    assert rows_computed_directly(model, np.array([[0.26e-12 * gap]])) == 0


def test_twins_elsewhere_change_no_border():
    rng = np.random.default_rng(6)
    centroids, X = rng.normal(size=(4, 3)), rng.normal(size=(2_000, 3))
    expected = nc.NeuralizedKMeans(centroids).boundary(X)
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans(np.vstack([centroids, np.full((2, 3), 50.0)]))
    found = model.boundary(X)
    np.testing.assert_array_equal(found.cluster, expected.cluster)
    assert_close(found.distance, expected.distance, scale=1)
    assert rows_computed_directly(model, X) == 0
    # a row of the twins lies on the border between them, and beyond it is the other
    for n_rows in (1, 100):
        beside = model.boundary(np.repeat([[49.0, 50.0, 51.0]], n_rows, axis=0))
        assert beside.distance.tolist() == [0.0] * n_rows
        assert beside.cluster.tolist() == [5] * n_rows


@pytest.mark.parametrize("n_rows", [1, 100])
def test_the_nearest_border_is_that_of_the_first_of_two_twins(n_rows):
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans([[7.3, 0.1], [0.1, 0.3], [3.7, 0.7], [3.7, 0.7]])
    found = model.boundary(np.repeat([[0.2, 0.3]], n_rows, axis=0))
    assert set(found.cluster.tolist()) == {2}


@pytest.mark.parametrize("n_rows", [1, 100])
def test_a_twin_is_nearer_than_any_other_border(n_rows):
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans([[0.3, 0.0], [5.0, 5.0], [0.0, 0.0], [0.0, 0.0]])
    found = model.boundary(np.repeat([[0.01, 0.0]], n_rows, axis=0))
    assert found.distance.tolist() == [0.0] * n_rows
    assert found.cluster.tolist() == [3] * n_rows


def test_rows_at_twins_in_the_origin_have_logit_and_relevance_zero():
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans(np.zeros((2, 2)))
    e = model.explain(np.zeros((3, 2)), beta=1.0)
    np.testing.assert_array_equal(e.logit, np.zeros(3))
    np.testing.assert_array_equal(e.relevance, np.zeros((3, 2)))


def test_layers_and_boundary_of_a_single_cluster():
    model = nc.NeuralizedKMeans([[1.0, 2.0]])
    assert model.biases.tolist() == [[0.0]]
    assert model.weights.tolist() == [[[0.0, 0.0]]]
    found = model.boundary([[0.0, 0.0]])
    assert (found.distance.tolist(), found.cluster.tolist()) == ([INF], [-1])


# --- many rows ---


def test_discriminants_of_given_clusters_are_those_of_each_row_in_every_block():
    rng = np.random.default_rng(7)
    centroids, X, cluster = rng.normal(size=(4, 3)), rng.normal(size=(40_000, 3)), rng.integers(4, size=40_000)
    model = nc.NeuralizedKMeans(centroids)
    distances = ((X[:, None] - centroids) ** 2).sum(axis=2)
    expected = distances - np.take_along_axis(distances, cluster[:, None], axis=1)
    expected[np.arange(len(X)), cluster] = INF
    assert_close(model.discriminants(X, cluster), expected, scale_of(centroids, X))
    assert_close(model.logit(X, cluster), expected.min(axis=1), scale_of(centroids, X))


def test_boundaries_and_layers_are_read_only(model):
    standing, boundary = model.standing(POINTS), model.boundary(POINTS)
    kept = [standing.logit, standing.competitor, standing.boundary.distance, standing.boundary.cluster]
    kept += [boundary.distance, boundary.cluster, model.weights, model.biases, model.midpoints, model.centroids]
    assert not any(array.flags.writeable for array in kept)


def test_with_a_single_cluster_a_row_has_no_border_and_no_competitor():
    standing = nc.NeuralizedKMeans([[1.0, 2.0]]).standing(POINTS)
    assert np.isnan(standing.logit).all()
    assert standing.competitor.tolist() == standing.boundary.cluster.tolist() == [-1] * 4
    assert np.isposinf(standing.boundary.distance).all()


@pytest.mark.parametrize("rows", [[0.2, 0.8], [0.8, 0.2], [0.2, 11.0]])
def test_agreement_sees_a_difference_of_the_size_of_a_rows_own_distances(rows):
    # network and distances both give 0.6 for the rows on each side; a row far away hides nothing
    centroids, X = np.array([[0.0], [1.0]]), np.array(rows)[:, None]
    assert neuralization.agreement(X, centroids) <= 1e-15
    with patch("neon_core.neon.neuralization.parts", lambda *given: parts(*given) + 0.128):
        # the outputs are off by 0.128, and the larger squared distance is 0.64
        assert neuralization.agreement(X, centroids) == pytest.approx(0.2, rel=1e-12)
