"""The values of a column in the clusters, in words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.column_description import describe_column
from neon_core.wording.cluster_values import describe_cluster_values


def sentence(values, n_clusters=2):
    frame = pd.DataFrame({"size": [1.0, 2.0, 8.0, 9.0], "x": values})
    data = nc.Dataset.from_frame(frame).with_roles({"x": "describe"})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=n_clusters))
    return describe_cluster_values(describe_column(data, analysis, "x"), ("row", "rows"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            [0.0, 10.0, 20.0, 20.0],
            "The median of “x” goes from 5 in cluster 0 to 20 in cluster 1; over all rows it is 15. 82 % of its "
            "variance lies between the clusters.",
        ),
        (
            [0.0, 10.0, 0.0, 10.0],
            "The median of “x” is 5 in every cluster. 0 % of its variance lies between the clusters.",
        ),
        (
            [16.7001, 16.7001, 16.7004, 16.7004],
            "The median of “x” goes from 16.7001 in cluster 0 to 16.7004 in cluster 1; over all rows it is 16.7003. "
            "100 % of its variance lies between the clusters.",
        ),
        (
            [1.0, np.nan, 3.0, 3.0],
            "The median of “x” goes from 1 in cluster 0 to 3 in cluster 1; over all rows it is 3. 100 % of its "
            "variance lies between the clusters. 1 row without a value is left out.",
        ),
        (
            [2019.0, 2019.0, 2021.0, 2021.0],
            "The median of “x” goes from 2019 in cluster 0 to 2021 in cluster 1; over all rows it is 2020. 100 % of "
            "its variance lies between the clusters.",
        ),
        (
            ["b", "b", "b", "a"],
            "100 % of the rows in cluster 0 have “x” = b, and 75 % of all. Normalised mutual information of the column "
            "and the clusters: 0.34.",
        ),
        (["a", "b", "a", "b"], "Every cluster has the same shares of “x”."),
        ([np.nan] * 4, "“x” has no value in any row that is clustered."),
        ([None] * 4, "“x” has no value in any row that is clustered."),
    ],
)
def test_sentence_names_the_largest_difference(values, expected):
    assert sentence(values) == expected


def test_one_cluster_has_the_median_of_all_rows():
    assert sentence([0.0, 10.0, 20.0, 30.0], n_clusters=1) == "The median of “x” is 15 over all rows."
