"""The right half of Compare: one row that moves, explained by both clusterings."""

from __future__ import annotations

from functools import partial
from math import isnan
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.text import capitalize, shorten
from pages.shared import bar_tables, markdown
from pages.shared.compare import compare_markup, mover_list, two_bars
from pages.shared.markup import build_ends, short_name
from pages.shared.results import comparisons, current
from pages.shared.session import store
from pages.shared.session.choices import USUAL
from pages.shared.shell import navigation, server
from pages.shared.wording import bar_words, compare_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import TwoExplanations
    from neon_core.row_explanation import RowExplanation
    from neon_core.wording import Sentence
    from pages.shared.results.comparisons import Moves

VISIBLE = 0.01
"""A column is named from this share of the longest bar on: less cannot be seen."""
NAMED = 2
ROUNDING = 1e-9
"""A difference of the sum from the evidence, as a share of the longest bar, that is rounding."""


@st.fragment(key=mover_list.MOVED)
def draw() -> None:
    """Draw the row that is chosen, or why there is no second explanation."""
    server.guard(_draw)


def _draw() -> None:
    moves = comparisons.moves()
    row = moves.shown_row(store.choices().row)
    nouns = store.choices().nouns
    if row < 0:
        st.markdown(markdown.literal(compare_words.NONE_MOVES.format(noun=nouns[0])))
        return
    called = moves.analysis.design.call_row(row, nouns[0])
    headline = _headline(moves, row, capitalize(called))
    st.html(headline)
    if moves.other is None:
        st.markdown(compare_words.NO_MODEL[moves.against.kind])
    else:
        _draw_both(moves, row)
    label = markdown.literal(compare_words.format_explore(capitalize(called)))
    navigation.to_row(label, row, "moved")
    store.write_address()


def _headline(moves: Moves, row: int, called: str) -> str:
    flow = moves.comparison.flow
    depth = _depth(moves, row)
    sentence = compare_words.describe_move(shorten(called), moves.comparison, moves.stream_of(row), depth)
    return compare_markup.build_headline(sentence, len(flow.counts), flow.counts.shape[1] if moves.other else 0)


def _depth(moves: Moves, row: int) -> int:
    """Return whether the row lies deeper (1) or nearer to a boundary (-1); 0 where the distances have other units."""
    if moves.other is None or not moves.has_same_units:
        return 0
    before, after = (float(each.boundary.distance[each.position(row)]) for each in (moves.analysis, moves.other))
    return (after > before) - (after < before)


def _draw_both(moves: Moves, row: int) -> None:
    assert moves.other is not None
    both = comparisons.explain(moves, row)
    sizes = (moves.analysis.n_clusters, moves.other.n_clusters)
    points = [current.explain(each, row, USUAL) for each in (moves.analysis, moves.other)]
    table = two_bars.build_two_bars(both, _values(points), moves.has_same_units)
    turn = _turn(moves, both, (table.feet[0].evidence, table.feet[1].evidence))
    st.html(compare_markup.build_line(turn, *sizes))
    heads = (
        _head(compare_words.NOW, moves.analysis, both, 0),
        _head(compare_words.format_head(moves.against.kind, moves.against.value), moves.other, both, 1),
    )
    st.html(bar_tables.build_bar_table(heads, table.zero, table.lines, table.feet))
    st.caption(_proof(moves, [point for point in points if point.standing.competitor >= 0]))


def _values(points: list[RowExplanation]) -> dict[str, str]:
    """Return the row's value of every column that counts in either."""
    from neon_core.wording import format_value

    values = {name: format_value(point, i) for point in reversed(points) for i, name in enumerate(point.columns.names)}
    return {name: shorten(value, 24) for name, value in values.items()}


def _head(name: str, analysis: Analysis, both: TwoExplanations, which: int) -> bar_tables.Head:
    """Return the head of a side: a cluster is its name, or its number where a shape says that it is one."""
    called = partial(short_name, names=analysis.cluster_names)
    cluster, competitor = both.clusters[which], both.competitors[which]
    against = (competitor, called(competitor)) if competitor >= 0 else None
    return bar_tables.Head(name, build_ends((cluster, called(cluster)), against, analysis.n_clusters))


def _turn(moves: Moves, both: TwoExplanations, evidence: tuple[str, str]) -> Sentence:
    from neon_core.text import call_cluster
    from neon_core.wording import Span

    before, after = both.clusters
    ends = (
        Span(call_cluster(before, moves.comparison.before_names), "cluster", before),
        Span(call_cluster(after, moves.comparison.after_names), "after", after),
    )
    now, then = both.relevance.tolist()
    least = [VISIBLE * max((abs(bar) for bar in side if not isnan(bar)), default=0.0) for side in (now, then)]
    columns = range(len(both.columns))
    against = sorted((i for i in columns if now[i] < -least[0]), key=now.__getitem__)[:NAMED]
    turned = [both.columns[i] for i in against if then[i] > least[1]]
    leading = sorted((i for i in columns if then[i] > least[1]), key=lambda i: -then[i])[:NAMED]
    return compare_words.describe_turn(evidence, turned, [both.columns[i] for i in leading], ends)


def _proof(moves: Moves, points: list[RowExplanation]) -> str:
    """Return that the bars add up on both sides, which scale they have, and how they are compared."""
    from neon_core.wording.comparison import format_residual

    worst = max(points, key=lambda point: abs(point.bars.residual) / _longest(point), default=None)
    if worst is None:
        return bar_words.NO_COMPETITOR
    is_exact = abs(worst.bars.residual) <= ROUNDING * _longest(worst)
    proof = compare_words.PROOF if is_exact else compare_words.FAILED_PROOF
    scale = compare_words.ONE_SCALE if moves.has_same_units else compare_words.TWO_SCALES
    other = f" {compare_words.AS_USUAL}" if store.choices().beta != USUAL else ""
    sentence = proof.format(difference=format_residual(worst.bars.residual))
    return f"{sentence} {scale}{other}" if len(points) > 1 else sentence


def _longest(point: RowExplanation) -> float:
    """Return the length of the longest bar, or the smallest number where all are 0."""
    return max(float(abs(point.bars.relevance).max(initial=0.0)), 1e-300)
