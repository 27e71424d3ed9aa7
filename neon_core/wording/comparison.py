"""The comparison (beta) and the equation: who counts how much, and that the bars add up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from neon_core.wording.numbers import amount, count, number, percent, signed, superscript
from neon_core.wording.spans import Sentence, Span, cluster_name

if TYPE_CHECKING:
    from neon_core.point import Point


COMPARE = "Compare against"
ONLY_ONE_OTHER = "Two clusters: there is only one other to compare with, so the comparison has no setting."


def try_clusters(n_clusters: int) -> str:
    """Offer a number of clusters on a button."""
    return f"Try {count(n_clusters, ('cluster', 'clusters'))}"


def stop_name(factor: float) -> str:
    """Name a place on the line between all clusters and the nearest.

    Examples
    --------
    >>> stop_name(0.0), stop_name(1.0), stop_name(math.inf), stop_name(0.25), stop_name(8.0)
    ('all clusters', 'usual', 'only the nearest', 'usual ÷ 4', 'usual × 8')
    """
    named = {0.0: "all clusters", 1.0: "usual", math.inf: "only the nearest"}
    if factor in named:
        return named[factor]
    return f"usual × {factor:.3g}" if factor > 1.0 else f"usual ÷ {1.0 / factor:.3g}"


def beta_text(beta: float) -> str:
    """Write a stiffness.

    Examples
    --------
    >>> beta_text(1.8197), beta_text(math.inf)
    ('β 1.82', 'β ∞')
    """
    return "β ∞" if math.isinf(beta) else f"β {amount(beta)}"


def merge(n_clusters: int) -> str:
    """Offer to leave one of each group of twins, on a button."""
    return f"Merge them: {count(n_clusters, ('cluster', 'clusters'))}"


def strip_legend(point: Point, nouns: tuple[str, str]) -> Sentence:
    """Say what the marks on the strips are."""
    marks = [Span(f"centroid {c}", "cluster", c) for c in (point.label, point.competitor)]
    return Span(f"Lowest to highest value: ┃ this {nouns[0]} · "), marks[0], Span(" · "), marks[1]


def shares_line(point: Point) -> Sentence:
    """Say which competitors count how much: the two largest, or the one alone."""
    order = [int(k) for k in np.argsort(-point.shares, kind="stable") if point.shares[k] > 0.0]
    if len(order) == 1:
        return cluster_name(order[0]), Span(" alone")
    first, second = order[:2]
    return (
        cluster_name(first),
        Span(f" {percent(float(point.shares[first]))} · "),
        cluster_name(second),
        Span(f" {percent(float(point.shares[second]))}"),
    )


def effective_line(point: Point) -> str:
    """Say how many competitors count, as if alike, and the stiffness."""
    others = point.shares.size - 1
    return f"as if {point.effective_competitors:.1f} of {others} · {beta_text(point.beta)}"


def equation(point: Point) -> Sentence:
    """Write "+0.449 for −0.372 against = 0.077 evidence"."""
    logit = "0" if point.tie else number(point.logit, 3)
    return (
        Span(f"{signed(point.evidence_for)} for", "for"),
        Span(" "),
        Span(f"{signed(point.evidence_against)} against", "against"),
        Span(" = "),
        Span(logit, "strong"),
        Span(" evidence"),
    )


def proof(point: Point) -> str:
    """Say that the bars add up, with the difference."""
    if point.tie:
        return f"✓ For and against are equal, exactly (difference {_tiny(point.residual)}). 0 is the boundary."
    return (
        f"✓ The bars add up to the cluster evidence (logit {number(point.logit, 4)}), exactly "
        f"(difference {_tiny(point.residual)}). 0 is the boundary."
    )


def _tiny(value: float) -> str:
    if value == 0.0:
        return "0"
    exponent = math.floor(math.log10(abs(value)))
    return f"{abs(value) / 10.0**exponent:.0f}·10{superscript(exponent)}"
