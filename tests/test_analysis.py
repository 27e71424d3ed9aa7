"""The whole order, from a dataset to what is explained."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ConfigError, DataError, RowError
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.tables import relevance_table
from tests.helpers.analyses import customer_analysis

NINE = [60, 61, 68, 70, 73, 83, 92, 95, 118]


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def table(class_column=None, **columns):
    return nc.Dataset.from_frame(pd.DataFrame(columns), class_column=class_column)


def quietly(dataset, **choices):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(dataset, nc.AnalysisConfig(**choices))


def test_two_pairs_of_points_by_hand():
    # Centroids (0, 0.5) and (4, 0.5) in raw units. Row 0 = (0, 0): h = 16.25 - 0.25 = 16, all of it from x.
    analysis = nc.analyse(table(x=[0, 0, 4, 4], y=[0, 1, 0, 1]), nc.AnalysisConfig(n_clusters=2, scaling="none"))
    np.testing.assert_allclose(analysis.clustering.centroids, [[0, 0.5], [4, 0.5]])
    np.testing.assert_allclose(analysis.explanation.logit, 16)
    np.testing.assert_allclose(analysis.explanation.relevance, [[16, 0]] * 4)
    np.testing.assert_allclose(analysis.boundary.distance, 2)
    assert analysis.competitor.tolist() == [1, 1, 0, 0]
    assert analysis.model.beta == pytest.approx(1 / 16)


def test_the_published_run_is_found(wine):
    assert round(wine.clustering.inertia, 4) == 48.9605
    assert wine.mismatches().tolist() == NINE
    assert wine.clustering.matched_class.tolist() == [0, 1, 2]
    assert wine.telling_row == 60


def test_ten_starts_are_tighter_with_eight_mismatches(wine):
    best = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=10))
    assert best.clustering.inertia < wine.clustering.inertia
    assert best.clustering.mismatch.sum() == 8


@pytest.mark.filterwarnings(
    "ignore:.* missing values were filled in:neon_core.errors.NeonWarning"
)  # two samples lack some
@pytest.mark.parametrize("name", nc.sample_names())
def test_the_network_decides_as_k_means_on_every_sample(name):
    analysis = nc.analyse(nc.load_sample(name), SAMPLES[name].opening)
    matrix = analysis.design.matrix
    assert analysis.model.agreement(matrix) < 1e-14
    np.testing.assert_array_equal(analysis.explanation.label, analysis.clustering.labels)
    np.testing.assert_allclose(analysis.explanation.residual, 0, atol=1e-12)
    assert matrix.shape == (SAMPLES[name].n_rows, SAMPLES[name].n_features)


def test_the_frame_has_a_row_a_sample_and_adds_up(wine):
    frame = wine.to_frame()
    assert frame.columns[:7].tolist() == ["row", "cluster", "class", "logit", "distance", "competitor", "residual"]
    assert frame.columns[7:].tolist() == list(wine.design.feature_names)
    np.testing.assert_allclose(frame.iloc[:, 7:].sum(axis=1), frame["logit"], atol=1e-12)


def test_feature_named_like_a_result_column_is_renamed():
    frame = nc.analyse(table(row=[0.0, 1.0, 9.0], x=[0.0, 1.0, 9.0]), nc.AnalysisConfig(n_clusters=2)).to_frame()
    assert frame.columns[7:].tolist() == ["row (relevance)", "x"]


def test_column_names_of_the_frame_are_unique():
    names = ["logit", "logit (relevance)", "logit (relevance) (relevance)", "row", "row (relevance)", "x"]
    data = table(**{name: [0.0, 1.0, 9.0] for name in names})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    frame = analysis.to_frame()
    assert frame.columns.is_unique
    assert set(names) - {"logit", "row"} <= set(frame.columns[7:])
    assert frame.columns[7] == "logit (relevance) (relevance) (relevance)"
    np.testing.assert_array_equal(frame.iloc[:, 7:], analysis.explanation.relevance)
    assert relevance_table([explain_row(analysis, 0)]).columns.is_unique


def test_the_distance_is_that_to_the_nearest_border_by_brute_force(wine):
    centroids, matrix = wine.clustering.centroids, wine.design.matrix
    for i in (0, 60, 177):
        c = wine.clustering.labels[i]
        to_border = {}
        for k in set(range(3)) - {c}:
            gap = centroids[c] - centroids[k]
            to_border[k] = (matrix[i] - (centroids[c] + centroids[k]) / 2) @ gap / np.linalg.norm(gap)
        assert wine.boundary.distance[i] == pytest.approx(min(to_border.values()))
        assert wine.boundary.cluster[i] == min(to_border, key=to_border.__getitem__)


def test_the_border_and_the_competitor_can_be_of_different_clusters(wine):
    assert 0.05 < (wine.boundary.cluster != wine.competitor).mean() < 0.2


def test_one_cluster_has_no_competitor():
    analysis = nc.analyse(nc.load_sample("iris"), nc.AnalysisConfig(n_clusters=1))
    assert np.isnan(analysis.explanation.logit).all()
    assert not analysis.explanation.relevance.any()
    assert set(analysis.competitor) == {-1}
    assert analysis.notes == ()
    assert len(analysis.to_frame()) == 150


def test_a_thousand_clusters_are_numbered_matched_and_explained():
    rng = np.random.default_rng(0)
    columns = {
        "a": rng.normal(size=1_200),
        "b": rng.normal(size=1_200),
        "kind": rng.integers(3, size=1_200).astype(str),
    }
    analysis = nc.analyse(table("kind", **columns), nc.AnalysisConfig(n_clusters=1_000, n_init=1))
    clustering = analysis.clustering
    assert (np.diff(clustering.axes.project(clustering.centroids)[:, 0]) >= 0.0).all()
    assert sorted(set(clustering.matched_class.tolist())) == [-1, 0, 1, 2]
    assert clustering.sizes.min() > 0
    assert analysis.notes == ()
    np.testing.assert_array_equal(analysis.explanation.label, clustering.labels)
    np.testing.assert_allclose(analysis.explanation.residual, 0, atol=1e-14)
    assert explain_row(analysis, analysis.telling_row).standing.label == clustering.labels[analysis.telling_row]


def test_twins_among_a_thousand_clusters_are_noted():
    analysis = quietly(table(x=np.arange(1_000.0) % 7), n_clusters=1_000, n_init=1)
    assert {note.kind for note in analysis.notes} >= {"twins", "empty"}
    assert analysis.model.merged().n_clusters == 7


def test_fewer_distinct_rows_than_clusters_is_noted_and_warned_of():
    with pytest.warns(nc.NeonWarning) as caught:
        analysis = nc.analyse(table(x=[0.1, 0.1, 0.1, 0.7, 0.7, 0.7]), nc.AnalysisConfig(n_clusters=3))
    assert [note.kind for note in analysis.notes] == ["twins", "empty"]
    assert [str(warning.message) for warning in caught] == [note.text for note in analysis.notes]
    assert analysis.model.merged().n_clusters == 2


def test_identical_rows_have_an_infinite_beta():
    analysis = quietly(table(x=[2.0, 2.0, 2.0]), n_clusters=2)
    assert {note.kind for note in analysis.notes} == {"twins", "empty", "endless beta"}
    assert not analysis.explanation.relevance.any()
    assert analysis.explanation.tie.all()


def test_missing_values_are_filled_or_dropped_and_noted():
    data = table(x=[0.0, np.nan, 1.0, 9.0, 10.0], y=[1.0, 2.0, 3.0, 4.0, 5.0])
    filled = quietly(data, n_clusters=2)
    assert [note.text for note in filled.notes] == [
        "1 missing value was filled in with the median, in 1 column: x (1)."
    ]
    dropped = quietly(data, n_clusters=2, missing="drop")
    assert dropped.design.rows.tolist() == [0, 2, 3, 4]
    assert dropped.to_frame()["row"].tolist() == [0, 2, 3, 4]
    assert dropped.position(3) == 2
    with pytest.raises(nc.NeonError, match="Row 1 was left out"):
        dropped.position(1)


def test_all_reasons_against_clustering_are_in_one_error():
    data = table(x=[np.inf, 1.0], y=[np.nan, np.nan])
    with pytest.raises(nc.NeonError) as caught:
        nc.analyse(data, nc.AnalysisConfig(n_clusters=3))
    assert len(caught.value.problems) == 3
    for part in ("y has no value at all", "x has 1 infinite value", "2 rows cannot make 3 clusters"):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        (pd.DataFrame({"a": [1.0, 2.0]}), "Build a Dataset: nc.Dataset.from_frame(frame)."),
        ("wine", "Load it: nc.load_sample('wine')."),
        (np.eye(3), "Pass a Dataset from nc.load_sample, nc.read_table or nc.Dataset.from_frame."),
        (None, "Pass a Dataset from nc.load_sample, nc.read_table or nc.Dataset.from_frame."),
    ],
    ids=["frame", "name", "array", "nothing"],
)
def test_other_types_than_dataset_are_refused_with_hint(given, hint):
    with pytest.raises(DataError, match=f"The dataset is a {type(given).__name__}, not a Dataset") as caught:
        nc.analyse(given)
    assert caught.value.problems[0].hint == hint


@pytest.mark.parametrize("config", [{"n_clusters": 3}, {}, 3, "minmax"])
def test_other_types_than_config_are_refused_with_hint(config):
    with pytest.raises(ConfigError, match=f"config is of type {type(config).__name__}, not AnalysisConfig"):
        nc.analyse(nc.load_sample("iris"), config)


@pytest.mark.parametrize("row", [None, "3", 3.0, True, [3], np.array([3, 4]), pd.NA])
def test_row_of_another_type_is_refused(wine, row):
    with pytest.raises(RowError, match="is not a row: a row is a whole number"):
        wine.position(row)


@pytest.mark.parametrize("row", [-1, 178, 10**30, -(10**30), np.int64(1000)])
def test_row_out_of_range_is_refused(wine, row):
    with pytest.raises(RowError, match=r"There is no row -?\d+ \(row\)\. The rows go from 0 to 177"):
        wine.position(row)
    assert wine.position(np.int64(60)) == 60


def test_arrays_of_an_analysis_are_read_only(wine):
    for array in (
        wine.design.matrix,
        wine.clustering.centroids,
        wine.clustering.labels,
        wine.clustering.mismatch,
        wine.model.centroids,
        wine.model.weights,
        wine.explanation.relevance,
        wine.explanation.shares,
        wine.boundary.distance,
        wine.competitor,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_the_same_choices_give_the_same_numbers(wine):
    again = nc.analyse(nc.load_sample("wine"), PUBLISHED)
    np.testing.assert_array_equal(again.explanation.relevance, wine.explanation.relevance)
    assert again.fingerprint == wine.fingerprint


def test_rows_nearest_to_a_boundary_come_nearest_first(wine):
    rows = wine.nearest_boundary(5)
    assert rows.tolist() == np.argsort(wine.boundary.distance)[:5].tolist()
    assert rows[0] == 92


def test_frame_has_one_relevance_for_each_column():
    frame = customer_analysis().to_frame()
    assert frame.columns[7:].tolist() == list(customer_analysis().design.column_names)
    sums = frame.iloc[:, 7:].sum(axis=1)
    np.testing.assert_allclose(sums, frame["logit"], atol=1e-9)
