"""NeuralizedKMeans, the face: where it comes from, which beta it uses, what it takes and what it refuses."""

import re
import tracemalloc
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from scipy import sparse  # type: ignore[import-untyped, unused-ignore]
from sklearn.cluster import BisectingKMeans, KMeans, MiniBatchKMeans
from sklearn.decomposition import PCA

import neon_core as nc
from neon_core.blocks import ROWS
from neon_core.errors import NonFiniteError
from neon_core.neon.distances import FEW
from tests.helpers.reference import assert_close, boundary, exact, for_each_row, scale_of
from tests.helpers.reference import relevance as slow_relevance

CENTROIDS = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 6.0]])
POINTS = np.array([[1.0, 1.0], [3.0, 1.0], [1.0, 4.0], [2.0, 1.0]])  # logits 8, 8, 12, 0: see test_neuralization

METHODS = {
    "predict": lambda model, X: model.predict(X),
    "discriminants": lambda model, X: model.discriminants(X),
    "discriminants of 1": lambda model, X: model.discriminants(X, cluster=1),
    "logit": lambda model, X: model.logit(X),
    "beta_heuristic": lambda model, X: model.beta_heuristic(X),
    "agreement": lambda model, X: model.agreement(X),
    "explain": lambda model, X: model.explain(X, beta=1.0),
    "contrast": lambda model, X: model.contrast(X, of=0, against=1),
}
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


@pytest.fixture
def model():
    return nc.NeuralizedKMeans(CENTROIDS)


def numbers_in(result):
    """The arrays of an explanation, or the array or number that any other method returns."""
    if isinstance(result, nc.Explanation):
        return [result.relevance, result.logit, result.shares, result.label]
    return [result]


def assert_refused(call, *patterns):
    """The call raises a NeonError with problems, and its text says all of them and has these patterns."""
    with pytest.raises(nc.NeonError) as caught:
        call()
    text = str(caught.value)
    assert len(caught.value.problems) > 0
    for problem in caught.value.problems:
        assert problem.what.rstrip(".") in text
        assert problem.where in text
        assert problem.hint in text
    for pattern in patterns:
        assert re.search(pattern, text), f"{pattern!r} is not in {text!r}"


# --- where a model comes from ---


@pytest.mark.parametrize("estimator", [KMeans, MiniBatchKMeans])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_fitted_estimator_gives_its_centroids(estimator, dtype):
    fitted = estimator(n_clusters=2, n_init=1, random_state=0).fit(POINTS.astype(dtype))
    centroids = nc.NeuralizedKMeans.from_estimator(fitted).centroids
    assert centroids.dtype == np.float64
    np.testing.assert_array_equal(centroids, fitted.cluster_centers_)


@pytest.mark.parametrize(
    ("estimator", "reason"),
    [
        (BisectingKMeans(n_clusters=2, random_state=0).fit(POINTS), "tree"),
        (BisectingKMeans(n_clusters=2), "tree"),
        (KMeans(n_clusters=2), "fit"),
        (PCA(n_components=1).fit(POINTS), "PCA"),
        (CENTROIDS, "KMeans"),
        (None, "KMeans"),
        (KMeans, "KMeans"),
    ],
    ids=["bisecting", "unfitted bisecting", "unfitted", "other estimator", "array", "nothing", "class"],
)
def test_other_estimators_are_refused_with_the_reason(estimator, reason):
    assert_refused(lambda: nc.NeuralizedKMeans.from_estimator(estimator), reason)


def test_a_model_keeps_its_own_copy_of_the_centroids():
    centroids = CENTROIDS.copy()
    model = nc.NeuralizedKMeans(centroids)
    centroids[:] = 7.0
    np.testing.assert_array_equal(model.centroids, CENTROIDS)
    np.testing.assert_array_equal(model.predict(POINTS), [0, 1, 2, 0])


@pytest.mark.parametrize("centroids", [[], [[]], np.empty((0, 3)), np.empty((3, 0))])
def test_centroids_without_a_cluster_or_a_feature_are_refused(centroids):
    assert_refused(lambda: nc.NeuralizedKMeans(centroids))


# --- beta ---


def test_beta_is_the_given_one_else_the_models_own_else_the_usual_one(model):
    # the mean logit is (8 + 8 + 12 + 0) / 4 = 7
    own = nc.NeuralizedKMeans(CENTROIDS, beta=0.5)
    assert own.explain(POINTS, beta=2.0).beta == 2.0
    assert own.explain(POINTS).beta == 0.5
    assert model.explain(POINTS).beta == pytest.approx(1 / 7, rel=1e-12)


@pytest.mark.parametrize("beta", [0.0, np.inf])
def test_the_ends_of_beta_are_allowed_as_the_models_own(beta):
    assert nc.NeuralizedKMeans(CENTROIDS, beta=beta).explain(POINTS).beta == beta


def test_a_model_with_its_own_beta_explains_a_row_as_it_explains_the_whole_table():
    model = nc.NeuralizedKMeans(CENTROIDS, beta=0.1)
    np.testing.assert_allclose(model.explain(POINTS[:1]).relevance, model.explain(POINTS).relevance[:1], atol=1e-12)


def test_usual_beta_is_infinite_with_a_warning_if_every_row_is_a_tie(model):
    ties = [[2.0, 1.0], [2.0, 0.0]]
    with pytest.warns(nc.NeonWarning):
        assert model.beta_heuristic(ties) == np.inf
    with pytest.warns(nc.NeonWarning):
        assert model.explain(ties).beta == np.inf


def test_with_a_single_cluster_the_usual_beta_is_zero():
    assert nc.NeuralizedKMeans([[1.0, 2.0]]).beta_heuristic(POINTS) == 0.0


@pytest.mark.parametrize(("beta", "said"), [(-0.5, "-0.5"), (-np.inf, "-inf"), (np.nan, "nan"), ("much", "much")])
def test_model_refuses_an_invalid_beta(model, beta, said):
    assert_refused(lambda: nc.NeuralizedKMeans(CENTROIDS, beta=beta), said)
    assert_refused(lambda: model.explain(POINTS, beta=beta), said)


# --- twins ---


def test_twins_are_listed_warned_of_and_merged():
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans([[0.0, 1.0], [5.0, 5.0], [-0.0, 1.0], [2.0, 2.0], [5.0, 5.0], [0.0, 1.0]])
    assert model.twins == ((0, 2, 5), (1, 4))
    merged = model.merged()
    np.testing.assert_array_equal(merged.centroids, [[0, 1], [5, 5], [2, 2]])
    assert merged.twins == ()


def test_without_twins_merging_changes_nothing(model):
    assert model.twins == ()
    np.testing.assert_array_equal(model.merged().centroids, CENTROIDS)


def test_centroids_that_differ_in_their_last_digit_are_no_twins():
    assert nc.NeuralizedKMeans([[0.0], [1e-140], [1.0], [1.0 + 2**-52]]).twins == ()


def test_merging_keeps_the_models_own_beta():
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans([[0.0], [1.0], [0.0]], beta=0.25)
    assert model.merged().explain([[0.0]]).beta == 0.25


def test_a_model_of_twins_only_merges_to_a_single_cluster():
    with pytest.warns(nc.NeonWarning):
        model = nc.NeuralizedKMeans([[1.0, 2.0]] * 3)
    with pytest.warns(nc.NeonWarning):
        explanation = model.explain(POINTS)
    np.testing.assert_array_equal(explanation.relevance, np.zeros((4, 2)))
    assert explanation.tie.all()
    assert np.isnan(model.merged().logit(POINTS)).all()


# --- what comes in ---


@pytest.mark.parametrize(
    "convert",
    [
        np.ndarray.tolist,
        np.asfortranarray,
        lambda X: np.repeat(X, 2, axis=1)[:, ::2],
        lambda X: X[::-1].copy()[::-1],
        lambda X: X.astype(np.int32),
        lambda X: X.astype(np.float32),
        lambda X: X.astype(">f8"),
        lambda X: pd.DataFrame(X, columns=["a", "b"], index=[7, 7, 3, 0]),
        lambda X: pd.DataFrame(X, columns=["a", "b"]).astype("Float64"),
        lambda X: pd.DataFrame({"a": X[:, 0], "b": X[:, 1].astype(int)}, dtype=object),
    ],
    ids=[
        "list",
        "fortran",
        "strided",
        "reversed",
        "int",
        "float32",
        "big-endian",
        "frame",
        "nullable",
        "objects",
    ],
)
@every_method
def test_every_form_of_the_same_numbers_gives_the_same_result(model, method, convert):
    # compared in the last digits only: BLAS may add in another order for another layout
    actual, expected = numbers_in(method(model, convert(POINTS))), numbers_in(method(model, POINTS))
    for one, other in zip(actual, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-12)


def test_truth_values_beside_numbers_count_as_zero_and_one(model):
    frame = pd.DataFrame({"a": [0.5, 2.5], "b": [True, False]})
    assert_close(model.logit(frame), model.logit([[0.5, 1.0], [2.5, 0.0]]), scale=1)


@every_method
@pytest.mark.parametrize("order", ["C", "F"])
def test_no_method_changes_its_input_or_needs_to_write_to_it(model, method, order):
    X = np.array(POINTS, order=order)
    X.flags.writeable = False
    method(model, X)
    np.testing.assert_array_equal(X, POINTS)


def test_everything_is_double_precision_and_explanations_are_read_only():
    model = nc.NeuralizedKMeans(CENTROIDS.astype(np.float32))
    X = POINTS.astype(np.float32)
    e = model.explain(X)
    floats = [model.weights, model.biases, model.midpoints, model.discriminants(X), model.logit(X)]
    floats += [e.relevance, e.logit, e.shares, e.residual, model.contrast(X, of=0, against=1)]
    assert {array.dtype for array in floats} == {np.dtype(np.float64)}
    assert "".join(array.dtype.kind for array in (e.tie, e.label, model.predict(X))) == "bii"
    assert not any(array.flags.writeable for array in (e.relevance, e.logit, e.label, e.tie, e.shares, e.residual))


def test_no_rows_give_empty_results(model):
    X = np.empty((0, 2))
    e = model.explain(X, beta=1.0)
    shapes = [array.shape for array in (e.relevance, e.logit, e.label, e.tie, e.shares, e.residual)]
    assert shapes == [(0, 2), (0,), (0,), (0,), (0, 3), (0,)]
    assert model.predict(X).shape == model.logit(X).shape == (0,)
    assert model.discriminants(X).shape == (0, 3)
    assert model.contrast(X, of=0, against=1).shape == (0, 2)


# --- many rows ---


@pytest.fixture(scope="module")
def big():
    """More rows than fit two blocks of 16,384, with their model."""
    rng = np.random.default_rng(7)
    return nc.NeuralizedKMeans(rng.normal(size=(3, 3)), beta=0.7), rng.normal(size=(40_000, 3))


def test_many_rows_are_explained_as_they_are_one_by_one(big):
    model, X = big
    e = model.explain(X)
    edges = [0, 1, 16_383, 16_384, 16_385, 32_767, 32_768, 39_999]
    rows = np.concatenate([edges, np.random.default_rng(8).choice(len(X), 100)])
    single = [model.explain(X[[row]]) for row in rows]
    for name in ("relevance", "logit", "shares"):
        one_by_one = np.concatenate([getattr(one, name) for one in single])
        assert_close(getattr(e, name)[rows], one_by_one, scale_of(model.centroids, X[rows]))
    np.testing.assert_array_equal(e.label[rows], np.concatenate([one.label for one in single]))
    slow = for_each_row(slow_relevance, X[rows], model.centroids, 0.7)
    assert_close(e.relevance[rows], slow, scale_of(model.centroids, X[rows]))


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("size", [1_000, 16_384, 23_456])
def test_the_results_do_not_depend_on_how_the_rows_are_split(big, size, order):
    model, X = big
    whole = model.explain(np.asarray(X, order=order))
    parts = [model.explain(X[start : start + size]) for start in range(0, len(X), size)]
    np.testing.assert_array_equal(whole.label, np.concatenate([part.label for part in parts]))
    for name in ("relevance", "logit", "shares"):
        pieces = np.concatenate([getattr(part, name) for part in parts])
        assert_close(getattr(whole, name), pieces, scale_of(model.centroids, X))


def test_a_missing_value_in_a_later_block_is_named_by_its_row_in_the_whole_table(big):
    model, X = big
    X = X.copy()
    X[35_000, 2] = np.nan
    assert_refused(lambda: model.explain(X), r"\brow 35000\b", r"\bcolumn 2\b")


def test_few_rows_and_many_take_the_first_of_several_nearest(model):
    corner = [[2.0, 3.0]]  # the three borders meet here
    for n_rows in (1, FEW - 1, FEW, 300):
        e = model.explain(np.repeat(np.vstack([corner, POINTS]), n_rows, axis=0), beta=1.0)
        assert e.label[::n_rows].tolist() == [0, 0, 1, 2, 0]
        assert e.label.reshape(5, n_rows).std(axis=1).tolist() == [0.0] * 5
        assert e.tie[::n_rows].tolist() == [True, False, False, False, True]


@pytest.mark.parametrize("n_rows", [1, 300])
def test_numpys_own_settings_for_rounding_and_overflow_change_nothing(model, n_rows):
    X = np.repeat(POINTS, n_rows, axis=0)
    with np.errstate(all="raise"):
        for beta in (0.0, 1.0, 1e4, np.inf):
            assert_close(model.explain(X, beta).relevance.sum(axis=1), model.logit(X), scale=100)
        assert model.beta_heuristic(X) == pytest.approx(1 / 7, rel=1e-12)
        assert_refused(lambda: model.explain(np.full((n_rows, 2), 1e200), beta=1.0), "too large to be squared")


def test_the_usual_beta_of_many_rows_takes_no_matrix_of_all_discriminants():
    """An (n, K) matrix of 40 MB, filled only to take a mean, made `explain` without a beta twice as slow."""
    rng = np.random.default_rng(9)
    model, X = nc.NeuralizedKMeans(rng.normal(size=(20, 2))), rng.normal(size=(250_000, 2))
    model.beta_heuristic(X[:10])
    tracemalloc.start()
    try:
        with patch("neon_core.blocks.os.cpu_count", return_value=2):
            beta = model.beta_heuristic(X)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    blocks = 2 * 4 * ROWS * 20 * 8
    assert peak < 8 * len(X) + blocks
    assert beta == pytest.approx(1.0 / model.discriminants(X).min(axis=1).mean(), rel=1e-12)


@pytest.mark.parametrize("value", [5e153, 9e153, 1.2e154])
def test_values_too_large_to_be_squared_are_refused_in_a_row_and_in_a_table(model, value):
    for n_rows in (1, 5):
        assert_refused(lambda n=n_rows: model.explain(np.full((n, 2), value), beta=1.0), "too large to be squared")


# --- what is refused ---


@every_method
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e200])
def test_a_value_that_is_not_finite_or_has_no_finite_square_is_refused_with_its_row_and_column(model, method, value):
    X = np.tile(POINTS, (2, 1))
    X[3, 1] = value
    assert_refused(lambda: method(model, X), r"\brow 3\b", r"\bcolumn 1\b")


def test_all_values_that_are_not_finite_are_named_together(model):
    X = np.tile(POINTS, (2, 1))
    X[3, 1], X[5, 0] = np.nan, np.inf
    assert_refused(lambda: model.explain(X), r"\brow 3, column 1\b", r"\brow 5, column 0\b")


def test_centroids_that_are_not_finite_are_refused_with_row_and_column():
    assert_refused(lambda: nc.NeuralizedKMeans([[0.0, 0.0], [1.0, np.nan]]), r"\brow 1\b", r"\bcolumn 1\b")


@every_method
@pytest.mark.parametrize("n_rows", [0, 4])
def test_wrong_number_of_features_is_refused_with_both_numbers(model, method, n_rows):
    assert_refused(lambda: method(model, np.zeros((n_rows, 5))), r"\b5\b", r"\b2\b")


@every_method
@pytest.mark.parametrize("X", [1.0, [1.0, 2.0], [[[1.0, 2.0]]]], ids=["a number", "a row", "a cube"])
def test_other_shapes_than_a_table_are_refused(model, method, X):
    assert_refused(lambda: method(model, X))


NOT_NUMBERS = {
    "text": [["a", "b"]],
    "numbers as text": [["1", "2"]],
    "numbers as text in a frame": pd.DataFrame({"a": ["1", "2"], "b": [0.5, 1.5]}),
    "complex": [[1 + 2j, 0]],
    "complex among objects": np.array([[1 + 2j, 0.5]], dtype=object),
    "dates": np.array([["2020-01-01", "2021-01-01"]], dtype="datetime64[D]"),
    "missing": pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": [0.5, 1.5]}),
    "nothing": [[None, 1.0]],
    "ragged": [[1.0, 2.0], [3.0]],
    "too big an integer": [[10**400, 1]],
    "sparse": sparse.csr_matrix(POINTS),
}


@pytest.mark.parametrize("X", NOT_NUMBERS.values(), ids=NOT_NUMBERS)
def test_other_values_than_numbers_are_refused(model, X):
    assert_refused(lambda: model.explain(X, beta=1.0))
    assert_refused(lambda: nc.NeuralizedKMeans(X))


@pytest.mark.parametrize(
    "X",
    [
        pd.DataFrame({"a": pd.array([1, None, 3], "Int64"), "b": [0.5, 1.5, 2.5]}),
        pd.DataFrame({"a": pd.array([1.5, None, 3.5], "Float64"), "b": [0.5, 1.5, 2.5]}, dtype=object),
        pd.DataFrame({"a": pd.array([True, None, True], "boolean"), "b": pd.array([1, 2, 3], "Int8")}),
        np.array([[1, 2], [pd.NA, 3], [4, 5]], dtype=object),
        [[1.0, 2.0], [None, 3.0]],
    ],
    ids=["Int64", "objects", "boolean", "array", "None"],
)
@every_method
def test_a_missing_value_of_pandas_is_refused_with_its_row_and_column(model, method, X):
    with pytest.raises(NonFiniteError, match=r"X has the value nan \(row 1, column 0\)"):
        method(model, X)


@pytest.mark.parametrize(
    ("cluster", "said"),
    [(3, "3"), (-1, "-1"), ([0, 1, 2, 3], "3"), ([0, 1], "4"), (0.5, "0.5"), ("0", "0"), ([[0]], "0")],
    ids=["too large", "negative", "one too large", "too few", "fraction", "text", "nested"],
)
@pytest.mark.parametrize(
    "call",
    [
        lambda model, cluster: model.discriminants(POINTS, cluster=cluster),
        lambda model, cluster: model.logit(POINTS, cluster=cluster),
        lambda model, cluster: model.contrast(POINTS, of=cluster, against=0),
        lambda model, cluster: model.contrast(POINTS, of=0, against=cluster),
    ],
    ids=["discriminants", "logit", "of", "against"],
)
def test_a_cluster_that_does_not_exist_is_refused(model, call, cluster, said):
    assert_refused(lambda: call(model, cluster), re.escape(said))


def test_all_refusals_are_value_errors():
    assert issubclass(nc.NeonError, ValueError)
    assert issubclass(nc.NeonWarning, UserWarning)


@pytest.mark.parametrize("n_clusters", [1, 2, 4, 9])
@pytest.mark.parametrize("n_rows", [40, 3_000])
def test_standing_equals_the_result_of_all_discriminants(n_clusters, n_rows):
    rng = np.random.default_rng(n_clusters)
    rows, centroids = rng.integers(-3, 4, (n_rows, 3)) / 2, rng.integers(-3, 4, (n_clusters, 3)) / 2
    model = nc.NeuralizedKMeans(np.unique(centroids, axis=0))
    found, h = model.standing(rows), model.discriminants(rows)
    np.testing.assert_array_equal(found.logit, model.logit(rows))
    label = model.predict(rows)
    if model.n_clusters > 1:
        mus = [exact(mu) for mu in model.centroids]
        direct = [boundary(exact(x), mus, c) for x, c in zip(rows[:400], label[:400], strict=True)]
        np.testing.assert_allclose(found.boundary.distance[:400] ** 2, [float(d) for d, _ in direct], rtol=1e-12)
        assert found.boundary.cluster[:400].tolist() == [k for _, k in direct]
    competitor = h.argmin(axis=1) if model.n_clusters > 1 else np.full(n_rows, -1)
    np.testing.assert_array_equal(found.competitor, competitor)


def test_a_thousand_clusters_need_no_array_of_all_pairs_of_centroids():
    """All weights would be 160 MB here: 1,000 x 1,000 x 20 numbers."""
    rng = np.random.default_rng(3)
    model, X = nc.NeuralizedKMeans(rng.normal(size=(1_000, 20)), beta=0.1), rng.normal(size=(300, 20))
    tracemalloc.start()
    try:
        e, standing, agreement = model.explain(X), model.standing(X), model.agreement(X)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 100e6
    assert agreement < 1e-14
    assert_close(e.residual, np.zeros(len(X)), scale_of(model.centroids, X))
    distances = np.sqrt(((X[:20, None] - model.centroids) ** 2).sum(axis=2))
    np.testing.assert_array_equal(e.label[:20], distances.argmin(axis=1))
    own = model.centroids[e.label]
    gaps = np.linalg.norm(own[:, None] - model.centroids, axis=2)
    with np.errstate(invalid="ignore"):
        borders = model.discriminants(X) / (2.0 * gaps)
    np.testing.assert_array_equal(standing.boundary.cluster, np.nanargmin(borders, axis=1))


def test_blocks_of_a_thousand_clusters_are_as_small_as_those_of_a_thousand_features():
    """A block of 8,000 rows would have discriminants of 64 MB."""
    model, X = nc.NeuralizedKMeans(np.random.default_rng(4).normal(size=(1_000, 2)), beta=0.1), np.zeros((8_000, 2))
    tracemalloc.start()
    try:
        with patch("neon_core.blocks.os.cpu_count", return_value=1):
            model.logit(X)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40e6


def test_standing_at_a_twin_is_on_the_boundary():
    with pytest.warns(nc.NeonWarning, match="same centroid"):
        model = nc.NeuralizedKMeans([[0.0, 0.0], [0.0, 0.0], [9.0, 9.0]])
    found = model.standing(np.random.default_rng(0).normal(size=(200, 2)))
    assert (found.boundary.distance == 0.0).all()
    assert (found.boundary.cluster == 1).all()
    assert (found.logit == 0.0).all()
