"""How long does a table that is larger than the memory take? Beside reading and rewriting the same file, in one run.

    PYTHONPATH=. python benchmarks/stream.py [--rows 20000000] [--folder DIRECTORY]

Writes unbalanced clusters of 13 columns, in random order and sorted, and explains both files, each in a process of its
own. Prints seconds beside those of pyarrow for the same file, the peak of the memory, and the inertia beside that of
Lloyd on all rows in memory (up to 2,000,000 rows). Exits with 1 where a limit is broken.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import dataset, parquet

import neon_core as nc
from neon_core.lloyd import settle

LIMITS = {"gigabytes": 1.5, "ratio": 2.5, "inertia": 1.001}
"""Peak memory, time beside pyarrow's, and inertia beside that of Lloyd on all rows."""
COLUMNS, GROUP, MOST_IN_MEMORY = 13, 1_000_000, 2_000_000
SHARES = (0.6, 0.2, 0.1, 0.06, 0.03, 0.01)
CONFIG = nc.AnalysisConfig(len(SHARES), scaling="standard")


def write_table(path: Path, n_rows: int, *, is_sorted: bool) -> None:
    """Write unbalanced clusters, in random order or one after another."""
    rng = np.random.default_rng(0)
    places = rng.normal(0.0, 3.0, (len(SHARES), COLUMNS))
    schema = pa.schema([(f"x{i}", pa.float64()) for i in range(COLUMNS)])
    ends = np.cumsum(np.round(np.array(SHARES) * n_rows).astype(np.int64))
    with parquet.ParquetWriter(path, schema) as writer:
        for first in range(0, n_rows, GROUP):
            rows = np.arange(first, min(first + GROUP, n_rows))
            own = np.minimum(np.searchsorted(ends, rows, side="right"), len(SHARES) - 1)
            own = own if is_sorted else rng.choice(len(SHARES), rows.size, p=SHARES)
            values = places[own] + rng.normal(size=(rows.size, COLUMNS))
            writer.write_table(pa.table(dict(zip(schema.names, values.T, strict=True)), schema=schema))


def copy_table(path: Path, target: Path) -> float:
    """Return the seconds in which pyarrow reads and rewrites a file in batches."""
    begin = time.perf_counter()
    source = dataset.dataset(path)
    with parquet.ParquetWriter(target, source.schema) as writer:
        for batch in source.to_batches():
            writer.write_batch(batch)
    return time.perf_counter() - begin


def explain(path: str, output: str) -> None:
    """Explain a file, and print seconds, gigabytes of memory and inertia: run in a process of its own."""
    begin = time.perf_counter()
    done = nc.explain_dataset(path, output, CONFIG)
    seconds = time.perf_counter() - begin
    print(seconds, peak_memory(), done.manifest.inertia)


def peak_memory() -> float:
    """Return the peak memory of this process in GB; getrusage begins with that of the process which started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) * 1024 / 1e9


def fit_whole(path: Path, model: nc.SavedModel) -> float:
    """Return the inertia of Lloyd's iterations on all rows in memory, from the centroids of the stream."""
    matrix = parquet.read_table(path).to_pandas().to_numpy()
    scaled = (matrix - model.design.center) / model.design.spread
    return settle(scaled, model.clustering.centroids, 300).inertia


def measure(folder: Path, n_rows: int, *, is_sorted: bool) -> dict[str, float]:
    """Return the figures of one file."""
    path, output = folder / "table.parquet", folder / "explained"
    write_table(path, n_rows, is_sorted=is_sorted)
    copied = copy_table(path, folder / "copy.parquet")
    command = [sys.executable, __file__, "--explain", str(path), str(output)]
    seconds, gigabytes, inertia = map(float, subprocess.check_output(command, text=True).split())
    figures = {"seconds": seconds, "copied": copied, "ratio": seconds / copied, "gigabytes": gigabytes}
    if n_rows <= MOST_IN_MEMORY:
        figures["inertia"] = inertia / fit_whole(path, nc.load_model(output / "model.json"))
    shutil.rmtree(output)
    return figures


def main() -> int:
    """Measure, print, and return 1 where a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--explain", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.explain:
        explain(*given.explain)
        return 0
    print(f"{platform.platform()}, {os.cpu_count()} cores, pyarrow {version('pyarrow')}, {given.rows:,} x {COLUMNS}")
    broken = []
    for is_sorted in (False, True):
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            figures = measure(Path(folder), given.rows, is_sorted=is_sorted)
        name = "sorted" if is_sorted else "random order"
        print(name, ", ".join(f"{key} {value:.4g}" for key, value in figures.items()), sep=": ")
        broken += [f"{name}: {key}" for key, limit in LIMITS.items() if figures.get(key, 0.0) > limit]
    print(f"Over the limit: {', '.join(broken)}" if broken else "Within all limits.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
