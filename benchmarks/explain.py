"""Time `explain` against the K-Means' own `transform` and `predict` and a copy of the data, in one run.

    PYTHONPATH=. python benchmarks/explain.py

Prints medians and ratios for four sizes, with the model's own beta and without a beta (`explain` then computes the
usual one first), the peak extra memory of `explain`, and the time for a single point. Exits with 1 if a limit is
exceeded: the two large sizes have limits for time and memory, the single point has one for time. The runs of one
function follow each other, after a warm-up: scikit-learn's threads keep spinning for a moment after a call, so that
alternating functions would slow each other down.
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
LIMIT_RATIO = {(1_000_000, 13, 3): 2.5, (100_000, 50, 10): 2.0}
"""The large sizes, and the largest ratio of `explain` to `transform` for each."""
LIMIT_EXTRA_MB, LIMIT_POINT_US = 64, 100
RESTING_S = 0.3
HAS_PEAK = Path("/proc/self/clear_refs").exists()


def check_limit(value: float, limit: float, broken: list[str], name: str) -> str:
    """Return a text on whether a limit holds; add the name to `broken` if it does not."""
    if value <= limit:
        return f"limit {limit:g} holds"
    broken.append(f"{name}: {value:.4g} is over {limit:g}")
    return f"limit {limit:g} BROKEN"


def seconds(work: Callable[[], object], runs: int) -> float:
    """Return the median of some runs after a warm-up and a rest."""
    work()
    time.sleep(RESTING_S)
    durations = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        durations.append(time.perf_counter() - start)
    return median(durations)


def fitted(n_samples: int, n_features: int, n_clusters: int) -> tuple[KMeans, np.ndarray]:
    """Return a K-Means fitted to a part of some data, and the data: one blob for each cluster."""
    rng = np.random.default_rng(0)
    blobs = rng.normal(scale=2.0, size=(n_clusters, n_features))
    data = blobs[rng.integers(n_clusters, size=n_samples)] + rng.normal(size=(n_samples, n_features))
    return KMeans(n_clusters, n_init=1, random_state=0).fit(data[:20_000]), data


def peak_extra(size: tuple[int, int, int], beta: str) -> float:
    """Return the peak growth in MB of a fresh process while it explains, from the kernel (Linux)."""
    command = [sys.executable, __file__, "--peak", beta, *map(str, size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def print_peak(beta: str, *size: int) -> None:
    """Explain once, in this process that has done nothing else, and print its growth."""
    kmeans, data = fitted(*size)
    model = nc.NeuralizedKMeans.from_estimator(kmeans, beta=None if beta == "usual" else float(beta))
    model.explain(data[:10])  # load all libraries before the measurement
    Path("/proc/self/clear_refs").write_text("5")  # reset the peak
    before = _status("VmRSS")
    result = model.explain(data)
    print((_status("VmHWM") - before) / 1024)
    assert result.relevance.shape == data.shape


def _status(key: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(key)).split()[1])


def row(size: tuple[int, int, int], broken: list[str]) -> str:
    """Measure one size and return its lines of the table."""
    kmeans, data = fitted(*size)
    own, bare = (nc.NeuralizedKMeans.from_estimator(kmeans, beta) for beta in (1.0, None))
    runs = 200 if size[0] < 10_000 else 15
    works = (lambda: own.explain(data), lambda: bare.explain(data), lambda: kmeans.transform(data))
    explain, usual, transform, predict, copy = (
        1000 * seconds(work, runs) for work in (*works, lambda: kmeans.predict(data), data.copy)
    )
    name = f"{size[0]:>9,} x {size[1]:<3} K={size[2]:<3}"
    others = f"{transform:9.2f} {predict:9.2f} {copy:9.2f}  "
    line, default = (
        f"{label:{len(name)}} {ms:9.2f} {others} {ms / transform:5.2f} {ms / predict:5.2f} {ms / copy:6.2f}"
        for label, ms in ((name, explain), ("      without a beta", usual))
    )
    if size in LIMIT_RATIO:
        limit = LIMIT_RATIO[size]
        line += f"   {check_limit(explain / transform, limit, broken, f'{name}, explain / transform')}"
        line += f"; {memory(size, '1.0', data.nbytes / 2**20, broken)}"
        default += f"   {check_limit(usual / transform, limit, broken, f'{name}, without a beta / transform')}"
        default += f"; {memory(size, 'usual', data.nbytes / 2**20, broken)}"
    return f"{line}\n{default}"


def memory(size: tuple[int, int, int], beta: str, output: float, broken: list[str]) -> str:
    """Measure the peak memory of `explain` beyond one output of this number of MB."""
    if not HAS_PEAK:
        return "memory is not measured on this system"
    extra = peak_extra(size, beta) - output
    limit = check_limit(extra, LIMIT_EXTRA_MB, broken, f"{size}, beta {beta}, MB")
    return f"beside one output of {output:.0f} MB {extra:+.0f} MB, {limit}"


def single_point(broken: list[str]) -> str:
    """Measure one point of wine's size."""
    kmeans, data = fitted(178, 13, 3)
    model = nc.NeuralizedKMeans.from_estimator(kmeans, beta=1.0)
    point = data[:1]
    explain = 1e6 * seconds(lambda: model.explain(point), 3_000)
    with threadpool_limits(1):
        transform = 1e6 * seconds(lambda: kmeans.transform(point), 300)
    limit = check_limit(explain, LIMIT_POINT_US, broken, "one point, us")
    return f"one point of 13 features: explain {explain:.0f} us ({limit}), transform {transform:.0f} us"


def main() -> int:
    """Print the table; return 1 if a limit is exceeded."""
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, scikit-learn {sklearn.__version__}, ", end="")
    print(f"{os.cpu_count()} cores. Milliseconds, medians.")
    print(f"{'':24}   explain transform   predict      copy    explain / transform, predict, copy")
    broken: list[str] = []
    for size in SIZES:
        print(row(size, broken), flush=True)
    print(single_point(broken))
    for problem in broken:
        print(f"BROKEN  {problem}")
    return 1 if broken else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        print_peak(sys.argv[2], *map(int, sys.argv[3:]))
    else:
        sys.exit(main())
