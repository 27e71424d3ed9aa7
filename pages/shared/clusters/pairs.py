"""Every two clusters side by side, the nearest first: what parts them, and the rows between them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.style import cluster_glyph
from neon_core.wording import OTHERS
from pages.shared import markdown
from pages.shared.clusters import cluster_markup, merging
from pages.shared.clusters.cluster_markup import PairRow
from pages.shared.results import current, summaries
from pages.shared.results.cache import LongWorkError
from pages.shared.session import store
from pages.shared.shell import navigation, server
from pages.shared.wording import cluster_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.summaries import ClusterPair, ColumnContrast
    from pages.shared.results.summaries import Overview

MOST_PAIRS, MOST_COLUMNS = 6, 5
"""Pairs in the list, and lines of a pair; another pair is chosen, and the other columns are one line."""
OTHER = "other_pair"


@st.fragment(key="pairs")
def draw() -> None:
    """Draw the pairs; nothing before the job has compared them."""
    server.guard(_draw)


def _draw() -> None:
    analysis = current.analysis()
    try:
        overview = summaries.overview(current.source(), current.unnamed_analysis(), current.dataset())
    except LongWorkError:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="pairs head"):  # dom/page.css: on one line
        st.header(cluster_words.PAIRS, anchor=False, width="content")
    merging.draw_undo(analysis)
    if overview.pairs:
        _draw_pairs(analysis, overview)
    else:
        st.markdown(cluster_words.ONE_CLUSTER)
    merging.draw_split(analysis)


def _draw_pairs(analysis: Analysis, overview: Overview) -> None:
    """Draw the nearest pairs, of which the first is open, and the choice of another."""
    st.caption(cluster_words.PAIRS_CAPTION)
    whole = current.analysis_id(current.unnamed_analysis())  # a name closes no pair
    for i, pair in enumerate(overview.pairs[:MOST_PAIRS]):
        key = f"pair {whole} {pair.clusters}"
        place = st.expander(_label(analysis, pair, i == 0), i == 0, key=key, on_change="rerun")
        if place.open:
            with place:
                _draw_pair(analysis, overview, pair)
    if len(overview.pairs) > MOST_PAIRS:
        _draw_other(analysis, overview)


def _label(analysis: Analysis, pair: ClusterPair, is_nearest: bool) -> str:
    """Return the line of a pair, as Markdown."""
    called, k = cluster_words.call_pair(pair.clusters, analysis.cluster_names), analysis.n_clusters
    signs = [
        f"{cluster_glyph(cluster, k)} **{markdown.literal(name)}**"
        for cluster, name in zip(pair.clusters, called, strict=True)
    ]
    distance = cluster_words.format_squared(pair.squared_distance, pair.squared_distance)
    nearest = f", {cluster_words.NEAREST}" * is_nearest
    return f"{' and '.join(signs)} · {distance}{nearest}"


def _draw_other(analysis: Analysis, overview: Overview) -> None:
    """Draw the choice of a pair that is not in the list, and that pair."""
    pairs = {pair.clusters: pair for pair in overview.pairs[MOST_PAIRS:]}
    chosen = st.selectbox(
        cluster_words.OTHER_PAIR,
        list(pairs),
        index=None,
        key=f"{OTHER} {current.analysis_id(current.unnamed_analysis())}",
        format_func=lambda clusters: " and ".join(cluster_words.call_pair(clusters, analysis.cluster_names)),
        placeholder=cluster_words.CHOOSE_PAIR,
    )
    if chosen in pairs:
        with st.container(border=True):
            _draw_pair(analysis, overview, pairs[chosen])


def _draw_pair(analysis: Analysis, overview: Overview, pair: ClusterPair) -> None:
    heads = cluster_words.format_pair_heads(pair.clusters, analysis.cluster_names)
    rows = pair_rows(overview, pair)
    if rows:
        total = cluster_words.format_squared(pair.squared_distance, pair.squared_distance)
        st.html(cluster_markup.build_pair_table(pair.clusters, analysis.n_clusters, heads, rows, total))
    else:
        st.markdown(cluster_words.SAME_PLACE)
    nouns, near = store.choices().nouns, [row for row in pair.nearest_rows if row is not None]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        between = cluster_words.describe_between(pair.n_between, nouns, bool(near))
        st.html(cluster_markup.build_between(between), width="content")
        for row in near:
            label = markdown.literal(analysis.design.call_row(row, nouns[0]))
            navigation.to_row(label, row, f"{pair.clusters} {row}")
        merging.draw_merge(pair.clusters)


def pair_rows(overview: Overview, pair: ClusterPair) -> list[PairRow]:
    """Return the columns that part two clusters most, and the others together."""
    if not pair.contrast.any():
        return []
    order, whole, longest = pair.ranked_columns, pair.squared_distance, float(pair.contrast.max())
    shown = order if len(order) <= MOST_COLUMNS else order[: MOST_COLUMNS - 1]
    part = partial(cluster_words.format_squared, whole=whole)
    rows = [
        PairRow(*cluster_words.format_pair_row(_contrast(overview, pair, i)), value / longest, part(value))
        for i, value in ((i, float(pair.contrast[i])) for i in shown)
    ]
    rest = float(pair.contrast[list(order[len(shown) :])].sum())
    if len(shown) < len(order):
        name = OTHERS.format(n=len(order) - len(shown))
        rows.append(PairRow(name, "", "", min(1.0, rest / longest), part(rest)))
    return rows


def _contrast(overview: Overview, pair: ClusterPair, position: int) -> ColumnContrast:
    """Return a column with the centroid of the first cluster here, and that of the second one elsewhere."""
    first, second = (
        next(column for column in overview.profiles[cluster].columns if column.name == pair.columns[position])
        for cluster in pair.clusters
    )
    return replace(first, elsewhere=second.here, apart=float(pair.contrast[position]))
