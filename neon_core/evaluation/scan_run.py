"""Scan a range of K: fit each as it is configured, and measure it while the fits are at hand.

Fits are shared. The starts of each K's own fit are the starts whose agreement is measured, and only what is missing to
twenty is fitted besides. The tables of noise are those of the gap and of the silhouette of noise. One pass over the
distances gives the silhouettes of all K.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Any

import numpy as np

from neon_core.analysis_arguments import check_dataset_and_config
from neon_core.arguments import as_whole_number, check_progress, format_given
from neon_core.config import MOST_CLUSTERS, AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import ArgumentError
from neon_core.evaluation.scan_pieces import ScanWork, begin_scan
from neon_core.evaluation.scan_values import Scan
from neon_core.progress import Progress, report_to, stage

CLUSTERS = range(2, 13)

VERSION = 1
"""Part of every cache key. Raise it when the same choices give another result."""


def scan(
    dataset: Dataset,
    config: AnalysisConfig | None = None,
    clusters: Iterable[int] = CLUSTERS,
    progress: Progress | None = None,
) -> Scan:
    """Measure the clusterings of a dataset for a range of K, to choose one.

    Parameters
    ----------
    dataset : Dataset
        See `load_sample`, `read_table`.
    config : AnalysisConfig, optional
        As in `analyse`. Each K is fitted as `analyse` fits it; the config's own K and its edits take no part.
    clusters : iterable of int
        The numbers of clusters, from 1 to 1,000; by default 2 to 12. With K = 1 only inertia and gap have a value.
    progress : callable, optional
        As in `analyse`. Its exception cancels the work.

    Returns
    -------
    Scan
        `table` has one line a K: inertia, silhouette, Calinski-Harabasz, Davies-Bouldin, gap with its standard error,
        and the agreement of starts and of rows drawn again, each with the middle 80 %. `recommended` is the K that
        most measures choose, None where there may be no clusters, and `reason` says why. The same dataset, config and
        range give the same numbers.

    Raises
    ------
    ArgumentError
        If the range is empty or has something else than numbers of clusters.
    DataError
        If the dataset cannot be clustered, all its rows are equal, or it has fewer distinct rows than every K.

    Notes
    -----
    `scan_rules` has the rule of each measure with its source. Silhouettes are exact up to 20,000 rows; of a larger
    table they are those of a sample. Gap and resampling use a sample from 10,000 rows on (a table with more than 100
    features: from a million cells on). 20 starts are compared, and of a table with more than 20,000 rows 10, or as many
    as the config has. `sizes` has all these numbers.

    Examples
    --------
    >>> import neon_core as nc
    >>> found = nc.scan(nc.load_sample("iris"), nc.AnalysisConfig(n_init=1), clusters=(2, 3, 4))
    >>> found.table[["k", "silhouette"]].round(2).values.tolist(), found.recommended
    ([[2.0, 0.63], [3.0, 0.5], [4.0, 0.45]], 2)
    """
    *_, last = scan_steps(dataset, config, clusters, progress)
    return last


def scan_steps(
    dataset: Dataset,
    config: AnalysisConfig | None = None,
    clusters: Iterable[int] = CLUSTERS,
    progress: Progress | None = None,
) -> Generator[Scan, None, None]:
    """Yield a scan whenever more of it is computed; the last one is the result of `scan`.

    First inertia, Calinski-Harabasz, Davies-Bouldin and the agreement of starts of one K after another, then all
    silhouettes, then resampling and the gap of one K after another, then the silhouettes of noise. See `scan` for the
    parameters and errors; the arguments are checked at once, before the first step.
    """
    config = check_dataset_and_config(dataset, config)
    check_progress(progress)
    return _iterate(dataset, config, check_clusters(clusters), progress)


def _iterate(
    dataset: Dataset, config: AnalysisConfig, asked: tuple[int, ...], progress: Progress | None
) -> Generator[Scan, None, None]:
    """Yield a scan after each piece of work. Nothing is set while the caller has the turn, so it can stop at any."""
    with report_to(progress):
        work = begin_scan(dataset, config, asked)
    yield from continue_scan(work, progress)


def continue_scan(work: ScanWork, progress: Progress | None = None) -> Generator[Scan, None, None]:
    """Yield a scan after each piece of work that is still to do.

    A piece that an exception of the listener has cancelled is done again from its beginning.
    """
    for piece in work.pieces[work.n_done :]:
        with report_to(progress and _under_one_name(progress, piece.name)), stage(piece.name, piece.begin, piece.end):
            piece.work()
        work.n_done += 1
        yield work.scan()


def _under_one_name(progress: Progress, name: str) -> Progress:
    """Return a listener that hears one name, whatever the fits inside call themselves."""
    return lambda _, share: progress(name, share)


def check_clusters(clusters: object) -> tuple[int, ...]:
    """Return numbers of clusters in order, each once; refuse everything else."""
    hint = "Pass whole numbers from 1 on, such as range(2, 13)."
    try:
        given: list[Any] = [] if isinstance(clusters, str | bytes) else list(clusters)  # type: ignore[call-overload]
        numbers = [as_whole_number(value) for value in given[: MOST_CLUSTERS + 1]]
    except Exception as error:  # an object of another library raises what it likes
        what = f"clusters={format_given(clusters)} are not numbers of clusters"
        raise ArgumentError(what, where="clusters", hint=hint) from error
    if not numbers or any(number is None or not 1 <= number <= MOST_CLUSTERS for number in numbers):
        what = f"clusters={format_given(clusters)} are not whole numbers from 1 to {MOST_CLUSTERS:,}"
        raise ArgumentError(what, where="clusters", hint=hint)
    return tuple(np.unique(np.array(numbers, np.intp)).tolist())
