"""Clusters merged and split by hand, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.errors import NeonError
from neon_core.text import call_cluster
from pages.shared.results import cache, current
from pages.shared.session import events, store
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.wording import cluster_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis

SPLIT = "split"


def draw_merge(clusters: tuple[int, int]) -> None:
    """Draw the button that merges two clusters."""
    label, key = cluster_words.MERGE, f"merge {clusters}"
    st.button(label, key, cluster_words.MERGE_HELP, on_click=merge, args=(clusters,))


def draw_undo(analysis: Analysis) -> None:
    """Draw what was done by hand last, and the button that undoes it; nothing where nothing was."""
    done = analysis.clustering.edits
    if not done:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(cluster_words.describe_edit(done[-1].kind, done[-1].clusters), width="content")
        st.button(cluster_words.UNDO, "undo edit", on_click=undo)


def draw_split(analysis: Analysis) -> None:
    """Draw the choice of a cluster that is split in two; nothing where the dashboard can draw no more clusters."""
    if analysis.n_clusters >= MOST_CLUSTERS:
        return
    st.selectbox(
        cluster_words.SPLIT,
        range(analysis.n_clusters),
        index=None,
        key=f"{SPLIT} {current.analysis_id(current.unnamed_analysis())}",
        format_func=partial(call_cluster, names=analysis.cluster_names),
        help=cluster_words.SPLIT_HELP,
        on_change=split,
        placeholder=cluster_words.CHOOSE_CLUSTER,
    )


def merge(clusters: tuple[int, int]) -> None:
    """Merge two clusters. No fit is needed: the result is kept where the analysis of these choices is looked for."""
    _keep(current.unnamed_analysis().merge(*sorted(clusters)))


def split() -> None:
    """Split the chosen cluster in two; where it has no two different rows, say so."""
    if store.is_foreign_run():
        return
    analysis = current.unnamed_analysis()
    cluster = store.read_widget(f"{SPLIT} {current.analysis_id(analysis)}")
    if not isinstance(cluster, int) or not 0 <= cluster < analysis.n_clusters < MOST_CLUSTERS:
        return
    try:
        _keep(analysis.split(cluster))
    except NeonError as error:
        store.store(store.session().with_notices(*map(str, error.problems)))
        store.rerun_app()


def _keep(edited: Analysis) -> None:
    """Store what was done by hand last, and keep its analysis."""
    cache.analysis(current.source(), current.dataset(), edited.config, made=edited)
    store.apply(events.edit_clusters, edited.config.edits[-1], edited.clustering.edits[-1].renumbered)
    store.rerun_app()


def undo() -> None:
    """Undo what was done by hand last."""
    done = current.unnamed_analysis().clustering.edits
    if done:
        store.apply(events.undo_edit, done[-1].renumbered)
    store.rerun_app()
