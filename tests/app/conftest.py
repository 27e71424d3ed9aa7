"""Fixtures of the app's tests."""

from __future__ import annotations

import pandas as pd
import pytest
import streamlit as st

import neon_core as nc
from neon_core import map_sample
from neon_core.samples import PUBLISHED
from pages.shared.results import cache
from pages.shared.session import events, jobs
from tests.helpers.pages import empty_caches
from tests.helpers.sessions import TOWNS, take_upload


@pytest.fixture
def wine_session():
    """The session of a visitor who has just opened the wine sample."""
    return events.begin_visit({})


@pytest.fixture
def towns_session(wine_session):
    """The session of a visitor who has uploaded towns.csv."""
    return take_upload(wine_session, TOWNS)


@pytest.fixture(scope="session")
def wine_analysis():
    """The published analysis of the wine sample."""
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


@pytest.fixture
def replace_wine(monkeypatch):
    """A function that puts a table in the place of the wine sample."""

    def put(columns, class_column=None):
        dataset = nc.Dataset.from_frame(pd.DataFrame(columns), "table", class_column)
        monkeypatch.setattr(cache, "sample_dataset", lambda name: dataset)
        return dataset

    return put


@pytest.fixture
def held_threads(monkeypatch):
    """The threads of jobs, which wait in a list until the test runs their work."""
    threads = []

    class HeldThread:
        def __init__(self, target, **_):
            self.work = target
            self.start = lambda: threads.append(self)

    monkeypatch.setattr(jobs, "Thread", HeldThread)
    empty_caches()
    yield threads
    empty_caches()


@pytest.fixture
def small_map(monkeypatch):
    """At most 100 rows are drawn, and 4 listed; no cache has other maps."""
    st.cache_resource.clear()
    monkeypatch.setattr(map_sample, "MOST_DRAWN", 100)
    monkeypatch.setattr(map_sample, "LISTED", 4)
    yield
    st.cache_resource.clear()
