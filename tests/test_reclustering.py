"""Merge and split: sizes, numbers, classes and the model that results, in chains and back."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from sklearn.cluster import KMeans

import neon_core as nc
from neon_core.borders import border_clusters, border_map, foot
from neon_core.column_description import describe_column
from neon_core.errors import ClusterError, MapError, NeonError
from neon_core.figures import cluster_map, relevance_bars
from neon_core.neon.merged_model import MergedKMeans
from neon_core.projection import feature_map, pca_map
from neon_core.row_explanation import explain_row
from neon_core.summaries import profile_clusters
from neon_core.tables import bars_table, export_table, map_table, overview_table
from neon_core.wording import describe_answer, describe_detail, describe_map, to_text
from tests.helpers.analyses import WINE, analyse_columns, customer_analysis, wine_analysis


def again(analysis, dataset):
    """Return the analysis that the config makes from the dataset."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(dataset, analysis.config)


def check_laws(analysis):
    """Check that every number of a clustering belongs to the others."""
    clustering, explanation, k = analysis.clustering, analysis.explanation, analysis.n_clusters
    assert clustering.sizes.tolist() == np.bincount(clustering.labels, minlength=k).tolist()
    assert clustering.sizes.sum() == analysis.design.rows.size
    assert len(clustering.centroids) == len(clustering.matched_class) == k == analysis.model.n_clusters
    assert sorted(set(clustering.owners.tolist())) == list(range(k))
    assert clustering.comparable == (k == len(clustering.classes))
    distances = ((analysis.design.matrix[:, None] - clustering.fitted_centroids) ** 2).sum(axis=2)
    assert clustering.owners[distances.argmin(axis=1)].tolist() == clustering.labels.tolist()
    assert clustering.inertia == pytest.approx(distances.min(axis=1).sum())
    if k > 1:
        assert explanation.label.tolist() == clustering.labels.tolist()
        np.testing.assert_allclose(explanation.residual, 0.0, atol=1e-12)
        outside = np.where(clustering.owners == clustering.labels[:, None], np.inf, distances).min(axis=1)
        np.testing.assert_allclose(explanation.logit, outside - distances.min(axis=1), atol=1e-12)
        assert (analysis.boundary.cluster != clustering.labels).all()
        h = analysis.model.discriminants(analysis.design.matrix)
        assert analysis.competitor.tolist() == h.argmin(axis=1).tolist()
        if clustering.is_merged:
            assert isinstance(analysis.model, MergedKMeans)
            assert (analysis.boundary.distance >= 0.0).all()
    for array in (clustering.labels, clustering.centroids, clustering.fitted_centroids, clustering.owners):
        assert not array.flags.writeable


def test_three_clusters_by_hand():
    """0 and 4 are merged; the row 5 is 2 from the border at 7, and its evidence is 25 - 1."""
    columns = {"x": [0.0, 0.0, 3.0, 5.0, 10.0, 10.0]}
    analysis = analyse_columns(columns, n_clusters=3, scaling="none").merge(0, 1)
    assert analysis.clustering.labels.tolist() == [0, 0, 0, 0, 1, 1]
    assert analysis.clustering.centroids.tolist() == [[2.0], [10.0]]
    assert analysis.clustering.fitted_centroids.tolist() == [[0.0], [4.0], [10.0]]
    assert analysis.explanation.logit[3] == 24.0
    assert analysis.boundary.distance[3] == 2.0
    check_laws(analysis)


CHAINS = [
    (("merge", 0, 1),),
    (("merge", 1, 4), ("merge", 0, 1)),
    (("split", 2, 0),),
    (("merge", 0, 3), ("split", 0, 7), ("merge", 2, 5)),
    (("split", 0, 1), ("split", 0, 1), ("merge", 1, 6)),
    tuple(("merge", 0, 1) for _ in range(5)),
]


@pytest.mark.parametrize("edits", CHAINS, ids=str)
def test_chains_keep_the_laws_and_come_back_from_their_config(edits):
    analysis = wine_analysis(n_clusters=6)
    for kind, first, second in edits:
        analysis = analysis.merge(first, second) if kind == "merge" else analysis.split(first, second)
    check_laws(analysis)
    assert analysis.config.edits == edits
    same = again(analysis, nc.load_sample("wine"))
    assert same.clustering.edits == analysis.clustering.edits
    np.testing.assert_array_equal(same.clustering.fitted_centroids, analysis.clustering.fitted_centroids)
    np.testing.assert_array_equal(same.explanation.relevance, analysis.explanation.relevance)
    np.testing.assert_array_equal(same.boundary.distance, analysis.boundary.distance)


@pytest.mark.parametrize("n_clusters", [2, 20])
def test_few_and_many_clusters(n_clusters):
    merged = wine_analysis(n_clusters=n_clusters).merge(0, n_clusters - 1)
    check_laws(merged)
    assert merged.n_clusters == n_clusters - 1
    check_laws(merged.split(0))


def test_two_clusters_merged_are_one():
    one = wine_analysis(n_clusters=2).merge(1, 0)
    assert one.n_clusters == 1
    assert np.isnan(one.explanation.logit).all()
    assert not one.explanation.relevance.any()
    assert set(one.competitor) == {-1}
    assert len(one.to_frame()) == 178
    with pytest.raises(NeonError, match="There is no cluster 1 to merge"):
        one.merge(0, 1)
    check_laws(one.split(0))


def test_a_merge_moves_no_row_and_keeps_the_inertia():
    before = wine_analysis(n_clusters=6)
    after = before.merge(2, 4)
    assert after.clustering.edits[0].renumbered == (0, 1, -1, 3, -1, 4)
    numbers = np.array([0, 1, 2, 3, 2, 4])
    assert after.clustering.labels.tolist() == numbers[before.clustering.labels].tolist()
    assert after.clustering.inertia == pytest.approx(before.clustering.inertia, rel=1e-12)
    assert before.n_clusters == 6


def test_a_split_is_two_means_inside_and_counts_the_rows_that_moved():
    before = wine_analysis(n_clusters=3)
    after = before.split(1, random_state=4)
    members = before.design.matrix[before.clustering.labels == 1]
    halves = KMeans(2, n_init=1, random_state=4).fit(members).cluster_centers_
    (edit,) = after.clustering.edits
    ours = after.clustering.fitted_centroids[np.isin(after.clustering.owners, edit.into)]
    np.testing.assert_allclose(np.sort(ours, axis=0), np.sort(halves, axis=0), atol=1e-9)
    was, is_now = before.clustering.labels == 1, np.isin(after.clustering.labels, edit.into)
    assert (edit.moved, edit.left) == ((is_now & ~was).sum(), (was & ~is_now).sum())
    notes = [note.text for note in after.notes if note.kind == "split"]
    assert len(notes) == int(edit.has_moved)
    check_laws(after)


def test_as_many_clusters_as_classes_have_the_numbers_of_the_classes():
    merged = wine_analysis(n_clusters=4).merge(1, 2)
    assert merged.clustering.comparable
    assert merged.clustering.matched_class.tolist() == [0, 1, 2]
    assert merged.clustering.mismatch.sum() == (merged.clustering.labels != merged.clustering.class_index).sum()
    check_laws(merged)


def test_categories_dates_and_missing_values():
    analysis = customer_analysis().merge(0, 2)
    check_laws(analysis)
    dataset = nc.load_sample("customers").with_roles(dict.fromkeys(("Country", "Channel", "Customer since"), "feature"))
    same = again(analysis, dataset)
    np.testing.assert_array_equal(same.explanation.relevance, analysis.explanation.relevance)
    point = explain_row(analysis, 5)
    assert point.bars.relevance.sum() == pytest.approx(point.standing.logit)
    np.testing.assert_allclose(point.bars.parts.sum(axis=1)[1:], point.comparison.discriminants[1:], atol=1e-9)
    assert to_text(describe_detail(point, ("customer", "customers")))


@pytest.mark.parametrize("n_clusters", [3, 6])
def test_everything_else_works_on_the_result(n_clusters):
    analysis, data = wine_analysis(n_clusters=n_clusters).merge(0, 1), nc.load_sample("wine")
    row = analysis.telling_row
    point = explain_row(analysis, row)
    assert point.bars.relevance.sum() == pytest.approx(point.standing.logit, abs=1e-12)
    assert point.bars.relevance == pytest.approx(analysis.explanation.relevance[row], abs=1e-12)
    assert to_text(describe_answer(point, WINE)).startswith(f"Wine {row} is in cluster ")
    sizes = [profile.size for profile in profile_clusters(analysis)]
    assert sizes == analysis.clustering.sizes.tolist()
    np.testing.assert_allclose(
        profile_clusters(analysis)[0].columns[0].here,
        data.frame[profile_clusters(analysis)[0].columns[0].name][analysis.clustering.labels == 0].mean(),
    )
    for projection in (pca_map(analysis), feature_map(analysis, 0, 12)):
        assert cluster_map(analysis, projection, WINE, point).data
        assert to_text(describe_map(analysis, projection, WINE, 178))
        assert len(map_table(analysis, projection)) == 178
    assert relevance_bars(point, WINE).data
    assert len(overview_table(analysis, [1, 2])) == 2
    assert len(export_table(data, analysis)) == 178
    assert bars_table(point)["relevance"].iloc[-1] == pytest.approx(point.standing.logit)
    assert len(nc.centroid_table(analysis)) == analysis.n_clusters
    assert describe_column(data, analysis, "hue").medians.shape == (analysis.n_clusters + 1,)
    assert analysis.model.agreement(analysis.design.matrix) < 1e-12
    group = nc.explain_group(analysis, range(0, 60, 7))
    assert abs(group.relevance.sum() - group.evidence) < 1e-12
    h = analysis.model.discriminants(analysis.design.matrix[group.rows])
    np.testing.assert_allclose(group.against[1].sum(), h[np.isfinite(h[:, 1]), 1].mean(), atol=1e-12)
    pair = nc.together(analysis, 0, 100)
    assert pair.relevance.sum() == pytest.approx(pair.discriminants[0] - pair.discriminants[1], abs=1e-12)


def test_border_map_of_three_centroids_is_exact():
    analysis = wine_analysis(n_clusters=3).merge(0, 2)
    row = analysis.telling_row
    projection = border_map(analysis, border_clusters(analysis, row))
    assert projection.misplaced_share == 0.0
    assert {border.clusters for border in projection.borders} == {(0, 1)}
    place, position = foot(analysis, projection, row), analysis.position(row)
    length = np.linalg.norm(place - projection.points[position])
    assert length == pytest.approx(analysis.boundary.distance[position])


def test_border_map_of_more_centroids_says_why_not():
    analysis = wine_analysis(n_clusters=6).merge(0, 1).merge(0, 1)
    row = int(np.flatnonzero(analysis.clustering.labels == 0)[0])
    with pytest.raises(MapError, match="Merged clusters have several centroids"):
        border_map(analysis, border_clusters(analysis, row))
    pairs = wine_analysis(n_clusters=6).merge(0, 1)
    row = int(np.flatnonzero(pairs.clustering.labels == 3)[0])
    projection = border_map(pairs, border_clusters(pairs, row))
    assert projection.misplaced_share == 0.0


@pytest.mark.parametrize("call", [lambda a: a.merge(0, 3), lambda a: a.split(3), lambda a: a.merge(3, 4)], ids=range(3))
def test_unknown_clusters_are_refused(call):
    with pytest.raises(ClusterError, match="There is no cluster"):
        call(wine_analysis())


@pytest.mark.parametrize(
    "call", [lambda a: a.merge(1, 1), lambda a: a.merge("a", 1), lambda a: a.split(0, -1)], ids=range(3)
)
def test_other_values_are_refused(call):
    with pytest.raises(NeonError):
        call(wine_analysis())


def test_a_cluster_of_equal_rows_cannot_be_split():
    analysis = analyse_columns({"x": [0.0, 0.0, 9.0, 10.0]}, n_clusters=2)
    low = int(analysis.clustering.labels[0])
    with pytest.raises(ClusterError, match="has no two different rows"):
        analysis.split(low)
    check_laws(analysis.split(1 - low))


def test_twins_can_be_merged():
    analysis = analyse_columns({"x": [0.0, 0.0, 9.0, 9.0]}, n_clusters=3)
    merged = analysis.merge(*analysis.model.twins[0])
    assert merged.n_clusters == 2
    check_laws(merged)
