"""What is said at the top of a screen until the next choice."""

from __future__ import annotations

import streamlit as st

from pages.shared import markdown, state


def show() -> None:
    """Show it, where there is something to say."""
    said = state.notices()
    if said:
        with st.container(border=True):
            st.markdown("  \n".join(map(markdown.literal, said)))
