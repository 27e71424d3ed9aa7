"""Notices: sentences at the top of a screen until the next choice."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.shared import markdown
from pages.shared.session import store


def draw() -> None:
    """Draw the notices, where there are any."""
    notices = store.visit().notices
    if notices:
        with st.container(border=True):
            st.markdown("  \n".join(map(markdown.literal, notices)))


def forget() -> None:
    """Take in the address, and forget the notices: the screen that is left has shown them."""
    store.take_address()
    store.store_visit(replace(store.visit(), notices=()))
