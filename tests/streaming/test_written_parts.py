"""Parts of the output: one schema for all of them, whatever a batch holds."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import neon_core as nc
from tests.helpers.streamed import read_parts, write_parts

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
CONFIG = nc.AnalysisConfig(2, scaling="none")


def test_all_parts_have_one_schema_and_the_types_of_the_table(tmp_path):
    frame = pd.DataFrame(
        {
            "a": np.array([0, 1, 9, 10], np.int16),
            "row": [0.0, np.nan, 5.0, 5.0],
            "class": [1, 1, 2, 2],
            "memo": pd.to_datetime(["2024-01-01"] * 4).astype("datetime64[ms]"),
        }
    )
    folder = write_parts(tmp_path / "t", frame, [2])
    done = nc.explain_dataset(folder, tmp_path / "out", CONFIG, roles={"class": "class"})
    schemas = [parquet.read_schema(path) for path in done.parts]
    assert schemas[0].equals(schemas[1])
    assert schemas[0].field("a").type == pa.int16()
    assert schemas[0].field("memo").type == pa.timestamp("ms")
    assert schemas[0].names[4:9] == ["row (2)", "cluster", "class (2)", "logit", "distance to boundary"]
    assert read_parts(done)["filled in"].tolist() == ["", "row", "", ""]


def test_batch_without_a_row_that_can_be_placed_has_no_results(tmp_path):
    frame = pd.DataFrame({"a": [0.0, 1.0, 9.0, np.nan, np.nan], "b": [1.0, 1.0, 2.0, 3.0, 3.0]})
    folder = write_parts(tmp_path / "t", frame, [3])
    rows = read_parts(nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(2, missing="drop")))
    assert rows["row"].tolist() == [0, 1, 2, 3, 4]
    assert rows["cluster"].isna().tolist() == [False, False, False, True, True]
    assert rows["logit"].isna().tolist() == [False, False, False, True, True]


def test_one_cluster_has_no_competitor(tmp_path):
    folder = write_parts(tmp_path / "t", pd.DataFrame({"a": [0.0, 1.0]}), [])
    rows = read_parts(nc.explain_dataset(folder, tmp_path / "out", nc.AnalysisConfig(1)))
    assert rows["nearest competitor"].isna().all()
    assert rows["relevance of a"].tolist() == [0.0, 0.0]
