"""How many rows, tables and fits a scan takes, and what each piece of its work costs."""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.config import AnalysisConfig
from neon_core.evaluation.plain_fits import N_INIT
from neon_core.evaluation.scan_values import ScanSizes
from neon_core.evaluation.silhouette_rows import MOST_ROWS as MOST_COMPARED
from neon_core.starts import DRAWN, MOST_ROWS

N_NOISE, N_NOISE_SILHOUETTES, N_RESAMPLES = 20, 5, 20

NOISE_COMPARED = 4_000
"""Rows of a table of noise that are compared for its silhouette, at most: a mean needs no more."""

N_RESTARTS, N_RESTARTS_OF_LARGE = 20, 10
"""The starts that are compared; of a table with more rows than are compared for the silhouette, the second number."""

NOISE_ROWS, NOISE_CELLS, FEWEST_NOISE_ROWS = 10_000, 1_000_000, 1_000
"""Rows of the sample for the gap and for resampling, at most; fewer where the table is wide."""

PASSES, SETTLING, FIT = 20, 10, 1e7
"""Passes over the rows in a fit, and in settling a large one; the cost of a fit of no rows. They weigh the progress."""


def noise_rows(n_features: int) -> int:
    """Return the rows of the sample for the gap and for resampling.

    Examples
    --------
    >>> noise_rows(13), noise_rows(500)
    (10000, 2000)
    """
    return min(NOISE_ROWS, max(FEWEST_NOISE_ROWS, NOISE_CELLS // n_features))


def choose_sizes(shape: tuple[int, ...], config: AnalysisConfig) -> ScanSizes:
    """Return the sizes of a scan of a table of (n_rows, n_features)."""
    n_rows, n_features = shape
    few = max(N_RESTARTS_OF_LARGE, min(config.n_init, N_RESTARTS))
    return ScanSizes(
        n_rows=n_rows,
        silhouette=min(n_rows, MOST_COMPARED),
        noise=min(n_rows, noise_rows(n_features)),
        noise_silhouette=min(n_rows, noise_rows(n_features), NOISE_COMPARED),
        starts=DRAWN if n_rows > MOST_ROWS else n_rows,
        n_restarts=N_RESTARTS if n_rows <= MOST_COMPARED else few,
        n_init=config.n_init,
        n_noise=N_NOISE,
        n_noise_silhouettes=N_NOISE_SILHOUETTES,
        n_resamples=N_RESAMPLES,
        n_init_plain=N_INIT,
    )


def estimate_costs(shape: tuple[int, ...], ks: Sequence[int], sizes: ScanSizes) -> list[float]:
    """Return the cost of each piece of a scan, in multiplications, in the order of the pieces."""
    n_rows, n_features = shape
    n_starts = max(sizes.n_init, sizes.n_restarts)
    settled = SETTLING * n_rows if sizes.starts < n_rows else 0
    starts = [n_features * k * (n_starts * PASSES * sizes.starts + settled) + n_starts * FIT for k in ks]
    plain = [N_INIT * N_NOISE * (PASSES * n_features * k * sizes.noise + FIT) for k in ks]
    a_pair = n_features + sum(ks) + PASSES
    pairs = [both for cost in plain for both in (cost, cost)]
    return [
        *starts,
        sizes.silhouette**2 * a_pair,
        *pairs,
        sizes.n_noise_silhouettes * sizes.noise_silhouette**2 * a_pair,
    ]
