"""A table with a column of every kind, for models that are saved and meet new rows."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd

import neon_core as nc

STEPS = ("never", "rarely", "often")
ROLES = {"customer": "row id", "region": "feature", "joined": "feature", "use": "feature", "tier": "class"}


def rich_frame(n: int = 60, seed: int = 0) -> pd.DataFrame:
    """Return numbers with a tail and with gaps, categories with rare values and gaps, dates, steps, yes and no."""
    rng = np.random.default_rng(seed)
    regions = np.array(["North", "South", "East", "Rare A", "Rare B", None], dtype=object)
    group = rng.integers(0, 3, n)
    frame = pd.DataFrame(
        {
            "customer": [f"c{i:03d}" for i in range(n)],
            "age": np.round(rng.normal(30 + 15 * group, 4)),
            "spent": np.round(rng.lognormal(group, 1.5), 2),
            "region": regions[np.minimum(rng.geometric(0.45, n) - 1, 5)],
            "joined": pd.Timestamp("2024-01-05") + pd.to_timedelta(rng.integers(0, 400, n), unit="D"),
            "use": np.array(STEPS, dtype=object)[group],
            "paper": rng.random(n) < 0.4,
            "tier": np.array(["basic", "plus", "gold"], dtype=object)[group],
            "memo": ["x"] * n,
        }
    )
    frame.loc[::9, "age"] = np.nan
    return frame


def rich_dataset(frame: pd.DataFrame | None = None) -> nc.Dataset:
    """Return such a table with kinds and roles; its steps are ordered."""
    data = nc.Dataset.from_frame(rich_frame() if frame is None else frame, "customers")
    return data.with_orders({"use": STEPS}).with_roles(ROLES)


def rich_model(frame: pd.DataFrame | None = None, **choices: object) -> tuple[nc.SavedModel, nc.Analysis]:
    """Return a model of such a table, and the analysis that it is saved from."""
    data = rich_dataset(frame)
    given: dict = {"scaling": "standard", "n_init": 1, "most_categories": 3, **choices}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)  # gaps are filled, numbers with a tail count by their logarithm
        analysis = nc.analyse(data, nc.AnalysisConfig(**given))
    return nc.SavedModel.of(data, analysis), analysis
