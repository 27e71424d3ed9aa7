"""Checks of the numbers: they hold on real analyses, and fail where a number is wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import neon_core as nc
from neon_core.evaluation import live_checks
from neon_core.evaluation.live_checks import check_numbers, network_labels
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis


def by_kind(analysis):
    return {check.kind: check for check in check_numbers(analysis)}


@pytest.mark.parametrize("choices", [{}, {"n_clusters": 10}, {"scaling": "none"}, {"n_clusters": 2}])
def test_every_check_holds_on_wine(choices):
    found = check_numbers(wine_analysis(**choices))
    assert [check.kind for check in found] == ["conservation", "network", "shift", "permutation"]
    assert all(check.holds for check in found)
    assert all(check.n_rows == 178 for check in found)


def test_categories_and_dates_are_checked():
    assert all(check.holds for check in check_numbers(customer_analysis()))


def test_network_is_computed_row_by_row():
    analysis = wine_analysis(n_clusters=4)
    model, x = analysis.model, analysis.design.matrix[7]
    assert isinstance(model, nc.NeuralizedKMeans)
    outputs = [min(model.weights[c, k] @ x + model.biases[c, k] for k in range(4) if k != c) for c in range(4)]
    assert network_labels(model, analysis.design.matrix)[7] == int(np.argmax(outputs))


def test_rows_that_k_means_puts_elsewhere_are_counted():
    analysis = wine_analysis()
    wrong = analysis.clustering.labels.copy()
    wrong[:3] = (wrong[:3] + 1) % 3
    broken = replace(analysis, clustering=replace(analysis.clustering, labels=wrong))
    network = by_kind(broken)["network"]
    assert (network.value, network.holds) == (3.0, False)


def test_bars_that_do_not_add_up_are_found(monkeypatch):
    explain = nc.NeuralizedKMeans.explain

    def wrong(self, X, beta=None):
        found = explain(self, X, beta)
        return replace(found, relevance=found.relevance * 1.001)

    monkeypatch.setattr(nc.NeuralizedKMeans, "explain", wrong)
    assert not by_kind(wine_analysis())["conservation"].holds


def test_rows_of_a_large_table_are_checked_evenly(monkeypatch):
    monkeypatch.setattr(live_checks, "MOST_ROWS", 20)
    assert by_kind(wine_analysis())["shift"].n_rows == 20


def test_one_cluster_and_merged_ones_have_no_checks_and_twins_hold():
    assert check_numbers(analyse_columns({"x": [1.0, 2.0]}, n_clusters=1)) == ()
    assert check_numbers(wine_analysis().merge(0, 1)) == ()
    equal = analyse_columns({"x": [1.0, 1.0, 2.0], "y": [0.0, 0.0, 1.0]}, n_clusters=3)
    assert all(check.holds for check in check_numbers(equal))
