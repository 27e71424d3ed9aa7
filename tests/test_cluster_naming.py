"""Names of clusters: checked, and kept where clusters are merged and split."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.cluster_naming import LONGEST_NAME, rename_clusters
from neon_core.errors import ArgumentError, ClusterError
from tests.helpers.analyses import wine_analysis


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
