"""The rows of a page: the sentences about each, and the centroids."""

from __future__ import annotations

import numpy as np

import neon_core as nc
from neon_core import wording
from neon_core.neon.merged_model import MergedKMeans
from neon_core.row_explanation import explain_row
from neon_core.static_page.page_rows import NAME_SLOT, Distinct, build_model, build_rows
from tests.helpers.analyses import WINE, wine_analysis


def test_every_row_has_the_sentences_of_its_explanation():
    wine = wine_analysis()
    rows = build_rows(wine, np.arange(0, 178, 7), explain_row(wine, 60), WINE)
    for at, row in enumerate(rows["numbers"]):
        point = explain_row(wine, row)
        headline = rows["headlines"][rows["headline"][at]]
        assert headline[0] == f"{NAME_SLOT} is in "
        assert headline[1:] == wording.to_list(wording.describe_answer(point, WINE))[1:]
        assert rows["standings"][rows["standing"][at]] == wording.to_list(wording.describe_standing(point, WINE))
    assert len(rows["headlines"]) < 15
    assert "nearest" not in rows


def test_merged_clusters_name_the_centroid_that_each_row_is_near_to():
    merged = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=5, n_init=1)).merge(0, 3)
    samples = np.arange(0, 178, 10)
    rows, model = (
        build_rows(merged, samples, explain_row(merged, 0), WINE),
        build_model(merged, explain_row(merged, 0)),
    )
    assert isinstance(merged.model, MergedKMeans)
    for sample, nearest in zip(samples.tolist(), rows["nearest"], strict=True):
        wanted = merged.model.nearest_centroids(merged.design.matrix[sample])
        np.testing.assert_array_equal(np.array(model["centroids"])[nearest], wanted)
    assert len(model["texts"]) == 5


def test_different_values_are_kept_apart():
    some = Distinct()
    for value in (1, "1", [1], 1):
        some.add(value)
    assert (some.values, some.codes) == ([1, "1", [1]], [0, 1, 2, 0])
