"""The border plane: by hand on a few points, against brute force, then for every row of digits."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.borders import border_clusters, border_map, cell_borders, foot
from neon_core.errors import MapError
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED, SAMPLES


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


@pytest.fixture(scope="module")
def digits():
    return nc.analyse(nc.load_sample("digits"), SAMPLES["digits"].opening)


def unscaled_analysis(columns, **config):
    return nc.analyse(nc.Dataset.from_frame(pd.DataFrame(columns)), nc.AnalysisConfig(scaling="none", **config))


def planes(analysis):
    """Each border plane once, with the rows whose plane it is."""
    rows_of: dict[tuple[int, ...], list[int]] = {}
    for row in analysis.design.rows.tolist():
        rows_of.setdefault(border_clusters(analysis, row), []).append(row)
    return {clusters: (border_map(analysis, clusters), rows) for clusters, rows in rows_of.items()}


def test_three_cells_meet_in_one_place_by_hand():
    """A right triangle's cell_borders meet at the middle of its longest side."""
    borders = {
        b.clusters: b.ends for b in cell_borders(np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 2.0]]), (0, 1, 2), 100.0)
    }
    assert set(borders) == {(0, 1), (0, 2), (1, 2)}
    for ends in borders.values():
        assert any(np.allclose(end, [2.0, 1.0]) for end in ends)
    np.testing.assert_allclose(borders[0, 1][:, 0], 2.0)  # between (0, 0) and (4, 0), downwards
    assert borders[0, 1][:, 1].min() == -100.0
    np.testing.assert_allclose(borders[0, 2][:, 1], 1.0)


def test_places_on_a_line_have_no_border_between_the_outer_two():
    borders = cell_borders(np.array([[0.0, 0.0], [2.0, 0.0], [6.0, 0.0]]), (5, 6, 7), 10.0)
    assert [b.clusters for b in borders] == [(5, 6), (6, 7)]


def test_twins_have_no_border():
    assert cell_borders(np.array([[1.0, 1.0], [1.0, 1.0]]), (0, 1), 10.0) == ()


def test_two_clusters_by_hand():
    """Centroids (0, 0.5) and (4, 0.5): the border stands at 2 from each, and (1, 1) is 1 away from it."""
    analysis = unscaled_analysis({"x": [0.0, 0.0, 4.0, 4.0], "y": [0.0, 1.0, 0.0, 1.0]}, n_clusters=2)
    projection = border_map(analysis, (0, 1))
    assert projection.collinear
    gap = np.linalg.norm(projection.centroids[1] - projection.centroids[0])
    assert gap == pytest.approx(4.0)
    (border,) = projection.borders
    middle = projection.centroids.mean(axis=0)
    direction = border.ends[1] - border.ends[0]
    assert np.cross(np.append(direction, 0), np.append(middle - border.ends[0], 0))[2] == pytest.approx(0.0, abs=1e-9)
    assert np.ptp(projection.points[:, 1]) == pytest.approx(1.0)  # the residual's spread is the second axis
    np.testing.assert_allclose(np.linalg.norm(foot(analysis, projection, 0) - projection.points[0]), 2.0)


def test_one_cluster_has_no_border():
    analysis = nc.analyse(nc.load_sample("iris"), nc.AnalysisConfig(n_clusters=1))
    with pytest.raises(MapError, match="There is no border to draw"):
        border_map(analysis, border_clusters(analysis, 0))


def test_plane_of_twins_is_refused():
    with pytest.warns(nc.NeonWarning):
        analysis = unscaled_analysis({"x": [1.0, 1.0, 1.0]}, n_clusters=2)
    with pytest.raises(MapError, match="There is no border to draw"):
        border_map(analysis, (0, 1))


def test_one_feature_has_a_line():
    analysis = unscaled_analysis({"x": [0.0, 1.0, 5.0, 6.0, 20.0]}, n_clusters=3)
    projection = border_map(analysis, (0, 1, 2))
    assert projection.collinear
    assert projection.misplaced_share == 0.0
    assert not projection.points[:, 1].any()
    assert len(projection.borders) == 2


@pytest.mark.parametrize("name", ["wine", "iris", "breast_cancer", "digits"])
def test_no_border_plane_misplaces_a_row(name):
    analysis = nc.analyse(nc.load_sample(name), SAMPLES[name].opening)
    for projection, _ in planes(analysis).values():
        assert projection.misplaced.sum() == 0


def test_discriminants_equal_differences_on_the_plane(digits):
    h = digits.model.discriminants(digits.design.matrix)
    worst = 0.0
    for clusters, (projection, rows) in planes(digits).items():
        positions = np.array(rows)
        labels = digits.clustering.labels[positions]
        own = ((projection.points[positions] - projection.centroids[labels]) ** 2).sum(axis=1)
        for k in clusters:
            read = ((projection.points[positions] - projection.centroids[k]) ** 2).sum(axis=1) - own
            others = labels != k
            worst = max(worst, float(np.abs(read - h[positions, k])[others].max(initial=0.0)))
    assert worst < 1e-12 * float(h[np.isfinite(h)].max()) * 64


def test_plane_of_a_row_has_cluster_competitor_and_nearest_border(digits):
    for row in range(0, 1797, 7):
        chosen = border_clusters(digits, row)
        assert len(chosen) == 3
        assert {digits.clustering.labels[row], digits.competitor[row], digits.boundary.cluster[row]} <= set(chosen)


def test_foot_lies_on_the_border_at_the_distance_to_the_boundary(digits):
    for clusters, (projection, rows) in list(planes(digits).items())[:20]:
        for row in rows[:10]:
            place, own, other = projection.points[row], digits.clustering.labels[row], digits.boundary.cluster[row]
            end = foot(digits, projection, row)
            assert np.linalg.norm(end - place) == pytest.approx(digits.boundary.distance[row], rel=1e-9)
            to = ((end - projection.centroids[[own, other]]) ** 2).sum(axis=1)
            assert to[0] == pytest.approx(to[1], rel=1e-9)
            assert to[0] <= ((end - projection.centroids[list(clusters)]) ** 2).sum(axis=1).min() * (1 + 1e-9)


def test_foot_on_another_map_is_refused(wine):
    with pytest.raises(MapError, match="does not show the borders of row 60"):
        foot(wine, pca_map(wine), 60)


@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(1, 5))
@settings(max_examples=25, deadline=None)
def test_no_plane_of_random_data_misplaces_a_row(seed, n_clusters, n_features):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(30, n_features)), columns=[f"f{i}" for i in range(n_features)])
    config = nc.AnalysisConfig(n_clusters=n_clusters, n_init=1, random_state=seed)
    analysis = nc.analyse(nc.Dataset.from_frame(frame), config)
    for projection, _ in planes(analysis).values():
        assert projection.misplaced.sum() == 0
        for border in projection.borders:
            between = border.ends.mean(axis=0)
            to = ((between - projection.centroids[list(border.clusters)]) ** 2).sum(axis=1)
            assert to[0] == pytest.approx(to[1], rel=1e-6)


def test_three_clusters_have_one_plane_that_resembles_the_pca_map(wine):
    assert {border_clusters(wine, row) for row in range(178)} == {(0, 1, 2)}
    projection, pca = border_map(wine, (0, 1, 2)), pca_map(wine)
    for axis in (0, 1):
        assert np.corrcoef(projection.points[:, axis], pca.points[:, axis])[0, 1] > 0.9


@pytest.mark.parametrize(
    "clusters", [(), (0, 1, 2, 0), (0, 0), (0, 3), (0, -1), (0.0, 1.0), "01", None, {0, 1}, [[0], [1]]]
)
def test_clusters_that_are_not_up_to_three_different_ones_are_refused(clusters):
    analysis = nc.analyse(nc.load_sample("iris"))
    with pytest.raises(MapError, match=r"are not up to three different clusters .* Choose two or three of 0 to 2"):
        border_map(analysis, clusters)
