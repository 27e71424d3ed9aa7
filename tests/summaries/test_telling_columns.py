"""The columns that make a cluster: by relevance, and never one that does not separate."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.summaries import choose_telling_columns, profile_clusters
from tests.helpers.cluster_tables import analyses, fit


def choose(analysis):
    return choose_telling_columns(profile_clusters(analysis), nc.summarise(analysis))


@pytest.mark.parametrize("name", sorted(analyses()))
def test_columns_come_by_their_relevance_and_differ(name):
    analysis = analyses()[name][1]
    summary = nc.summarise(analysis).set_index(["cluster", "column"])["relevance"]
    for k, columns in enumerate(choose(analysis)):
        relevance = [summary.loc[(k, column.name)] for column in columns]
        assert len(columns) <= 3
        assert relevance == sorted(relevance, reverse=True)
        assert all(column.apart > 0.0 for column in columns)
        if relevance:
            whole = summary.loc[k]
            assert min(relevance) >= 0.1 * whole[whole > 0.0].sum()


def test_column_that_parts_from_the_competitor_only_is_not_named():
    """The middle cluster has the mean of the others in x: all of its relevance is there, and nothing sets it apart."""
    x = np.repeat([-10.0, 0.0, 10.0], 20) + np.tile([-0.5, 0.5], 30)
    analysis = fit(
        nc.Dataset.from_frame(pd.DataFrame({"x": x, "y": np.tile([0.0, 1.0], 30)})), n_clusters=3, weights={"y": 1e-6}
    )
    middle = int(analysis.clustering.labels[25])
    relevance = nc.summarise(analysis).set_index(["cluster", "column"])["relevance"]
    assert relevance.loc[(middle, "x")] > 0.0
    chosen = choose(analysis)
    assert chosen[middle] == ()
    assert [[column.name for column in columns] for columns in chosen].count(["x"]) == 2


def test_relevance_decides_not_the_difference_of_means_alone():
    """In x the first cluster is further from the mean of the others, but y parts it from its nearest competitor."""
    near = np.tile([-0.1, 0.1], 10)
    x = np.concatenate([near, near + 1.0, near + 12.0, near + 12.0])
    y = np.concatenate([near, near + 6.0, near, near + 6.0])
    analysis = fit(nc.Dataset.from_frame(pd.DataFrame({"x": x, "y": y})), n_clusters=4, scaling="none")
    first = int(analysis.clustering.labels[0])
    assert profile_clusters(analysis)[first].columns[0].name == "x"
    assert choose(analysis)[first][0].name == "y"


def test_one_cluster_and_an_empty_one_have_none():
    assert choose(analyses()["one cluster"][1]) == ((),)
    analysis = analyses()["empty cluster"][1]
    assert [columns for columns, size in zip(choose(analysis), analysis.clustering.sizes, strict=True) if not size] == [
        ()
    ]
