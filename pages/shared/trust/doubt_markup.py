"""Markup of a row's doubt: its evidences as marks, and the bars that add up to their variance. All text is escaped."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from neon_core.style import cluster_color, cluster_symbol
from neon_core.wording.comparison import format_residual
from neon_core.wording.evidence import EvidenceFormat, evidence_format, round_bars, round_equation
from neon_core.wording.numbers import format_percent
from pages.shared.markup import build_sentence
from pages.shared.wording import trust_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.evaluation import Doubt
    from neon_core.wording.spans import Sentence

MOST_BARS = 9
"""Lines of the bars; where there are more columns, the last line is all others together."""
N_BINS, PITCH, WIDTH, HEIGHT = 60, 6.0, 5.0, 84.0
"""Bins of the evidences, the height and the width of a mark, and the height of all, in pixels."""
STEADY = 1e-9
"""A standard deviation below this share of the largest evidence is rounding."""
EXACT = 1e-9
"""A difference of the sum from the variance, as a share of it, that is rounding."""


def build_answer(sentence: Sentence, n_clusters: int, detail: str) -> str:
    """Return the headline of a row, and the paragraph below it."""
    below = f'<p class="neon-detail">{escape(detail)}</p>' if detail else ""
    return f'<h2 class="neon-headline">{build_sentence(sentence, n_clusters)}</h2>{below}'


def is_steady(swing: Doubt) -> bool:
    """Whether the evidence is the same in every refit, but for rounding."""
    return math.sqrt(swing.variance) <= STEADY * float(abs(swing.evidence).max())


def count_bins(evidence: Sequence[float], n_bins: int = N_BINS) -> tuple[list[int], int]:
    """Return how many evidences lie in each bin, and the number of the first bin above 0, where a bin begins.

    Examples
    --------
    >>> count_bins([-1.0, -0.4, 0.4, 1.0], 4)
    ([1, 1, 1, 1], 2)
    >>> count_bins([0.4, 1.0], 4)
    ([0, 1, 0, 1], 0)
    """
    low, high = min(0.0, *evidence), max(0.0, *evidence)
    has_below, has_above = low < 0.0, any(value >= 0.0 for value in evidence)
    share = -low / (high - low) if high > low else 0.0
    below = max(int(has_below), min(n_bins - has_above, round(n_bins * share)))
    above = n_bins - below
    width = max(-low / below if below else 0.0, high / above if above else 0.0) or 1.0
    counts = [0] * n_bins
    for value in evidence:
        step = int(abs(value) / width)
        counts[below + min(above - 1, step) if value >= 0.0 else below - 1 - min(below - 1, step)] += 1
    return counts, below


def build_evidences(swing: Doubt, n_clusters: int, names: Sequence[str]) -> str:
    """Return the evidence in each refit as marks on both sides of 0, in the shape of the cluster that it speaks for."""
    counts, zero = count_bins(swing.evidence.tolist())
    pitch = min(PITCH, HEIGHT / max(counts))
    marks = "".join(
        _mark(swing.cluster if at >= zero else swing.against, n_clusters, (at + 0.5) / len(counts), i, pitch)
        for at, n in enumerate(counts)
        for i in range(n)
    )
    n_against = int((swing.evidence < 0.0).sum())
    n_for, place = swing.evidence.size - n_against, 100.0 * zero / len(counts)
    sides = [
        trust_words.format_side(k, n, names) if n else ""
        for k, n in ((swing.against, n_against), (swing.cluster, n_for))
    ]
    words = "".join(f"<span>{escape(side)}</span>" for side in sides)
    boundary = f'<s style="left:{place:.2f}%"></s>'
    middle = f'<span style="margin-left:{place:.2f}%;transform:translateX(-{place:.2f}%)">{trust_words.BOUNDARY}</span>'
    head = f'<p class="neon-detail">{escape(trust_words.describe_evidence(swing.against, names))}</p>'
    picture = f'<div class="neon-dots" aria-hidden="true" style="height:{HEIGHT:.0f}px">{boundary}{marks}</div>'
    sides_of = f'<p class="neon-sides">{middle}</p><p class="neon-sides">{words}</p>'
    return f'<div class="neon-evidences">{head}{picture}{sides_of}</div>'


def _mark(cluster: int, n_clusters: int, place: float, i: int, pitch: float) -> str:
    """Return one evidence in the shape of a cluster, the i-th from below, at a share of the width."""
    shape, color, side = cluster_symbol(cluster, n_clusters), cluster_color(cluster), 0.84 * pitch
    look = f"left:calc({100.0 * place:.2f}% - {WIDTH / 2:.1f}px);bottom:{i * pitch + 1:.1f}px;width:{WIDTH:.1f}px"
    return f'<i class="neon-{shape}" style="{look};height:{side:.2f}px;color:{color}"></i>'


def build_bars(swing: Doubt) -> str:
    """Return the bars of the columns, the largest first, which add up to the variance as printed."""
    order = sorted(range(len(swing.columns)), key=lambda i: -abs(float(swing.relevance[i])))
    shown = order if len(order) <= MOST_BARS else order[: MOST_BARS - 1]
    heights = [float(swing.relevance[i]) for i in shown]
    names = [swing.columns[i] for i in shown]
    if len(shown) < len(order):
        heights.append(math.fsum(float(swing.relevance[i]) for i in order[len(shown) :]))
        names.append(trust_words.format_rest(len(order) - len(shown)))
    pro, contra = math.fsum(h for h in heights if h > 0.0), math.fsum(h for h in heights if h < 0.0)
    form = evidence_format(max(map(abs, heights)), swing.variance)
    equation = round_equation(form, pro, contra, swing.variance)
    units = round_bars(form, heights, equation, joint=len(shown) < len(order))
    low, high = min(0.0, *heights), max(heights)
    lines = "".join(
        _line(name, height, _write(form, unit), height / swing.variance, (low, high))
        for name, height, unit in zip(names, heights, units, strict=True)
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in (trust_words.VARIANCE, trust_words.SHARE))
    head = f"<tr><td></td><td></td>{heads}</tr>"
    total = f'<p class="neon-sums"><span>{trust_words.SUM} = <b>{form.write(equation.logit)}</b></span></p>'
    return f'<table class="neon-doubt"><thead>{head}</thead><tbody>{lines}</tbody></table>{total}{_proof(swing)}'


def _write(form: EvidenceFormat, unit: int) -> str:
    """Return a number of units; 0 as such, without a power of ten."""
    text = form.write(unit)
    return "0" if unit == 0 and "·" in text else text


def _line(name: str, height: float, text: str, share: float, ends: tuple[float, float]) -> str:
    low, high = ends
    width = (high - low) or 1.0
    start, length = (min(height, 0.0) - low) / width, abs(height) / width
    kind = "neon-steady" if height < 0.0 else "neon-swing"
    place = f"left:{100.0 * start:.2f}%;width:{100.0 * length:.2f}%"
    zero = f'<i style="left:{100.0 * -low / width:.2f}%"></i>' if low < 0.0 else ""
    steadies = f' <span class="neon-quiet">{trust_words.STEADIES}</span>' if height < 0.0 else ""
    percent = f"−{format_percent(-share)}" if share < 0.0 else format_percent(share)
    bar = f'<td class="neon-track">{zero}<div class="{kind}" style="{place}"></div></td>'
    return f'<tr><th scope="row">{escape(name)}{steadies}</th>{bar}<td><b>{text}</b></td><td>{percent}</td></tr>'


def _proof(swing: Doubt) -> str:
    """Return whether the bars add up, and what the evidence is on average."""
    difference = math.fsum(swing.relevance.tolist()) - swing.variance
    mean, deviation = float(swing.evidence.mean()), math.sqrt(swing.variance)
    form = evidence_format(deviation, mean)
    numbers = [form.write(round(form.count(value))) for value in (mean, deviation)]
    is_exact = abs(difference) <= EXACT * swing.variance
    text = trust_words.describe_proof(format_residual(difference), *numbers, is_exact=is_exact)
    return f'<p class="neon-quiet neon-proof">{escape(text)}</p>'
