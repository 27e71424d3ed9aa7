"""What is sent to the panel of a row."""

from __future__ import annotations

import numpy as np

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.samples import SAMPLES
from pages.shared.live_chart import payload
from tests.helpers.analyses import customer_analysis, own_values


def test_values_of_categories_are_sent_only_where_there_are_some():
    point = explain_row(customer_analysis(), 0)
    sample = SAMPLES["customers"]
    facts = payload.build_facts(customer_analysis(), sample, "id")
    sent = payload.build_row_parts(point, sample)
    at = str(point.columns.names.index("Channel"))
    assert set(facts["categories"]) == set(sent["categories"])
    assert facts["categories"][at]["names"] == own_values(point, int(at)).names
    assert np.shape(facts["categories"][at]["shares"]) == (4, 4)
    assert np.shape(sent["categories"][at]["parts"]) == (3, 4)
    assert sent["values"][int(at)] == own_values(point, int(at)).names[sent["categories"][at]["own"]]
    wine = nc.analyse(nc.load_sample("wine"), SAMPLES["wine"].opening)
    assert "categories" not in payload.build_facts(wine, SAMPLES["wine"], "id")
    assert "categories" not in payload.build_row_parts(explain_row(wine, 60), SAMPLES["wine"])
