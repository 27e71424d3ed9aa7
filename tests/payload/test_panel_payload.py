"""The panel's data."""

from __future__ import annotations

import json

import numpy as np
import pytest

import neon_core as nc
from neon_core import payload
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from tests.helpers.analyses import customer_analysis, own_values

WINE = SAMPLES["wine"]


def letters_in(sentence):
    """Return the number of letters of a sentence of spans."""
    return len("".join(span if isinstance(span, str) else span[0] for span in sentence))


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


def test_marks_travel_with_their_values_in_the_units_of_the_columns(wine):
    point, hue = explain_row(wine, 60), wine.design.column_names.index("hue")
    facts, parts = payload.build_facts(wine, WINE, "id"), payload.build_row_parts(point, WINE)
    assert facts["ranges"][hue] == ["0.480", "1.710"]
    assert [texts[hue] for texts in parts["centroid_values"]] == ["0.717", "1.062"]


def test_longest_texts_are_at_least_as_long_as_those_of_every_row(wine):
    longest = payload.build_facts(wine, WINE, "id")["longest"]
    for row in range(178):
        panel = payload.build_panel(explain_row(wine, row), WINE, payload.build_mark(explain_row(wine, row)), "id")
        assert letters_in(panel["headline"]) <= letters_in(longest["headline"])
        assert letters_in(panel["standing"]) <= letters_in(longest["standing"])


def test_one_cluster_has_no_longest_texts():
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=1, n_init=1))
    assert payload.build_facts(analysis, WINE, "id")["longest"] == {"headline": [], "standing": []}


def test_centroids_of_pictures_travel_as_pixels():
    digits = SAMPLES["digits"]
    analysis = nc.analyse(nc.load_sample("digits"), nc.AnalysisConfig(n_clusters=10, n_init=1))
    shades = np.array(payload.build_facts(analysis, digits, "id")["shades"])
    members = nc.load_sample("digits").frame.iloc[:, :64].to_numpy(float) / 16
    means = [members[analysis.clustering.labels == c].mean(axis=0) for c in range(10)]
    np.testing.assert_allclose(shades, means, atol=1e-2)
    assert "shades" not in payload.build_facts(nc.analyse(nc.load_sample("wine"), PUBLISHED), WINE, "id")


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
