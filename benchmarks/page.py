"""Measure the page without a server: its bytes, and the seconds to write it, beside Plotly's own file of the same map.

    PYTHONPATH=. python benchmarks/page.py

Plotly's `fig.write_html(include_plotlyjs=True)` is the yardstick: one file too, with the map alone. Prints both for
the wine sample and for 10,000 rows of 13 columns, after a first page, which imports what pages need. Exits with 1 if a
limit is exceeded.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core import figures
from neon_core.projection import pca_map
from neon_core.samples import SAMPLES

LIMITS = {"wine": (1.0, 1.6e6), "10,000 x 13, K=3": (8.0, 4e6), "10,000 x 13, K=10": (8.0, 4e6)}
"""The longest time in seconds, and the most bytes, of each page."""


class Written(NamedTuple):
    """A file that was written."""

    seconds: float
    size: int


def write(work: Callable[[Path], object], path: Path) -> Written:
    """Return how long the writing of a file takes, and its size."""
    start = time.perf_counter()
    work(path)
    return Written(time.perf_counter() - start, path.stat().st_size)


def make_table(n_rows: int, n_columns: int) -> nc.Dataset:
    """Return a table of numbers with three decimals in three groups."""
    rng = np.random.default_rng(0)
    numbers = rng.normal(size=(n_rows, n_columns)) + 3 * rng.integers(0, 3, (n_rows, 1))
    return nc.Dataset.from_frame(pd.DataFrame(numbers.round(3), columns=[f"c{i}" for i in range(n_columns)]))


def compare(dataset: nc.Dataset, analysis: nc.Analysis, folder: Path) -> tuple[Written, Written]:
    """Return the page of an analysis, and Plotly's file of its map."""
    page = write(lambda path: nc.page(dataset, analysis, path), folder / "page.html")
    figure = figures.cluster_map(analysis, pca_map(analysis), dataset.nouns)
    return page, write(lambda path: figure.write_html(path, include_plotlyjs=True), folder / "plotly.html")


def main() -> None:
    """Print bytes and seconds, and exit with 1 where a limit is broken."""
    warnings.simplefilter("ignore", nc.NeonWarning)
    wine, table = nc.load_sample("wine"), make_table(10_000, 13)
    cases = {
        "wine": (wine, SAMPLES["wine"].opening),
        "10,000 x 13, K=3": (table, nc.AnalysisConfig(n_clusters=3, n_init=1)),
        "10,000 x 13, K=10": (table, nc.AnalysisConfig(n_clusters=10, n_init=1)),
    }
    broken = []
    with tempfile.TemporaryDirectory() as first:
        cold = write(lambda path: nc.page(wine, nc.analyse(wine), path), Path(first) / "first.html")
    print(f"the first page of a process, with its imports and the analysis of wine: {cold.seconds:.2f} s")
    print(f"{'table':<20}{'page':>22}{'Plotly alone':>24}{'bytes':>9}")
    for name, (dataset, config) in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            page, plotly = compare(dataset, nc.analyse(dataset, config), Path(folder))
        shown = [f"{each.seconds:6.2f} s {each.size / 1e6:6.2f} MB" for each in (page, plotly)]
        print(f"{name:<20}{shown[0]:>22}{shown[1]:>24}{page.size / plotly.size:>8.2f}x")
        seconds, size = LIMITS[name]
        broken += [f"{name}: {page.seconds:.2f} s is over {seconds:g} s"] if page.seconds > seconds else []
        broken += [f"{name}: {page.size:,} bytes are over {size:,.0f}"] if page.size > size else []
    print("\n".join(broken) or "All limits hold.")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
