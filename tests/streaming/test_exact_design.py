"""What can be known exactly from all rows is that of the table in memory, however small the sample."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import DataError
from neon_core.preparation import prepare
from tests.helpers.streamed import ORDERS, ROLES, mixed_frame, write_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
NAMES = ("name", "kind", "categories", "rare", "blank", "date_use", "origin", "transform", "order", "weight")


@pytest.mark.parametrize(
    ("choices", "from_sample"),
    [
        ({"scaling": "minmax", "skewed": "logarithm"}, set()),
        ({"scaling": "standard", "missing": "drop", "weights": {"size": 2.0}}, set()),
        ({"scaling": "none", "dates": "month", "fills": {"region": "usual value", "paid": "usual value"}}, set()),
        ({"scaling": "standard", "skewed": "logarithm"}, {"size", "heat", "since"}),  # the medians that fill them in
        ({"scaling": "robust"}, {"size", "spent", "heat", "since"}),
    ],
)
def test_preparation_of_a_small_sample_is_that_of_all_rows(choices, from_sample, tmp_path):
    frame = mixed_frame()
    folder = write_parts(tmp_path / "t", frame, [40, 170])
    frame.to_parquet(tmp_path / "whole.parquet", index=False)
    dataset = nc.read_table(tmp_path / "whole.parquet").with_orders(ORDERS).with_roles(ROLES)
    config = nc.AnalysisConfig(3, n_init=1, **choices)
    done = nc.explain_dataset(folder, tmp_path / "out", config, roles=ROLES, orders=ORDERS, n_sampled=120)
    own, whole = done.model.design, prepare(dataset, config)
    for one, other in zip(own.columns, whole.columns, strict=True):
        assert [getattr(one, name) for name in NAMES] == [getattr(other, name) for name in NAMES]
    assert own.feature_names == whole.feature_names
    assert own.classes == whole.classes
    assert own.low.tolist() == whole.low.tolist()
    assert own.high.tolist() == pytest.approx(whole.high.tolist(), rel=1e-12)
    is_exact = [name not in from_sample for name in own.source_columns]
    for part in ("center", "spread"):
        assert np.allclose(getattr(own, part)[is_exact], getattr(whole, part)[is_exact], rtol=1e-12, atol=1e-12)
    assert any("medians" in note.lower() for note in done.notes) == (config.missing == "median")


def test_logarithm_of_a_number_that_is_negative_somewhere(tmp_path):
    values = np.arange(1.0, 301.0)
    values[-1] = -5.0
    folder = write_parts(tmp_path / "t", pd.DataFrame({"a": values}), [])
    config = nc.AnalysisConfig(2, transforms=(("a", "logarithm"),))
    with pytest.raises(DataError, match=r"a has .*negative value.* no logarithm"):
        nc.explain_dataset(folder, tmp_path / "out", config, n_sampled=20)


def test_more_clusters_than_rows_are_refused(tmp_path):
    folder = write_parts(tmp_path / "t", pd.DataFrame({"a": [1.0, 2.0]}), [])
    with pytest.raises(DataError, match="2 rows cannot make 3 clusters"):
        nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(3))
