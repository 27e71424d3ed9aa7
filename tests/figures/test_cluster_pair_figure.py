"""The picture of two clusters: bars that add up to the squared distance."""

from __future__ import annotations

import re

import pytest

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.figures import cluster_pair_bars
from tests.helpers.analyses import analyse_columns, customer_analysis, wine_analysis


def test_four_rows_by_hand():
    """Centroids (1, 1) and (9, 3): 64 and 4."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    figure = cluster_pair_bars(analysis, nc.cluster_pairs(analysis)[0])
    assert figure.data[0].x.tolist() == [64.0, 4.0]
    assert list(figure.layout.yaxis.ticktext) == ["x  <b>1.0 · 9.0</b>", "y  <b>1.0 · 3.0</b>"]
    assert figure.data[0].text[0] == "x. cluster 0: 1.0; cluster 1: 9.0"
    assert [note.text for note in figure.layout.annotations][1:] == ["<b>64.0</b>", "<b>4.0</b>"]


@pytest.mark.parametrize("most", [2, 5, 50])
def test_bars_add_up_for_every_pair(most):
    wine = wine_analysis(n_clusters=4)
    for pair in nc.cluster_pairs(wine):
        figure = cluster_pair_bars(wine, pair, most)
        assert sum(figure.data[0].x) == pytest.approx(pair.squared_distance, abs=1e-12)
        assert len(figure.data[0].x) == min(most, 13)


def test_categories_dates_and_names_have_their_words():
    customers = customer_analysis().rename({0: "<u>Web</u>"})
    pair = next(pair for pair in nc.cluster_pairs(customers) if 0 in pair.clusters)
    figure = cluster_pair_bars(customers, pair, 50)
    labels = " ".join(re.sub("<[^>]*>", " ", label) for label in figure.layout.yaxis.ticktext)
    assert re.search(r"Channel = \w+\s+\d+ % · \d+ %", labels)
    assert re.search(r"Customer since\s+\d{4}-\d\d-\d\d · \d{4}-\d\d-\d\d", labels)
    assert "&lt;u&gt;Web&lt;/u&gt;" in figure.layout.annotations[0].text


def test_twin_centroids_have_bars_of_length_0():
    twins = analyse_columns({"x": [1.0, 1.0]}, n_clusters=2)
    assert cluster_pair_bars(twins, nc.cluster_pairs(twins)[0]).data[0].x.tolist() == [0.0]


def test_pair_of_another_analysis_is_refused():
    pair = nc.cluster_pairs(wine_analysis())[0]
    with pytest.raises(ArgumentError, match="another analysis"):
        cluster_pair_bars(customer_analysis(), pair)
