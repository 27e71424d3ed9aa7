"""Time the refits of the page Trust against their K-Means fits, and another visitor's click meanwhile.

    PYTHONPATH=. python benchmarks/trust.py [--rows 100000] [--seconds 8]

First `nc.stability` with 20 starts, on one core as the dashboard does it, and scikit-learn's K-Means from 20 starts on
the same matrix; they take turns. Then a server with a table of 20,000 rows: one visitor clicks, another opens Trust,
and the first goes on clicking while the refits are made. Exits with 1 where a limit is broken: the refits take at most
1.2 times the processor time of the fits; a click meanwhile takes at most 2 times one without them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import sklearn
from sklearn.cluster import KMeans

import neon_core as nc
from benchmarks.live import Report
from benchmarks.scan import make_table
from neon_core.blocks import on_one_core
from tests.browser.server import ROOT, Server
from tests.helpers.raw_visitor import RawVisitor

LIMIT, LIMIT_CLICK = 1.2, 2.0
STARTS, TURNS, K = 20, 3, 8
ROWS = 20_000
TABLE = {"NEON_TABLE": f"{ROWS}x13", "PYTHONPATH": str(ROOT / "tests" / "browser" / "start")}
DONE = "event=job kind=other"


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def fit_plain(matrix: np.ndarray) -> None:
    """Fit K-Means from each start by itself."""
    for seed in range(STARTS):
        KMeans(K, n_init=1, random_state=seed).fit(matrix)


def compare_fits(report: Report, n_rows: int) -> None:
    """Print the processor time of the refits, and of their fits."""
    warnings.simplefilter("ignore", nc.NeonWarning)
    analysis = nc.analyse(make_table(n_rows), nc.AnalysisConfig(n_clusters=K, n_init=1))
    matrix = np.array(analysis.design.matrix)
    with on_one_core():
        times = [
            [processor_seconds(lambda: nc.stability(analysis, STARTS)), processor_seconds(lambda: fit_plain(matrix))]
            for _ in range(TURNS)
        ]
    refits, fits = (median(each) for each in zip(*times, strict=True))
    text = f"{refits:.2f} s on the core, the fits alone {fits:.2f} s: {refits / fits:.2f} x"
    report.line(f"{STARTS} restarts, {n_rows:,} x {matrix.shape[1]}", text, refits / fits, LIMIT)


async def clicks_until(visitor: RawVisitor, is_over: Callable[[], bool]) -> list[float]:
    """Click without a pause until something is over; return the milliseconds of each click."""
    rng, times = random.Random(0), []
    while not is_over():
        begin = time.perf_counter()
        await visitor.click(rng.randrange(ROWS))
        times.append(1000.0 * (time.perf_counter() - begin))
        await asyncio.sleep(0.05)
    return times


async def compare_clicks(report: Report, server: Server, seconds: float) -> None:
    """Print the time of a click without refits of another session, and with them."""
    async with RawVisitor.open(server.url) as first, RawVisitor.open(server.url) as second:
        until = time.monotonic() + seconds
        alone = (await clicks_until(first, lambda: time.monotonic() > until))[10:]  # the first ones warm up
        n_done = server.log().count(DONE)
        await second.go("trust")
        beside = await clicks_until(first, lambda: server.log().count(DONE) > n_done)
    one, other = median(alone), median(beside)
    text = f"{other:.0f} ms ({len(beside)}), without them {one:.0f} ms ({len(alone)}): {other / one:.2f} x"
    report.line("another visitor's click meanwhile", text, other / one, LIMIT_CLICK)


def main() -> int:
    """Print the figures; return 1 where a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=8.0)
    options = parser.parse_args()
    print(f"{platform.platform()}, {os.cpu_count()} cores, NumPy {np.__version__}, scikit-learn {sklearn.__version__}")
    report = Report()
    compare_fits(report, options.rows)
    with tempfile.TemporaryDirectory() as home:
        server = Server(ROOT / "app.py", Path(home), **TABLE)
        try:
            server.wait_until_healthy()
            asyncio.run(compare_clicks(report, server, options.seconds))
        finally:
            server.stop()
    return int(report.broken)


if __name__ == "__main__":
    sys.exit(main())
