"""Why a row is where it is in two clusterings: both explanations, column by column, on one scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Matrix, Vector, frozen


@dataclass(frozen=True, eq=False)
class TwoExplanations:
    """A row, explained by two clusterings.

    Attributes
    ----------
    row : int
        The row of the table.
    columns : tuple of str
        The columns that count in either, the one with the larger bar first.
    relevance : ndarray of shape (2, n_columns)
        The relevance in the first and in the second clustering; NaN for a column that does not count in one.
    evidence : (float, float)
        The logits, to which the relevances add up; NaN with one cluster.
    clusters, competitors : (int, int)
        The row's cluster and its nearest competitor in both; -1 for no competitor.
    """

    row: int
    columns: tuple[str, ...]
    relevance: Matrix
    evidence: tuple[float, float]
    clusters: tuple[int, int]
    competitors: tuple[int, int]

    @property
    def limit(self) -> float:
        """The length of the longest bar: the end of the one scale of both."""
        return float(np.nanmax(np.abs(self.relevance), initial=0.0))

    def sums(self, which: int) -> tuple[float, float]:
        """Return what speaks for the cluster and what against it, in the first (0) or the second clustering (1)."""
        bars = np.nan_to_num(self.relevance[which])
        return float(bars[bars > 0.0].sum()), float(bars[bars < 0.0].sum())


def explain_both(analysis: Analysis, other: Analysis, row: int) -> TwoExplanations:
    """Explain a row in two clusterings of one table, each at its usual comparison.

    Raises
    ------
    RowError
        If there is no such row, or one of them left it out.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> three, four = (nc.analyse(wine, nc.AnalysisConfig(k, random_state=2, n_init=1)) for k in (3, 4))
    >>> both = explain_both(three, four, 60)
    >>> both.columns[:2], [round(value, 3) for value in both.evidence]
    (('OD280/OD315', 'nonflavanoid phenols'), [0.077, 0.547])
    """
    explained = [
        _explain(check_type(one, Analysis, name), row) for one, name in ((analysis, "analysis"), (other, "other"))
    ]
    names = tuple(dict.fromkeys([*analysis.design.column_names, *other.design.column_names]))
    bars = np.array([[relevance.get(name, np.nan) for name in names] for relevance, _ in explained])
    order = np.argsort(-np.nanmax(np.abs(bars), axis=0), kind="stable")
    places = [one.position(row) for one in (analysis, other)]
    clusters = [int(one.clustering.labels[at]) for one, at in zip((analysis, other), places, strict=True)]
    competitors = [int(one.competitor[at]) for one, at in zip((analysis, other), places, strict=True)]
    return TwoExplanations(
        row=int(row),
        columns=tuple(names[i] for i in order.tolist()),
        relevance=frozen(bars[:, order]),
        evidence=(explained[0][1], explained[1][1]),
        clusters=(clusters[0], clusters[1]),
        competitors=(competitors[0], competitors[1]),
    )


def _explain(analysis: Analysis, row: int) -> tuple[dict[str, float], float]:
    """Return the relevance of each column, and the evidence."""
    at = analysis.position(row)
    explanation = analysis.model.explain(analysis.design.matrix[at : at + 1])
    relevance: Vector = analysis.design.by_column(explanation.relevance)[0]
    return dict(zip(analysis.design.column_names, relevance.tolist(), strict=True)), float(explanation.logit[0])
