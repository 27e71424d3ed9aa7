"""Tables with columns of every kind and with hostile names, for the tests of many rows at once."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

import neon_core as nc

HOSTILE_NAMES = (
    *(
        'say "hi"',
        "it's",
        "back`tick",
        "select",
        "class",
        "two words",
        "a.b",
        "Größe",
        "日本語",
        "ﬁne",
        "#hash",
        "a\nb",
    ),
    *(
        "@local",
        "{brace}",
        "100 %s",
        "x" * 300,
        "1st",
        "back\\slash",
        "True",
        "None",
        "index",
        "frame",
        "drop;--",
        "NULL",
    ),
    *("$", "a  b", "tab\tbed", "a-b", "inf", "sum", "lambda", "«»", "№", "🍇"),
)
"""Names that a query, SQL or Python could take for something else."""

HOSTILE_WORDS = ("it's", 'say "hi"', "back`tick", "100 %", "a\nb", "NULL", "\\", "🍇", "{x}", "--", "nan", "@x")
"""The same as values of a category."""


def fit(dataset: nc.Dataset, **choices: Any) -> nc.Analysis:
    """Return an analysis without its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(dataset, nc.AnalysisConfig(**{"n_init": 2, **choices}))


@cache
def mixed_dataset(n_rows: int = 240) -> nc.Dataset:
    """Return a table in four groups, with missing cells in every column that counts, and columns that do not count."""
    rng = np.random.default_rng(4)
    group = np.arange(n_rows) % 4
    columns = {
        "size": np.round(rng.normal(group * 4.0, 1.0), 2),
        "visits": rng.poisson(3 + 10 * (group == 2)),
        "income": np.exp(rng.normal(group, 0.5)),
        "paid": pd.array(rng.random(n_rows) < np.where(group == 1, 0.95, 0.05), dtype="boolean"),
        "kind": np.array(["u", "v", "w", "x"], dtype=object)[np.where(rng.random(n_rows) < 0.8, group, 0)],
        "heat": np.array(["low", "mid", "high"], dtype=object)[np.clip(group - rng.integers(0, 2, n_rows), 0, 2)],
        "since": pd.Timestamp("2020-01-01") + pd.to_timedelta(group * 300 + rng.integers(0, 100, n_rows), unit="D"),
        "seen": np.array(["a", "b"], dtype=object)[rng.integers(0, 2, n_rows)],
        "known": np.array(["p", "q", "r", "s"], dtype=object)[group],
        "note": np.arange(n_rows).astype(str),
    }
    frame = pd.DataFrame(columns)
    frame["visits"] = frame["visits"].astype("Int64")
    for i, name in enumerate(("size", "visits", "income", "paid", "kind", "heat", "since", "seen")):
        frame.loc[frame.index[i::23], name] = None
    dataset = nc.Dataset.from_frame(frame).with_orders({"heat": ["low", "mid", "high"]})
    roles = {"kind": "feature", "heat": "feature", "since": "feature", "seen": "describe", "known": "class"}
    return dataset.with_roles(roles)


@cache
def mixed_analysis(n_clusters: int = 4, **choices: Any) -> nc.Analysis:
    """Return the clusters of the mixed table, with a logarithm and a rank."""
    transforms = (("income", "logarithm"), ("size", "rank"))
    return fit(mixed_dataset(), n_clusters=n_clusters, transforms=transforms, scaling="standard", **choices)


@cache
def analyses() -> dict[str, tuple[nc.Dataset, nc.Analysis]]:
    """Return analyses of every shape: numbers, all kinds of columns, one cluster and many, single and no members."""
    wine, lone = nc.load_sample("wine"), pd.DataFrame({"x": [0.0, 0.1, 0.2, 9.0]})
    same = nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 0.0, 1.0], "y": [5.0, 5.0, 5.0]}))
    mixed, alone = mixed_dataset(), nc.Dataset.from_frame(lone)
    long = nc.Dataset.from_frame(pd.DataFrame({"n" * 300: [1.0, 2.0, 8.0, 9.0], "m": [1e7, 1e7 + 1, 1e7, 1e7 + 2]}))
    return {
        "wine": (wine, fit(wine, n_clusters=3, random_state=2, n_init=1)),
        "mixed": (mixed, mixed_analysis()),
        "months": (mixed, mixed_analysis(dates="month")),
        "left out": (mixed, mixed_analysis(missing="median", fills=(("size", "leave out"), ("kind", "own value")))),
        "one cluster": (mixed, mixed_analysis(1)),
        "two clusters": (mixed, mixed_analysis(2)),
        "twenty clusters": (wine, fit(wine, n_clusters=20)),
        "one member": (alone, fit(alone, n_clusters=2)),
        "empty cluster": (same, fit(same, n_clusters=3)),
        "long name": (long, fit(long, n_clusters=2, weights={"m": 1e-6})),
    }
