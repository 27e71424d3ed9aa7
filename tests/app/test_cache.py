"""The caches: equal choices are analysed once, for every visitor."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import neon_core as nc
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.results import cache
from pages.shared.results.cache import Source
from tests.helpers.paths import ROOT

WINE = Source("wine")


@pytest.fixture
def analysed(monkeypatch):
    """Name and config of each analysis that is made from now on; the cache is empty before."""
    calls: list[tuple[str, nc.AnalysisConfig]] = []
    analyse = nc.analyse

    def count(dataset, config, progress=None):
        calls.append((dataset.name, config))
        return analyse(dataset, config)

    monkeypatch.setattr(nc, "analyse", count)
    cache._analysis.shared.clear()
    yield calls
    cache._analysis.shared.clear()


def open_without_error(**parameters):
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params.update(parameters)
    app.run()
    assert not app.exception
    return app


def test_equal_choices_of_two_visits_are_one_analysis(analysed):
    open_without_error(sample="iris")
    open_without_error(sample="iris", row="7", beta="inf")
    assert analysed == [("Iris", SAMPLES["iris"].opening)]


def test_change_of_k_and_back_is_one_more_analysis(analysed):
    app = open_without_error(sample="iris")
    app.slider(key="k").set_value(4).run()
    assert [config.n_clusters for _, config in analysed] == [3, 4]
    app.slider(key="k").set_value(3).run()
    app.slider(key="k").set_value(4).run()
    assert [config.n_clusters for _, config in analysed] == [3, 4]


def test_map_and_row_need_no_other_analysis(analysed):
    app = open_without_error(sample="iris")
    app.segmented_control(key="map_choice").set_value("features").run()
    open_without_error(sample="iris", map="borders", row="3")
    assert len(analysed) == 1


def test_cache_key_is_the_content_not_the_name(analysed):
    one, same, other = (
        nc.Dataset.from_frame(pd.DataFrame({"x": values}), name)
        for values, name in (([0.0, 1.0, 9.0], "one"), ([0.0, 1.0, 9.0], "same"), ([0.0, 1.0, 8.0], "one"))
    )
    config = nc.AnalysisConfig(n_clusters=2)
    assert cache.analysis(WINE, same, nc.AnalysisConfig(n_clusters=2)) is cache.analysis(WINE, one, config)
    assert cache.analysis(WINE, other, config) is not cache.analysis(WINE, one, config)
    assert len(analysed) == 2


def test_new_version_makes_analyses_again(analysed, monkeypatch):
    wine = nc.load_sample("wine")
    cache.analysis(WINE, wine, PUBLISHED)
    monkeypatch.setattr("neon_core.analysis.VERSION", -1)
    cache.analysis(WINE, wine, PUBLISHED)
    assert len(analysed) == 2
