"""All centroids in the user's units, as one table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError
from tests.helpers.analyses import wine_analysis

FRAME = pd.DataFrame(
    {
        "rows": [1.0, 3.0, 10.0, 14.0],  # the name of a result
        "kind": ["u", "v", "v", "v"],
        "ok": [True, False, True, True],
        "day": pd.to_datetime(["2024-01-01", "2024-01-03", "2024-03-01", "2024-03-03"]),
        "heat": ["low", "mid", "high", "high"],
    }
)


def table(n_clusters=2):
    data = nc.Dataset.from_frame(FRAME).with_orders({"heat": ["low", "mid", "high"]})
    data = data.with_roles({"kind": "feature", "day": "feature", "heat": "feature"})
    return nc.centroid_table(nc.analyse(data, nc.AnalysisConfig(n_clusters=n_clusters)))


def test_each_cluster_is_a_line_with_its_size_first():
    found = table()
    assert list(found.columns) == ["cluster", "rows", "rows (2)", "kind = v", "kind = u", "ok", "day", "heat"]
    assert (found["cluster"].tolist(), found["rows"].tolist()) == ([0, 1], [2, 2])
    low, high = (found.set_index("rows (2)").loc[mean] for mean in (2.0, 12.0))
    assert low[["kind = v", "kind = u", "ok"]].tolist() == [0.5, 0.5, 0.5]
    assert high[["kind = v", "kind = u", "ok"]].tolist() == [1.0, 0.0, 1.0]
    assert [low["day"], high["day"]] == [pd.Timestamp(2024, 1, 2), pd.Timestamp(2024, 3, 2)]
    assert [low["heat"], high["heat"]] == ["1.5, between low and mid", "3, high"]


def test_numbers_are_the_means_of_the_clusters():
    wine, analysis = nc.load_sample("wine").frame, wine_analysis()
    found = nc.centroid_table(analysis)
    means = wine.drop(columns="class").groupby(analysis.clustering.labels).mean()
    np.testing.assert_allclose(found[means.columns].to_numpy(), means.to_numpy(), rtol=1e-9)
    assert found["rows"].tolist() == analysis.clustering.sizes.tolist()


def test_one_cluster_is_one_line():
    assert len(table(1)) == 1


def test_no_analysis_is_refused():
    with pytest.raises(ArgumentError, match="analysis"):
        nc.centroid_table(FRAME)  # type: ignore[arg-type]
