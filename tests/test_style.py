"""Colours and shapes of the clusters."""

from __future__ import annotations

import re

import pytest

from neon_core.errors import ArgumentError
from neon_core.style import CLUSTERS, cluster_color, cluster_glyph, cluster_symbol


def test_ten_colours_differ_and_repeat_beyond_ten():
    assert len(set(CLUSTERS)) == 10
    assert all(re.fullmatch("#[0-9A-F]{6}", color) for color in CLUSTERS)
    assert [cluster_color(c) for c in range(10, 20)] == list(CLUSTERS)


@pytest.mark.parametrize("n_clusters", [1, 2, 3, 4])
def test_up_to_four_clusters_have_shapes_of_their_own(n_clusters):
    for shape in (cluster_symbol, cluster_glyph):
        assert len({shape(c, n_clusters) for c in range(n_clusters)}) == n_clusters


def test_more_clusters_are_circles_and_open_from_the_eleventh_on():
    assert {cluster_symbol(c, 12) for c in range(10)} == {"circle"}
    assert {cluster_glyph(c, 12) for c in range(10)} == {"●"}
    assert (cluster_symbol(10, 12), cluster_glyph(10, 12)) == ("circle-open", "○")


@pytest.mark.parametrize(("cluster", "n_clusters"), [(3, 3), (-1, 3), (0, 0), (1.0, 3), ("0", 3), (0, None)])
def test_clusters_that_there_are_not_have_no_look(cluster, n_clusters):
    for look in (cluster_symbol, cluster_glyph):
        with pytest.raises(ArgumentError):
            look(cluster, n_clusters)
