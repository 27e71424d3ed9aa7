"""Count how often a scan sees clusters where there are none, and misses those that are planted.

    PYTHONPATH=. python benchmarks/no_clusters.py [--minutes 8] [--seed 0] [--rows 300]

Tables with 40 to 300 rows and 1 to 13 columns are generated in turn, of four kinds: uniform noise, one Gaussian, and
every fourth turn 2 to 6 Gaussian clusters of unequal sizes whose centroids are at least 4 or 6 standard deviations
apart. Each is scanned from 2 to 10 clusters, from three starts, without the measures that take no part in the question.
Prints for each kind the share of tables with clusters by `Scan.stands_out`, the 95 % interval of that share (Clopper,
Pearson 1934), and how many deviations above noise the tables lie. Exits with 1 where more than 5 % of the uniform
tables or of the Gaussians have clusters, or less than 90 % of the tables with clusters 6 deviations apart.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.spatial.distance import pdist
from scipy.stats import beta

import neon_core as nc
from neon_core.blocks import on_one_core
from neon_core.evaluation import Scan
from neon_core.evaluation.scan_pieces import begin_scan

MOST_FALSE, FEWEST_HITS = 0.05, 0.9
Table = Callable[[np.random.Generator, int, int], np.ndarray]


def make_uniform(random: np.random.Generator, n_rows: int, n_columns: int) -> np.ndarray:
    """Return uniform noise."""
    return random.uniform(size=(n_rows, n_columns))


def make_gaussian(random: np.random.Generator, n_rows: int, n_columns: int) -> np.ndarray:
    """Return one Gaussian."""
    return random.normal(size=(n_rows, n_columns))


def plant(apart: float) -> Table:
    """Return a function that makes clusters whose centroids are at least this number of deviations apart."""

    def make(random: np.random.Generator, n_rows: int, n_columns: int) -> np.ndarray:
        n_clusters = int(random.integers(2, 7))
        centroids = random.normal(size=(n_clusters, n_columns))
        centroids *= apart / pdist(centroids).min()
        labels = random.choice(n_clusters, n_rows, p=random.dirichlet(np.full(n_clusters, 5.0)))
        return centroids[labels] + random.normal(size=(n_rows, n_columns))

    return make


KINDS: dict[str, Table] = {
    "uniform noise": make_uniform,
    "one Gaussian": make_gaussian,
    "clusters 4 apart": plant(4.0),
    "clusters 6 apart": plant(6.0),
}


def scan_in_part(values: np.ndarray) -> Scan:
    """Return a scan with the silhouettes of the table and of noise."""
    frame = pd.DataFrame(values, columns=[f"column {i}" for i in range(values.shape[1])])
    work = begin_scan(nc.Dataset.from_frame(frame), nc.AnalysisConfig(n_init=3), range(2, 11))
    work.sizes = replace(work.sizes, n_restarts=0, n_noise=work.sizes.n_noise_silhouettes)
    for piece in work.pieces:
        if not piece.name.endswith("resampling"):
            piece.work()
    return work.scan()


def deviations_above(scan: Scan) -> float:
    """Return the deviations by which the best K is above noise, as `Scan.stands_out` counts them."""
    above = scan.values("silhouette") - scan.values("noise_silhouette")
    return float(np.nanmax(above) / np.sqrt(np.nanmean(scan.values("noise_deviation") ** 2)))


def interval(n_hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    low = beta.ppf(0.025, n_hits, n - n_hits + 1) if n_hits else 0.0
    high = beta.ppf(0.975, n_hits + 1, n - n_hits) if n_hits < n else 1.0
    return float(low), float(high)


def main() -> int:
    """Scan tables until the time is over, and return 1 where a limit is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=8.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rows", type=int, default=300)
    options = parser.parse_args()
    warnings.simplefilter("ignore", nc.NeonWarning)
    end, turn = time.monotonic() + 60.0 * options.minutes, 0
    found: dict[str, list[tuple[bool, float, str]]] = {name: [] for name in KINDS}
    with on_one_core():
        while time.monotonic() < end:
            random = np.random.default_rng([options.seed, turn])
            n_rows = int(np.exp(random.uniform(np.log(40), np.log(options.rows))))
            n_columns = int(random.integers(1, 14))
            for name, make in list(KINDS.items())[: None if turn % 4 == 0 else 2]:
                scan = scan_in_part(make(random, n_rows, n_columns))
                found[name].append((scan.stands_out, deviations_above(scan), f"{n_rows} x {n_columns}"))
            turn += 1
    for name, results in found.items():
        n_hits, ordered = sum(is_hit for is_hit, *_ in results), sorted(results, key=lambda result: result[1])
        low, high = interval(n_hits, len(results))
        print(
            f"{name:17}: clusters in {n_hits} of {len(results)}, {n_hits / len(results):.1%} ({low:.1%} to {high:.1%})"
        )
        ends = [f"{above:.1f} ({shape})" for _, above, shape in (*ordered[:3], *ordered[-3:])]
        print(f"{'':17}  deviations above noise: {', '.join(ends[:3])} ... {', '.join(ends[3:])}")
    shares = {name: np.mean([is_hit for is_hit, *_ in results]) for name, results in found.items()}
    is_broken = max(shares["uniform noise"], shares["one Gaussian"]) > MOST_FALSE
    is_broken |= shares["clusters 6 apart"] < FEWEST_HITS
    print(
        f"limits {'BROKEN' if is_broken else 'hold'}: at most {MOST_FALSE:.0%} false, at least {FEWEST_HITS:.0%} hits"
    )
    return int(is_broken)


if __name__ == "__main__":
    sys.exit(main())
