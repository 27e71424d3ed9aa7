"""The comparison (beta) and the equation: the shares of the competitors, and the proof that the bars add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from neon_core.wording.evidence import (
    UNDER,
    EvidenceFormat,
    PrintedEquation,
    evidence_format,
    round_bars,
    round_equation,
)
from neon_core.wording.numbers import (
    NOTHING,
    exponent_of,
    format_amount,
    format_exponent,
    format_percent,
    mantissa,
)
from neon_core.wording.spans import Sentence, Span, cluster_span, fill, to_text

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation


ROUNDING = 1e-12
"""Rounding of a share: the competitors' distances have 16 digits."""

SHARES = {
    "one": (Span("{first}"), Span(" alone")),
    "more": (Span("{first}"), Span(" {first_share} · "), Span("{second}"), Span(" {second_share}")),
}
"""Templates for the shares of one competitor and of several."""
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
    "sum": (Span("✓ The bars add up to the evidence, {logit}, exactly (difference {difference}). 0 is the boundary."),),
}
"""Templates for the proof of a row on a boundary and of any other row."""


def format_beta(beta: float) -> str:
    """Return a stiffness as text.

    Examples
    --------
    >>> format_beta(1.8197), format_beta(math.inf)
    ('β 1.82', 'β ∞')
    """
    return "β ∞" if math.isinf(beta) else f"β {format_amount(beta)}"


def describe_shares(row: RowExplanation) -> Sentence:
    """Return the two largest shares with their competitors, or the one that has all; none with one cluster."""
    if row.standing.competitor < 0:
        return ()
    shares = row.comparison.shares
    sizes = np.rint(shares / ROUNDING)  # shares that differ by rounding are equal
    order = [int(k) for k in np.argsort(-sizes, kind="stable") if shares[k] >= NOTHING]
    first, *others = (cluster_span(k, row.cluster_names) for k in order)
    if not others:
        return fill(SHARES["one"], first=first)
    first_share, second_share = (format_percent(float(shares[k])) for k in order[:2])
    return fill(SHARES["more"], first=first, first_share=first_share, second=others[0], second_share=second_share)


def describe_comparison(row: RowExplanation) -> str:
    """Return the effective number of competitors and the stiffness; none with one cluster."""
    if row.standing.competitor < 0:
        return ""
    effective, others = f"{row.comparison.effective_competitors:.1f}", str(row.comparison.shares.size - 1)
    return to_text(fill(EFFECTIVE, effective=effective, others=others, beta=format_beta(row.comparison.beta)))


def evidence_of(row: RowExplanation) -> tuple[EvidenceFormat, PrintedEquation]:
    """Return how a row's evidence is written, and its equation as printed."""
    bars = row.bars
    logit = row.standing.logit if math.isfinite(row.standing.logit) else 0.0
    form = evidence_format(float(np.abs(bars.relevance).max(initial=0.0)), logit)
    return form, round_equation(form, bars.evidence_for, bars.evidence_against, logit)


def format_equation(row: RowExplanation) -> Sentence:
    """Return the equation, such as "+0.449 for −0.372 against = 0.077 evidence": as printed, the numbers add up.

    None with one cluster.
    """
    if row.standing.competitor < 0:
        return ()
    form, printed = evidence_of(row)
    pro, contra = form.write(printed.pro, sign=True), form.write(printed.contra, sign=True)
    return fill(EQUATION, pro=pro, contra=contra, logit=_logit(row, form, printed.logit))


def _logit(row: RowExplanation, form: EvidenceFormat, units: int) -> str:
    """Return the evidence: 0 on a boundary only."""
    if row.standing.tie:
        return "0"
    return form.write(units) if units else UNDER.format(least=form.write(1))


def format_bars(row: RowExplanation, heights: Sequence[float], *, joint: bool) -> list[str]:
    """Return bars as printed, so that they add up to the equation; `joint` where one is the sum of several."""
    form, printed = evidence_of(row)
    return [form.write(units, sign=True) for units in round_bars(form, heights, printed, joint=joint)]


def describe_proof(row: RowExplanation) -> str:
    """Return the sentence that the bars add up, with the difference; none with one cluster."""
    if row.standing.competitor < 0:
        return ""
    template = PROOF["tie" if row.standing.tie else "sum"]
    form, _ = evidence_of(row)
    exact = EvidenceFormat(form.decimals + 1, form.exponent)
    logit, difference = exact.write(round(exact.count(row.standing.logit))), format_residual(row.bars.residual)
    return to_text(fill(template, logit=logit, difference=difference))


def format_residual(value: float) -> str:
    """Return the size of a rounding error, with one digit.

    Examples
    --------
    >>> format_residual(-1.4e-17), format_residual(9.7e-16), format_residual(0.0)
    ('1·10⁻¹⁷', '1·10⁻¹⁵', '0')
    """
    if value == 0.0:
        return "0"
    exponent = exponent_of(value, 0)
    return f"{mantissa(abs(value), exponent):.0f}·10{format_exponent(exponent)}"
