"""Whether the shares of the clusters have drifted, and what the model has not seen."""

from __future__ import annotations

import streamlit as st

from pages.shared import markdown
from pages.shared.new_rows import placed_markup
from pages.shared.results import placed_rows
from pages.shared.shell import server
from pages.shared.wording import new_rows_words as words


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
    elif placed.has_other_ids:
        st.caption(words.OTHER_IDS)
    st.markdown(markdown.literal(drift.sentence))
    st.html(placed_markup.build_shares(drift, analysis.cluster_names))
    reading = placed.new.dataset.reading
    notes = [*words.describe_reading(reading), *(note.text for note in analysis.notes)]
    if notes:
        with st.container(border=True):
            for note in notes:
                st.caption(markdown.literal(note))
