"""The arguments of an analysis, checked with hints."""

from __future__ import annotations

import pandas as pd

from neon_core.arguments import check_type
from neon_core.config import OWN_TABLE, AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import ConfigError, DataError

LEFT_OUT_HINTS = (
    "It has a missing value; missing='median', without “leave out” in fills, keeps such rows.",
    "config.left_out names it; nc.place_left_out(dataset, analysis) explains it all the same.",
)
"""What to do about a row that was left out because a value is missing, and about one left out by choice."""


def check_dataset_and_config(dataset: object, config: AnalysisConfig | None) -> AnalysisConfig:
    """Return the config, by default the usual one; refuse arguments of other types with a hint."""
    if not isinstance(dataset, Dataset):
        hint = "Pass a Dataset from nc.load_sample, nc.read_table or nc.Dataset.from_frame."
        if isinstance(dataset, str):
            hint = f"Load it: nc.load_sample({dataset!r})."
        elif isinstance(dataset, pd.DataFrame):
            hint = "Build a Dataset: nc.Dataset.from_frame(frame)."
        raise DataError(f"The dataset is a {type(dataset).__name__}, not a Dataset", where="dataset", hint=hint)
    if config is None:
        return AnalysisConfig() if dataset.reading.format == "frame" else OWN_TABLE
    return check_type(config, AnalysisConfig, "config", ConfigError)
