"""Fixtures of the app's tests."""

from __future__ import annotations

import pytest

from pages.shared.session import events
from tests.helpers.sessions import TOWNS, take_upload


@pytest.fixture
def wine_session():
    """The session of a visitor who has just opened the wine sample."""
    return events.begin_visit({})


@pytest.fixture
def towns_session(wine_session):
    """The session of a visitor who has uploaded towns.csv."""
    return take_upload(wine_session, TOWNS)
