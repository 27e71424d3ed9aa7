"""What the page Clusters shows of an analysis, kept."""

from __future__ import annotations

import pytest
import streamlit as st

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.results import cache, summaries
from pages.shared.results.cache import LongWorkError, Source

WINE = Source("wine")


@pytest.fixture(autouse=True)
def no_results():
    """Nothing is kept before and after a test."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def test_overview_and_rules_are_made_once(wine_analysis):
    data = nc.load_sample("wine")
    first = summaries.overview(WINE, wine_analysis, data)
    assert summaries.overview(WINE, wine_analysis, data) is first
    assert len(first.profiles) == len(first.columns) == len(first.members) == len(first.pairs) == 3
    assert first.suggested_names == ("High proline", "Low proline", "Low OD280/OD315")
    rules = summaries.rules(WINE, wine_analysis, data)
    assert summaries.rules(WINE, wine_analysis, data) is rules


def test_long_rules_are_made_by_a_job(wine_analysis, monkeypatch):
    monkeypatch.setattr(summaries, "RULES_AT_ONCE", 0)
    data = nc.load_sample("wine")
    with pytest.raises(LongWorkError):
        summaries.rules(WINE, wine_analysis, data)
    reports = []
    made = summaries.build_summary(wine_analysis, data, lambda *report: reports.append(report))
    assert summaries.rules(WINE, wine_analysis, data, made=made.rules) is made.rules
    assert summaries.rules(WINE, wine_analysis, data) is made.rules
    assert list(dict(reports)) == ["summary", "rules"]
    assert len({share for name, share in reports if name == "rules"}) >= 4  # one a cluster: it can be stopped between


def test_names_change_neither_numbers_nor_other_visitors(wine_analysis):
    named = summaries.named_analysis(WINE, wine_analysis, ((0, "Old vines"), (9, "none")))
    assert named.cluster_names == ("Old vines", "", "")
    assert (named.fingerprint, named.config) == (wine_analysis.fingerprint, wine_analysis.config)
    assert wine_analysis.cluster_names == ()
    assert summaries.named_analysis(WINE, wine_analysis, ()) is wine_analysis
    again = summaries.named_analysis(WINE, wine_analysis, ((0, "Old vines"), (9, "none")))
    assert again is named
    assert cache.analysis(WINE, nc.load_sample("wine"), PUBLISHED).cluster_names == ()
