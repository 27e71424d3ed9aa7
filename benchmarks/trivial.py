"""Measure how much of an explanation falls on columns that are no measurement, and how often a clustering is trivial.

    PYTHONPATH=. python benchmarks/trivial.py

Over the samples and the small tables that analysts bring (`tests/helpers/analyst_tables.py`), each opened as the
dashboard opens it. Two others in the same run: the same columns, each scaled to 0...1; and every column that pandas
reads as a number. Exits with 1 if any relevance falls on an id, a code, an answer or a copy in the dashboard's own way.
"""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.triviality import NEARLY_ONE, relevance_shares, shared_information
from tests.helpers.analyst_tables import CASES, Case

N_CLUSTERS, HALF, SEVERAL = 3, 0.5, 3


@dataclass(frozen=True)
class Measures:
    """What is measured of one table: shares from 0 to 1."""

    no_measurement: float
    strongest: float
    is_one_category: bool
    n_columns: int


def measure(analysis: nc.Analysis, out: frozenset[str]) -> Measures:
    """Return the measures of an analysis; `out` are the columns that are no measurement."""
    design, rows = analysis.design, np.arange(analysis.design.rows.size)
    shares = relevance_shares(design, analysis.model, rows)
    information = shared_information(design, analysis.clustering.labels, rows)
    is_category = np.array([bool(column.categories) or column.kind == "boolean" for column in design.columns])
    is_out = np.array([column.name in out for column in design.columns])
    is_one = bool((information[is_category] > NEARLY_ONE).any())
    return Measures(float(shares[is_out].sum()), float(shares.max()), is_one, len(design.columns))


def no_measurements(case: Case) -> frozenset[str]:
    """Return the columns of a case that are an id, a code, an answer or a copy."""
    roles = {name for name, role in case.roles.items() if "feature" not in np.atleast_1d(role)}
    return frozenset(case.out) | roles


def dashboard(case: Case, scaling: str | None = None) -> nc.Analysis:
    """Return the analysis of a case as the dashboard opens it, or with another scaling and nothing else chosen."""
    data = nc.read_table(case.text.encode(case.encoding), filename="case.csv")
    if scaling is not None:
        return nc.analyse(data, nc.AnalysisConfig(N_CLUSTERS, scaling))
    return nc.analyse(data)


def pandas_numbers(case: Case) -> nc.Analysis:
    """Return the analysis of all columns that pandas reads as numbers, each scaled to 0...1."""
    frame = pd.read_csv(io.BytesIO(case.text.encode(case.encoding)), sep=None, engine="python", encoding=case.encoding)
    return nc.analyse(nc.Dataset.from_frame(frame), nc.AnalysisConfig(N_CLUSTERS))


WAYS: dict[str, Callable[[Case], nc.Analysis]] = {
    "as the dashboard opens it": dashboard,
    "the same columns, each to 0...1": lambda case: dashboard(case, "minmax"),
    "all numbers of pandas, each to 0...1": pandas_numbers,
}


def measure_cases() -> dict[str, list[Measures]]:
    """Return for each way the measures of the cases that all ways can analyse."""
    found: dict[str, list[Measures]] = {way: [] for way in WAYS}
    n_left = 0
    for name, case in CASES.items():
        try:
            measured = [measure(analyse(case), no_measurements(case)) for analyse in WAYS.values()]
        except (nc.NeonError, ValueError) as error:  # pandas raises ValueErrors
            n_left += 1
            print(f"  not compared: {name} ({str(error).splitlines()[0][:90]})")
            continue
        for way, measures in zip(found, measured, strict=True):
            found[way].append(measures)
    print(f"  {n_left} of {len(CASES)} cases are not compared\n")
    return found


def main() -> int:
    """Print the measures; return the exit status."""
    warnings.simplefilter("ignore")
    print("cases")
    found = measure_cases()
    worst = 0.0
    for way, measures in found.items():
        shares = [m.no_measurement for m in measures]
        worst = max(worst, *shares) if way == next(iter(WAYS)) else worst
        print(f"{way} ({len(measures)} tables)")
        print(f"  relevance on ids, codes, answers, copies: mean {np.mean(shares):.1%}, largest {np.max(shares):.1%}")
        several = [m for m in measures if m.n_columns >= SEVERAL]
        decisive = sum(m.strongest > HALF for m in several)
        print(f"  one of at least {SEVERAL} columns carries over half: {decisive} of {len(several)} tables")
        print(f"  the clusters are one category: {sum(m.is_one_category for m in measures)} tables\n")
    print("samples, as they open")
    for name in nc.sample_names():
        data = nc.load_sample(name)
        out = frozenset(c.name for c in data.columns if c.role != "feature")
        of_it = measure(nc.analyse(data), out)
        worst = max(worst, of_it.no_measurement)
        print(f"  {name}: strongest column {of_it.strongest:.0%}, on no measurement {of_it.no_measurement:.0%}")
    print("limit 0 holds" if worst == 0.0 else f"limit 0 BROKEN: {worst:.1%}")
    return int(worst > 0.0)


if __name__ == "__main__":
    sys.exit(main())
