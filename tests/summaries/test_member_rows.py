"""The typical, the boundary and the most contested member of each cluster."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError
from tests.helpers.analyses import analyse_columns
from tests.helpers.cluster_tables import analyses


def test_two_clusters_by_hand():
    analysis = analyse_columns({"x": [-1.0, 0.9, 3.1, 8.0, 9.1, 9.9]}, n_clusters=2)
    low, high = sorted(nc.cluster_members(analysis), key=lambda members: members.typical or 0)
    assert (low.typical, low.boundary, low.contested) == (1, 2, 2)
    assert (high.typical, high.boundary, high.contested) == (4, 3, 3)


@pytest.mark.parametrize("name", sorted(analyses()))
def test_members_are_the_first_with_the_smallest_number(name):
    analysis = analyses()[name][1]
    labels, rows, k = analysis.clustering.labels, analysis.design.rows, len(analysis.clustering.sizes)
    distance = np.square(analysis.design.matrix - analysis.clustering.centroids[labels]).sum(axis=1)
    values = {"typical": distance, "boundary": analysis.boundary.distance, "contested": analysis.explanation.logit}
    for members in nc.cluster_members(analysis):
        own = np.flatnonzero(labels == members.cluster)
        for who, numbers in values.items():
            has_one = own.size and (k > 1 or who == "typical")
            assert getattr(members, who) == (rows[own[numbers[own].argmin()]] if has_one else None), who


def test_nearest_border_can_be_another_s_than_the_competitor_s():
    members = nc.cluster_members(analyses()["twenty clusters"][1])
    assert any(one.boundary != one.contested for one in members)


def test_anything_else_is_refused():
    with pytest.raises(ArgumentError, match="analysis"):
        nc.cluster_members("wine")  # type: ignore[arg-type]
