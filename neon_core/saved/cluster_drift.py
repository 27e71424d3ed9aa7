"""Drift: whether the shares of the clusters differ between two tables by more than chance would explain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from neon_core.checks import Indices, Vector
from neon_core.text import call_cluster

LEVEL = 0.05
"""Below this probability, a difference is called more than chance."""
FEW = 5.0
"""Expected rows of a cell below which the probability is found by drawing tables, not by the chi-squared curve."""
DRAWN = 9_999
"""Tables that are drawn."""
SMALL = 0.1
"""Cramér's V below which a difference is called small, after Cohen's convention."""
ROUNDING = 1e-12
"""Two changes that differ by less are equal; of equal ones the rising is named."""


@dataclass(frozen=True, eq=False)
class Drift:
    """The shares of the clusters in two tables.

    Attributes
    ----------
    table : DataFrame
        One row a cluster: cluster, name (where some have one), before and now (rows), share before and share now,
        change, low and high (the 95 % interval of the change, after Newcombe), p (of this cluster alone against all
        others, adjusted after Holm).
    statistic : float
        The chi-squared statistic of all clusters; NaN where fewer than two have rows.
    p_value : float
        The probability of a statistic as large where the shares are the same; NaN likewise.
    method : str
        "chi-squared", or "drawn tables" where a cell is expected to have fewer than 5 rows.
    effect : float
        Cramér's V, from 0 (the same shares) to 1: with many rows a difference that does not matter has a small p, too.
    evidence_before, evidence_now : float
        The mean evidence of the rows of the two tables: where it falls, rows have come nearer to the boundaries.

    Notes
    -----
    The test takes the rows of the two tables for different ones. Where they are the same ones, later, `moved_since`
    says more.
    """

    table: pd.DataFrame
    statistic: float
    p_value: float
    method: str
    effect: float
    evidence_before: float
    evidence_now: float

    @property
    def has_drifted(self) -> bool:
        """Whether the shares differ by more than chance would explain."""
        return bool(self.p_value < LEVEL)

    @property
    def sentence(self) -> str:
        """What the test says, as one sentence.

        Examples
        --------
        >>> print(compare_shares(np.array([50, 50]), np.array([30, 70])).sentence)
        The shares have drifted (p = 0.004, Cramér's V 0.20): cluster 1 has 70 % of the rows, 50 % before.
        >>> print(compare_shares(np.array([50, 50]), np.array([48, 52])).sentence)
        The shares differ by no more than chance would explain (p = 0.78).
        """
        if np.isnan(self.p_value):
            return "One cluster alone has rows, so its share cannot drift."
        if not self.has_drifted:
            return f"The shares differ by no more than chance would explain ({format_p(self.p_value)})."
        change = self.table["change"].to_numpy()
        k = int(change.argmax() if change.max() >= -change.min() - ROUNDING else change.argmin())
        name = call_cluster(k, tuple(self.table["name"]) if "name" in self.table else ())
        before, now = (f"{100 * self.table[part].iloc[k]:.0f} %" for part in ("share before", "share now"))
        effect = f"Cramér's V {self.effect:.2f}{', a small effect' * (self.effect < SMALL)}"
        how = f"{format_p(self.p_value)}, {effect}"
        return f"The shares have drifted ({how}): {name} has {now} of the rows, {before} before."


def format_p(p: float) -> str:
    """Return a probability as text.

    Examples
    --------
    >>> format_p(0.0000123), format_p(0.0449), format_p(0.5)
    ('p < 0.001', 'p = 0.045', 'p = 0.50')
    """
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}" if p < 0.1 else f"p = {p:.2f}"


def compare_shares(
    before: Indices, now: Indices, names: Sequence[str] = (), evidence: tuple[float, float] = (np.nan, np.nan)
) -> Drift:
    """Return how the shares of clusters differ between two tables.

    Parameters
    ----------
    before, now : ndarray of int of shape (n_clusters,)
        The rows of each cluster.
    names : sequence of str
        The names of the clusters; empty where none has one.
    evidence : tuple of float
        The mean evidence before and now.
    """
    counts = np.stack([before, now]).astype(np.intp)
    totals = counts.sum(axis=1)
    shares = counts / np.maximum(totals, 1)[:, None]
    low, high = _change_interval(counts, totals)
    head = {"cluster": np.arange(counts.shape[1]), **({"name": list(names)} if any(names) else {})}
    single = [_test(np.stack([counts[:, k], totals - counts[:, k]], axis=1))[1] for k in range(counts.shape[1])]
    table = pd.DataFrame(
        {
            **head,
            "before": counts[0],
            "now": counts[1],
            "share before": shares[0],
            "share now": shares[1],
            "change": shares[1] - shares[0],
            "low": low,
            "high": high,
            "p": _adjust(np.array(single)),
        }
    )
    statistic, p_value, method = _test(counts)
    effect = float(np.sqrt(statistic / totals.sum())) if totals.all() else float("nan")
    return Drift(table, statistic, p_value, method, effect, *evidence)


def _test(counts: Indices) -> tuple[float, float, str]:
    """Return the chi-squared statistic of two lines of counts, the probability of one as large, and how it was found.

    Without a continuity correction; the drawn tables have the margins of the given one.
    """
    from scipy import stats

    counts = counts[:, counts.any(axis=0)]
    if counts.shape[1] < 2 or not counts.sum(axis=1).all():
        return float("nan"), float("nan"), "chi-squared"
    found = stats.chi2_contingency(counts, correction=False)
    if found.expected_freq.min() >= FEW:
        return float(found.statistic), float(found.pvalue), "chi-squared"
    generator = np.random.default_rng(0)  # the same counts have the same probability
    drawn = stats.random_table(counts.sum(axis=1), counts.sum(axis=0)).rvs(DRAWN, random_state=generator)
    statistics = ((drawn - found.expected_freq) ** 2 / found.expected_freq).sum(axis=(1, 2))
    n_larger = int((statistics >= found.statistic * (1.0 - 1e-9)).sum())
    return float(found.statistic), (n_larger + 1) / (DRAWN + 1), "drawn tables"


def _adjust(p: Vector) -> Vector:
    """Return probabilities adjusted for their number, after Holm; NaN stays.

    Examples
    --------
    >>> _adjust(np.array([0.01, 0.04, 0.03]))
    array([0.03, 0.06, 0.06])
    """
    adjusted = np.full(p.size, np.nan)
    order = np.argsort(p, kind="stable")[: int((~np.isnan(p)).sum())]
    factors = order.size - np.arange(order.size)
    adjusted[order] = np.minimum(np.maximum.accumulate(p[order] * factors), 1.0)
    return adjusted


def _change_interval(counts: Indices, totals: Indices) -> tuple[Vector, Vector]:
    """Return the 95 % interval of the change of each share: Newcombe's, from the two Wilson intervals."""
    z, n = 1.959963984540054, np.maximum(totals, 1)[:, None]
    shares = counts / n
    middle = (shares + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(shares * (1 - shares) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    lower, upper = middle - half, middle + half
    change = shares[1] - shares[0]
    low: Vector = change - np.sqrt((shares[1] - lower[1]) ** 2 + (upper[0] - shares[0]) ** 2)
    high: Vector = change + np.sqrt((upper[1] - shares[1]) ** 2 + (shares[0] - lower[0]) ** 2)
    return low, high
