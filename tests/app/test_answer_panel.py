"""The answer on Explore: headline, standing, and the parts for every row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import neon_core as nc
from neon_core.config import AnalysisConfig
from tests.helpers.pages import (
    answer_headline,
    answer_standing,
    component,
    explain_wine,
    map_payload,
    open_explore,
    panel_payload,
    size_line,
    title,
)


def test_wine_opens_on_row_60_with_parts_that_add_up():
    app = open_explore()
    assert not app.exception
    assert title(app) == "178 wines in 3 clusters"
    assert answer_headline(app) == "Wine 60 is in cluster 2 rather than cluster 1, by a narrow margin."
    assert answer_standing(app) == "Only 4 wines lie nearer to a boundary. Its known class is 1: a mismatch."
    sent = panel_payload(app)["point"]
    np.testing.assert_allclose(np.sum(sent["parts"], axis=1), sent["h"], atol=1e-12)
    assert min(sent["h"]) == explain_wine(60).standing.logit
    assert app.query_params == {}


def test_beta_of_the_address_is_used_and_kept():
    app = open_explore(row="83", beta="inf")
    assert app.query_params == {"row": "83", "beta": "inf"}
    assert panel_payload(app)["beta"] is None  # JSON has no infinity
    app = open_explore(beta="0")
    assert panel_payload(app)["beta"] == 0.0


def test_beta_between_the_slider_stops_is_used():
    app = open_explore(beta="2.5")
    assert panel_payload(app)["beta"] == 2.5
    assert panel_payload(app)["usual_beta"] == pytest.approx(1.8197433, rel=1e-6)


def test_one_cluster_offers_three():
    app = open_explore(k="1")
    assert "Everything is in one cluster: there is nothing to compare with." in answer_headline(app)
    assert map_payload(app)["list"] == {"heading": "Any wine, by its number", "rows": [], "number": "wine number"}
    next(button for button in app.button if button.label == "Try 3 clusters").click().run()
    assert title(app) == "178 wines in 3 clusters"


def test_two_clusters_have_one_competitor():
    app = open_explore(sample="breast_cancer")
    assert len(panel_payload(app)["signs"]) == 2
    assert len(panel_payload(app)["point"]["h"]) == 1


def test_tie_names_both_clusters(replace_wine):
    dataset = replace_wine({"x": [-2.0, 0.0, 1.0, 1.0], "y": [0.0, 0.0, 0.0, 0.0]})
    config = AnalysisConfig(n_clusters=2, scaling="none", n_init=1)
    seeds = (seed for seed in range(200) if nc.analyse(dataset, replace(config, random_state=seed)).explanation.tie[1])
    app = open_explore(k="2", scaling="none", restarts="1", seed=str(next(seeds)), row="1")
    assert "Wine 1 lies exactly on the boundary between" in answer_headline(app)
    assert panel_payload(app)["tie"]
    assert panel_payload(app)["point"]["h"] == [0.0]


def test_pixel_picture_needs_all_its_pixels():
    assert "brightness" in component(open_explore(sample="digits"), "neon_panel")["point"]
    app = open_explore(sample="digits", ignore='"pixel 3,4"')
    assert not app.exception
    assert size_line(app) == "1,797 rows, 63 features"
    assert "brightness" not in component(app, "neon_panel")["point"]
