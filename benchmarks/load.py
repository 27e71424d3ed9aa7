"""Many visitors at a time: what a click costs, and how much memory a session takes, over WebSockets.

    PYTHONPATH=. python benchmarks/load.py [--seconds 40] [--sessions 1 50 100] [--no-hour]

For each number of sessions a fresh server: every visitor clicks a row, thinks for 1 to 5 seconds, and clicks again; one
gesture in ten changes K, and one visitor in ten has uploaded a table of 1,000 rows. In the same run the cost of a click
is measured with Streamlit's garbage collection after every run (`runner.postScriptGC`), which this project turns off.

Then an hour of a class in quick motion: 20 visitors at a time make 24,000 gestures without thinking, some on a table of
their own, and leave after 30. The server's memory is printed ten times.

Exits with 1 where a limit is broken: the 95th percentile of a click at 50 sessions is at most 5 times that of one, at
100 sessions at most 8 times; a session takes at most 2 MB; no gesture fails, and no answer is another visitor's; in the
second half of the hour the memory grows by at most 50 MB.
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
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from benchmarks.live import Report
from tests.browser.server import ROOT, Server
from tests.helpers.raw_visitor import RawVisitor

LIMITS, LIMIT_MB = {50: 5.0, 100: 8.0}, 2.0
THINKING, THINKING_ALONE = (1.0, 5.0), (0.1, 0.4)
"""Seconds between two gestures; a single visitor hurries, or the percentile of a dozen clicks would say little."""
N_WINES, N_UPLOADED = 178, 1_000
CLUSTERS = (2, 3, 4, 5)
UPLOADERS, CHANGES = 10, 10
"""One visitor, and one gesture, in this many."""
WARM_CLICKS = 20
AT_A_TIME, STAY, HOUR, LIMIT_GROWTH_MB = 20, 30, 24_000, 50.0
"""Visitors at a time, the gestures of each, and those of an hour: one visitor makes one in three seconds."""
COLLECTS = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}


@dataclass
class Load:
    """What one server was measured at.

    Attributes
    ----------
    clicks, changes : list of float
        Milliseconds of each click, and of each change of K.
    failures : list of str
        What went wrong.
    megabytes, cpu_s : float
        The server's memory above that of one session, and its processor time while the visitors clicked.
    """

    clicks: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    megabytes: float = 0.0
    cpu_s: float = 0.0


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def processor_s(pid: int) -> float:
    """Return the processor time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def table(seed: int) -> bytes:
    """Return a table to upload, another one for each visitor."""
    rng = random.Random(seed)
    lines = (",".join(f"{rng.gauss(3 * (i % 3), 1):.3f}" for _ in range(8)) for i in range(N_UPLOADED))
    return "\n".join([",".join(f"feature {i}" for i in range(8)), *lines]).encode()


async def upload(visitor: RawVisitor, seed: int) -> None:
    """Upload a table, and explain it."""
    await visitor.go("table")
    await visitor.upload("own_file", f"table{seed}.csv", table(seed))
    await visitor.go("")


async def click(visitor: RawVisitor, row: int, load: Load) -> None:
    """Click a row, and look whether the answer is about it."""
    start = time.perf_counter()
    answer = await visitor.click(row)
    load.clicks.append(1000.0 * (time.perf_counter() - start))
    if answer["mark"]["row"] != row:
        load.failures.append(f"clicked {row}, answered {answer['mark']['row']}")


async def visit(visitor: RawVisitor, number: int, until: float, load: Load, thinking: tuple[float, float]) -> None:
    """Click, think, and click again."""
    rng = random.Random(number)
    n_rows = N_UPLOADED if "table=" in visitor.address else N_WINES
    try:
        await asyncio.sleep(rng.uniform(0.0, thinking[1]))
        while time.monotonic() < until:
            if rng.randrange(CHANGES):
                await click(visitor, rng.randrange(n_rows), load)
            else:
                start = time.perf_counter()
                await visitor.slide("k", rng.choice(CLUSTERS))
                load.changes.append(1000.0 * (time.perf_counter() - start))
            await asyncio.sleep(rng.uniform(*thinking))
    except Exception as error:
        load.failures.append(f"{type(error).__name__}: {error}")
    load.failures += visitor.errors


async def measure(server: Server, n_sessions: int, seconds: float) -> Load:
    """Return what a server was measured at with some sessions."""
    load, pid = Load(), server.process.pid
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(RawVisitor.open(server.url))
        await upload(await stack.enter_async_context(RawVisitor.open(server.url)), 0)
        for row in range(WARM_CLICKS):
            await first.click(row)
        before = memory_mb(pid)
        visitors = [await stack.enter_async_context(RawVisitor.open(server.url)) for _ in range(n_sessions)]
        for number in range(0, n_sessions - 1, UPLOADERS):
            await upload(visitors[number], number + 1)
        until, used = time.monotonic() + seconds, processor_s(pid)
        thinking = THINKING if n_sessions > 1 else THINKING_ALONE
        await asyncio.gather(*(visit(visitor, i, until, load, thinking) for i, visitor in enumerate(visitors)))
        load.megabytes, load.cpu_s = memory_mb(pid) - before, processor_s(pid) - used
    return load


async def come_and_go(server: Server, visits: list[int], load: Load, seen: list[float]) -> None:
    """Visit again and again, one visit for each number, and note the memory after each."""
    while visits:
        number = visits.pop()
        rng = random.Random(number)
        try:
            async with RawVisitor.open(server.url) as visitor:
                if number % UPLOADERS == 0:
                    await upload(visitor, number)
                n_rows = N_UPLOADED if "table=" in visitor.address else N_WINES
                for _ in range(STAY):
                    await click(visitor, rng.randrange(n_rows), load)
                await visitor.close()
        except Exception as error:
            load.failures.append(f"{type(error).__name__}: {error}")
        seen.append(memory_mb(server.process.pid))


async def measure_hour(report: Report, server: Server) -> None:
    """Print the memory of a server over an hour of visitors who come and go."""
    load = Load()
    seen: list[float] = []
    visits = list(range(HOUR // STAY))
    start = time.monotonic()
    await asyncio.gather(*(come_and_go(server, visits, load, seen) for _ in range(AT_A_TIME)))
    tenths = [seen[len(seen) * i // 10 - 1] for i in range(1, 11)]
    report.line("an hour of visitors, memory", f"{', '.join(f'{mb:.0f}' for mb in tenths)} MB")
    growth = tenths[9] - tenths[4]
    report.line("  growth in its second half", f"{growth:.0f} MB", growth, LIMIT_GROWTH_MB)
    took = f"{len(load.clicks):,} clicks in {time.monotonic() - start:.0f} s"
    report.line("  failures", f"{len(load.failures)} of {took} {load.failures[:3] or ''}", len(load.failures), 0)


def run(folder: Path, n_sessions: int, seconds: float, **settings: str) -> Load:
    """Return what a fresh server was measured at."""
    server = Server(ROOT / "app.py", folder, **settings)
    try:
        server.wait_until_healthy()
        return asyncio.run(measure(server, n_sessions, seconds))
    finally:
        server.stop()


def percentile_95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1]


def describe(load: Load) -> str:
    """Return the figures of one server as text."""
    gestures = len(load.clicks) + len(load.changes)
    text = f"click {median(load.clicks):6.1f} ms, p95 {percentile_95(load.clicks):7.1f} ms ({len(load.clicks)})"
    changes = f", change of K {median(load.changes):6.1f} ms" if load.changes else ""
    return f"{text}{changes}, {1000.0 * load.cpu_s / gestures:5.1f} ms of processor a gesture"


def main() -> int:
    """Measure everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--sessions", type=int, nargs="*", default=[1, 50, 100])
    parser.add_argument("--no-hour", action="store_true")
    asked = parser.parse_args()
    report = Report()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, streamlit {version('streamlit')}")
    one = 0.0
    for n_sessions in asked.sessions:
        for name, settings in (("", {}), (", collecting after each run", COLLECTS)):
            with tempfile.TemporaryDirectory() as folder:
                load = run(Path(folder), n_sessions, asked.seconds, **settings)
            report.line(f"{n_sessions} sessions{name}", describe(load))
            if settings:
                continue
            p95 = percentile_95(load.clicks)
            one = one or p95
            report.line("  p95 against one session", f"{p95 / one:5.2f} x", p95 / one, LIMITS.get(n_sessions))
            report.line("  failures", f"{len(load.failures)} {load.failures[:3] or ''}", len(load.failures), 0)
            if n_sessions > 1:
                each = load.megabytes / n_sessions
                report.line("  memory a session", f"{each:5.2f} MB", each, LIMIT_MB)
    if not asked.no_hour:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(ROOT / "app.py", Path(folder))
            try:
                server.wait_until_healthy()
                asyncio.run(measure_hour(report, server))
            finally:
                server.stop()
    return int(report.broken)


if __name__ == "__main__":
    sys.exit(main())
