"""The comparison (beta) and the equation: who counts how much, and that the bars add up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from neon_core.text import count
from neon_core.wording.numbers import amount, mantissa, number, percent, signed, superscript
from neon_core.wording.spans import Sentence, Span, fill, plain

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation


COMPARE = "Compare against"
ONLY_ONE_OTHER = "Two clusters: there is only one other to compare with, so the comparison has no setting."


def try_clusters(n_clusters: int) -> str:
    """Offer a number of clusters on a button."""
    return f"Try {count(n_clusters, 'cluster')}"


STOPS = {
    "all": "all clusters",
    "usual": "usual",
    "nearest": "only the nearest",
    "more": "usual × {factor}",
    "less": "usual ÷ {factor}",
}


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
    return f"Merge them: {count(n_clusters, 'cluster')}"


SHARES = {
    "one": (Span("{first}"), Span(" alone")),
    "more": (Span("{first}"), Span(" {first_share} · "), Span("{second}"), Span(" {second_share}")),
}
EFFECTIVE = (Span("as if {effective} of {others} · {beta}"),)
EQUATION = (
    Span("{pro}", "for"),
    Span(" for "),
    Span("{contra}", "against"),
    Span(" against = "),
    Span("{logit}", "strong"),
    Span(" evidence"),
)
PROOF = {
    "tie": (Span("✓ For and against are equal, exactly (difference {difference}). 0 is the boundary."),),
    "sum": (
        Span(
            "✓ The bars add up to the cluster evidence (logit {logit}), exactly (difference {difference}). "
            "0 is the boundary."
        ),
    ),
}


def shares_line(point: RowExplanation) -> Sentence:
    """Say which competitors count how much: the two largest, or the one alone."""
    order = [int(k) for k in np.argsort(-point.comparison.shares, kind="stable") if point.comparison.shares[k] > 0.0]
    if len(order) == 1:
        return fill(SHARES["one"], first=order[0])
    shares = [percent(float(point.comparison.shares[k])) for k in order[:2]]
    return fill(SHARES["more"], first=order[0], first_share=shares[0], second=order[1], second_share=shares[1])


def effective_line(point: RowExplanation) -> str:
    """Say how many competitors count, as if alike, and the stiffness."""
    effective, others = f"{point.comparison.effective_competitors:.1f}", str(point.comparison.shares.size - 1)
    return plain(fill(EFFECTIVE, effective=effective, others=others, beta=beta_text(point.comparison.beta)))


def equation(point: RowExplanation) -> Sentence:
    """Write "+0.449 for −0.372 against = 0.077 evidence"."""
    logit = "0" if point.standing.tie else number(point.standing.logit, 3)
    return fill(EQUATION, pro=signed(point.bars.evidence_for), contra=signed(point.bars.evidence_against), logit=logit)


def proof(point: RowExplanation) -> str:
    """Say that the bars add up, with the difference."""
    template = PROOF["tie" if point.standing.tie else "sum"]
    return plain(fill(template, logit=number(point.standing.logit, 4), difference=tiny(point.bars.residual)))


def tiny(value: float) -> str:
    """Write the size of a rounding error.

    Examples
    --------
    >>> tiny(-1.4e-17), tiny(0.0)
    ('1·10⁻¹⁷', '0')
    """
    if value == 0.0:
        return "0"
    exponent = math.floor(math.log10(abs(value)))
    return f"{mantissa(abs(value), exponent):.0f}·10{superscript(exponent)}"
