"""How many rows a second does a table take on a cluster of 1, 2 and 4 workers? Beside one process, in one run.

    PYTHONPATH=. python benchmarks/cluster.py [--rows 2000000] [--workers 1 2 4]

Writes unbalanced clusters of 13 columns in ten files, explains them in this process, then on local clusters whose
workers have one thread each. Prints rows per second, the largest memory of a worker, and whether the files are the
same. Exits with 1 where they are not. More workers than cores are no faster; many machines are not measured here.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from distributed import Client, LocalCluster

import neon_core as nc
from benchmarks.stream import COLUMNS, CONFIG, peak_memory, write_table

N_FILES = 10


def explain(table: Path, output: Path, **where: Any) -> float:
    """Return the seconds that a table takes."""
    begin = time.perf_counter()
    nc.explain_dataset(table, output, CONFIG, **where)
    return time.perf_counter() - begin


def explain_on(n_workers: int, table: Path, output: Path) -> tuple[float, float]:
    """Return the seconds that a table takes on so many workers, and the largest peak of one of them in GB."""
    with LocalCluster(n_workers=n_workers, threads_per_worker=1, dashboard_address=None) as cluster:
        seconds = explain(table, output, engine="dask", scheduler=cluster.scheduler_address)
        with Client(cluster) as client:
            return seconds, max(client.run(peak_memory).values())


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the content of every file."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def main() -> int:
    """Measure, print, and return 1 where two results differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    given = parser.parse_args()
    print(f"{platform.platform()}, {os.cpu_count()} cores, dask {version('dask')}, {given.rows:,} x {COLUMNS}")
    is_same = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "table").mkdir()
        for i in range(N_FILES):
            write_table(folder / "table" / f"p{i}.parquet", given.rows // N_FILES, is_sorted=False)
        seconds = explain(folder / "table", folder / "one")
        print(f"one process: {given.rows / seconds:,.0f} rows a second", flush=True)
        for n in given.workers:
            seconds, gigabytes = explain_on(n, folder / "table", folder / f"on {n}")
            same = read_folder(folder / f"on {n}") == read_folder(folder / "one")
            is_same &= same
            said = "the same files" if same else "OTHER FILES"
            print(
                f"{n} workers: {given.rows / seconds:,.0f} rows a second, {gigabytes:.2f} GB each, {said}", flush=True
            )
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
