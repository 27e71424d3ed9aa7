"""The head of Clusters: the title and the notices, and an error in the place of the analysis."""

from __future__ import annotations

import streamlit as st

from neon_core.wording import card_words
from pages.shared.results import current
from pages.shared.shell import notices, progress, server, shown_analysis


def draw() -> bool:
    """Draw the title and the notices, compute the analysis, and return whether it is there.

    Long work is begun and its progress drawn; an error is drawn in the place of the analysis, with the ways on.
    """
    st.title(card_words.TITLE, anchor=False)
    place = st.container()
    try:
        is_there = shown_analysis.is_there()
    except Exception as error:
        is_there = False
        with place:
            notices.draw()
        server.show_error(error)
        progress.draw_failed_fit(error)
    else:
        with place:
            if is_there:
                _draw_notes()
            else:
                notices.draw()
    return is_there


@st.fragment(key="notes")
def _draw_notes() -> None:
    """Draw the notices and the notes of the analysis, as Explore does."""
    server.guard(lambda: notices.draw_with_notes(current.analysis()))
