"""The frame of an analysis, with names where clusters have some."""

from __future__ import annotations

from neon_core.analysis_frame import CLUSTER_NAME, name_labels
from tests.helpers.analyses import wine_analysis


def test_clusters_stay_numbers_and_names_stand_beside():
    frame = wine_analysis().rename({0: "Old vines"}).to_frame()
    assert frame.columns[:3].tolist() == ["row", "cluster", CLUSTER_NAME]
    assert frame["cluster"].dtype.kind == "i"
    assert set(frame.loc[frame["cluster"] == 0, CLUSTER_NAME]) == {"Old vines"}
    assert set(frame.loc[frame["cluster"] == 1, CLUSTER_NAME]) == {"cluster 1"}


def test_without_names_there_is_no_column():
    assert CLUSTER_NAME not in wine_analysis().to_frame()
    assert name_labels(wine_analysis(), wine_analysis().clustering.labels) == {}
