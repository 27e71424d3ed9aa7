"""The map of the page Trust as it travels."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.projection import pca_map
from pages.shared.live_chart.payload import trust_payload
from tests.helpers.analyses import analyse_columns
from tests.helpers.made_refits import wine_refits

NOUNS = ("wine", "wines")


def test_every_row_is_a_mark_or_a_pie(wine_analysis):
    starts, projection = wine_refits().starts, pca_map(wine_analysis)
    found = trust_payload.build_pie_map(wine_analysis, projection, starts, NOUNS, "id")
    marks, pies = [row for cluster in found["clusters"] for row in cluster["rows"]], found["pies"]
    assert sorted([*marks, *(pie["row"] for pie in pies)]) == list(range(178))
    assert [cluster["size"] for cluster in found["clusters"]] == ["61", "62", "55"]
    for pie in pies:
        assert sum(pie["shares"]) == pytest.approx(1.0)
        own = pie["shares"][wine_analysis.clustering.labels[pie["row"]]]
        assert own == pytest.approx(starts.row[pie["row"]])
        assert str(round(100 * max(pie["shares"]))) in pie["text"]


def test_places_keep_the_shape_of_the_map(wine_analysis):
    projection = pca_map(wine_analysis)
    found = trust_payload.build_pie_map(wine_analysis, projection, None, NOUNS, "id")
    assert found["pies"] == []
    assert max(found["ends"]) == 1.0
    span = np.ptp(projection.points, axis=0)
    assert found["ends"][1] == pytest.approx(span[1] / span[0], abs=1e-4)
    chosen = trust_payload.build_chosen(wine_analysis, projection, 60, "wine")
    assert chosen["name"] == "wine 60"
    at = found["clusters"][2]["rows"].index(60)
    assert chosen["place"] == [found["clusters"][2]["x"][at], found["clusters"][2]["y"][at]]


def test_least_sure_rows_are_pies_where_many_change(wine_analysis, monkeypatch):
    monkeypatch.setattr(trust_payload, "MOST_PIES", 3)
    starts = wine_refits().starts
    found = trust_payload.build_pie_map(wine_analysis, pca_map(wine_analysis), starts, NOUNS, "id")
    assert [pie["row"] for pie in found["pies"]] == starts.wavering[:3].tolist()
    assert sum(len(cluster["rows"]) for cluster in found["clusters"]) == 175


def test_rows_in_one_place_have_a_map():
    analysis = analyse_columns({"x": [1.0, 1.0, 1.0], "y": [2.0, 2.0, 2.0]}, n_clusters=1)
    found = trust_payload.build_pie_map(analysis, pca_map(analysis), None, ("row", "rows"), "id")
    assert found["ends"] == [0.0, 0.0]
