"""One row of the oracle: its competitors, nearest borders, shares and relevance at a beta."""

from __future__ import annotations

import math
from functools import cached_property

from tests.claims.exact import TOLERANCE, Choice, Count, ExactClustering
from tests.claims.tables import Table

CLOSE = 1e-10
"""The share of the scale within which shares and relevance, which are floats, are trusted."""


class ExactRow:
    """One row without rounding, as far as exponentials allow.

    Parameters
    ----------
    clustering : ExactClustering
        The table.
    row : int
        The row.
    beta : float, optional
        The stiffness; by default the usual one.
    """

    def __init__(self, clustering: ExactClustering, row: int, beta: float | None = None) -> None:
        self.clustering, self.row = clustering, row
        self.label = clustering.labels[row]
        self.h = clustering.discriminants[row]
        self.alone = not self.h
        self.beta = clustering.usual_beta if beta is None and self.h else beta or 0.0

    @property
    def table(self) -> Table:
        """The table."""
        return self.clustering.table

    @property
    def n_rows(self) -> int:
        """The number of rows of the table."""
        return self.clustering.n_rows

    @property
    def name(self) -> str:
        """The row's name as it begins a sentence: its own, or its number behind the noun."""
        noun = self.table.nouns[0]
        return self.table.row_names[self.row] if self.table.row_names else f"{noun[:1].upper()}{noun[1:]} {self.row}"

    @property
    def called(self) -> str:
        """The row's name within a sentence."""
        return self.table.row_names[self.row] if self.table.row_names else f"{self.table.nouns[0]} {self.row}"

    @cached_property
    def logit(self) -> float:
        """The cluster evidence f."""
        return self.clustering.real(min(self.h.values()))

    @cached_property
    def competitors(self) -> Choice:
        """The clusters that set the logit: h_k = f."""
        least = min(self.h.values())
        close = {k for k, h in self.h.items() if self.clustering.real(h - least) <= self.clustering.slack}
        return Choice(frozenset(k for k, h in self.h.items() if h == least), frozenset(close))

    @cached_property
    def tied(self) -> Choice:
        """The clusters on whose boundary the row lies: h_k = 0; there may be none."""
        close = {k for k, h in self.h.items() if abs(self.clustering.real(h)) <= self.clustering.slack}
        return Choice(frozenset(k for k, h in self.h.items() if h == 0), frozenset(close))

    @cached_property
    def nearest(self) -> Choice:
        """The clusters of the nearest borders."""
        borders, least = self.clustering.borders[self.row], self.clustering.nearest_border[self.row]
        limit = self.clustering.distances[self.row] + TOLERANCE * self.clustering.reach
        close = {k for k, border in borders.items() if self.clustering.distance(border) <= limit}
        return Choice(frozenset(k for k, border in borders.items() if border == least), frozenset(close))

    @property
    def doubtful(self) -> bool:
        """Whether rounding may decide which clusters are tied: then shares and relevance are not checked."""
        return any(choice.exact != choice.possible for choice in (self.competitors, self.tied))

    @cached_property
    def ranks(self) -> tuple[Count, Count, Count]:
        """The numbers of rows nearer to a boundary, of others equally near, and of rows further."""
        return self.clustering.rank(self.row)

    @cached_property
    def heights(self) -> list[float]:
        """The distance to each nearest border over half the gap of the two centroids: 0 on the border, 1 at mu_c."""
        gaps = self.clustering.gaps[self.label]
        return [self.h[k] / gaps[k] if gaps[k] else 0.0 for k in self.nearest.possible]

    @cached_property
    def shares(self) -> dict[int, float]:
        """The shares p_k of the competitors."""
        least = min(self.h.values())
        if math.isinf(self.beta):
            weights = {k: float(h == least) for k, h in self.h.items()}
        else:
            weights = {k: math.exp(-self.beta * self.clustering.real(h - least)) for k, h in self.h.items()}
        total = sum(weights.values())
        return {k: weight / total for k, weight in weights.items()}

    @property
    def effective_competitors(self) -> float:
        """exp of the entropy of the shares."""
        return math.exp(-sum(p * math.log(p) for p in self.shares.values() if p > 0.0))

    @cached_property
    def relevance(self) -> list[float]:
        """R_i = sum_k p_k (f / h_k) a_ki of each column; the limit 1 of f / h_k where both are 0."""
        least, total = min(self.h.values()), [0.0] * len(self.table.columns)
        for k, h in self.h.items():
            omega = self.shares[k] * (1.0 if h == least else least / h)
            for i, part in enumerate(self.clustering.parts(self.row, k)):
                total[i] += omega * self.clustering.real(part)
        return total

    @property
    def evidence(self) -> tuple[float, float]:
        """The sums of the positive and of the negative bars."""
        return sum(r for r in self.relevance if r > 0.0), sum(r for r in self.relevance if r < 0.0)

    @property
    def slack(self) -> float:
        """The size below which a difference of two bars is rounding."""
        return CLOSE * self.clustering.diameter * self.clustering.reach
