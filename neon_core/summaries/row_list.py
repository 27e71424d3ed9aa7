"""A caller's list of rows, as samples of an analysis."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from neon_core.analysis import Analysis
from neon_core.arguments import format_given
from neon_core.checks import Indices, as_numbers
from neon_core.errors import NeonError, RowError


def find_samples(analysis: Analysis, rows: ArrayLike) -> Indices:
    """Return the sample of each row; refuse a value that is no list of rows, and the first row without a sample."""
    given: NDArray[Any] | None = None
    with suppress(NeonError):
        given = as_numbers(rows, "rows")
    if given is None or given.ndim != 1 or (given.size and given.dtype.kind not in "iu"):
        what = f"rows={format_given(rows)} are not rows: a row is a whole number"
        raise RowError(what, where="rows", hint="Pass a list of rows, such as analysis.mismatches().")
    own = analysis.design.rows
    if own.size == analysis.design.n_rows and given.size and given.min() >= 0 and given.max() < own.size:
        return given.astype(np.intp)  # no row was left out: a row is its own sample
    samples = np.searchsorted(own, given)
    missing = np.flatnonzero(own[np.minimum(samples, own.size - 1)] != given)
    if missing.size:
        analysis.position(int(given[missing[0]]))  # raises, and says whether the row was left out
    return samples
