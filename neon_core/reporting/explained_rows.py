"""The rows that a report explains: which they are, and what stands on the lines of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import format_given
from neon_core.errors import NeonError, Problem, RowError
from neon_core.figures.bar_lines import SHOWN, join_rest, split_columns
from neon_core.reporting.svg_shapes import Shape
from neon_core.reporting.value_strip import draw_strips
from neon_core.row_explanation import RowExplanation, explain_row
from neon_core.search import find_row
from neon_core.style import cluster_color
from neon_core.summaries import ClusterMembers, cluster_members
from neon_core.wording import (
    OTHERS,
    Sentence,
    describe_answer,
    describe_comparison,
    describe_detail,
    describe_proof,
    describe_shares,
    format_bars,
    format_centroid_value,
    format_equation,
    format_percent,
    format_row,
    format_value,
)
from neon_core.wording.card_words import BOUNDARY, CONTESTED, TYPICAL
from neon_core.wording.report_words import label_rows


@dataclass(frozen=True, eq=False)
class BarLine:
    """A line of a row's table.

    Attributes
    ----------
    name, value, own, other : str
        The column, the row's value, and those of the two centroids in question; only the name where the line is the
        sum of the smallest bars.
    strip : list of Shape
        The values on the column's range; empty where there is none.
    start, length : str
        The left end of the bar and its length, where the longest bar is 100 and 0 the middle.
    text, relevance, sign : str
        The relevance as printed, with all its digits, and whether it is "for" or "against"; empty for 0.
    """

    name: str
    value: str
    own: str
    other: str
    strip: list[Shape]
    start: str
    length: str
    text: str
    relevance: str
    sign: str


@dataclass(frozen=True, eq=False)
class ReportRow:
    """An explained row.

    Attributes
    ----------
    point : RowExplanation
        Its explanation.
    called, label : str
        What the row is called, and what it is in its cluster, "Typical" say; the latter is empty for any other row.
    answer, detail, shares, equation : Sentence
        The sentences of the screen.
    comparison, proof, logit : str
        The stiffness (empty with two clusters, where it changes nothing), that the bars add up, and the evidence as
        printed.
    parts : tuple of (str, str, str)
        The share of each competitor as a bar: its left end, its length (all are 100), and its colour.
    lines : tuple of BarLine
        The bars, the largest first.
    """

    point: RowExplanation
    called: str
    label: str
    answer: Sentence
    detail: Sentence
    shares: Sentence
    equation: Sentence
    comparison: str
    proof: str
    logit: str
    parts: tuple[tuple[str, str, str], ...]
    lines: tuple[BarLine, ...]


def choose_rows(analysis: Analysis, rows: Iterable[int | str]) -> list[int]:
    """Return rows by their numbers; a text is a row's name, or its number, as in a search. Each row stands once.

    Raises
    ------
    RowError
        With every row that there is not, or that was left out.
    """
    given: object = rows
    if isinstance(given, str) or not isinstance(given, Iterable):
        what = f"rows={format_given(rows)} are not rows"
        raise RowError(what, where="rows", hint="Pass a list of numbers and names, such as [60, 'row 61'].")
    found, problems = list[int](), list[Problem]()
    for row in rows:
        try:
            found.append(_find(analysis, row))
        except NeonError as error:
            problems += error.problems
    if problems:
        raise RowError(problems)
    return list(dict.fromkeys(found))


def _find(analysis: Analysis, row: int | str) -> int:
    """Return the number of one row."""
    if not isinstance(row, str):
        return int(analysis.design.rows[analysis.position(row)])
    match = find_row(analysis, row)
    if match.row >= 0:
        return match.row
    if match.left_out >= 0:
        analysis.position(match.left_out)  # raises, and says so
    hint = "Give a row's number, or its name where a column names the rows."
    raise RowError(f"No row is called {format_given(row)}", where="rows", hint=hint)


def label_members(members: Sequence[ClusterMembers]) -> dict[int, list[str]]:
    """Return the telling rows of all clusters, cluster by cluster, each with what it is.

    Examples
    --------
    >>> from neon_core.summaries import ClusterMembers, cluster_members
    >>> label_members([ClusterMembers(0, typical=7, boundary=3, contested=3)])
    {7: ['Typical'], 3: ['Boundary', 'Most contested']}
    """
    labels: dict[int, list[str]] = {}
    for each in members:
        for what, row in ((TYPICAL, each.typical), (BOUNDARY, each.boundary), (CONTESTED, each.contested)):
            if row is not None:
                labels.setdefault(row, []).append(what)
    return labels


def telling_rows(analysis: Analysis) -> list[int]:
    """Return the rows that a report explains where none are chosen, cluster by cluster.

    Examples
    --------
    >>> import neon_core as nc
    >>> telling_rows(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)))
    [48, 43, 117, 98, 148, 92]
    """
    return list(label_members(cluster_members(analysis)))


def explain_rows(
    analysis: Analysis, rows: Sequence[int], labels: dict[int, list[str]], nouns: tuple[str, str], beta: float | None
) -> tuple[ReportRow, ...]:
    """Return the explained rows; none where there is one cluster, which leaves nothing to explain."""
    if analysis.n_clusters < 2:
        return ()
    return tuple(_explain(explain_row(analysis, row, beta), labels.get(row, []), nouns) for row in rows)


def _explain(point: RowExplanation, whats: list[str], nouns: tuple[str, str]) -> ReportRow:
    equation = format_equation(point)
    return ReportRow(
        point=point,
        called=format_row(point, nouns),
        label=label_rows(whats),
        answer=describe_answer(point, nouns),
        detail=describe_detail(point, nouns),
        shares=describe_shares(point),
        equation=equation,
        comparison=describe_comparison(point) if point.comparison.shares.size > 2 else "",
        proof=describe_proof(point),
        logit=next((span.text for span in equation if span.role == "strong"), ""),
        parts=_share_bar(point),
        lines=_lines(point, nouns),
    )


def _share_bar(point: RowExplanation) -> tuple[tuple[str, str, str], ...]:
    """Return the shares of the competitors side by side, the largest first."""
    shares, parts, at = point.comparison.shares, [], 0.0
    for cluster in np.argsort(-shares, kind="stable").tolist():
        length = 100.0 * float(shares[cluster])
        if length >= 0.5:
            parts.append((f"{at:.1f}", f"{length:.1f}", cluster_color(cluster)))
            at += length
    return tuple(parts)


def _lines(point: RowExplanation, nouns: tuple[str, str]) -> tuple[BarLine, ...]:
    """Return the largest bars, and the sum of all others as one."""
    shown, rest = split_columns(point.bars.order, SHOWN)
    heights = join_rest(point.bars.relevance, shown, rest)
    texts = format_bars(point, heights.tolist(), joint=rest.size > 0)
    strips = [*draw_strips(point, shown, nouns), []]
    words = [_words(point, i) for i in shown.tolist()]
    if rest.size:
        words.append((OTHERS.format(n=f"{rest.size:,}"), "", "", ""))
    scale = 100.0 / max(float(np.abs(heights).max(initial=0.0)), 1e-300)
    parts = zip(words, strips, heights.tolist(), texts, strict=False)
    return tuple(_line(*part, scale) for part in parts)


def _words(point: RowExplanation, column: int) -> tuple[str, str, str, str]:
    """Return a column's name, the row's value, and the values of the two centroids in question."""
    own, other = (_centroid(point, column, k) for k in (point.standing.label, point.standing.competitor))
    return point.columns.names[column], format_value(point, column), own, other


def _centroid(point: RowExplanation, column: int, cluster: int) -> str:
    """Return a centroid's value; of a category the share of the cluster's rows that have the row's value."""
    category = point.columns.categories[column]
    if category is None:
        return format_centroid_value(point, column, cluster)
    return f"{format_percent(float(category.shares[cluster, category.own]))} {category.names[category.own]}"


def _line(words: tuple[str, str, str, str], strip: list[Shape], height: float, text: str, scale: float) -> BarLine:
    length = abs(height) * scale
    start, sign = -length if height < 0.0 else 0.0, "for" if height > 0.0 else "against" if height < 0.0 else ""
    return BarLine(*words, strip, f"{start:.2f}", f"{length:.2f}", text, repr(height), sign)
