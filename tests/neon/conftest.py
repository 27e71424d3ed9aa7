"""Warnings that random centroids cause in the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

RANDOM = r"ignore:Features .* differ by less than 1e-15:neon_core.errors.NeonWarning"
"""Random floats of very different sizes: the model says so, and its numbers are tested all the same."""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents and item.module.__name__.split(".")[-1] != "test_model":
            item.add_marker(pytest.mark.filterwarnings(RANDOM))
