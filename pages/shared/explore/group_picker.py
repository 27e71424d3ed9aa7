"""The choice of a group: a cluster, the mismatches, or a list of names and numbers. A filter is that of the table."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.text import call_cluster
from pages.shared import markdown
from pages.shared.explore import group_choices
from pages.shared.results import current
from pages.shared.session import events, store
from pages.shared.session.group import MISMATCHES, Group
from pages.shared.wording import group_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis

CLUSTER, LIST, PICKER = "group_cluster", "group_list", "choose_a_group"
BETWEEN = re.compile(r"[\n,;\t]")
LONGEST_LIST = 200_000
"""Characters of a list."""


def draw(analysis: Analysis) -> None:
    """Draw the ways to a group, closed until they are asked for."""
    with st.popover(group_words.CHOOSE, type="tertiary", key=PICKER, on_change="rerun"):
        n_wrong = int(analysis.clustering.mismatch.sum())
        if n_wrong:
            label = group_words.format_mismatches(n_wrong)
            st.button(label, key="mismatches as group", on_click=_choose, args=(MISMATCHES,))
        _draw_clusters(analysis)
        _draw_list()
        st.caption(group_words.BY_FILTER)


def _choose(group: Group) -> None:
    """Choose a group, and close what it was chosen in: the answer stands above."""
    store.close_popover(PICKER)
    group_choices.choose_group(group)


def _draw_clusters(analysis: Analysis) -> None:
    group = store.choices().group
    key = store.mirror_anew(CLUSTER, group.cluster if group is not None and group.kind == "cluster" else None)
    st.selectbox(
        group_words.CLUSTER,
        range(analysis.n_clusters),
        index=None,
        key=key,
        format_func=partial(call_cluster, names=analysis.cluster_names),
        on_change=_take_cluster,
        args=(key,),
        placeholder=group_words.CHOOSE_CLUSTER,
    )


def _take_cluster(key: str) -> None:
    """Take the cluster of the widget; a number that no cluster has, and none, change nothing."""
    cluster = store.read_widget(key)
    if store.is_foreign_run() or store.is_replaced(key):
        return
    if isinstance(cluster, int) and 0 <= cluster < current.analysis().n_clusters:
        _choose(Group.of_cluster(cluster))


def _draw_list() -> None:
    st.text_area(group_words.LIST, key=LIST, help=group_words.LIST_HELP, max_chars=LONGEST_LIST, height=100)
    st.button(group_words.USE_LIST, key="use list", on_click=_take_list)
    refused = store.visit().refused_list
    if refused is None:
        return
    st.markdown(markdown.literal(refused.sentence))
    if refused.group is not None:
        label = group_words.format_found(refused.group.runs.size, store.choices().nouns)
        st.button(label, key="use found", on_click=_choose, args=(refused.group,))


def _take_list() -> None:
    """Take the rows of the list, where each text names one; else show which do not, and offer those that do."""
    from neon_core.search import find_listed

    text = store.read_widget(LIST)
    texts = [part for part in BETWEEN.split(text[:LONGEST_LIST]) if part.strip()] if isinstance(text, str) else []
    if not texts:
        store.apply(events.refuse_list, group_words.NO_LIST, None)
        return
    found = find_listed(current.analysis(), texts)
    group = Group.of_rows(found.rows) if found.rows else None
    if group is not None and not found.unknown and not found.left_out:
        _choose(group)
        return
    nouns = store.choices().nouns
    sentence = group_words.describe_unknown(found.unknown, found.left_out, len(found.rows), nouns)
    store.apply(events.refuse_list, sentence, group)
