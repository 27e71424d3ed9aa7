"""The arguments of an analysis: what is usual for them, and what is said of others."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from neon_core.analysis_arguments import check_dataset_and_config
from neon_core.config import OWN_TABLE
from neon_core.errors import ConfigError, DataError


def test_usual_choices_are_those_of_a_frame_or_a_file():
    assert check_dataset_and_config(nc.load_sample("iris"), None) == nc.AnalysisConfig()
    assert check_dataset_and_config(nc.read_table(b"a,b\n1,2\n3,5\n4,4\n"), None) == OWN_TABLE


@pytest.mark.parametrize(
    ("dataset", "hint"),
    [
        ("wine", "Load it: nc.load_sample('wine')."),
        (pd.DataFrame(), "Build a Dataset: nc.Dataset.from_frame(frame)."),
        (3, "Pass a Dataset from nc.load_sample"),
    ],
)
def test_what_is_no_dataset_has_a_hint(dataset, hint):
    with pytest.raises(DataError) as raised:
        check_dataset_and_config(dataset, None)
    assert hint in raised.value.problems[0].hint


def test_config_of_another_type_is_refused():
    with pytest.raises(ConfigError):
        check_dataset_and_config(nc.load_sample("iris"), {"n_clusters": 3})  # type: ignore[arg-type]
