"""Time which rows of a large map lie inside a drawn line, beside a sort of as many numbers, in one run.

    PYTHONPATH=. python benchmarks/outline.py [--rows 1000000] [--vertices 200] [--runs 3]

The lines: a wavy circle, as a hand draws it; a zigzag whose every edge passes all points from below to above; and
edges between places drawn at random. Prints the smallest processor time of some runs. Exits with 1 where a line takes
more than a second.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from neon_core.drawn_rows import is_inside

LIMIT = 1.0
"""Seconds."""


def draw_lines(n_vertices: int) -> dict[str, np.ndarray]:
    """Return outlines around and across points of a Gaussian."""
    turn, random = np.linspace(0.0, 2.0 * np.pi, n_vertices, endpoint=False), np.random.default_rng(1)
    circle = np.stack([np.cos(turn), np.sin(turn)], axis=1) * (1.5 + 0.15 * np.cos(9.0 * turn))[:, None]
    zigzag = np.stack([np.linspace(-6.0, 6.0, n_vertices), np.resize([-6.0, 6.0], n_vertices)], axis=1)
    return {"wavy circle": circle, "zigzag": zigzag, "random edges": random.uniform(-6.0, 6.0, (n_vertices, 2))}


def seconds(work: Callable[[], object], runs: int) -> float:
    """Return the smallest processor time of some runs."""
    durations = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        durations.append(time.process_time() - begin)
    return min(durations)


def main() -> int:
    """Print the times, and return 1 where the limit is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--vertices", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"{platform.platform()}, {os.cpu_count()} cores, NumPy {np.__version__}")
    points, is_broken = np.random.default_rng(0).normal(size=(options.rows, 2)), False
    sort = seconds(lambda: np.argsort(points[:, 1]), options.runs)
    print(f"sort of {options.rows:,} numbers: {sort:.3f} s")
    for name, outline in draw_lines(options.vertices).items():
        taken = seconds(partial(is_inside, points, outline), options.runs)
        is_broken |= taken > LIMIT
        verdict = "BROKEN" if taken > LIMIT else "holds"
        print(f"{name:12}: {taken:.3f} s, {taken / sort:.1f} x the sort (limit {LIMIT:g} s {verdict})")
    return int(is_broken)


if __name__ == "__main__":
    sys.exit(main())
