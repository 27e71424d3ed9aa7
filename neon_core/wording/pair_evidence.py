"""Two rows in numbers: the bars as printed, the equation, the proof that they add up, and the words of the strips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.text import call_cluster
from neon_core.wording.comparison import format_residual
from neon_core.wording.evidence import EvidenceFormat, PrintedEquation, evidence_format, round_bars, round_equation
from neon_core.wording.row_values import format_row, format_value
from neon_core.wording.spans import Sentence, Span

if TYPE_CHECKING:
    from neon_core.summaries import RowPair

SIDES = {True: ("against", "together"), False: ("against", "apart")}
"""The words above the bars below 0 and above 0, by whether the rows are in one cluster."""

UNIT = {True: "evidence", False: "difference"}
"""The word above the numbers, in the same way."""

EQUATION = {
    True: (Span(" for "), Span(" against = "), Span(" mean evidence")),
    False: (Span(" apart "), Span(" against = "), Span(" between them")),
}
"""The words behind the numbers of the equation, in the same way."""

PROOF = {
    True: "✓ The bars add up to {total}, the mean of h({first}) = {h_first} and h({second}) = {h_second}, exactly "
    "(difference {difference}). {meaning}",
    False: "✓ The bars add up to h({first}) − h({second}) = {h_first} − {h_second} = {total}, exactly "
    "(difference {difference}). {meaning}",
}
"""Templates for the proof, in the same way."""

MEANING = "h is the evidence for {own} over {beyond}: 0 is the border."

LEGEND = {"for": "values that count for {own}", "against": "for {beyond}"}
"""Templates for the colours of a strip."""

BELOW_ZERO = "({number})"


def pair_evidence(pair: RowPair) -> tuple[EvidenceFormat, PrintedEquation]:
    """Return how the numbers of two rows are written, and their equation as printed."""
    form = evidence_format(float(abs(pair.bars).max(initial=0.0)), pair.total)
    pro, contra = float(pair.bars[pair.bars > 0.0].sum()), float(pair.bars[pair.bars < 0.0].sum())
    return form, round_equation(form, pro, contra, pair.total)


def format_pair_bars(pair: RowPair, heights: Sequence[float], *, joint: bool) -> list[str]:
    """Return bars as printed, so that they add up to the equation; `joint` where one is the sum of several."""
    form, printed = pair_evidence(pair)
    return [form.write(units, sign=True) for units in round_bars(form, heights, printed, joint=joint)]


def format_pair_equation(pair: RowPair) -> Sentence:
    """Return the equation of two rows: as printed, the numbers add up. None with one cluster.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.wording import to_text
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(format_pair_equation(nc.together(wine, 0, 60)))
    '+2.58 apart −0.20 against = 2.38 between them'
    """
    if pair.border[1] < 0:
        return ()
    form, printed = pair_evidence(pair)
    texts = [form.write(printed.pro, sign=True), form.write(printed.contra, sign=True), form.write(printed.logit)]
    numbers = [Span(text, role) for text, role in zip(texts, ("for", "against", "strong"), strict=True)]
    return tuple(span for pieces in zip(numbers, EQUATION[pair.is_together], strict=True) for span in pieces)


def describe_pair_proof(pair: RowPair, nouns: tuple[str, str]) -> str:
    """Return the sentence that the bars add up, with the difference; empty with one cluster.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> describe_pair_proof(nc.together(wine, 0, 60), ("wine", "wines"))
    '✓ The bars add up to h(wine 0) − h(wine 60) = 1.622 − (−0.759) = 2.381, exactly (difference ...). h is ...'
    """
    if pair.border[1] < 0:
        return ""
    form, _ = pair_evidence(pair)
    exact = EvidenceFormat(form.decimals + 1, form.exponent)
    first, total = round(exact.count(pair.discriminants[0])), round(exact.count(pair.total))
    second = round(exact.count(pair.discriminants[1])) if pair.is_together else first - total
    h_first, h_second = (exact.write(units) for units in (first, second))
    rows = (format_row(point, nouns) for point in pair.points)
    slots = dict(zip(("first", "second"), rows, strict=True)) | _describe_border(pair)
    return PROOF[pair.is_together].format(
        **slots,
        h_first=h_first,
        h_second=BELOW_ZERO.format(number=h_second) if second < 0 else h_second,
        total=exact.write(total),
        difference=format_residual(pair.residual),
    )


def _describe_border(pair: RowPair) -> dict[str, str]:
    """Return the sentence on what h is, by its slot."""
    own, beyond = (call_cluster(cluster, pair.cluster_names) for cluster in pair.border)
    return {"meaning": MEANING.format(own=own, beyond=beyond)}


def format_pair_legend(pair: RowPair) -> tuple[str, str]:
    """Return what blue and orange mean in a strip.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> format_pair_legend(nc.together(wine, 0, 60))
    ('values that count for cluster 0', 'for cluster 2')
    """
    own, beyond = (call_cluster(cluster, pair.cluster_names) for cluster in pair.border)
    return LEGEND["for"].format(own=own), LEGEND["against"].format(beyond=beyond)


def format_pair_values(pair: RowPair, column: int) -> tuple[str, str]:
    """Return the values of both rows in a column, as they stand in the table.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> format_pair_values(nc.together(wine, 0, 60), wine.design.column_names.index("hue"))
    ('1.040', '1.250')
    """
    first, second = pair.points
    return format_value(first, column), format_value(second, column)
