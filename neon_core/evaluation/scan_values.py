"""The result of a scan over K: the measures of every K, what each chooses, and what they say together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import nan

import numpy as np
import pandas as pd

from neon_core.checks import Vector
from neon_core.config import AnalysisConfig
from neon_core.evaluation.scan_rules import BY_VALUES, MEASURES, NO_CHOICE, find_bend, find_first_gap
from neon_core.wording.scan_sentences import describe_scan, describe_scan_detail
from neon_core.wording.spans import to_text

MARGIN, DEVIATIONS = 0.02, 4.0
"""Clusters stand out where the silhouette is above that of noise by this much, and by this number of standard
deviations between tables of noise. With this rule none of 57 tables of uniform noise and none of 57 Gaussians with 40
to 1,000 rows and 1 to 13 columns, scanned from 2 to 10 clusters, has clusters (95 % interval of both shares: up to
6.3 %), and all 54 tables with planted clusters have. The furthest table of uniform noise lies 4.7 deviations above
others of its kind, within the margin (measured, benchmarks/no_clusters.py)."""

FEW = 0.01
"""A cluster with a smaller share of the rows than this is outliers, as in the notes of an analysis."""

Spread = tuple[float, float]


@dataclass(frozen=True)
class KMeasures:
    """The measures of one K; NaN where a measure has no value, or none yet.

    Attributes
    ----------
    k : int
        The number of clusters.
    inertia, silhouette, calinski_harabasz, davies_bouldin : float
        Of the clustering of all rows; the silhouette of a large table on a sample.
    gap, gap_error : float
        The gap to uniform noise, and its standard error.
    restarts, resampling : float
        The mean adjusted Rand index of every two starts; and of the clustering and those of rows drawn again.
    restarts_spread, resampling_spread : (float, float)
        The ends between which the middle 80 % of these lie.
    noise_silhouette, noise_deviation : float
        The mean silhouette of uniform noise in the data's own box, and its standard deviation between tables.
    smallest : int
        The rows of the smallest cluster.
    """

    k: int
    inertia: float = nan
    silhouette: float = nan
    calinski_harabasz: float = nan
    davies_bouldin: float = nan
    gap: float = nan
    gap_error: float = nan
    restarts: float = nan
    restarts_spread: Spread = (nan, nan)
    resampling: float = nan
    resampling_spread: Spread = (nan, nan)
    noise_silhouette: float = nan
    noise_deviation: float = nan
    smallest: int = 0


@dataclass(frozen=True)
class ScanSizes:
    """How many rows, tables and fits the measures of a scan are made of.

    Attributes
    ----------
    n_rows : int
        The rows that are clustered.
    silhouette, noise, noise_silhouette : int
        The rows that are compared for the silhouette; the rows for the gap and for resampling; and those of each table
        of noise that are compared for its silhouette. All of a small table.
    starts, n_restarts : int
        The rows that the starts are fitted to, and the number of starts that are compared.
    n_init : int
        The starts of which the best is the clustering of each K.
    n_noise, n_noise_silhouettes, n_resamples : int
        The tables of noise, those with a silhouette, and how often rows are drawn again.
    n_init_plain : int
        The starts of each fit to noise and to rows drawn again.
    """

    n_rows: int
    silhouette: int
    noise: int
    noise_silhouette: int
    starts: int
    n_restarts: int
    n_init: int
    n_noise: int
    n_noise_silhouettes: int
    n_resamples: int
    n_init_plain: int


@dataclass(frozen=True)
class MeasureChoice:
    """The K that a measure chooses; 0 where it chooses none."""

    measure: str
    k: int


@dataclass(frozen=True, eq=False)
class Scan:
    """What measures say of every K. Each step of `scan_steps` is such a value, with fewer measures `pending`.

    Attributes
    ----------
    config : AnalysisConfig
        The choices; its number of clusters is the present K, and its edits take no part.
    fingerprint : str
        The fingerprint of the dataset.
    measures : tuple of KMeasures
        The measures of each K, in order.
    of_one : KMeasures
        Inertia and gap of one cluster, which the bend and the gap are compared with.
    left_out : tuple of int
        The K for which there are too few distinct rows.
    n_distinct : int
        The number of distinct rows where a K was left out; else 0.
    sizes : ScanSizes
        The rows and fits behind the measures.
    pending : tuple of str
        The measures that some K still lack, with "noise" for the silhouette of noise; empty when the scan is done.
    nouns : tuple of str
        The noun for a row, singular and plural.
    """

    config: AnalysisConfig
    fingerprint: str
    measures: tuple[KMeasures, ...]
    of_one: KMeasures
    left_out: tuple[int, ...]
    n_distinct: int
    sizes: ScanSizes
    pending: tuple[str, ...]
    nouns: tuple[str, str] = field(default=("row", "rows"))

    @property
    def is_done(self) -> bool:
        """Whether all measures of all K are there."""
        return not self.pending

    @property
    def ks(self) -> tuple[int, ...]:
        """The numbers of clusters that are compared, in order."""
        return tuple(one.k for one in self.measures)

    @property
    def n_edits(self) -> int:
        """The number of merges and splits that the scan does not make."""
        return len(self.config.edits)

    @property
    def table(self) -> pd.DataFrame:
        """One line a K; the columns are the fields of `KMeasures`. A new frame each time."""
        return pd.DataFrame([vars(one) for one in self.measures], columns=list(KMeasures.__dataclass_fields__))

    def values(self, measure: str) -> Vector:
        """Return a measure at each K; shape (n_ks,)."""
        return np.array([getattr(one, measure) for one in self.measures], np.float64)

    def at(self, k: int) -> KMeasures:
        """Return the measures of a K; those of `of_one` for K = 1, if it is not compared; else KeyError."""
        return {1: self.of_one, **{one.k: one for one in self.measures}}[k]

    @cached_property
    def choices(self) -> tuple[MeasureChoice, ...]:
        """The K that each measure chooses, in the order of `MEASURES`; without those that are pending."""
        return tuple(MeasureChoice(name, self._choose(name)) for name in MEASURES if name not in self.pending)

    def _choose(self, measure: str) -> int:
        """Return the K that a measure chooses."""
        if measure == "inertia":
            return find_bend(self.ks, self.values("inertia"), self.of_one.inertia)
        if measure == "gap":
            return find_first_gap(self.ks, self.values("gap"), self.values("gap_error"))
        return BY_VALUES[measure](self.ks, self.values(measure))

    @property
    def tally(self) -> Mapping[int, int]:
        """The number of measures that choose each K, for every K that some measure chooses, in order."""
        chosen = [choice.k for choice in self.choices if choice.k != NO_CHOICE]
        return {k: chosen.count(k) for k in sorted(set(chosen))}

    @property
    def stands_out(self) -> bool:
        """Whether some K has a silhouette that uniform noise has not.

        Few tables of noise give the deviation of one K poorly, so that of all K together is taken.
        """
        above = self.values("silhouette") - self.values("noise_silhouette")
        deviations = self.values("noise_deviation")
        deviation = np.sqrt(np.square(deviations[~np.isnan(deviations)]).mean()) if np.isfinite(above).any() else 0.0
        return bool((above > max(MARGIN, DEVIATIONS * float(deviation))).any())

    @cached_property
    def recommended(self) -> int | None:
        """The K that most measures choose, of several the one with the largest silhouette.

        None while measures are pending, and where no K stands out from uniform noise: there may be no clusters.
        """
        tally = self.tally
        if self.pending or not self.stands_out or not tally:
            return None
        return max(tally, key=lambda k: (tally[k], float(np.nan_to_num(self.at(k).silhouette, nan=-1.0)), -k))

    @property
    def has_outliers(self) -> bool:
        """Whether the recommended K has a cluster of under 1 % of the rows."""
        return self.recommended is not None and self.at(self.recommended).smallest < FEW * self.sizes.n_rows

    @property
    def prefers_one(self) -> bool:
        """Whether the gap finds one cluster as good as the first K above one: by its rule, there are no clusters."""
        first = next((one for one in self.measures if one.k > 1), self.of_one)
        return bool(self.of_one.gap >= first.gap - first.gap_error)

    @property
    def reason(self) -> str:
        """The recommendation in words, with its reasons and doubts; empty while measures are pending."""
        if self.pending:
            return ""
        return " ".join(to_text(sentence) for sentence in (describe_scan(self), *describe_scan_detail(self)))
