"""The analysis that most messages are built of, and small maps."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core import map_sample
from tests.helpers import analyses


@pytest.fixture(scope="session")
def wine_analysis() -> nc.Analysis:
    """The published analysis of the wine sample."""
    return analyses.wine_analysis()


@pytest.fixture
def small_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most 100 rows are drawn, and 4 listed."""
    monkeypatch.setattr(map_sample, "MOST_DRAWN", 100)
    monkeypatch.setattr(map_sample, "LISTED", 4)
