"""Notices: sentences at the top of a screen until the next choice."""

from __future__ import annotations

import streamlit as st

from pages.shared import markdown
from pages.shared.session import store


def draw() -> None:
    """Draw the notices, where there are any."""
    notices = store.visit().notices
    if notices:
        with st.container(border=True):
            st.markdown("  \n".join(map(markdown.literal, notices)))
