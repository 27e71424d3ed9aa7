"""Why this group: by hand on four rows, then beside slow twins, then the laws on random groups."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError, RowError
from tests.helpers.analyses import analyse_columns, category_analysis, customer_analysis, wine_analysis
from tests.helpers.reference import moderately


def test_four_rows_by_hand():
    """Values 0, 2 and 8, 10; the group is 2 and 8, whose mean is 5, as that of the others. At 2: 49 - 1 = 48."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    group = nc.explain_group(analysis, [1, 2])
    assert (group.size, group.n_others, group.n_rows) == (2, 2, 4)
    assert sorted(group.clusters) == [(0, 1), (1, 1)]
    assert [column.here.tolist() for column in group.columns] == [[5.0], [1.0]]
    assert [column.elsewhere.tolist() for column in group.columns] == [[5.0], [3.0]]
    assert [column.apart for column in group.columns] == [0.0, 4.0]
    assert group.apart == 4.0
    assert group.order.tolist() == [1, 0]
    # clusters (1, 1) and (9, 3): a of x is 48 at 2 and 48 at 8; of y it is 4 - 0 at 1, and 0 - 4 at 1 in the other
    np.testing.assert_allclose(group.relevance, [48.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(group.spread, [0.0, 4.0], atol=1e-6)
    assert group.evidence == pytest.approx(48.0)
    np.testing.assert_allclose((group.low, group.high), [[2.6, 1.0], [7.4, 1.0]], atol=1e-12)


def test_others_of_the_same_clusters_are_weighted_as_the_group_is():
    """Two of the group are in the low cluster and one in the high one: (2 * 1 + 1 * 11) / 3."""
    analysis = analyse_columns({"x": [0.0, 0.5, 1.0, 10.0, 11.0, 11.0, 11.0]}, n_clusters=2, scaling="none")
    group = nc.explain_group(analysis, [0, 1, 3], versus="clusters")
    assert group.columns[0].here == pytest.approx([10.5 / 3])
    assert group.columns[0].elsewhere == pytest.approx([13 / 3])
    assert group.n_others == 4


def test_a_whole_cluster_in_the_group_has_no_others_there():
    analysis = analyse_columns({"x": [0.0, 1.0, 10.0, 11.0, 12.0]}, n_clusters=2, scaling="none")
    group = nc.explain_group(analysis, [0, 1, 2], versus="clusters")
    assert group.columns[0].elsewhere == pytest.approx([11.5])
    alone = nc.explain_group(analysis, [0, 1], versus="clusters")
    assert (alone.n_others, alone.apart) == (0, 0.0)
    assert np.isnan(alone.other_mean).all()


def slow(analysis, rows, versus):
    """The means, parts and relevance by whole arrays, one row at a time where others are weighted."""
    rows = sorted(set(rows))
    matrix, labels = analysis.design.matrix, analysis.clustering.labels
    samples = np.array([analysis.position(row) for row in rows])
    is_other = ~np.isin(np.arange(len(matrix)), samples)
    if versus == "rest":
        other = matrix[is_other].mean(axis=0)
    else:
        means = [matrix[is_other & (labels == c)] for c in labels[samples]]
        other = np.mean([part.mean(axis=0) for part in means if len(part)], axis=0)
    relevance = analysis.design.by_column(analysis.explanation.relevance)[samples]
    gap = matrix[samples].mean(axis=0) - other
    return analysis.design.by_column(gap**2), relevance.mean(axis=0), relevance.std(axis=0)


@pytest.mark.parametrize("versus", ["rest", "clusters"])
@pytest.mark.parametrize(
    "analysis",
    [wine_analysis, customer_analysis, lambda: wine_analysis(n_clusters=20), lambda: wine_analysis(n_clusters=2)],
    ids=["wine", "customers", "20 clusters", "2 clusters"],
)
def test_group_beside_its_slow_twin(analysis, versus):
    analysis = analysis()
    rows = [3, 60, 61, 62, 100, 101, 170]
    group, (apart, mean, spread) = nc.explain_group(analysis, rows, versus), slow(analysis, rows, versus)
    np.testing.assert_allclose([column.apart for column in group.columns], apart, atol=1e-12)
    np.testing.assert_allclose(group.relevance, mean, atol=1e-12)
    np.testing.assert_allclose(group.spread, spread, atol=1e-9)


@moderately
@given(st.lists(st.integers(0, 177), min_size=1, max_size=178), st.sampled_from(["rest", "clusters"]))
def test_laws_of_groups(rows, versus):
    group = nc.explain_group(wine_analysis(), rows, versus)
    assert group.size == len(set(rows)) == sum(n for _, n in group.clusters)
    assert abs(group.relevance.sum() - group.evidence) <= 1e-12
    parts = [column.apart for column in group.columns]
    assert group.apart == sum(parts)
    assert min(parts) >= 0.0
    if group.n_others:
        assert abs(sum(parts) - ((group.mean - group.other_mean) ** 2).sum()) <= 1e-12
    assert (group.low <= group.high).all()
    h = wine_analysis().model.discriminants(wine_analysis().design.matrix[group.rows])
    for k in {0, 1, 2} - ({group.clusters[0][0]} if len(group.clusters) == 1 else set()):
        assert group.against[k].sum() == pytest.approx(h[np.isfinite(h[:, k]), k].mean(), abs=1e-12)


def test_rows_named_twice_count_once_in_any_order():
    one, two = (nc.explain_group(wine_analysis(), rows) for rows in ([5, 9, 7], [9, 5, 7, 9, 9]))
    assert one.rows.tolist() == two.rows.tolist() == [5, 7, 9]
    assert one.relevance.tolist() == two.relevance.tolist()


def test_one_row_is_its_own_mean():
    group = nc.explain_group(wine_analysis(), [60])
    np.testing.assert_allclose(group.relevance, wine_analysis().explanation.relevance[60], atol=1e-13)
    assert not group.spread.any()
    values = nc.load_sample("wine").frame.iloc[60, :13].astype(float)
    np.testing.assert_allclose([column.here[0] for column in group.columns], values)
    np.testing.assert_allclose(group.low, values)


def test_everyone_has_no_others():
    group = nc.explain_group(wine_analysis(), range(178))
    assert (group.n_others, group.apart) == (0, 0.0)
    assert np.isnan([column.elsewhere[0] for column in group.columns]).all()
    assert group.evidence == pytest.approx(1.0 / (wine_analysis().model.beta or np.nan))


def test_one_cluster_has_no_evidence():
    group = nc.explain_group(wine_analysis(n_clusters=1), [1, 2, 3])
    assert np.isnan(group.evidence)
    assert not group.relevance.any()
    assert np.isnan(group.against).all()
    assert group.apart > 0.0


def test_categories_are_shares():
    group = nc.explain_group(category_analysis(), [0, 2])
    kind = group.columns[1]
    assert dict(zip(kind.categories, kind.here.tolist(), strict=True)) == {"u": 0.5, "v": 0.5}
    assert dict(zip(kind.categories, kind.elsewhere.tolist(), strict=True)) == {"u": 0.0, "v": 1.0}
    assert np.isnan(group.low[1])
    assert group.relevance.shape == (2,)


def test_missing_values_and_left_out_rows():
    columns = {"x": [0.0, 1.0, None, 9.0, 10.0], "y": [1.0, 2.0, 3.0, 4.0, 9.0]}
    filled = nc.explain_group(analyse_columns(columns, n_clusters=2), [2])
    assert filled.columns[0].here == pytest.approx([5.0])
    dropped = analyse_columns(columns, n_clusters=2, missing="drop")
    assert nc.explain_group(dropped, [3, 4]).rows.tolist() == [3, 4]
    with pytest.raises(RowError, match="Row 2 was left out"):
        nc.explain_group(dropped, [2])


def test_classes_are_counted():
    group = nc.explain_group(wine_analysis(), wine_analysis().mismatches())
    assert group.classes == ((1, 9),)


def test_frame_has_one_line_a_column():
    frame = nc.explain_group(customer_analysis(), [0, 1, 2]).to_frame()
    assert len(frame) == len(customer_analysis().design.columns)
    assert frame["apart"].is_monotonic_decreasing


@pytest.mark.parametrize("versus", ["all", None, 3, ["rest"]])
def test_other_words_are_refused(versus):
    with pytest.raises(ArgumentError, match="is not one of rest, clusters"):
        nc.explain_group(wine_analysis(), [1], versus)


def test_no_row_is_refused():
    with pytest.raises(RowError, match="The group has no row"):
        nc.explain_group(wine_analysis(), [])
