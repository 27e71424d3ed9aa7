"""The names of the clusters on a map."""

from __future__ import annotations

from itertools import combinations

import pytest

import neon_core as nc
from neon_core import figures
from neon_core.projection import pca_map
from tests.helpers.analyses import wine_analysis
from tests.helpers.figures import row_map


def test_up_to_four_clusters_have_name_and_size():
    texts = [note.text for note in row_map(wine_analysis(), 60).layout.annotations]
    for cluster, size in ((0, 61), (1, 62), (2, 55)):
        assert any(f"<b>cluster {cluster}</b>  {size}" in text for text in texts)


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize("name", nc.sample_names())
@pytest.mark.parametrize("k", [2, 3, 4])
def test_cluster_names_do_not_overlap(name, k):
    analysis = nc.analyse(nc.load_sample(name), nc.AnalysisConfig(n_clusters=k, n_init=1))
    figure = figures.cluster_map(analysis, pca_map(analysis), ("row", "rows"))
    x, y = figure.layout.xaxis.range, figure.layout.yaxis.range
    scale = 350 / max(x[1] - x[0], y[1] - y[0])
    places = [
        (note.x * scale, note.y * scale + note.yshift) for note in figure.layout.annotations if "cluster" in note.text
    ]
    assert len(places) == k
    for (ax, ay), (bx, by) in combinations(places, 2):
        assert abs(ax - bx) > 100 or abs(ay - by) >= 18
