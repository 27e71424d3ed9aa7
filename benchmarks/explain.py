"""How fast is `explain`? Against the K-Means' own `transform` and `predict` and a copy of the data, in one run.

    python benchmarks/explain.py

Prints medians and ratios for four sizes, the peak extra memory of `explain`, and the time for a single point. Each
function is timed in a row of its own after a warm-up: scikit-learn's threads keep spinning for a moment after a call,
so functions in turn would slow each other down.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

import neon_core as nc

SIZES = ((178, 13, 3), (1_797, 64, 10), (1_000_000, 13, 3), (100_000, 50, 10))
LIMITED = ((1_000_000, 13, 3), (100_000, 50, 10))
LIMIT_RATIO, LIMIT_EXTRA_MB, LIMIT_POINT_US = 2.5, 64, 100
RESTING_S = 0.3


def seconds(work: Callable[[], object], runs: int) -> float:
    """Return the median of some runs after a warm-up and a rest."""
    work()
    time.sleep(RESTING_S)
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def fitted(n_samples: int, n_features: int, n_clusters: int) -> tuple[KMeans, np.ndarray]:
    """Return data in as many blobs and a K-Means on a part of it."""
    rng = np.random.default_rng(0)
    blobs = rng.normal(scale=2.0, size=(n_clusters, n_features))
    data = blobs[rng.integers(n_clusters, size=n_samples)] + rng.normal(size=(n_samples, n_features))
    return KMeans(n_clusters, n_init=1, random_state=0).fit(data[:20_000]), data


def peak_extra(size: tuple[int, int, int]) -> float:
    """Return by how many MB a fresh process grows at most while it explains, from the kernel (Linux)."""
    command = [sys.executable, __file__, "--peak", *map(str, size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def print_peak(*size: int) -> None:
    """Explain once, in this process that has done nothing else, and print its growth."""
    kmeans, data = fitted(*size)
    model = nc.NeuralizedKMeans.from_estimator(kmeans, beta=1.0)
    model.explain(data[:10])  # libraries that load late are not what is measured
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    before = _status("VmRSS")
    result = model.explain(data)
    print((_status("VmHWM") - before) / 1024)
    assert result.relevance.shape == data.shape


def _status(key: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(key)).split()[1])


def row(n_samples: int, n_features: int, n_clusters: int) -> str:
    """Measure one size and return its line."""
    kmeans, data = fitted(n_samples, n_features, n_clusters)
    model = nc.NeuralizedKMeans.from_estimator(kmeans, beta=1.0)
    runs = 200 if n_samples < 10_000 else 15
    explain, transform, predict, copy = (
        1000 * seconds(work, runs)
        for work in (
            lambda: model.explain(data),
            lambda: kmeans.transform(data),
            lambda: kmeans.predict(data),
            data.copy,
        )
    )
    line = (
        f"{n_samples:>9,} x {n_features:<3} K={n_clusters:<3} "
        f"{explain:9.2f} {transform:9.2f} {predict:9.2f} {copy:9.2f}"
        f"   {explain / transform:5.2f} {explain / predict:5.2f} {explain / copy:6.2f}"
    )
    if (n_samples, n_features, n_clusters) not in LIMITED:
        return line
    output = data.nbytes / 2**20
    size = (n_samples, n_features, n_clusters)
    extra = f"{peak_extra(size) - output:+.0f} MB" if Path("/proc/self/clear_refs").exists() else "not on this system"
    held = "holds" if explain / transform <= LIMIT_RATIO else "BROKEN"
    memory = f"peak: one output of {output:.0f} MB {extra} (limit +{LIMIT_EXTRA_MB} MB)"
    return f"{line}   limit {LIMIT_RATIO} x transform: {held}; {memory}"


def single_point() -> str:
    """Measure one point of wine's size."""
    kmeans, data = fitted(178, 13, 3)
    model = nc.NeuralizedKMeans.from_estimator(kmeans, beta=1.0)
    point = data[:1]
    taken = 1e6 * seconds(lambda: model.explain(point), 3_000)
    with threadpool_limits(1):
        other = 1e6 * seconds(lambda: kmeans.transform(point), 300)
    return f"one point of 13 features: explain {taken:.0f} us (limit {LIMIT_POINT_US}), transform {other:.0f} us"


def main() -> None:
    """Print the table."""
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, scikit-learn {sklearn.__version__}, ", end="")
    print(f"{os.cpu_count()} cores. Milliseconds, medians.")
    print(f"{'':24}   explain transform   predict      copy    explain / transform, predict, copy")
    for size in SIZES:
        print(row(*size), flush=True)
    print(single_point())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        print_peak(*map(int, sys.argv[2:]))
    else:
        main()
