"""The chosen row's data."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core import payload
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def test_mark_has_the_distance_to_the_border_on_the_border_map_only(wine):
    point = explain_row(wine, 83)
    assert set(payload.build_mark(point)) == {"row", "label", "competitor"}
    assert payload.build_mark(point, [1.0, 2.0]) == {
        **payload.build_mark(point),
        "foot": [1.0, 2.0],
        "border": 1,
        "distance": "0.262",
    }
