"""What can be done about a trivial clustering, or a number without a scale: one button for each note on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import markdown
from pages.shared.session import gestures
from pages.shared.wording import page_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.notes import Note


def draw(analysis: Analysis) -> None:
    """Draw the buttons side by side; two notes on one column have one."""
    advice = [note for note in analysis.notes if note.is_advice or note.remedy]
    if not advice:
        return
    with st.container(horizontal=True):
        for column in dict.fromkeys(note.column for note in advice if note.column):
            label = markdown.literal(page_words.format_describe_by(column))
            st.button(label, key=f"describe by {column}", on_click=gestures.describe_by, args=(column,))
        for note in advice:
            if note.remedy:
                _remedy(note)
        n_clusters = analysis.model.n_clusters - sum(len(note.clusters) for note in advice)
        if 1 < n_clusters < analysis.model.n_clusters:
            label = page_words.format_fewer(n_clusters)
            st.button(label, on_click=gestures.choose_n_clusters, args=(n_clusters,))


def _remedy(note: Note) -> None:
    """Draw the button of the choice that a note names: the logarithm of its column, or another scaling."""
    key = f"remedy {note.kind} {note.column}"
    if note.column:
        label = markdown.literal(page_words.format_use_logarithm(note.column))
        st.button(label, key=key, on_click=gestures.use_logarithm, args=(note.column,))
    else:
        label = page_words.format_scale_by(note.remedy)
        st.button(label, key=key, on_click=gestures.choose_scaling, args=(note.remedy,))
