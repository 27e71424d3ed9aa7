"""Scans with given measures, for the tests of rules and sentences."""

from __future__ import annotations

from dataclasses import replace

import neon_core as nc
from neon_core.evaluation import KMeasures, Scan, ScanSizes

SIZES = ScanSizes(150, 150, 150, 150, 150, 20, 10, 20, 5, 20, 3)


def measured(k, **values):
    """Return the measures of a K, all with a value."""
    usual = KMeasures(
        k,
        inertia=100.0 / k,
        silhouette=0.4,
        calinski_harabasz=10.0,
        davies_bouldin=1.0,
        gap=0.5,
        gap_error=0.01,
        restarts=0.9,
        restarts_spread=(0.8, 1.0),
        resampling=0.9,
        resampling_spread=(0.7, 1.0),
        smallest=20,
    )
    return replace(usual, **values)


def made_scan(
    *measures, of_one=100.0, noise=0.1, deviation=0.001, n_rows=150, pending=(), left_out=(), n_distinct=0, **choices
):
    """Return a scan of these measures; one cluster has a gap of 0.2."""
    return Scan(
        config=nc.AnalysisConfig(**choices),
        fingerprint="",
        measures=tuple(
            one if one.k == 1 else replace(one, noise_silhouette=noise, noise_deviation=deviation) for one in measures
        ),
        of_one=KMeasures(1, inertia=of_one, gap=0.2, gap_error=0.01),
        left_out=left_out,
        n_distinct=n_distinct,
        sizes=replace(SIZES, n_rows=n_rows),
        pending=pending,
        nouns=("wine", "wines"),
    )
