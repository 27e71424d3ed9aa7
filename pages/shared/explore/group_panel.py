"""Why this group: what sets it apart, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from neon_core.analysis import Analysis


def draw(analysis: Analysis) -> None:
    """Draw the answer about the group."""
    st.caption(f"{analysis.n_clusters}")
