"""Clusters merged by hand, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.shared.results import cache, current
from pages.shared.session import events, store
from pages.shared.wording import cluster_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis


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


def merge(clusters: tuple[int, int]) -> None:
    """Merge two clusters. No fit is needed: the result is kept where the analysis of these choices is looked for."""
    merged = current.unnamed_analysis().merge(*clusters)
    cache.analysis(current.source(), current.dataset(), merged.config, made=merged)
    store.apply(events.merge_clusters, *clusters, merged.clustering.edits[-1].renumbered)
    store.rerun_app()


def undo() -> None:
    """Undo what was done by hand last."""
    done = current.unnamed_analysis().clustering.edits
    if done:
        store.apply(events.undo_edit, done[-1].renumbered)
    store.rerun_app()
