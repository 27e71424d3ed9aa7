"""The payload of the clusters: names, and what the card of each says."""

from __future__ import annotations

import json

import numpy as np

from neon_core.payload import cluster_payload
from neon_core.payload.cluster_payload import build_cluster_faces
from tests.helpers.analyses import ROW, WINE, analyse_columns, customer_analysis, wine_analysis


def test_faces_are_in_the_order_of_the_clusters_and_have_every_column():
    faces = build_cluster_faces(wine_analysis(), WINE)
    assert [face["name"] for face in faces] == [f"cluster {c}, mostly class {c}" for c in range(3)]
    assert [face["size"] for face in faces] == ["61", "62", "55"]
    assert {name for name, _, _ in faces[0]["columns"]} == set(wine_analysis().design.column_names)
    assert faces[0]["lines"] == ["61 wines, 34 % of all", "mostly class 0: 59 of 61"]
    assert faces[0]["described"].startswith("61 wines, 34 % of all. Mostly class 0: 59 of 61. It stands out by high")
    json.dumps(faces, allow_nan=False)


def test_columns_that_set_a_cluster_apart_come_first_a_category_with_its_telling_value():
    for face in build_cluster_faces(customer_analysis(), ROW):
        names = [name for name, _, _ in face["columns"]]
        assert len(names) == len(set(names)) == len(customer_analysis().design.feature_names)
        assert 1 <= face["telling"] <= 4
        assert len({name.split(" = ")[0] for name in names[: face["telling"]]}) == face["telling"]


def test_one_cluster_has_nothing_elsewhere():
    (face,) = build_cluster_faces(wine_analysis(n_clusters=1), WINE)
    assert (face["telling"], face["has_others"], face["main_class"]) == (0, False, "")
    assert {elsewhere for _, _, elsewhere in face["columns"]} == {""}


def test_very_many_columns_are_cut_and_counted(monkeypatch):
    monkeypatch.setattr(cluster_payload, "MOST_LINES", 5)
    frame = {f"x{i}": np.random.default_rng(i).normal(size=12) for i in range(9)}
    for face in build_cluster_faces(analyse_columns(frame, n_clusters=2), ROW):
        assert (len(face["columns"]), face["left_out"]) == (5, 4)
