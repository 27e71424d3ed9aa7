"""The published demo and the verified cases: numbers that were computed elsewhere and must be met."""

import json
import math

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.datasets import load_wine
from sklearn.preprocessing import MinMaxScaler

import neon_core as nc
from tests.helpers.paths import GOLDEN
from tests.helpers.reference import assert_close, exact, for_each_row, shapley_of_discriminant
from tests.helpers.reference import relevance as slow_relevance


def golden(name):
    return json.loads((GOLDEN / name).read_text(encoding="utf-8"))


WINE, TOY, PAIR = golden("wine_published.json"), golden("toy_edge_cases.json"), golden("shapley_pair.json")


@pytest.fixture(scope="module")
def wine():
    """The wine data as the published demo scales it, with the classes."""
    X, classes = load_wine(return_X_y=True)
    return MinMaxScaler().fit_transform(X), classes


@pytest.fixture(scope="module")
def model():
    return nc.NeuralizedKMeans(WINE["centroids"])


# --- the published demo ---


def test_wine_labels_are_the_published_clusters(wine, model):
    np.testing.assert_array_equal(model.predict(wine[0]), WINE["matched_cluster"])


def test_wine_logits_are_the_published_ones(wine, model):
    np.testing.assert_allclose(model.logit(wine[0]), WINE["logit"], rtol=0, atol=1e-8)


@pytest.mark.parametrize("beta", ["0.0", "1.0", "10.0"])
def test_wine_relevance_is_that_of_the_published_implementation(wine, model, beta):
    relevance = model.explain(wine[0], beta=float(beta)).relevance
    np.testing.assert_allclose(relevance, WINE["relevance"][beta], rtol=0, atol=1e-6)


def test_wine_has_the_published_stiffness(wine, model):
    assert model.beta_heuristic(wine[0]) == pytest.approx(WINE["beta_heuristic"], rel=1e-12)


def test_the_nine_published_mismatches_are_met_digit_by_digit(wine, model):
    X, classes = wine
    explanation = model.explain(X)
    rows = np.flatnonzero(explanation.label != classes)
    found = [
        {
            "point": int(row),
            "cluster": int(explanation.label[row]),
            "probability": round(1 / (1 + math.exp(-explanation.logit[row])), 2),
            "class": int(classes[row]),
            "logit": round(float(explanation.logit[row]), 4),
        }
        for row in rows
    ]
    assert found == WINE["published_misclassified"]


def test_todays_scikit_learn_still_reaches_the_published_optimum(wine):
    fitted = KMeans(n_clusters=3, random_state=2, n_init=1).fit(wine[0])
    logit = nc.NeuralizedKMeans.from_estimator(fitted).logit(wine[0])
    assert fitted.inertia_ == pytest.approx(WINE["inertia"], rel=1e-12)
    np.testing.assert_allclose(logit, WINE["logit"], rtol=0, atol=1e-8)


def test_the_wine_network_decides_as_k_means_does_up_to_rounding_and_shows_the_rounding(wine, model):
    assert 0 < model.agreement(wine[0]) <= 1e-14


# --- ties and a constant feature ---


@pytest.fixture(scope="module")
def toy():
    return nc.NeuralizedKMeans(TOY["centroids"])


def test_toy_labels_logits_and_stiffness_are_the_verified_ones(toy):
    np.testing.assert_array_equal(toy.predict(TOY["X"]), TOY["label"])
    np.testing.assert_allclose(toy.logit(TOY["X"]), TOY["logit"], rtol=0, atol=1e-13)
    assert toy.beta_heuristic(TOY["X"]) == pytest.approx(TOY["beta_heuristic"], rel=1e-13)


@pytest.mark.parametrize("beta", TOY["relevance"])
def test_toy_relevance_is_the_verified_closed_form(toy, beta):
    explanation = toy.explain(TOY["X"], beta=float(beta))
    np.testing.assert_allclose(explanation.relevance, TOY["relevance"][beta], rtol=0, atol=1e-12)
    assert explanation.tie.tolist() == [False, False, False, True, True]


@pytest.mark.parametrize("beta", TOY["shares"])
def test_toy_shares_are_the_verified_ones(toy, beta):
    shares = toy.explain(TOY["X"], beta=float(beta)).shares
    np.testing.assert_allclose(shares, TOY["shares"][beta], rtol=1e-9, atol=1e-300)


# --- the pair game ---


def test_contrast_is_the_verified_shapley_value_from_the_midpoint():
    contrast = nc.NeuralizedKMeans(PAIR["centroids"]).contrast([PAIR["x"]], of=0, against=1)
    np.testing.assert_allclose(contrast[0], PAIR["shapley_for_midpoint"], rtol=0, atol=1e-13)


# --- the reference is held to the same numbers ---


@pytest.mark.parametrize("beta", TOY["relevance"])
def test_the_slow_loops_give_the_verified_closed_form(beta):
    relevance = for_each_row(slow_relevance, TOY["X"], TOY["centroids"], float(beta))
    assert_close(relevance, TOY["relevance"][beta], scale=1)


@pytest.mark.parametrize("beta", ["0.0", "1.0", "10.0"])
def test_the_slow_loops_give_the_published_relevance(wine, beta):
    relevance = for_each_row(slow_relevance, wine[0][:20], WINE["centroids"], float(beta))
    assert_close(relevance, WINE["relevance"][beta][:20], scale=1, relative=1e-6)


def test_the_brute_force_gives_the_verified_shapley_values():
    baseline = exact(PAIR["baseline"])
    actual = for_each_row(shapley_of_discriminant, [PAIR["x"]], PAIR["centroids"], 0, 1, baseline)
    assert_close(actual, [PAIR["shapley_for_baseline"]], scale=1)
