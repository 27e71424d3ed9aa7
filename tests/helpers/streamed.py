"""Tables on disk in several parts, for the library that reads them in batches."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet


def write_parts(folder: Path, frame: pd.DataFrame, cuts: tuple[int, ...] | list[int], group: int = 1_000_000) -> Path:
    """Write the rows of a frame between the cuts as one Parquet file each; return the folder."""
    folder.mkdir()
    edges = [0, *cuts, len(frame)]
    for i, (begin, end) in enumerate(pairwise(edges)):
        table = pa.Table.from_pandas(frame.iloc[begin:end], preserve_index=False)
        parquet.write_table(table, folder / f"p{i}.parquet", row_group_size=group)
    return folder


def read_parts(done) -> pd.DataFrame:
    """Return all rows of an explained folder."""
    return pd.concat([pd.read_parquet(path) for path in done.parts], ignore_index=True)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the content of every file of a folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def compare(expected, explained):
    """Hold the rows of a folder to those of an export: the same columns, words and gaps, and numbers to 1e-9."""
    assert list(expected.columns) == list(explained.columns)
    for name in expected.columns:
        one, other = expected[name], explained[name]
        assert (one.isna() == other.isna()).all(), name
        if pd.api.types.is_float_dtype(other.dtype):
            assert np.allclose(one.astype(float), other, rtol=1e-9, atol=1e-9, equal_nan=True), name
        else:
            is_there = other.notna()
            assert one[is_there].astype(str).tolist() == other[is_there].astype(str).tolist(), name


def mixed_frame(n: int = 300) -> pd.DataFrame:
    """Return numbers with a tail, a category with rare values, yes and no, steps and dates, each with gaps."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "size": rng.normal(5.0, 2.0, n),
            "spent": np.exp(rng.normal(2.0, 1.5, n)),
            "region": rng.choice(list("abcdefghijklmnopq"), n, p=np.arange(1, 18) / 153),
            "paid": pd.array(rng.random(n) < 0.4, dtype="boolean"),
            "heat": rng.choice(["low", "medium", "high"], n),
            "since": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 900, n), unit="D"),
            "group": rng.choice(["x", "y", "z"], n),
        }
    )
    for name, gap in {"size": np.nan, "region": None, "paid": pd.NA, "heat": None, "since": pd.NaT}.items():
        frame.loc[rng.random(n) < 0.08, name] = gap
    frame.loc[3, ["size", "spent"]] = np.nan
    frame.loc[3, ["region", "heat"]] = None
    frame.loc[3, "paid"], frame.loc[3, "since"] = pd.NA, pd.NaT
    return frame


ROLES = {"since": "feature", "region": "feature", "group": "class", "heat": "feature", "paid": "feature"}
ORDERS = {"heat": ["low", "medium", "high"]}


FOUR = "a;b\n0,5;0\n2,5;0\n10,5;4\n12,5;4\n"
"""Four rows of text."""
