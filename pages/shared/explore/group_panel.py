"""Why this group: what sets it apart from other rows, in words and numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.errors import NeonError
from neon_core.text import call_cluster
from neon_core.wording import describe_group, describe_group_detail
from pages.shared import markdown
from pages.shared.explore import fragments, group_choices, group_export, group_markup, group_table
from pages.shared.results import current, groups
from pages.shared.session import store
from pages.shared.shell import navigation, progress, server
from pages.shared.wording import group_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.summaries import GroupExplanation
    from pages.shared.session.group import Group

VERSUS = "group_versus"


def draw(analysis: Analysis) -> None:
    """Draw the answer about the group."""
    group = store.choices().group
    if group is None:
        return
    found = groups.find_rows(analysis, group)
    possible = groups.possible_others(analysis, found)
    versus = groups.choose_others(possible, store.choices().versus)
    if not _is_explained(analysis, group, versus):
        return
    explained = groups.explain(analysis, group, versus)
    nouns, k = store.choices().nouns, analysis.n_clusters
    headline, detail = describe_group(explained, nouns), describe_group_detail(explained, nouns)
    st.html(group_markup.build_answer(headline, detail, k))
    if explained.size == 1:
        _draw_single(analysis, int(explained.rows[0]))
        return
    _draw_card_link(analysis, group, explained)
    if not explained.n_others:
        st.markdown(group_words.NOTHING_TO_COMPARE)
        return
    if len(possible) > 1:
        _choose_others(explained, versus, possible)
    _draw_numbers(analysis, explained)
    group_export.draw(analysis, group, explained)


def _is_explained(analysis: Analysis, group: Group, versus: str) -> bool:
    """Whether the answer is there; if not, draw the progress, or the error and the ways on."""
    try:
        return progress.is_group_explained(analysis, group, versus)
    except NeonError as error:
        server.show_error(error)
        progress.draw_failed_fit(error)
        return False


def _draw_single(analysis: Analysis, row: int) -> None:
    """Draw the way to the questions about the only row of the group."""
    noun = store.choices().nouns[0]
    called = analysis.design.call_row(row, noun)
    st.markdown(markdown.literal(group_words.describe_single(called, noun)))
    label = markdown.literal(group_words.format_open_row(called))
    st.button(label, key="open the only row", on_click=fragments.choose_row, args=(row,))


def _draw_card_link(analysis: Analysis, group: Group, explained: GroupExplanation) -> None:
    """Draw the link to the card of a cluster, where the group is all of it."""
    cluster, size = explained.clusters[0]
    if group.kind == "cluster" or size == explained.size == int(analysis.clustering.sizes[cluster]):
        called = call_cluster(cluster, analysis.cluster_names)
        navigation.to_clusters(markdown.literal(group_words.format_to_card(called)))


def _choose_others(explained: GroupExplanation, versus: str, possible: tuple[str, ...]) -> None:
    """Draw the choice of the rows that the group is compared with."""
    store.mirror(VERSUS, versus)
    label = partial(group_words.format_versus, nouns=store.choices().nouns, n_clusters=len(explained.clusters))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"):
        st.html(group_markup.build_label(group_words.COMPARE), width="content")
        st.segmented_control(
            group_words.COMPARE,
            possible,
            key=VERSUS,
            format_func=label,
            on_change=group_choices.choose_versus,
            args=(VERSUS,),
            required=True,
            label_visibility="collapsed",
            wrap=True,
        )


def _draw_numbers(analysis: Analysis, explained: GroupExplanation) -> None:
    """Draw the pictures of pixels, where the columns are some, and the table."""
    picture, called, most = current.facts().picture, group_words.call_rows(explained.size), group_table.MOST_LINES
    if picture is not None:
        most = group_table.MOST_BESIDE_PICTURES
        here, elsewhere = group_table.build_shades(explained, analysis.design)
        relevance = explained.relevance.tolist()
        st.html(group_markup.build_pictures(picture, here, elsewhere, relevance, called))
    table = group_table.build_table(explained, analysis.design, store.choices().nouns[0], most)
    st.html(group_markup.build_group_table(table, called))
