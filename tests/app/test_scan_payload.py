"""The measures and the silhouettes as they travel."""

from __future__ import annotations

import json
from math import inf, nan

import numpy as np

import neon_core as nc
from neon_core.evaluation.scan_rules import MEASURES
from pages.shared.live_chart.payload import scan_payload
from tests.helpers.made_scans import made_scan, measured


def lines_of(scan):
    return dict(zip(MEASURES, scan_payload.build_measure_lines(scan), strict=True))


def test_measures_are_those_of_the_library():
    assert scan_payload.MEASURES == MEASURES


def test_lines_have_values_texts_bands_and_choices():
    lines = lines_of(made_scan(measured(2), measured(3, silhouette=0.5), measured(4)))
    silhouette, gap, restarts = (lines[name] for name in ("silhouette", "gap", "restarts"))
    assert (silhouette["values"], silhouette["texts"]) == ([0.4, 0.5, 0.4], ["0.400", "0.500", "0.400"])
    assert (silhouette["chosen"], silhouette["said"], silhouette["low"]) == (3, "chooses 3", [])
    np.testing.assert_allclose([gap["low"], gap["high"]], [[0.49] * 3, [0.51] * 3])
    assert (gap["is_error"], restarts["is_error"]) == (True, False)
    assert (restarts["low"], restarts["high"]) == ([0.8] * 3, [1.0] * 3)
    assert lines["resampling"]["name"] == "same from other wines"


def test_what_is_not_there_yet_travels_as_nothing():
    scan = made_scan(measured(2), measured(3, silhouette=nan, calinski_harabasz=inf), pending=("silhouette",))
    lines = lines_of(scan)
    assert lines["silhouette"]["values"] == [0.4, None]
    assert (lines["silhouette"]["chosen"], lines["silhouette"]["said"]) == (0, "")
    assert (lines["calinski_harabasz"]["values"][1], lines["calinski_harabasz"]["texts"][1]) == (None, "infinite")
    json.dumps([*lines.values()], allow_nan=False)


def test_frame_has_seven_empty_lines():
    frame = scan_payload.build_frame([2, 3], ("wine", "wines"))
    assert [line["values"] for line in frame] == [[None, None]] * 7
    assert frame[0].keys() == scan_payload.build_measure_lines(made_scan(measured(2)))[0].keys()


def test_silhouettes_are_by_cluster_with_the_highest_first(wine_analysis):
    found = nc.silhouettes(wine_analysis)
    sent = scan_payload.build_silhouettes(found, wine_analysis.design, "wine", "id")
    assert [block["mean"] for block in sent["blocks"]] == ["mean 0.37", "mean 0.19", "mean 0.34"]
    assert sum(len(block["rows"]) for block in sent["blocks"]) == 178
    for block in sent["blocks"]:
        assert block["values"] == sorted(block["values"], reverse=True)
        assert block["names"][0] == f"wine {block['rows'][0]}"
    assert sent["low"] < 0.0 < sent["high"]
    json.dumps(sent, allow_nan=False)


def test_many_rows_are_thinned_by_rank(wine_analysis, monkeypatch):
    monkeypatch.setattr(scan_payload, "MOST_BARS", 30)
    found = nc.silhouettes(wine_analysis)
    whole = scan_payload._shown(found, 1)
    sent = scan_payload.build_silhouettes(found, wine_analysis.design, "wine", "id")["blocks"][1]
    assert len(sent["rows"]) == len(whole) == 30 * 62 // 178
    members = found.values[found.labels == 1]
    assert (sent["values"][0], sent["values"][-1]) == (round(members.max(), 5), round(members.min(), 5))
