"""Whether the shares of the clusters have drifted, and what the model has not seen."""

from __future__ import annotations

import streamlit as st

from pages.shared import markdown
from pages.shared.new_rows import placed_markup
from pages.shared.results import placed_rows
from pages.shared.shell import server


def draw() -> None:
    """Draw who moved in a sentence, the test on the shares, the shares, and the notes."""
    server.guard(_draw)


def _draw() -> None:
    placed = placed_rows.placed()
    analysis, drift = placed.new.analysis, placed.new.drift
    if placed.moved is not None:
        if placed.moved.n_moved:
            st.html(placed_markup.build_moves(placed.moved))
        for sentence in placed.moved.sentences[1:]:
            st.caption(markdown.literal(sentence))
    st.markdown(markdown.literal(drift.sentence))
    st.html(placed_markup.build_shares(drift, analysis.cluster_names))
    if analysis.notes:
        with st.container(border=True):
            for note in analysis.notes:
                st.caption(markdown.literal(note.text))
