"""The line of the group under the map."""

from __future__ import annotations

import streamlit as st

from pages.shared.explore import fragments
from pages.shared.session import store
from pages.shared.shell import server


@st.fragment(key=fragments.GROUP)
def draw() -> None:
    """Draw the group's size and name, the ways to walk its rows, and the choice of a group."""
    server.guard(_draw)


def _draw() -> None:
    store.write_address()
