"""Time `explain_group` against `analysis.explanation` on a large table, in one run.

    PYTHONPATH=. python benchmarks/groups.py [--rows 1000000] [--clusters 8] [--runs 5]

A table of 13 columns (8 clusters that overlap). Groups of 1 %, 30 % and all rows are compared with all other rows and
with the others of their clusters. Prints the smallest of some times, and ratios. Exits with 1 where a group of up to
30 % takes longer than the explanation of all rows. All rows are more work than that: the group has every row explained,
and measured as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

import neon_core as nc

LIMIT, MOST_OF_ALL = 1.0, 0.3
"""The largest ratio, for groups of up to this share of all rows."""
N_COLUMNS, N_BLOBS = 13, 8
SHARES = (0.01, 0.3, 1.0)


def make_table(n_rows: int) -> nc.Dataset:
    """Return a table of overlapping clusters."""
    random = np.random.default_rng(0)
    centers = random.normal(scale=2.0, size=(N_BLOBS, N_COLUMNS))
    values = centers[random.integers(N_BLOBS, size=n_rows)] + random.normal(size=(n_rows, N_COLUMNS))
    return nc.Dataset.from_frame(pd.DataFrame(values, columns=[f"column {i}" for i in range(N_COLUMNS)]))


def seconds(work: Callable[[], object], runs: int) -> float:
    """Return the smallest time of some runs after a warm-up: other work on the machine only adds to it."""
    work()
    durations = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        durations.append(time.perf_counter() - begin)
    return min(durations)


def main() -> int:
    """Print the times, and return 1 where the limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--clusters", type=int, default=8)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(f"{platform.platform()}, {os.cpu_count()} cores, NumPy {np.__version__}")
    warnings.simplefilter("ignore", nc.NeonWarning)  # the starts are made on a sample
    analysis = nc.analyse(make_table(options.rows), nc.AnalysisConfig(n_clusters=options.clusters, n_init=1))

    def explain() -> object:
        analysis.__dict__.pop("explanation", None)
        return analysis.explanation

    whole = seconds(explain, options.runs)
    analysis.__dict__.pop("explanation", None)
    print(f"explanation of {options.rows:,} x {N_COLUMNS}, K={options.clusters}: {whole:.3f} s")
    broken = False
    shuffled = np.random.default_rng(1).permutation(options.rows)
    for share in SHARES:
        rows = shuffled[: max(1, int(share * options.rows))]
        for versus in ("rest", "clusters"):
            taken = seconds(partial(nc.explain_group, analysis, rows, versus), options.runs)
            ratio = taken / whole
            is_limited = share <= MOST_OF_ALL
            broken |= is_limited and ratio > LIMIT
            verdict = f"limit {LIMIT:g} {'BROKEN' if ratio > LIMIT else 'holds'}" if is_limited else "no limit"
            print(f"group of {rows.size:9,} against {versus:8}: {taken:.3f} s, {ratio:.2f} x ({verdict})")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
