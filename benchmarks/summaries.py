"""Time the summaries of many rows against the explanation of all rows, in one run.

    PYTHONPATH=. python benchmarks/summaries.py [--rows 1000000]

A table of a million rows and 13 columns (8 clusters that overlap). Prints the median seconds of `explain` for all rows,
of `summarise` once the explanation is there, and of members, pairs, one column's spread and the rules, and their ratios
to `explain`. The runs take turns, so that other work on the machine slows all of them. It slows `explain` most, whose
result is larger than the table: a ratio from a busy machine is too good. Exits with 1 where a limit is broken:
`summarise`, members and pairs together, 2 times `explain`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
import warnings
from collections.abc import Callable
from statistics import median

import numpy as np
import pandas as pd

import neon_core as nc

N_FEATURES, K = 13, 8
LIMIT = 2.0
RUNS, RULE_RUNS = 9, 3


def build(n_rows: int) -> tuple[nc.Dataset, nc.Analysis]:
    """Return the table, and its clusters with the explanation of every row."""
    rng = np.random.default_rng(0)
    places = rng.normal(0, 2, (K, N_FEATURES))
    values = places[rng.integers(K, size=n_rows)] + rng.normal(0, 1.5, (n_rows, N_FEATURES))
    dataset = nc.Dataset.from_frame(pd.DataFrame(values, columns=[f"feature {i}" for i in range(N_FEATURES)]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        analysis = nc.analyse(dataset, nc.AnalysisConfig(n_clusters=K, n_init=1))
    assert analysis.explanation.relevance.shape == values.shape
    return dataset, analysis


def seconds(works: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Return the median seconds of each work, which take turns, after a warm-up."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for i in range(runs + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if i:
                took[name].append(time.perf_counter() - start)
    return {name: median(times) for name, times in took.items()}


def main() -> int:
    """Print the table; return 1 if the limit is exceeded."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    n_rows = parser.parse_args().rows
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, pandas {pd.__version__}, ", end="")
    print(f"{os.cpu_count()} cores. {n_rows:,} x {N_FEATURES}, K={K}. Medians.")
    dataset, analysis = build(n_rows)
    works: dict[str, Callable[[], object]] = {
        "explain": lambda: analysis.model.explain(analysis.design.matrix),
        "summarise": lambda: nc.summarise(analysis),
        "cluster_members": lambda: nc.cluster_members(analysis),
        "cluster_pairs": lambda: nc.cluster_pairs(analysis),
        "column_spread": lambda: nc.column_spread(analysis, dataset, "feature 0"),
    }
    took = seconds(works, RUNS) | seconds({"cluster_rules": lambda: nc.cluster_rules(analysis, dataset)}, RULE_RUNS)
    for name, duration in took.items():
        print(f"{name:16} {duration:7.3f} s   {duration / took['explain']:6.2f} x explain")
    page = took["summarise"] + took["cluster_members"] + took["cluster_pairs"]
    is_kept = page <= LIMIT * took["explain"]
    print(f"{'page':16} {page:7.3f} s   {page / took['explain']:6.2f} x explain, limit {LIMIT:g} ", end="")
    print("holds" if is_kept else "BROKEN")
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
