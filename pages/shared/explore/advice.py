"""What can be done about a trivial clustering: one button for each note on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import markdown
from pages.shared.session import gestures
from pages.shared.wording import page_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis


def draw(analysis: Analysis) -> None:
    """Draw the buttons side by side; two notes on one column have one."""
    advice = [note for note in analysis.notes if note.is_advice]
    if not advice:
        return
    with st.container(horizontal=True):
        for column in dict.fromkeys(note.column for note in advice if note.column):
            label = markdown.literal(page_words.format_describe_by(column))
            st.button(label, key=f"describe by {column}", on_click=gestures.describe_by, args=(column,))
        n_clusters = analysis.model.n_clusters - sum(len(note.clusters) for note in advice)
        if 1 < n_clusters < analysis.model.n_clusters:
            label = page_words.format_fewer(n_clusters)
            st.button(label, on_click=gestures.choose_n_clusters, args=(n_clusters,))
