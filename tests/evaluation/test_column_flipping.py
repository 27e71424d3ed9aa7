"""Faithfulness curves, held to an implementation that replaces values one by one and measures distances anew."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError, ClusterError
from neon_core.evaluation import column_flipping
from neon_core.evaluation.column_flipping import METHODS, flipping
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """A few rows, and no forest unless a test asks for it."""
    monkeypatch.setattr(column_flipping, "MOST_ROWS", 30)
    monkeypatch.setattr(column_flipping, "find_spec", lambda name: None)


def evidence(x, centroids, own):
    """Return the evidence of a row for a cluster, from distances."""
    distances = ((centroids - x) ** 2).sum(axis=1)
    return np.delete(distances, own).min() - distances[own]


def slow_curve(analysis, relevance, replace_by):
    """Return the mean evidence as values are replaced one by one, and the median count until a cluster changes."""
    design, centroids = analysis.design, analysis.clustering.centroids
    some = np.unique(np.linspace(0, len(design.matrix) - 1, 30).astype(int))
    heights = np.zeros((len(some), len(design.columns) + 1))
    for at, i in enumerate(some):
        x, own = design.matrix[i].copy(), analysis.clustering.labels[i]
        heights[at, 0] = evidence(x, centroids, own)
        for j, column in enumerate(np.argsort(-relevance[i], kind="stable")):
            features = slice(design.columns[column].start, design.columns[column].stop)
            x[features] = replace_by(i)[features]
            heights[at, j + 1] = evidence(x, centroids, own)
    first = [next((j for j, h in enumerate(row) if h < 0.0), np.inf) for row in heights]
    return heights.mean(axis=0), float(np.median(first))


@pytest.mark.parametrize("analysis", [wine_analysis(), wine_analysis(n_clusters=6), customer_analysis()])
def test_curves_are_those_of_values_replaced_one_by_one(analysis):
    design, centroids = analysis.design, analysis.clustering.centroids
    labels, nearest = analysis.clustering.labels, analysis.competitor
    relevance = design.by_column(analysis.explanation.relevance)
    middles = (centroids[labels] + centroids[nearest]) / 2.0
    found = flipping(analysis)
    curve, flips = slow_curve(analysis, relevance, lambda i: middles[i])
    np.testing.assert_allclose(found.curves["neon"], curve, atol=1e-9)
    assert found.flips["neon"] == flips
    assert found.area["neon"] == pytest.approx(curve.mean(), abs=1e-9)
    mean = design.matrix.mean(axis=0)
    weights = 2.0 * (centroids[labels] - centroids[nearest])
    shapley = design.by_column(weights * (design.matrix - mean))
    found = flipping(analysis, "mean")
    np.testing.assert_allclose(found.curves["shapley"], slow_curve(analysis, shapley, lambda i: mean)[0], atol=1e-9)
    gradient = design.by_column(weights * design.matrix)
    slow = slow_curve(analysis, gradient, lambda i: mean)[0]
    np.testing.assert_allclose(found.curves["gradient x input"], slow, atol=1e-9)


def test_one_left_out_is_measured_one_column_at_a_time():
    analysis = wine_analysis()
    design, centroids, labels = analysis.design, analysis.clustering.centroids, analysis.clustering.labels
    mean, left_out = design.matrix.mean(axis=0), np.zeros(design.matrix.shape)
    for i, x in enumerate(design.matrix):
        for j in range(13):
            without = x.copy()
            without[j] = mean[j]
            left_out[i, j] = evidence(x, centroids, labels[i]) - evidence(without, centroids, labels[i])
    curve = slow_curve(analysis, left_out, lambda i: mean)[0]
    np.testing.assert_allclose(flipping(analysis, "mean").curves["one left out"], curve, atol=1e-9)


def test_published_heights_of_wine(monkeypatch):
    monkeypatch.setattr(column_flipping, "MOST_ROWS", 500)
    found = flipping(wine_analysis())
    assert found.n_rows == 178
    assert found.area["neon"] == pytest.approx(0.061, abs=5e-4)
    assert found.area["nearest pair"] == pytest.approx(0.048, abs=5e-4)
    assert found.area["gradient x input"] == pytest.approx(0.215, abs=5e-4)
    assert found.best == "nearest pair"
    assert flipping(wine_analysis(), "mean").best != "nearest pair"  # the replacement decides


@pytest.mark.parametrize("baseline", ["midpoint", "mean", "other row"])
def test_every_curve_begins_and_ends_with_the_same_rows(baseline):
    found = flipping(wine_analysis(), baseline)
    for name in METHODS:
        if name in found.curves:
            curve = found.curves[name]
            assert curve.shape == (14,)
            np.testing.assert_allclose(curve[[0, -1]], found.curves["neon"][[0, -1]], atol=1e-9)
            low, high = found.interval[name]
            assert low <= found.area[name] <= high
    assert found.area["neon"] < found.area["random"] < found.area["least first"]


def test_stiffness_is_a_choice_and_the_nearest_pair_is_that_without_end():
    found = flipping(wine_analysis(n_clusters=6), beta=np.inf)
    np.testing.assert_array_equal(found.curves["neon"], found.curves["nearest pair"])


def test_forest_is_asked_where_shap_is_installed(monkeypatch):
    pytest.importorskip("shap")
    assert "tree shap" not in flipping(wine_analysis()).curves
    monkeypatch.setattr(column_flipping, "find_spec", lambda name: True)
    monkeypatch.setattr(column_flipping, "N_TREES", 10)
    found = flipping(wine_analysis())
    assert found.area["tree shap"] < found.area["random"]
    assert "tree shap" not in flipping(wine_analysis(), forest=False).curves


def test_what_cannot_be_replaced_is_refused():
    with pytest.raises(ArgumentError, match="midpoint, mean, other row"):
        flipping(wine_analysis(), cast("column_flipping.Baseline", "zero"))
    with pytest.raises(ClusterError):
        flipping(analyse_columns({"x": [1.0, 2.0]}, n_clusters=1))
    with pytest.raises(ClusterError):
        flipping(wine_analysis().merge(0, 1))
    assert isinstance(nc.flipping(analyse_columns({"x": [1.0, 2.0, 9.0]}, n_clusters=2)), column_flipping.Flipping)


def test_of_a_very_wide_table_fewer_rows_are_looked_at(monkeypatch):
    analysis = wine_analysis()
    monkeypatch.setattr(column_flipping, "MOST_VALUES", 20 * analysis.n_clusters * analysis.design.matrix.shape[1])
    assert nc.flipping(analysis, forest=False).n_rows == 20
