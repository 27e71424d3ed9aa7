"""Clustering: K-Means as scikit-learn has it, clusters numbered once, classes matched as well as can be."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.cluster import KMeans

import neon_core as nc
from neon_core import starts
from neon_core.clustering import cluster, match
from neon_core.preparation import prepare
from neon_core.samples import PUBLISHED
from pages.shared.wording import page_words
from tests.helpers.planted_tables import blobs
from tests.helpers.reference import assert_close, moderately

NINE = [60, 61, 68, 70, 73, 83, 92, 95, 118]
WINE = prepare(nc.load_sample("wine"), nc.AnalysisConfig())


def clustered(columns, class_column=None, **choices):
    config = nc.AnalysisConfig(**choices)
    return cluster(prepare(nc.Dataset.from_frame(pd.DataFrame(columns), class_column=class_column), config), config)


# --- matching clusters to classes ---


def agreement(matched, class_index, labels):
    """How many rows of known class are in the cluster that their class is matched to."""
    return int(np.sum((matched[labels] == class_index) & (class_index >= 0)))


def best_agreement(class_index, labels, n_classes, n_clusters):
    """The same, tried with every way of giving each class to one cluster at most (-1: none)."""
    names = [*range(n_classes), *[-1] * n_clusters]
    ways = set(permutations(names, n_clusters))
    return max(agreement(np.array(way), class_index, labels) for way in ways)


def test_three_clusters_of_two_classes_by_hand():
    assert match(np.array([0, 0, 1, 1]), np.array([2, 2, 0, 1]), 2, 3).tolist() == [1, -1, 0]


def test_matching_maximizes_the_total_agreement():
    # cluster 0 has 3 of class 0 and 2 of class 1, cluster 1 has 2 of class 0: 2 + 2 rows agree, not 3
    class_index, labels = np.array([0, 0, 0, 1, 1, 0, 0]), np.array([0, 0, 0, 0, 0, 1, 1])
    assert match(class_index, labels, 2, 2).tolist() == [1, 0]


def test_rows_of_unknown_class_do_not_count():
    assert match(np.array([-1, -1, -1, 1, 0]), np.array([0, 0, 0, 0, 1]), 2, 2).tolist() == [1, 0]


def test_without_classes_no_cluster_has_one():
    assert match(np.array([-1, -1]), np.array([0, 1]), 0, 2).tolist() == [-1, -1]


@moderately
@given(st.integers(0, 3), st.integers(1, 4), st.data())
def test_no_other_matching_agrees_with_more_rows(n_classes, n_clusters, data):
    n_rows = data.draw(st.integers(1, 12))
    class_index = np.array([data.draw(st.integers(-1, n_classes - 1)) for _ in range(n_rows)])
    labels = np.array([data.draw(st.integers(0, n_clusters - 1)) for _ in range(n_rows)])
    matched = match(class_index, labels, n_classes, n_clusters)
    taken = matched[matched >= 0].tolist()
    assert len(taken) == len(set(taken))
    assert agreement(matched, class_index, labels) == best_agreement(class_index, labels, n_classes, n_clusters)
    if n_classes == n_clusters:
        assert sorted(taken) == list(range(n_classes))
    else:  # no class is given to a cluster that has none of it
        assert all(((class_index == c) & (labels == k)).any() for k, c in enumerate(matched) if c >= 0)


# --- the published run, and today's ---


@pytest.fixture(scope="module")
def published():
    return cluster(WINE, PUBLISHED)


def test_the_published_run_on_wine_has_its_inertia_its_nine_rows_and_its_numbers(published):
    assert published.inertia == pytest.approx(48.9605, abs=5e-5)
    assert np.flatnonzero(published.mismatch).tolist() == NINE
    assert published.comparable
    assert published.classes == (0, 1, 2)
    assert published.matched_class.tolist() == [0, 1, 2]
    assert published.sizes.tolist() == [61, 62, 55]


def test_ten_starts_find_a_tighter_fit_with_eight_mismatches(published):
    best = cluster(WINE, nc.AnalysisConfig(random_state=2, n_init=10))
    assert best.inertia < published.inertia
    assert best.mismatch.sum() == 8


# --- two ways that must agree ---


@pytest.mark.parametrize("n_clusters", [1, 2, 3, 5, 10, 20])
def test_labels_and_inertia_are_scikit_learns(n_clusters):
    ours = cluster(WINE, nc.AnalysisConfig(n_clusters=n_clusters))
    fitted = KMeans(n_clusters, n_init=10, random_state=0).fit(WINE.matrix)
    # A mean of equal numbers is that number with us; scikit-learn's may be off in the last digit.
    places = np.isclose(ours.centroids[:, None], fitted.cluster_centers_, rtol=0, atol=1e-15).all(axis=2)
    assert (places.sum(axis=0) == 1).all()
    np.testing.assert_array_equal(ours.labels, places.argmax(axis=0)[fitted.labels_])
    assert ours.inertia == pytest.approx(fitted.inertia_, rel=1e-14)


def large(monkeypatch, most_rows=10_000, drawn=5_000):
    monkeypatch.setattr(starts, "MOST_ROWS", most_rows)
    monkeypatch.setattr(starts, "DRAWN", drawn)


@pytest.mark.filterwarnings("ignore:The starts were made on")
@pytest.mark.parametrize("n_clusters", [3, 5, 8])
def test_a_large_fit_starts_on_drawn_rows_and_is_an_optimum_of_all(n_clusters, monkeypatch):
    large(monkeypatch)
    columns = {str(i): column for i, column in enumerate(blobs(20_000, 4).T)}  # in order of their clusters
    found = clustered(columns, n_clusters=n_clusters)
    matrix = prepare(nc.Dataset.from_frame(pd.DataFrame(columns)), nc.AnalysisConfig()).matrix
    on = KMeans(n_clusters, init=found.centroids, n_init=1).fit(matrix)
    assert found.started_on == 5_000
    assert on.inertia_ == pytest.approx(found.inertia, rel=1e-4)
    best = KMeans(n_clusters, n_init=10, random_state=0).fit(matrix)
    assert found.inertia == pytest.approx(best.inertia_, rel=5e-3)


@pytest.mark.filterwarnings("ignore:The starts were made on")
def test_note_and_fit_line_give_the_sample_of_a_large_fit(monkeypatch):
    large(monkeypatch)
    dataset = nc.Dataset.from_frame(pd.DataFrame(blobs(20_000, 3), columns=list("abc")))
    said = "The starts were made on 5,000 of the 20,000 rows, drawn by the seed; the best was settled on all rows."
    for n_init, line in (
        (10, "The best of 10 starts, from seed 0, each made on a sample of 5,000 rows, then settled on all rows."),
        (1, "One start, from seed 0, made on a sample of 5,000 rows, then settled on all rows."),
    ):
        analysis = nc.analyse(dataset, nc.AnalysisConfig(n_init=n_init))
        assert [(note.kind, note.text) for note in analysis.notes] == [("sampled starts", said)]
        assert page_words.describe_fit(analysis).startswith(f"{line} Inertia ")


@pytest.mark.parametrize("n_clusters", [1, 3, 6])
def test_inertia_sizes_and_labels_follow_from_the_centroids(n_clusters):
    c = cluster(WINE, nc.AnalysisConfig(n_clusters=n_clusters))
    distances = ((WINE.matrix[:, None] - c.centroids) ** 2).sum(axis=2)
    np.testing.assert_array_equal(c.labels, distances.argmin(axis=1))
    assert_close(c.inertia, distances.min(axis=1).sum(), scale=c.inertia)
    assert c.sizes.tolist() == [int((c.labels == k).sum()) for k in range(n_clusters)]


# --- numbers ---


@pytest.mark.parametrize("n_clusters", [2, 4, 5, 10, 20])
def test_with_another_number_of_clusters_than_classes_the_numbers_go_from_left_to_right(n_clusters):
    c = cluster(WINE, nc.AnalysisConfig(n_clusters=n_clusters))
    assert (np.diff(c.axes.project(c.centroids)[:, 0]) >= 0).all()
    assert not c.comparable
    assert not c.mismatch.any()


def test_clusters_and_classes_of_different_numbers_are_matched():
    assert sorted(cluster(WINE, nc.AnalysisConfig(n_clusters=5)).matched_class.tolist()) == [-1, -1, 0, 1, 2]
    two = cluster(WINE, nc.AnalysisConfig(n_clusters=2)).matched_class.tolist()
    assert len(set(two) - {-1}) == 2


def test_two_clear_clusters_take_the_numbers_of_their_classes_also_from_right_to_left():
    c = clustered({"a": [9.0, 8.0, 1.0, 0.0], "kind": ["left", "left", "right", "right"]}, "kind", n_clusters=2)
    assert c.labels.tolist() == [0, 0, 1, 1]
    assert c.classes == ("left", "right")
    assert not c.mismatch.any()


def test_a_row_of_unknown_class_is_no_mismatch():
    c = clustered({"a": [9.0, 8.0, 0.0, 1.0, 8.5], "kind": ["u", None, "v", "v", "v"]}, "kind", n_clusters=2)
    assert c.mismatch.tolist() == [False, False, False, False, True]


def test_without_a_class_column_there_is_nothing_to_match():
    c = clustered({"a": [9.0, 8.0, 1.0, 0.0]}, n_clusters=2)
    assert c.labels.tolist() == [1, 1, 0, 0]
    assert c.classes == ()
    assert c.matched_class.tolist() == [-1, -1]
    assert not c.comparable
    assert not c.mismatch.any()


# --- edges ---


def test_one_row_is_one_cluster():
    c = clustered({"a": [3.0], "b": [4.0]}, n_clusters=1)
    assert (c.labels.tolist(), c.centroids.tolist(), c.inertia) == ([0], [[0, 0]], 0)


def test_as_many_clusters_as_rows_leave_no_inertia():
    c = clustered({"a": [3.0, 1.0, 7.0]}, n_clusters=3)
    assert c.labels.tolist() == [1, 0, 2]
    assert c.inertia == 0


def test_fewer_distinct_rows_than_clusters_leave_some_empty():
    c = clustered({"a": [0.0, 0.0, 1.0, 1.0]}, n_clusters=3)
    assert sorted(c.sizes.tolist()) == [0, 2, 2]
    assert set(c.centroids.ravel().tolist()) == {0.0, 1.0}


@pytest.mark.parametrize("scaling", ["minmax", "standard", "robust", "none"])
def test_of_fewer_distinct_rows_than_clusters_there_are_as_many_distinct_centroids_as_rows(scaling):
    columns = {"a": [0.1] * 3 + [0.7] * 3 + [0.3] * 3, "b": [0.3] * 3 + [0.1] * 3 + [0.7] * 3}
    centroids = clustered(columns, n_clusters=5, scaling=scaling).centroids
    assert len(np.unique(centroids, axis=0)) == 3


@pytest.mark.parametrize("scaling", ["minmax", "standard", "robust", "none"])
def test_all_centroids_of_a_constant_feature_are_its_value(scaling):
    config = nc.AnalysisConfig(n_clusters=3, scaling=scaling)
    columns = {"same": [0.37] * 7, "a": [0.3, 2.1, 3.7, 7.2, 8.9, 9.4, 20.6]}
    design = prepare(nc.Dataset.from_frame(pd.DataFrame(columns)), config)
    np.testing.assert_array_equal(cluster(design, config).centroids[:, 0], design.matrix[:3, 0])


def test_the_same_choices_give_the_same_numbers_and_another_seed_may_not():
    one, again = (cluster(WINE, nc.AnalysisConfig(n_clusters=6, n_init=1)) for _ in range(2))
    np.testing.assert_array_equal(one.centroids, again.centroids)
    np.testing.assert_array_equal(one.labels, again.labels)
    inertias = {cluster(WINE, nc.AnalysisConfig(n_clusters=6, n_init=1, random_state=s)).inertia for s in range(5)}
    assert len(inertias) > 1


def test_iterations_of_a_stopped_fit_are_reported(monkeypatch):
    monkeypatch.setattr(starts, "MAX_ITER", 1)
    assert cluster(WINE, nc.AnalysisConfig(n_clusters=6)).iterations == 1


def test_arrays_are_read_only(published):
    arrays = [value for value in vars(published).values() if isinstance(value, np.ndarray)]
    assert len(arrays) == 9
    assert not any(array.flags.writeable for array in arrays)
