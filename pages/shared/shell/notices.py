"""Notices: sentences at the top of a screen until the next choice, and the notes of the analysis beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import markdown
from pages.shared.session import gestures, store
from pages.shared.shell import advice, navigation
from pages.shared.wording import page_words, upload_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis


def draw() -> None:
    """Draw the notices, where there are any."""
    notices = store.visit().notices
    if notices:
        with st.container(border=True):
            st.markdown("  \n".join(map(markdown.literal, notices)))


def draw_with_notes(analysis: Analysis) -> None:
    """Draw the notices and the notes of the analysis, with the ways on; called in a fragment."""
    quiet = [note.text for note in analysis.notes if note.is_of_preparation]
    if quiet:
        st.caption(markdown.literal(" ".join(quiet)))
    notices = [*store.visit().notices, *(note.text for note in analysis.notes if not note.is_of_preparation)]
    if not notices:
        return
    with st.container(border=True):
        st.markdown("  \n".join(map(markdown.literal, notices)))
        if store.visit().awaited is not None:
            navigation.to_table(upload_words.USE_OWN, key="notice")
        if analysis.model.twins:
            distinct = analysis.model.merged().n_clusters
            st.button(page_words.format_merge(distinct), on_click=gestures.choose_n_clusters, args=(distinct,))
        advice.draw(analysis)


def forget() -> None:
    """Take in the address, and forget the notices: the screen that is left has shown them."""
    store.take_address()
    store.store_visit(replace(store.visit(), notices=()))
