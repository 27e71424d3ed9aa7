"""Time a scan of K against the K-Means fits that it needs, in one run.

    PYTHONPATH=. python benchmarks/scan.py [--rows 100000] [--last 12] [--starts 10]

A table of 13 columns (8 clusters that overlap) is scanned from 2 to 12 clusters, on one core, as the dashboard does it.
Then the same fits are made by themselves: the starts of every K, and those to tables of noise and to rows drawn again.
Prints the time of each kind of work. Exits with 1 where the scan takes more than 1.3 x the processor time of the fits;
the wall clock is printed beside it, and on a shared machine shows what others do as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
import warnings
from collections import defaultdict
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd
import sklearn

import neon_core as nc
from neon_core.blocks import on_one_core
from neon_core.evaluation import Scan
from neon_core.evaluation.noise_tables import noise_maker
from neon_core.evaluation.plain_fits import fit_each, fit_plain
from neon_core.evaluation.resampled_fits import draw_again
from neon_core.evaluation.scan_pieces import begin_scan
from neon_core.evaluation.scan_sizes import noise_rows
from neon_core.evaluation.silhouette_rows import sample_rows
from neon_core.preparation import Design, prepare
from neon_core.starts import fit_best

LIMIT = 1.3
N_COLUMNS, N_BLOBS = 13, 8


def make_table(n_rows: int) -> nc.Dataset:
    """Return a table of overlapping clusters."""
    random = np.random.default_rng(0)
    centers = random.normal(scale=2.0, size=(N_BLOBS, N_COLUMNS))
    values = centers[random.integers(N_BLOBS, size=n_rows)] + random.normal(size=(n_rows, N_COLUMNS))
    return nc.Dataset.from_frame(pd.DataFrame(values, columns=[f"column {i}" for i in range(N_COLUMNS)]))


def fit_table(tables: list[np.ndarray], k: int, number: int) -> object:
    """Fit one of some tables."""
    return fit_plain(tables[number], k, number)


def fit_only(design: Design, config: nc.AnalysisConfig, scan: Scan) -> None:
    """Make the fits of a scan, and nothing else."""
    sizes = scan.sizes
    drawn = design.matrix[sample_rows(sizes.n_rows, noise_rows(N_COLUMNS), config.random_state)]
    make = noise_maker(design, len(drawn), config.random_state)
    tables = [make(number) for number in range(sizes.n_noise)]
    again = [drawn[draw_again(len(drawn), number, config.random_state)] for number in range(sizes.n_resamples)]
    for k in scan.ks:
        fit_best(design.matrix, replace(config, n_clusters=k), lambda _: None, sizes.n_restarts)
        for some in (tables, again):
            fit_each(range(len(some)), partial(fit_table, some, k))


def scan_by_work(dataset: nc.Dataset, config: nc.AnalysisConfig, clusters: range) -> tuple[Scan, dict[str, float]]:
    """Return a scan, and the processor time of each kind of its work in seconds."""
    work, seconds = begin_scan(dataset, config, clusters), defaultdict[str, float](float)
    for piece in work.pieces:
        begin = time.process_time()
        piece.work()
        seconds[piece.name.split(", ")[-1]] += time.process_time() - begin
    return work.scan(), seconds


def main() -> int:
    """Print the times, and return 1 where the limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--last", type=int, default=12)
    parser.add_argument("--starts", type=int, default=10)
    options = parser.parse_args()
    print(f"{platform.platform()}, {os.cpu_count()} cores, NumPy {np.__version__}, scikit-learn {sklearn.__version__}")
    warnings.simplefilter("ignore", nc.NeonWarning)
    dataset, config = make_table(options.rows), nc.AnalysisConfig(n_init=options.starts)
    design = prepare(dataset, config)
    with on_one_core():
        nc.scan(make_table(200), config, (2, 3))  # imports
        begin, cpu = time.perf_counter(), time.process_time()
        scan, by_work = scan_by_work(dataset, config, range(2, options.last + 1))
        whole, whole_cpu = time.perf_counter() - begin, time.process_time() - cpu
        begin, cpu = time.perf_counter(), time.process_time()
        fit_only(design, config, scan)
        fits, fits_cpu = time.perf_counter() - begin, time.process_time() - cpu
    ratio = whole_cpu / fits_cpu
    what = f"scan of {options.rows:,} x {N_COLUMNS}, K = 2 to {options.last}"
    print(f"{what}: {whole:.1f} s ({whole_cpu:.1f} s on the core)")
    print("of it " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in by_work.items()))
    print(f"its K-Means fits alone: {fits:.1f} s ({fits_cpu:.1f} s on the core)")
    verdict = "BROKEN" if ratio > LIMIT else "holds"
    print(f"{ratio:.2f} x the fits' time on the core (limit {LIMIT:g} {verdict}), {whole / fits:.2f} x by the clock")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
