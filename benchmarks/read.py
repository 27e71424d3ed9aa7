"""How fast is `read_table`, and how much memory does it take? Against a bare `pandas.read_csv` with the right options.

    PYTHONPATH=. python benchmarks/read.py

For three sizes and four kinds of table, both read the same bytes (what an upload is), in processes of their own, in one
run: medians, peaks and ratios. A bare `read_csv` gets the options of the table (delimiter, decimal mark, missing
words); `read_table` finds them out, counts the cells of every row, and takes the file's fingerprint. Exits with 1 where
a limit is broken: at 100 MB from bytes, 1.5 times the time and 1.3 times the peak memory.

A path is read too: there pandas 3.1 reads large clean files with two threads, which it does not for bytes.
"""

from __future__ import annotations

import io
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

SIZES = {"1 kB": 1_000, "1 MB": 1_000_000, "100 MB": 100_000_000}
KINDS = ("numbers", "European", "gaps and words", "quoted")
RUNS = {"1 kB": 30, "1 MB": 15, "100 MB": 5}
LIMIT_TIME, LIMIT_MEMORY = 1.5, 1.3
ROWS = 2_000


def table(kind: str) -> tuple[str, dict[str, Any]]:
    """Return a table as text, and the options that `read_csv` needs for it."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(ROWS, 13)), columns=[f"feature {i}" for i in range(13)])
    if kind == "European":
        return frame.to_csv(index=False, sep=";", decimal=","), {"sep": ";", "decimal": ","}
    if kind == "gaps and words":
        frame = frame.round(3).mask(rng.random(frame.shape) < 0.05)
        frame["feature 3"] = rng.choice(["red", "green", "blue"], ROWS)
        frame["feature 5"] = rng.integers(0, 1000, ROWS)
        return frame.to_csv(index=False, na_rep="NA"), {"na_values": ["NA"]}
    return frame.to_csv(index=False, quoting=1 if kind == "quoted" else 0), {}


def write(kind: str, size: int, path: Path) -> dict[str, Any]:
    """Write a table of about a size, its rows over and over."""
    text, needed = table(kind)
    head, body = text.split("\n", 1)
    lines = body.splitlines(keepends=True)
    part = body if size > len(body) else "".join(lines[: max(3, size * ROWS // len(body))])
    with path.open("w") as file:
        file.write(head + "\n")
        for _ in range(max(1, size // len(part))):
            file.write(part)
    return needed


def child(who: str, path: str, needed: dict[str, Any], runs: int, as_path: bool) -> None:
    """Read a table some times; print the seconds, and the peak of the first reading above what stood before."""
    import neon_core as nc

    nc.read_table(b"a,b\n1,2\n3,4\n")  # what is imported for it
    source = path if as_path else Path(path).read_bytes()
    seconds = []
    peak = 0
    for _ in range(runs):
        start = time.perf_counter()
        if who == "pandas":
            frame = pd.read_csv(source if isinstance(source, str) else io.BytesIO(source), **needed)
        else:
            frame = nc.read_table(source, filename="table.csv").frame
        seconds.append(time.perf_counter() - start)
        peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert len(frame) > 2
        del frame
    print(json.dumps([median(seconds), peak / 1024]))


def measured(who: str, path: Path, needed: dict[str, Any], runs: int, as_path: bool) -> tuple[float, float]:
    """Return the median seconds and the peak in MB of a process that reads a table."""
    call = [sys.executable, __file__, who, str(path), json.dumps(needed), str(runs), str(int(as_path))]
    done = subprocess.run(call, capture_output=True, text=True, check=True, env=os.environ)
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def main() -> int:
    """Measure, print, and say whether the limits hold."""
    print(f"{platform.python_version()}, pandas {pd.__version__}, pyarrow {pa.__version__}, {os.cpu_count()} cores")
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            for name, size in SIZES.items():
                path = Path(folder) / "table.csv"
                needed = write(kind, size, path)
                for as_path in (False, True) if name == "100 MB" else (False,):
                    ours, theirs = (measured(who, path, needed, RUNS[name], as_path) for who in ("neon_core", "pandas"))
                    time_, memory = ours[0] / theirs[0], ours[1] / theirs[1]
                    print(
                        f"{kind:>15} {name:>7} {'path' if as_path else 'bytes'}: {1e3 * ours[0]:7.1f} ms, pandas "
                        f"{1e3 * theirs[0]:7.1f} ms, {time_:5.2f} x; peak {ours[1]:4.0f} MB, pandas "
                        f"{theirs[1]:4.0f} MB, {memory:.2f} x"
                    )
                    if (name, as_path) == ("100 MB", False):
                        broken += [f"{kind}, time {time_:.2f}"] * (time_ > LIMIT_TIME)
                        broken += [f"{kind}, memory {memory:.2f}"] * (memory > LIMIT_MEMORY)
                path.unlink()
    print(
        f"Limits ({LIMIT_TIME} x time, {LIMIT_MEMORY} x memory): {'BROKEN: ' + ', '.join(broken) if broken else 'hold'}"
    )
    return int(bool(broken))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), int(sys.argv[4]), bool(int(sys.argv[5])))
    else:
        sys.exit(main())
