"""A card for each cluster: its name and size, the sentence, the rule, and three of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neon_core.errors import NeonError
from neon_core.text import call_cluster
from neon_core.wording import card_words, describe_found, describe_held_out
from pages.shared import markdown
from pages.shared.clusters import cluster_markup, name_field
from pages.shared.results import current, summaries
from pages.shared.results.cache import LongWorkError
from pages.shared.session import store
from pages.shared.session.group import Group
from pages.shared.shell import navigation, progress, server
from pages.shared.wording import cluster_words, group_words

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from neon_core.analysis import Analysis
    from neon_core.short_rules import Rule
    from neon_core.summaries import ClusterMembers
    from pages.shared.results.summaries import Overview

MOST_CARDS = 6
"""Cards that are open at first."""
KEY, MORE = "cards", "more_cards"


def draw() -> None:
    """Draw the cards, and under them how such rules do on rows that they were not found on."""
    server.guard(_draw)


def _draw() -> None:
    analysis = current.analysis()
    places = _draw_cards(analysis)
    base, data, line = current.unnamed_analysis(), current.dataset(), st.container()
    try:
        if not progress.is_summarised(base):
            return
    except NeonError as error:
        server.show_error(error)
        progress.draw_failed_fit(error)
        return
    if not places:  # the job has only now made what the cards say
        st.rerun()
    rules = summaries.rules(current.source(), base, data)
    for rule, place in zip(rules, places, strict=False):  # closed cards have no place
        with place:
            _draw_rule(rule)
    held_out = describe_held_out(rules, store.choices().nouns)
    if held_out:
        line.caption(markdown.literal(held_out))


def _draw_cards(analysis: Analysis) -> list[DeltaGenerator]:
    """Draw the cards; return the place of the rule on each, and none where the overview is long work."""
    try:
        overview = summaries.overview(current.source(), current.unnamed_analysis(), current.dataset())
    except LongWorkError:
        return []
    clusters = range(analysis.n_clusters)
    with st.container(key=KEY):
        places = _draw_rows(analysis, overview, clusters[:MOST_CARDS])
    if len(clusters) > MOST_CARDS:
        label = cluster_words.format_more_cards(len(clusters) - MOST_CARDS)
        more = st.expander(label, key=MORE, on_change="rerun")
        if more.open:
            with more, st.container(key=f"more {KEY}"):
                places += _draw_rows(analysis, overview, clusters[MOST_CARDS:])
    return places


def _draw_rows(analysis: Analysis, overview: Overview, clusters: range) -> list[DeltaGenerator]:
    """Draw cards side by side: two in a row of two or four, else three."""
    width = 2 if analysis.n_clusters in (2, 4) else min(3, analysis.n_clusters)
    places = []
    for first in range(0, len(clusters), width):
        for cluster, column in zip(clusters[first : first + width], st.columns(width), strict=False):
            with column.container(border=True, height="stretch", gap="xsmall"):
                places.append(_draw_card(analysis, overview, cluster))
    return places


def _draw_card(analysis: Analysis, overview: Overview, cluster: int) -> DeltaGenerator:
    """Draw a card but for its rule; return the place of the rule."""
    profile, nouns, k = overview.profiles[cluster], store.choices().nouns, analysis.n_clusters
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", width="content", gap="xsmall"):
            called = call_cluster(cluster, analysis.cluster_names)
            st.html(cluster_markup.build_name(cluster, k, called), width="content")
            name_field.draw(cluster, overview.suggested_names[cluster])
        st.html(cluster_markup.build_size(cluster_words.describe_size(profile, nouns)), width="content")
    pieces = card_words.split_makeup(profile, overview.columns[cluster])
    st.html(cluster_markup.build_sentence(pieces, _merged(analysis, cluster)))
    place = st.container(gap=None)
    _draw_members(analysis, overview.members[cluster])
    return place


def _merged(analysis: Analysis, cluster: int) -> str:
    """Return markup on what a cluster that was merged last is made of; "" for any other."""
    edits = analysis.clustering.edits
    if not edits or edits[-1].kind != "merge" or edits[-1].into != (cluster,):
        return ""
    return cluster_markup.build_merged(edits[-1].clusters, analysis.n_clusters + 1)


def _draw_members(analysis: Analysis, members: ClusterMembers) -> None:
    """Draw the links to the telling rows."""
    with st.container(horizontal=True, gap="xsmall"):
        for what, row in card_words.choose_members(members).items():
            label = card_words.format_member(what, analysis.design.call_row(row, store.choices().nouns[0]))
            key = f"{what} {members.cluster}"
            navigation.to_row(markdown.literal(label), row, key, card_words.HELP[what])
        navigation.to_group(
            group_words.QUESTIONS["group"], Group.of_cluster(members.cluster), f"cluster {members.cluster}"
        )


def _draw_rule(rule: Rule) -> None:
    """Draw a rule with what it finds, and its texts to copy; or why there is none."""
    has_rule = bool(rule.conditions) and rule.is_enough
    st.html(cluster_markup.build_rule(rule.text, has_rule))
    if not has_rule:
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"):
        st.html(cluster_markup.build_found(describe_found(rule)), width="content")
        _draw_copy(rule)


def _draw_copy(rule: Rule) -> None:
    copy = st.popover(cluster_words.COPY, type="tertiary", key=f"copy {rule.cluster}", help=cluster_words.COPY_HELP)
    with copy:
        for caption, text, language in cluster_words.describe_rule_texts(rule):
            st.caption(markdown.literal(caption))
            st.code(text, language=language, wrap_lines=True)
