"""Names of clusters: checked, and kept where clusters are merged and split."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.analysis_frame import CLUSTER_NAME
from neon_core.borders import border_clusters, border_map
from neon_core.cluster_naming import LONGEST_NAME, rename_clusters
from neon_core.column_description import describe_column
from neon_core.errors import ArgumentError, ClusterError
from neon_core.figures import cluster_map, cluster_values, relevance_bars
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.summaries import profile_clusters
from neon_core.tables import bars_table, export_table, map_table, overview_table, published_table
from neon_core.wording import (
    describe_answer,
    describe_border_distance,
    describe_detail,
    describe_group,
    describe_pair,
    describe_pair_detail,
    describe_row_marks,
    describe_shares,
    describe_strip,
    format_cluster,
    to_text,
)
from neon_core.wording.cluster_values import describe_cluster_values, format_quantiles
from tests.helpers.analyses import WINE, wine_analysis


def test_names_are_given_changed_and_taken_away():
    named = rename_clusters((), {0: "Old vines", np.int64(2): "  Hill   side "}, 3)
    assert named == ("Old vines", "", "Hill side")
    assert rename_clusters(named, {0: "Young"}, 3) == ("Young", "", "Hill side")
    assert rename_clusters(named, {0: "", 2: None}, 3) == ()
    assert rename_clusters(named, {0: "Hill side", 2: "Old vines"}, 3) == ("Hill side", "", "Old vines")
    assert rename_clusters((), {}, 3) == ()


@pytest.mark.parametrize("name", ["<b>bold</b>", "{own}", "%{x}", "=1+1", "Ünïcode 漢字 🍷", "a" * LONGEST_NAME])
def test_any_text_is_a_name(name):
    assert rename_clusters((), {1: name}, 2) == ("", name)


@pytest.mark.parametrize("name", [3, b"a", ["a"], "a" * (LONGEST_NAME + 1), "a\x00b", "a\u202eb", "\ud800"])
def test_other_values_are_no_names(name):
    with pytest.raises(ArgumentError) as caught:
        rename_clusters((), {1: name}, 2)
    assert caught.value.problems[0].where == "names[1]"
    assert caught.value.problems[0].hint


@pytest.mark.parametrize("names", [{0: "A", 1: "a"}, {0: "cluster 1"}, {0: "Cluster 2"}])
def test_two_clusters_have_different_names(names):
    with pytest.raises(ArgumentError, match="Two clusters would be called"):
        rename_clusters((), names, 3)


@pytest.mark.parametrize("cluster", [3, -1, "0", None, 1.0, True])
def test_unknown_clusters_are_refused(cluster):
    with pytest.raises(ClusterError, match="to name"):
        rename_clusters((), {cluster: "A"}, 3)


@pytest.mark.parametrize("names", ["A", ["A"], None, 3])
def test_other_values_than_a_dict_are_refused(names):
    with pytest.raises(ArgumentError, match="is not a dict"):
        rename_clusters((), names, 3)


def test_a_renamed_analysis_has_the_same_numbers():
    wine = wine_analysis()
    assert wine.explanation is not None
    named = wine.rename({0: "Old vines"})
    assert named.cluster_names == ("Old vines", "", "")
    assert named.explanation is wine.explanation
    assert (named.fingerprint, named.config) == (wine.fingerprint, wine.config)
    assert wine.cluster_names == ()
    assert isinstance(named, nc.Analysis)


def test_names_stay_with_the_clusters_that_are_left_alone():
    named = wine_analysis(n_clusters=6).rename({0: "A", 2: "B", 5: "C"})
    assert named.merge(0, 1).cluster_names == ("", "B", "", "", "C")
    assert named.split(5).cluster_names == ("A", "", "B", "", "", "", "")
    assert named.merge(0, 2).merge(0, 4).cluster_names == ()


HOSTILE = "<b>Old</b> {own} %{x} & vines"


def texts_of(figure):
    """Return all texts of a figure that plotly reads as markup."""
    texts = [note.text for note in figure.layout.annotations]
    for trace in figure.data:
        some = trace.text if isinstance(trace.text, list | tuple | np.ndarray) else [trace.text]
        texts += [trace.name, trace.hovertemplate, *some]
    return [text for text in texts if text]


def test_names_are_in_every_sentence_in_place_of_the_number():
    named, plain = wine_analysis().rename({2: HOSTILE, 1: "Young"}), wine_analysis()
    point, bare = explain_row(named, 60), explain_row(plain, 60)

    def told(analysis, row):
        plane = border_map(analysis, border_clusters(analysis, 60))
        sentences = [
            *(describe_answer(row, WINE), describe_detail(row, WINE), describe_shares(row)),
            describe_border_distance(analysis, plane, WINE, row),
        ]
        texts = [to_text(sentence) for sentence in sentences]
        texts += [describe_row_marks(pca_map(analysis), WINE, row), *describe_strip(row, 0, WINE)]
        profile = profile_clusters(analysis)[2]
        described = describe_column(nc.load_sample("wine"), analysis, "hue")
        group, pair = nc.explain_group(analysis, [0, 60]), nc.together(analysis, 60, 100)
        texts += [format_cluster(profile), describe_cluster_values(described, WINE), format_quantiles(described, 2)]
        texts += [to_text(describe_group(group, WINE)), to_text(describe_pair(pair, WINE))]
        return [*texts, to_text(describe_pair_detail(pair, WINE))]

    expected = "\n".join(told(plain, bare))
    for cluster, name in ((2, HOSTILE), (1, "Young")):
        expected = expected.replace(f"centroid {cluster}", f"centroid of {name}").replace(f"cluster {cluster}", name)
    assert "\n".join(told(named, point)) == expected
    assert sum("cluster 2" in text or "centroid 2" in text for text in told(plain, bare)) >= 8


def test_names_are_no_markup_in_figures():
    named = wine_analysis().rename({2: HOSTILE})
    point = explain_row(named, 60)
    figures = [
        cluster_map(named, pca_map(named), WINE, point),
        relevance_bars(point, WINE),
        cluster_values(describe_column(nc.load_sample("wine"), named, "hue")),
    ]
    for figure in figures:
        texts = texts_of(figure)
        assert any("&lt;b&gt;Old" in text for text in texts)
        assert not any("<b>Old" in text or "%{x} " in text for text in texts)
    many = wine_analysis(n_clusters=20).rename({3: HOSTILE})
    assert any("&lt;b&gt;Old" in text for text in texts_of(cluster_map(many, pca_map(many), WINE)))


def test_tables_have_the_names_beside_the_numbers():
    named, data = wine_analysis().rename({2: HOSTILE}), nc.load_sample("wine")
    tables = [
        *(overview_table(named, [60]), export_table(data, named), published_table(named)),
        *(map_table(named, pca_map(named)), nc.centroid_table(named), named.to_frame()),
    ]
    for table in tables:
        assert list(table.columns).index(CLUSTER_NAME) == list(table.columns).index("cluster") + 1
        assert set(table.loc[table["cluster"] == 2, CLUSTER_NAME]) == {HOSTILE}
    assert list(bars_table(explain_row(named, 60)).columns[2:4]) == [f"centroid of {HOSTILE}", "centroid 1"]
    assert describe_column(data, named, "hue").to_frame()["cluster"].tolist() == ["0", "1", HOSTILE, "all"]
