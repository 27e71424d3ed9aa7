"""Rows of a batch are read as new rows are, and what is wrong with them is named with its place."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import neon_core as nc
from neon_core.errors import DataError
from neon_core.preparation import prepare
from neon_core.saved.saved_model import find_usual
from neon_core.streaming.batch_rows import BatchReader, read_frame, scaled

CONFIG = nc.AnalysisConfig(2)
DESIGN = prepare(nc.Dataset.from_frame(pd.DataFrame({"a": [0.0, 4.0], "b": [1.0, 3.0]})), CONFIG)
READER = BatchReader(DESIGN.columns, find_usual(DESIGN), CONFIG)


def test_batch_is_scaled_as_the_design_says_and_its_gaps_are_filled():
    batch = pa.record_batch({"a": [1.0, None, None], "b": [2, 3, None]})
    found = READER.read(read_frame(batch, ["a", "b"]), "here")
    assert found.rows.tolist() == [0, 1]  # the last row has no value at all
    assert scaled(DESIGN, found).tolist() == [[0.25, 0.5], [0.5, 1.0]]


def test_value_that_cannot_count_is_named_with_its_place():
    batch = pa.record_batch({"a": [np.inf], "b": [2.0]})
    with pytest.raises(DataError, match=r"1 value is infinite or too large.*column a, row 7 of the table on"):
        READER.read(read_frame(batch, ["a", "b"]), "row 7 of the table on")
