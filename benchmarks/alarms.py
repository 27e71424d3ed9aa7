"""Count how often each alarm is raised on tables without its fault, and on tables with it.

    PYTHONPATH=. python benchmarks/alarms.py [--tables 500] [--seed 0]

Tables with 80 to 400 rows, 4 to 10 columns and 2 to 6 clusters are generated: Gaussian clusters that differ in every
column, the same rounded to whole numbers, and uniform noise. Their rows are in no order. A fault is then
planted in each of as many other tables. Exits with 1 where an alarm is false on more than 5 % of the tables without a
fault, or misses more than 10 % of those with it. The rates stand in `neon_core/evaluation/clustering_alarms.py`.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.blocks import on_one_core
from neon_core.evaluation.clustering_alarms import REMEDIES

MOST_FALSE, FEWEST_HITS = 0.05, 0.9
Random = np.random.Generator


def clusters(random: Random, n_rows: int, n_columns: int, k: int) -> np.ndarray:
    """Return Gaussian clusters that differ about equally in every column."""
    steps = np.linspace(-1.0, 1.0, k) * random.uniform(3.0, 8.0)
    centroids = np.stack([random.permutation(steps) * random.uniform(0.8, 1.25) for _ in range(n_columns)], axis=1)
    labels = random.choice(k, n_rows, p=random.dirichlet(np.full(k, 8.0)))
    return centroids[labels] + random.normal(size=(n_rows, n_columns))


def clean(random: Random) -> tuple[pd.DataFrame, int, str]:
    """Return a table without a fault, the number of clusters to fit, and its scaling."""
    n_rows, n_columns, k = (int(random.integers(*ends)) for ends in ((80, 401), (4, 11), (2, 7)))
    shape = int(random.integers(4))
    matrix = random.uniform(size=(n_rows, n_columns)) if shape == 0 else clusters(random, n_rows, n_columns, k)
    frame = pd.DataFrame(matrix, columns=[f"column {i}" for i in range(n_columns)])
    if shape == 1:
        frame = frame.round(0)  # counts: some rows are equal by chance
    return frame, k, str(random.choice(["minmax", "standard", "robust", "none"]))


def plant_half(random: Random) -> tuple[pd.DataFrame, int, str]:
    """Clusters that differ in one column only, among columns of small noise."""
    frame, k, _ = clean(random)
    numbers = frame[[name for name in frame if str(name).startswith("column")]] * 0.02
    numbers["column 0"] = random.integers(k, size=len(frame)) * 3.0 + random.normal(size=len(frame)) * 0.3
    return numbers, k, "none"


def plant_one_column(random: Random) -> tuple[pd.DataFrame, int, str]:
    """A category that the clusters repeat, beside numbers without clusters."""
    n_rows, n_columns, k = (int(random.integers(*ends)) for ends in ((80, 401), (4, 8), (2, 5)))
    numbers = random.normal(size=(n_rows, n_columns)) * 0.5
    frame = pd.DataFrame(numbers, columns=[f"column {i}" for i in range(n_columns)])
    frame["kind"] = random.choice(list("abcd")[:k], n_rows)
    return frame, k, "minmax"


def plant_row_order(random: Random) -> tuple[pd.DataFrame, int, str]:
    """An id, a batch as a word or as a number, or a date among the features, beside numbers of which one drifts."""
    n_rows, n_columns, k = (int(random.integers(*ends)) for ends in ((80, 401), (3, 10), (2, 7)))
    frame = pd.DataFrame(random.normal(size=(n_rows, n_columns)), columns=[f"column {i}" for i in range(n_columns)])
    batch = np.sort(random.integers(4, size=n_rows))
    frame["column 0"] += random.uniform(0.0, 2.0) * batch
    planted: list[Any] = [
        random.permutation(n_rows) + 1000.0,
        np.array([f"batch {i}" for i in batch], object),
        random.permutation(4)[batch].astype(float),
        pd.Timestamp("2024-01-01") + pd.to_timedelta(np.sort(random.uniform(0, 300, n_rows)), unit="D"),
    ]
    frame["planted"] = planted[int(random.integers(4))]
    return frame, k, "minmax"


def plant_copies(random: Random) -> tuple[pd.DataFrame, int, str]:
    """A column that repeats another one in another unit, with 1 % to 15 % of the spread within clusters as noise."""
    frame, k, scaling = clean(random)
    noise = random.uniform(0.01, 0.15) * min(1.0, float(frame["column 1"].std())) * random.normal(size=len(frame))
    frame["copy"] = (frame["column 1"] + noise) * (1.0 if scaling == "none" else 2.54) + 10.0
    return frame, k, scaling


def plant_outliers(random: Random) -> tuple[pd.DataFrame, int, str]:
    """One row in 150, at most two, far away from all others."""
    frame, k, scaling = clean(random)
    frame = frame.iloc[:, :4] if len(frame) >= 150 else pd.concat([frame.iloc[:, :4]] * 3, ignore_index=True)
    frame = frame + 1e-3 * random.normal(size=frame.shape)
    far = 40.0 * float(np.abs(frame.to_numpy()).max())
    frame.iloc[: 1 + (len(frame) > 250)] = far
    return frame, k, "none" if scaling == "robust" else scaling


def plant_repeated(random: Random) -> tuple[pd.DataFrame, int, str]:
    """2 % to 30 % of the rows there twice."""
    frame, k, scaling = clean(random)
    again = frame.sample(frac=float(random.uniform(0.02, 0.3)), random_state=int(random.integers(2**31)))
    return pd.concat([frame, again], ignore_index=True).sample(frac=1.0, random_state=1, ignore_index=True), k, scaling


def plant_scaling(random: Random) -> tuple[pd.DataFrame, int, str]:
    """One column in a unit that is 20 to 1,000 times smaller, unscaled."""
    frame, k, _ = clean(random)
    frame = frame[[name for name in frame if str(name).startswith("column")]]
    frame["column 2"] *= 10.0 ** random.uniform(1.3, 3.0)
    return frame, k, "none"


FAULTS: dict[str, Callable[[Random], tuple[pd.DataFrame, int, str]]] = {
    "half": plant_half,
    "one column": plant_one_column,
    "row order": plant_row_order,
    "copies": plant_copies,
    "outliers": plant_outliers,
    "repeated": plant_repeated,
    "scaling": plant_scaling,
}


def raised(frame: pd.DataFrame, k: int, scaling: str) -> set[str]:
    """Return the kinds of the alarms that are raised on a table, in which every column counts."""
    data = nc.Dataset.from_frame(frame).with_roles({str(name): "feature" for name in frame})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=k, scaling=scaling, n_init=3))
    return {alarm.kind for alarm in nc.alarms(analysis) if alarm.is_raised}


def main() -> int:
    """Print the rates; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    begin, is_ok = time.monotonic(), True
    with on_one_core():
        without = [raised(*clean(np.random.default_rng([chosen.seed, 0, i]))) for i in range(chosen.tables)]
        print(f"{chosen.tables} tables without a fault and with it; {'fault':>12s}   false    hits")
        for number, kind in enumerate(REMEDIES, 1):
            plant = FAULTS[kind]
            planted = (plant(np.random.default_rng([chosen.seed, number, i])) for i in range(chosen.tables))
            hits = [kind in raised(*table) for table in planted]
            false, hit = float(np.mean([kind in found for found in without])), float(np.mean(hits))
            is_ok &= false <= MOST_FALSE and hit >= FEWEST_HITS
            print(f'    "{kind}": Rates({false:.3f}, {hit:.3f}),', flush=True)
    print(f"{time.monotonic() - begin:.0f} s; limits {'hold' if is_ok else 'BROKEN'}")
    return int(not is_ok)


if __name__ == "__main__":
    sys.exit(main())
