"""Tables without clusters: uniform noise in the data's own box, to which the gap and the silhouette are compared.

A number and a date are uniform between the smallest and the largest value of the table, as they count, scaled and
weighted. A category, a yes-or-no and an ordered value are one of their values, each as likely: between two values of a
category there are no rows, so that a cloud between them would be a table of another kind, and any category a cluster.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from neon_core.checks import Indices, Matrix, column_extremes
from neon_core.preparation import Design

STEPPED = ("boolean", "ordered")
"""The kinds of one feature whose values between two observed ones mean nothing."""

NOISE_STREAM = 1
"""Keeps the random numbers of these tables apart from those of other parts of a scan."""


def noise_maker(design: Design, n_rows: int, seed: int) -> Callable[[int], Matrix]:
    """Return a function that makes the i-th table of uniform noise in the box of a design; equal calls, equal tables.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.preparation import prepare
    >>> design = prepare(nc.load_sample("iris"), nc.AnalysisConfig())
    >>> table = noise_maker(design, 1000, seed=0)(3)
    >>> table.shape, float(table.min()) > 0.0, 0.45 < float(table.mean()) < 0.55
    ((1000, 4), True, True)
    """
    low, high = column_extremes(design.matrix)
    steps = {column.start: np.unique(design.matrix[:, column.start]) for column in design.columns if is_stepped(column)}
    groups = [(column.start, column.stop) for column in design.columns if column.categories]

    def make(number: int) -> Matrix:
        random = np.random.default_rng([seed, NOISE_STREAM, number])
        table: Matrix = random.uniform(low, high, (n_rows, len(low)))
        for feature, values in steps.items():
            table[:, feature] = values[random.integers(values.size, size=n_rows)]
        for start, stop in groups:
            table[:, start:stop] = _one_value(random.integers(stop - start, size=n_rows), low, high, start, stop)
        return table

    return make


def is_stepped(column: object) -> bool:
    """Whether a prepared column is one feature with steps."""
    return getattr(column, "kind", "") in STEPPED and not getattr(column, "categories", ())


def _one_value(values: Indices, low: Matrix, high: Matrix, start: int, stop: int) -> Matrix:
    """Return the features of a category in rows that have one value each."""
    is_value = values[:, None] == np.arange(stop - start)
    features: Matrix = np.where(is_value, high[start:stop], low[start:stop])
    return features
