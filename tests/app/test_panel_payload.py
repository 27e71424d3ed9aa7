"""The panel's data."""

from __future__ import annotations

import json

import numpy as np
import pytest

import neon_core as nc
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.live_chart import payload
from tests.helpers.analyses import customer_analysis, own_values

WINE = SAMPLES["wine"]


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def test_parts_travel_with_all_digits_and_places_rounded(wine):
    point = explain_row(wine, 60)
    sent = payload.build_row_parts(point, WINE)
    np.testing.assert_array_equal(sent["parts"], point.bars.parts[[0, 1]])
    np.testing.assert_array_equal(sent["h"], point.comparison.discriminants[[0, 1]])
    assert min(sent["h"]) == point.standing.logit
    np.testing.assert_allclose(sent["place"], point.scale.place(point.scale.values), atol=1e-5)
    panel = payload.build_panel(point, WINE, payload.build_mark(point), "id")
    assert panel["point"] == sent
    json.dumps(panel, allow_nan=False)


@pytest.mark.parametrize("k", [1, 2, 20])
def test_every_number_of_clusters_is_valid_json(k):
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=k, n_init=1))
    point = explain_row(analysis, 3)
    json.dumps(payload.build_panel(point, WINE, payload.build_mark(point), "id"), allow_nan=False)
    json.dumps(payload.build_map(analysis, pca_map(analysis), WINE, "map", "frame", "id"), allow_nan=False)


def test_values_of_categories_are_sent_only_where_there_are_some():
    point = explain_row(customer_analysis(), 0)
    sample = SAMPLES["customers"]
    facts = payload.build_facts(customer_analysis(), sample, "id")
    sent = payload.build_row_parts(point, sample)
    position = str(point.columns.names.index("Channel"))
    assert set(facts["categories"]) == set(sent["categories"])
    assert facts["categories"][position]["names"] == own_values(point, int(position)).names
    assert np.shape(facts["categories"][position]["shares"]) == (4, 5)  # with “no answer”
    assert np.shape(sent["categories"][position]["parts"]) == (3, 5)
    assert sent["values"][int(position)] == own_values(point, int(position)).names[sent["categories"][position]["own"]]
    wine = nc.analyse(nc.load_sample("wine"), SAMPLES["wine"].opening)
    assert "categories" not in payload.build_facts(wine, SAMPLES["wine"], "id")
    assert "categories" not in payload.build_row_parts(explain_row(wine, 60), SAMPLES["wine"])
