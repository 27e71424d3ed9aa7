"""The work of a scan in pieces, each of which completes some measures of one K or of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

import numpy as np

from neon_core.centroids import few_distinct_rows
from neon_core.checks import Indices, Matrix, Vector
from neon_core.clustering import Clustering, cluster
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import DataError
from neon_core.evaluation.agreement import agreement_of_pairs, middle_range
from neon_core.evaluation.batched_fits import Fit
from neon_core.evaluation.gap_statistic import dispersion_of, gap_of
from neon_core.evaluation.noise_tables import noise_maker
from neon_core.evaluation.plain_fits import fit_each, fit_tables, sum_of_squares
from neon_core.evaluation.resampled_fits import agreement_of_resamples
from neon_core.evaluation.scan_sizes import choose_sizes, estimate_costs, noise_rows
from neon_core.evaluation.scan_values import KMeasures, Scan
from neon_core.evaluation.silhouette_rows import MOST_ROWS, sample_rows, silhouettes_of
from neon_core.preparation import Design, prepare
from neon_core.progress import stage
from neon_core.text import count

PREPARED = 0.02
"""The share of the whole after which the table is prepared."""


@dataclass(frozen=True)
class Piece:
    """A piece of the work: its name, the shares of the whole between which it lies, and the work itself."""

    name: str
    begin: float
    end: float
    work: Callable[[], None]


class ScanWork:
    """The measures so far, and the pieces of work that complete them when they run in order.

    Attributes
    ----------
    ks : tuple of int
        The numbers of clusters that are compared.
    sizes : ScanSizes
        The rows and fits behind the measures.
    labels : dict
        For each fitted K the labels of the rows of the silhouettes, and of those of gap and resampling.
    pieces : list of Piece
        The work, in order.
    n_done : int
        The number of pieces that are done.
    """

    def __init__(self, dataset: Dataset, config: AnalysisConfig, design: Design, asked: Sequence[int]) -> None:
        self._dataset, self._config, self._design = dataset, config, design
        self.ks, self._n_distinct = check_distinct(design.matrix, asked)
        self._left_out = tuple(k for k in asked if k not in self.ks)
        self.sizes = choose_sizes(design.matrix.shape, config)
        n_rows, seed = len(design.matrix), config.random_state
        self._compared = sample_rows(n_rows, MOST_ROWS, seed)
        self._drawn = sample_rows(n_rows, noise_rows(design.matrix.shape[1]), seed)
        self._noise = noise_maker(design, self._drawn.size, seed)
        self._measures = {k: KMeasures(k) for k in self.ks}
        self._of_one = KMeasures(1, inertia=sum_of_squares(design.matrix), smallest=n_rows)
        self.labels: dict[int, tuple[Indices, Indices]] = {}
        self._noise_labels: list[list[Indices]] = [[] for _ in range(self.sizes.n_noise_silhouettes)]
        self._pending = dict.fromkeys(("inertia", "davies_bouldin", "calinski_harabasz", "restarts"), len(self.ks))
        self._pending |= {"silhouette": 1, "gap": len(self.ks), "resampling": len(self.ks), "noise": 1}
        self.pieces = self._plan()
        self.n_done = 0

    def scan(self) -> Scan:
        """Return the scan so far."""
        return Scan(
            config=self._config,
            fingerprint=self._dataset.fingerprint,
            measures=tuple(self._measures.values()),
            of_one=self._of_one,
            left_out=self._left_out,
            n_distinct=self._n_distinct,
            sizes=self.sizes,
            pending=tuple(name for name, n in self._pending.items() if n),
            nouns=self._dataset.nouns,
        )

    def _plan(self) -> list[Piece]:
        """Return the pieces in order, with shares of the whole after their estimated costs."""
        last = self.ks[-1]
        named: list[tuple[str, Callable[[], None]]] = []
        named += [(f"K = {k} of {last}, starts", partial(self._fit, k)) for k in self.ks]
        named.append(("silhouettes", self._compare))
        for k in self.ks:
            named.append((f"K = {k} of {last}, noise", partial(self._find_gap, k)))
            named.append((f"K = {k} of {last}, resampling", partial(self._resample, k)))
        named.append(("silhouettes of noise", self._compare_noise))
        edges = np.array([0.0, *accumulate(estimate_costs(self._design.matrix.shape, self.ks, self.sizes))])
        shares = (PREPARED + (1.0 - PREPARED) * edges / edges[-1]).tolist()
        spans = zip(named, shares, shares[1:], strict=False)
        return [Piece(name, begin, end, work) for (name, work), begin, end in spans]

    def _set(self, k: int, measures: Sequence[str], **values: object) -> None:
        """Store measures of a K; `measures` are those that this completes."""
        self._measures[k] = replace(self._measures[k], **values)  # type: ignore[arg-type]
        for name in measures:
            self._pending[name] -= 1

    def _fit(self, k: int) -> None:
        """Fit a K as `analyse` does, and measure the fit and the agreement of its starts."""
        labelings: list[Indices] = []

        def keep(labels: Indices) -> None:
            if len(labelings) < self.sizes.n_restarts:
                labelings.append(labels.astype(np.int32))

        own = replace(self._config, n_clusters=k, edits=())
        clustering = cluster(self._design, own, keep, self.sizes.n_restarts)
        self.labels[k] = clustering.labels[self._compared], clustering.labels[self._drawn]
        agreement = agreement_of_pairs(labelings, k) if labelings else np.ones(1)
        self._set(
            k,
            ("inertia", "davies_bouldin", "calinski_harabasz", "restarts"),
            inertia=clustering.inertia,
            smallest=int(clustering.sizes.min()),
            **measure_separation(self._design.matrix, clustering),
            **({"restarts": float(agreement.mean()), "restarts_spread": middle_range(agreement)} if k > 1 else {}),
        )

    def _compare(self) -> None:
        """Measure the silhouettes of all K in one pass over the distances."""
        labelings = [self.labels[k][0] for k in self.ks]
        found = silhouettes_of(self._design.matrix[self._compared], labelings, self.ks)
        for k, values in zip(self.ks, found, strict=True):
            self._set(k, (), silhouette=float(values.mean()))
        self._pending["silhouette"] = 0

    def _find_gap(self, k: int) -> None:
        """Fit a K to the tables of noise; keep the labels of some for their silhouettes."""
        n_kept, n_compared = len(self._noise_labels), self.sizes.noise_silhouette
        drawn = self._design.matrix[self._drawn]
        if k == self.ks[0]:
            of_one = np.array(fit_each(range(self.sizes.n_noise), lambda i: sum_of_squares(self._noise(i))))
            gap, error = gap_of(of_one, sum_of_squares(drawn))
            self._of_one = replace(self._of_one, gap=gap, gap_error=error)

        def keep(number: int, fit: Fit) -> tuple[Indices, float]:
            return fit.labels[: n_compared if number < n_kept else 0].astype(np.int32), fit.inertia

        fits = fit_tables(self._noise, self.sizes.n_noise, k, keep)
        for kept, (labels, _) in zip(self._noise_labels, fits, strict=False):
            kept.append(labels)
        dispersion = dispersion_of(drawn, self.labels[k][1], k) if self._measures[k].inertia > 0.0 else 0.0
        gap, error = gap_of(np.array([inertia for _, inertia in fits]), dispersion)
        if k == 1:
            gap, error = self._of_one.gap, self._of_one.gap_error
        self._set(k, ("gap",), gap=gap, gap_error=error)

    def _resample(self, k: int) -> None:
        """Fit a K to rows drawn again, and compare with the clustering."""
        drawn, labels = self._design.matrix[self._drawn], self.labels[k][1]
        if k == 1:
            return self._set(k, ("resampling",))
        agreement = agreement_of_resamples(drawn, labels, k, self.sizes.n_resamples, self._config.random_state)
        return self._set(
            k, ("resampling",), resampling=float(agreement.mean()), resampling_spread=middle_range(agreement)
        )

    def _compare_noise(self) -> None:
        """Measure the silhouettes of the kept tables of noise, for all K."""
        n_tables = len(self._noise_labels)
        means: list[Vector] = []
        for i, labelings in enumerate(self._noise_labels):
            with stage("", i / n_tables, (i + 1) / n_tables):
                found = silhouettes_of(self._noise(i)[: self.sizes.noise_silhouette], labelings, self.ks)
                means.append(np.array([values.mean() for values in found]))
        of_each = zip(self.ks, np.mean(means, axis=0).tolist(), np.std(means, axis=0, ddof=1).tolist(), strict=True)
        for k, mean, deviation in of_each:
            self._set(k, (), noise_silhouette=mean, noise_deviation=deviation)
        self._pending["noise"] = 0


def begin_scan(dataset: Dataset, config: AnalysisConfig, asked: Sequence[int]) -> ScanWork:
    """Return the work of a scan, with the table prepared; see `scan` for the errors."""
    with stage("prepare", 0.0, PREPARED):
        design = prepare(dataset, replace(config, n_clusters=1, edits=()))
        return ScanWork(dataset, config, design, asked)


def check_distinct(matrix: Matrix, asked: Sequence[int]) -> tuple[tuple[int, ...], int]:
    """Return the numbers of clusters for which there are enough distinct rows, and the number of these rows.

    The number is 0 where there are enough for all.
    """
    distinct = few_distinct_rows(matrix, max(2, asked[-1]))
    if distinct is None or len(distinct) >= max(2, asked[-1]):
        return tuple(asked), 0
    ks = tuple(k for k in asked if k <= len(distinct))
    if len(distinct) == 1:
        what = "All rows are equal in the columns that count, so there is nothing to part into clusters"
        raise DataError(what, where="clusters", hint="Choose a column that differs as a feature.")
    if not ks:
        what = f"The table has {count(len(distinct), 'distinct row')}, too few for {count(asked[0], 'cluster')}"
        raise DataError(what, where="clusters", hint=f"Choose a range that begins at {len(distinct)} or below.")
    return ks, len(distinct)


def measure_separation(matrix: Matrix, clustering: Clustering) -> dict[str, float]:
    """Return the Davies-Bouldin and Calinski-Harabasz values, by scikit-learn; none where it has no value.

    Where every row lies on its centroid, Calinski-Harabasz is infinite (scikit-learn returns 1).
    """
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score

    if not 1 < np.count_nonzero(clustering.sizes) < len(matrix):
        return {}
    ratio = float(calinski_harabasz_score(matrix, clustering.labels)) if clustering.inertia > 0.0 else np.inf
    return {
        "davies_bouldin": float(davies_bouldin_score(matrix, clustering.labels)),
        "calinski_harabasz": ratio,
    }
