"""A million rows: how long and how much memory from file to explained map, and what others feel of it meanwhile.

    PYTHONPATH=. python benchmarks/million.py [--rows 1000000] [--clicks 30]

Writes a table of a million rows and 13 columns (about 250 MB: 8 clusters that overlap), takes it from its bytes and
from its path to the values of the map, in processes of their own: seconds of each stage, on all cores and on the one
that a job keeps to, and the peak memory, beside a bare `pandas.read_csv` of the same file in the same run. Then a real
server and Chromium: another visitor's click on wine while the table is uploaded, read and fitted, against the same on
an idle server.

Exits with 1 where a limit is broken: 2.5 times the peak memory of `read_csv`; from bytes, as an upload comes, 2.5 times
its time without the fit (from a path pandas 3.1 reads with two threads, which is only shown); 2 times the click.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import nullcontext
from importlib.metadata import version
from pathlib import Path
from statistics import median

import numpy as np
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.live import DESK, PANEL, TIMER, Report, clicked, opened, other_row
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.wording import page_words, progress_words
from tests.browser.actions import visit
from tests.browser.server import ROOT, Server, launch
from tests.browser.watch import Watch

N_FEATURES, N_BLOBS, K = 13, 8, 8
LIMIT_MEMORY, LIMIT_TIME, LIMIT_CLICK = 2.5, 2.5, 2.0
RUNS = 5
UPLOADS = 3
STAGES = ("read", "prepare", "fit", "explain", "map")
SETTINGS = {"STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "1000", "NEON_MAX_ROWS": "20000000"}
PATIENCE = 300_000


def write(path: Path, n_rows: int) -> None:
    """Write the table."""
    import pyarrow as pa
    from pyarrow import csv

    rng = np.random.default_rng(0)
    places = rng.normal(0, 2, (N_BLOBS, N_FEATURES))
    values = places[rng.integers(N_BLOBS, size=n_rows)] + rng.normal(0, 1.5, (n_rows, N_FEATURES))
    names = [f"feature {i}" for i in range(N_FEATURES)]
    with path.open("wb") as file:
        file.write(",".join(names).encode() + b"\n")  # the writer would put the names in quotes
        csv.write_csv(pa.table(list(values.T), names), file, csv.WriteOptions(include_header=False))


def ours(source: bytes | str) -> dict[str, float]:
    """Go the whole way; return the seconds of each stage."""
    import neon_core as nc
    from neon_core.projection import pca_map
    from neon_core.reading import Limits
    from neon_core.samples import Sample
    from pages.shared.live_chart import payload

    took = dict.fromkeys(STAGES, 0.0)
    stage_now, since = "read", time.perf_counter()

    def enter(stage: str, _: float = 0.0) -> None:
        nonlocal stage_now, since
        now = time.perf_counter()
        took[stage_now] += now - since
        stage_now, since = stage if stage in STAGES else "fit", now

    limits = Limits(n_bytes=2_000_000_000, n_rows=20_000_000, n_cells=400_000_000)
    data = nc.read_table(source, filename="million.csv", limits=limits)
    data.fingerprint  # noqa: B018  # what it is known by belongs to reading it
    config = nc.AnalysisConfig(n_clusters=K)
    analysis = nc.analyse(data, config, progress=enter)
    enter("map")
    sample = Sample(data.name, "million.csv", data.nouns, len(data.frame), N_FEATURES, config, look_for="")
    payload.build_map(analysis, pca_map(analysis), sample, "map", "frame", "analysis")
    enter("map")
    return took


def child(who: str, path: str, as_path: bool) -> None:
    """Do it once; print the seconds of each stage, and the peak in MB."""
    import pandas as pd

    import neon_core as nc
    from neon_core.blocks import on_one_core

    warnings.simplefilter("ignore", nc.NeonWarning)
    ours("\n".join(["a,b", *(f"{i}.5,{i * i % 7}" for i in range(40))]).encode())  # what is imported for it
    source = path if as_path else Path(path).read_bytes()
    if who == "pandas":
        start = time.perf_counter()
        pd.read_csv(source if isinstance(source, str) else io.BytesIO(source))
        took = {"read": time.perf_counter() - start}
    else:
        with on_one_core() if who == "one core" else nullcontext():
            took = ours(source)
    print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def measured(path: Path, as_path: bool) -> dict[str, tuple[dict[str, float], float]]:
    """Return the median seconds of each stage, and the median peak, of some processes of each kind, taking turns."""
    found: dict[str, list[tuple[dict[str, float], float]]] = {who: [] for who in ("pandas", "all cores", "one core")}
    for _ in range(RUNS):
        for who, runs in found.items():
            call = [sys.executable, __file__, "child", who, str(path), str(int(as_path))]
            done = subprocess.run(call, capture_output=True, text=True, check=True, env=os.environ)
            runs.append(json.loads(done.stdout))
    return {
        who: (
            {stage: median(took[stage] for took, _ in runs) for stage in runs[0][0]},
            median(peak for _, peak in runs),
        )
        for who, runs in found.items()
    }


def ways(report: Report, path: Path) -> None:
    """Measure the way from the file to the map."""
    for as_path in (False, True):
        how, found = "path" if as_path else "bytes", measured(path, as_path)
        bare, bare_peak = found.pop("pandas")
        report.line(f"pandas.read_csv, {how}", f"{bare['read']:6.2f} s, peak {bare_peak:5.0f} MB")
        for who, (took, peak) in found.items():
            told = ", ".join(f"{stage} {took[stage]:.2f}" for stage in STAGES)
            report.line(f"to the map, {how}, {who}", f"{sum(took.values()):6.2f} s: {told}")
            ratio = (sum(took.values()) - took["fit"]) / bare["read"]
            report.line("  without the fit", f"{ratio:6.2f} x pandas", ratio, None if as_path else LIMIT_TIME)
            report.line("  peak memory", f"{peak:6.0f} MB = {peak / bare_peak:.2f} x", peak / bare_peak, LIMIT_MEMORY)


def click(page: Page, rows: random.Random) -> float:
    """Click another row of wine than the one that is chosen; return the milliseconds until its answer."""
    return clicked(page, other_row(page, rows, 178))


def until(clicks: Callable[[], float], is_over: Callable[[], bool], most: int = 1000) -> list[float]:
    """Click while something goes on; return the milliseconds of each click."""
    took: list[float] = []
    while len(took) < most and not is_over():
        took.append(clicks())
    return took


def compare_clicks(report: Report, what: str, took: list[float], idle: float) -> None:
    """Print the clicks that were made while something went on, beside those on an idle server."""
    ratio = median(took) / idle
    text = f"{median(took):6.1f} ms = {ratio:.2f} x ({len(took)} clicks, the slowest {max(took):.0f} ms)"
    report.line(f"another's click, while {what}", text, ratio, LIMIT_CLICK)


def during_upload(
    page: Page, path: Path, clicks: Callable[[], float], n_clicks: int
) -> tuple[list[float], list[float]]:
    """Upload and explain a table; return another's clicks while it is read, and while it is fitted."""
    Watch(page)
    visit(page, "/table")
    stop = page.get_by_role("button", name=progress_words.STOP, exact=True)
    understood = page.get_by_role("heading", level=3).filter(has_text=", read ")
    page.locator("input[type=file]").set_input_files(path)
    reading = until(clicks, understood.is_visible)
    page.get_by_role("slider", name=page_words.CLUSTERS).press("End")
    page.get_by_role("button", name="Explain this table").click()
    expect(stop).to_be_visible(timeout=PATIENCE)
    fitting = until(clicks, lambda: not stop.is_visible(), n_clicks)
    page.context.close()
    return reading, fitting


def others(report: Report, browser: Browser, server: Server, path: Path, n_clicks: int) -> None:
    """Measure another visitor's clicks: on an idle server, while a table is read, and while it is fitted.

    A table is read within some twelve clicks, too few for a median that can be trusted: it is uploaded several times.
    """
    rows = random.Random(1)
    other = opened(browser, server)
    other.evaluate(TIMER.replace("select()", f"({PANEL})().querySelector('.headline')"))
    idle = median([click(other, rows) for _ in range(n_clicks + 3)][3:])
    report.line("another's click, idle server", f"{idle:6.1f} ms")
    reading: list[float] = []
    fitting: list[float] = []
    for _ in range(UPLOADS):
        page = browser.new_context(base_url=server.url, viewport=DESK).new_page()
        took = during_upload(page, path, lambda: click(other, rows), n_clicks)
        reading += took[0]
        fitting += took[1]
    compare_clicks(report, "the table is uploaded and read", reading, idle)
    compare_clicks(report, f"K={MOST_CLUSTERS} is fitted", fitting, idle)
    other.context.close()


def main() -> int:
    """Measure everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--clicks", type=int, default=30)
    asked = parser.parse_args()
    report = Report()
    names = ("streamlit", "pandas", "pyarrow", "scikit-learn")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores,", *(f"{n} {version(n)}" for n in names))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "million.csv"
        write(path, asked.rows)
        print(f"{asked.rows:,} rows, {path.stat().st_size / 1e6:.0f} MB, K={K}. Medians of {RUNS} processes.")
        ways(report, path)
        server = Server(ROOT / "app.py", Path(folder), **SETTINGS)
        try:
            server.wait_until_healthy()
            browser = launch(playwright)
            others(report, browser, server, path, asked.clicks)
            browser.close()
        finally:
            server.stop()
    return int(report.broken)


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2], sys.argv[3], bool(int(sys.argv[4])))
    else:
        sys.exit(main())
