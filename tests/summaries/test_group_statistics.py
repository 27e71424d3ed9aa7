"""Means, relevance and middle of a group, beside the same by whole arrays."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core import blocks
from neon_core.summaries import group_statistics
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis


@pytest.fixture
def large(monkeypatch):
    """Return an analysis whose rows are worked on in several blocks, with brackets from a sample."""
    monkeypatch.setattr(blocks, "ELEMENTS", 2_000)
    monkeypatch.setattr(group_statistics, "SAMPLE", 400)
    random = np.random.default_rng(0)
    return analyse_columns({"a": random.normal(size=3_000), "b": random.integers(4, size=3_000)}, n_clusters=20)


@pytest.mark.parametrize("few_lines", [0, 64], ids=["counted", "product"])
def test_means_of_clusters_inside_and_outside(large, monkeypatch, few_lines):
    monkeypatch.setattr(group_statistics, "FEW_LINES", few_lines)
    samples = np.arange(0, 3_000, 3)
    means = group_statistics.measure_means(large, samples)
    matrix, labels = large.design.matrix, large.clustering.labels
    is_in = np.isin(np.arange(3_000), samples)
    for k in range(20):
        assert (means.counts[k], means.other_counts[k]) == (
            (is_in & (labels == k)).sum(),
            (~is_in & (labels == k)).sum(),
        )
        np.testing.assert_allclose(means.means[k], matrix[is_in & (labels == k)].mean(axis=0), atol=1e-13)
        np.testing.assert_allclose(means.other_means[k], matrix[~is_in & (labels == k)].mean(axis=0), atol=1e-13)


@pytest.mark.parametrize("samples", [np.arange(3_000), np.arange(7, 3_000, 2), np.array([5])])
def test_relevance_and_middle_are_those_of_whole_arrays(large, samples):
    moments = group_statistics.measure_relevance(large, samples)
    relevance = large.explanation.relevance[samples]
    np.testing.assert_allclose(moments.mean, relevance.mean(axis=0), atol=1e-13)
    np.testing.assert_allclose(moments.spread, relevance.std(axis=0), atol=1e-10)
    np.testing.assert_allclose(
        moments.middle, np.quantile(large.design.matrix[samples], [0.1, 0.9], axis=0), atol=1e-13
    )
    assert moments.evidence == pytest.approx(large.explanation.logit[samples].mean())


def test_a_sorted_table_has_its_middle_values(monkeypatch):
    """Every other value is large: a sample of every second row would see only these."""
    monkeypatch.setattr(group_statistics, "SAMPLE", 500)
    analysis = analyse_columns({"a": [float(i % 2) * 1_000 + i for i in range(999)]}, n_clusters=2)
    middle = group_statistics.measure_relevance(analysis, np.arange(999)).middle
    np.testing.assert_allclose(middle[:, 0], np.quantile(analysis.design.matrix[:, 0], [0.1, 0.9]), atol=1e-13)


def test_an_offset_costs_no_digits():
    columns = {"x": 1e9 + np.array([0.0, 1.0, 2.0, 10.0, 11.0])}
    analysis = analyse_columns(columns, n_clusters=2, scaling="none")
    means = group_statistics.measure_means(analysis, np.array([0, 1, 3]))
    total = group_statistics.weighted_mean(means.means, means.counts)
    assert total[0] - 1e9 == pytest.approx(11 / 3, abs=1e-6)


@pytest.mark.parametrize("analysis", [wine_analysis, customer_analysis, lambda: wine_analysis(n_clusters=20)])
def test_evidence_against_each_competitor_is_the_mean_of_its_contrasts(analysis):
    analysis = analysis()
    samples = np.arange(0, analysis.design.rows.size, 2)
    labels, matrix = analysis.clustering.labels[samples], analysis.design.matrix[samples]
    means = group_statistics.measure_means(analysis, samples)
    against = group_statistics.measure_against(analysis, samples, means)
    for k in range(len(against)):
        others = labels != k
        slow = analysis.model.contrast(matrix[others], labels[others], np.full(others.sum(), k)).mean(axis=0)
        np.testing.assert_allclose(against[k], slow, atol=1e-12)


def test_no_evidence_against_the_only_cluster():
    analysis = nc.analyse(nc.load_sample("iris"), nc.AnalysisConfig(n_clusters=1))
    samples = np.arange(10)
    means = group_statistics.measure_means(analysis, samples)
    assert np.isnan(group_statistics.measure_against(analysis, samples, means)).all()
