"""How odd each row is: by hand, against slow loops, and whatever the table."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.evaluation.explained_oddness import explain_oddness
from neon_core.evaluation.row_oddness import measure_oddness, own_centroids
from tests.helpers.analyses import analyse_columns, category_analysis, wine_analysis
from tests.helpers.reference import exact, squared_distance

FOUR = analyse_columns({"x": [0.0, 0.0, 3.0, 20.0], "y": [0.0, 3.0, 0.0, 20.0]}, n_clusters=2, scaling="none")


def test_four_points_by_hand():
    # centroids (1, 1) of the first three rows and (20, 20) of the last one
    frame = nc.oddness(FOUR)
    assert list(frame.columns) == ["row", "distance", "share", "x", "y"]
    assert frame["distance"].tolist() == [2.0, 5.0, 5.0, 0.0]
    assert frame[["x", "y"]].to_numpy().tolist() == [[1.0, 1.0], [1.0, 4.0], [4.0, 1.0], [0.0, 0.0]]
    # the two far rows are equally far: one of the two others of each is nearer; the last row has no others
    assert frame["share"].tolist()[:3] == [0.0, 0.5, 0.5]
    assert np.isnan(frame["share"][3])
    measured = measure_oddness(FOUR)
    assert (measured.equal.tolist(), measured.others.tolist()) == ([0, 1, 1, 0], [2, 2, 2, 0])
    assert measured.middle.tolist() == [5.0**0.5, 0.0]
    assert measured.order.tolist() == [1, 2, 0, 3]


def test_row_is_far_beyond_the_fence_of_all_clusters():
    # the same rows around 0 and, three times as wide, around 100: distances 1, 1, 2, 2, 3, 3 over the median 2
    here = [-1.0, 1.0, -2.0, 2.0, -3.0, 3.0]
    columns = {"x": [*here, *(100.0 + 3.0 * x for x in here)]}
    measured = measure_oddness(analyse_columns(columns, n_clusters=2, scaling="none"))
    np.testing.assert_allclose(measured.times, [0.5, 0.5, 1.0, 1.0, 1.5, 1.5] * 2)
    # quartiles 0.5 and 1.5: the fence is 1.5 + 1.5
    assert measured.fence == pytest.approx(3.0)
    assert not measured.is_far.any()
    columns = {"x": [*here, -9.0, 9.0, *(100.0 + 3.0 * x for x in here)]}
    measured = measure_oddness(analyse_columns(columns, n_clusters=2, scaling="none"))
    assert measured.rows[measured.is_far].tolist() == [6, 7]  # 9 over the median 2.5
    assert measured.order[:2].tolist() == [6, 7]


def test_row_beside_rows_on_their_centroid_is_infinitely_far():
    measured = measure_oddness(analyse_columns({"x": [0.0] * 5 + [-2.0, 2.0, 50.0, 51.0]}, n_clusters=2))
    assert measured.times.tolist() == [pytest.approx(np.nan, nan_ok=True)] * 5 + [np.inf, np.inf, 1.0, 1.0]
    assert measured.rows[measured.is_far].tolist() == [5, 6]
    assert measured.order[:2].tolist() == [5, 6]
    alone = measure_oddness(analyse_columns({"x": [0.0, 1.0, 2.0]}, n_clusters=3))
    assert alone.fence == np.inf
    assert not alone.is_far.any()


def slow(analysis, merged=()):
    """Return distance, nearer, equal and others of each row by loops over fractions."""
    clustering, rows = analysis.clustering, [exact(row) for row in analysis.design.matrix]
    centroids = [exact(centroid) for centroid in clustering.fitted_centroids]
    own = [
        min(squared_distance(x, centroids[k]) for k in np.flatnonzero(clustering.owners == label))
        for x, label in zip(rows, clustering.labels, strict=True)
    ]
    found = []
    for i, distance in enumerate(own):
        others = [own[j] for j in range(len(own)) if j != i and clustering.labels[j] == clustering.labels[i]]
        slack = Fraction(1, 10**12) * max(distance, 1)
        nearer = sum(other < distance - slack for other in others)
        equal = sum(abs(other - distance) <= slack for other in others)
        found.append((float(distance), nearer, equal, len(others)))
    return [np.array(values) for values in zip(*found, strict=True)]


@pytest.mark.parametrize("make", [wine_analysis, category_analysis, lambda: wine_analysis().merge(0, 2)])
def test_distances_and_ranks_are_those_of_slow_loops(make):
    analysis = make()
    distance, nearer, equal, others = slow(analysis)
    measured = measure_oddness(analysis)
    np.testing.assert_allclose(measured.distance, distance, rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(measured.nearer, nearer)
    np.testing.assert_array_equal(measured.equal, equal)
    np.testing.assert_array_equal(measured.others, others)


whole = st.integers(-6, 6).map(float)
tables = st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(whole, min_size=n, max_size=n), min_size=3, max_size=12))


@given(tables, st.integers(1, 3), st.randoms(use_true_random=False))
def test_parts_add_up_and_orders_of_rows_and_columns_change_nothing(table, k, random):
    matrix = np.array(table)
    analysis = analyse_columns({f"c{i}": column for i, column in enumerate(matrix.T)}, n_clusters=k, scaling="none")
    frame = nc.oddness(analysis)
    centroids = own_centroids(analysis)
    np.testing.assert_allclose(frame.iloc[:, 3:].sum(axis=1), frame["distance"], rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(((matrix[frame["row"]] - centroids) ** 2).sum(axis=1), frame["distance"], rtol=1e-12)
    assert frame["distance"].sum() == pytest.approx(analysis.clustering.inertia, rel=1e-9, abs=1e-12)
    # the same clusters with rows and columns in another order
    rows, columns = (random.sample(range(n), n) for n in matrix.shape)
    mixed = replaced(analysis, rows, columns)
    other = nc.oddness(mixed)
    np.testing.assert_allclose(other["distance"], frame["distance"].to_numpy()[rows], rtol=1e-12, atol=1e-25)
    np.testing.assert_array_equal(other["share"], frame["share"].to_numpy()[rows])
    for i, column in enumerate(columns):
        np.testing.assert_array_equal(other.iloc[:, 3 + i], frame.iloc[rows, 3 + column])


def replaced(analysis, rows, columns):
    """Return an analysis whose rows and columns stand in another order, with the same clusters."""
    from dataclasses import replace

    design, clustering = analysis.design, analysis.clustering
    design = replace(
        design,
        matrix=design.matrix[rows][:, columns],
        rows=design.rows[rows],
        columns=tuple(replace(design.columns[c], start=i, stop=i + 1) for i, c in enumerate(columns)),
        feature_names=tuple(design.feature_names[c] for c in columns),
    )
    clustering = replace(
        clustering,
        labels=clustering.labels[rows],
        centroids=clustering.centroids[:, columns],
        noise=clustering.noise[columns],
    )
    return replace(analysis, design=design, clustering=clustering)


def test_equal_rows_are_equally_odd_and_none_is_far():
    measured = measure_oddness(analyse_columns({"x": [0.1] * 5 + [0.7] * 4, "y": [0.3] * 5 + [0.9] * 4}, n_clusters=2))
    assert (measured.nearer.tolist(), measured.equal.tolist()) == ([0] * 9, [4] * 5 + [3] * 4)
    assert not measured.is_far.any()
    assert np.isnan(measured.times).all()
    assert measured.order.tolist() == list(range(9))


def test_merged_cluster_measures_from_its_nearest_centroid():
    # four clusters of two rows at 0, 10, 30, 40 (+-1); merged, a row is still 1 away from a centroid
    columns = {"x": [-1.0, 1.0, 9.0, 11.0, 29.0, 31.0, 39.0, 41.0]}
    merged = analyse_columns(columns, n_clusters=4, scaling="none").merge(0, 1)
    assert measure_oddness(merged).distance.tolist() == [1.0] * 8
    assert measure_oddness(merged).others.tolist() == [3] * 4 + [1] * 4


def test_weight_multiplies_a_columns_part():
    plain, heavy = (nc.oddness(wine_analysis(n_clusters=1, weights=weights)) for weights in ((), (("magnesium", 4.0),)))
    np.testing.assert_allclose(heavy["magnesium"], 4.0 * plain["magnesium"], rtol=1e-9)
    np.testing.assert_allclose(heavy["hue"], plain["hue"], rtol=1e-9)


def test_column_with_the_name_of_a_result_keeps_its_own():
    frame = nc.oddness(analyse_columns({"distance": [0.0, 1.0, 5.0], "share": [1.0, 2.0, 2.0]}, n_clusters=2))
    assert list(frame.columns) == ["row", "distance", "share", "distance (part)", "share (part)"]


@pytest.mark.parametrize("n_tables", [20, pytest.param(200, marks=pytest.mark.large)])
def test_planted_outliers_come_first_with_their_column(n_tables):
    n_first = n_named = n_far = 0
    for seed in range(n_tables):
        rng = np.random.default_rng(seed)
        rows = np.repeat([[0.0] * 4, [12.0] * 4, [0.0, 12.0, 0.0, 12.0]], 40, axis=0) + rng.normal(size=(120, 4))
        planted, columns = rng.choice(120, 3, replace=False), rng.integers(0, 4, 3)
        rows[planted, columns] += rng.choice([-8.0, 8.0], 3)
        analysis = analyse_columns(dict(zip("abcd", rows.T, strict=True)), scaling="none", n_init=3)
        measured = measure_oddness(analysis)
        n_first += set(measured.order[:3].tolist()) == set(planted.tolist())
        n_named += all(
            "abcd"[column] == odd.columns[odd.order[0]]
            for row, column in zip(planted.tolist(), columns.tolist(), strict=True)
            for odd in [explain_oddness(analysis, row, measured)]
        )
        n_far += bool(measured.is_far[planted].all())
    assert min(n_first, n_named, n_far) >= 0.95 * n_tables, (n_first, n_named, n_far)


def test_wrong_calls_are_refused():
    with pytest.raises(ArgumentError, match="analysis"):
        nc.oddness("wine")  # type: ignore[arg-type]
