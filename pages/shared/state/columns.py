"""What is chosen of the columns and their preparation."""

from __future__ import annotations

from typing import Any

import streamlit as st

from neon_core.errors import NeonError
from pages.shared.session.column_choices import Columns, Weights
from pages.shared.state.source import clustering_changed

PREPARED = {"missing": "fill", "dates": "dates", "most_categories": "categories", "scaling": "scaling"}
"""The choices of the preparation, and what they are called in the state."""


def choose_columns(columns: Columns, weights: Weights) -> None:
    """Take other roles, kinds or weights: another analysis."""
    state = st.session_state
    if (columns, weights) != (state.columns, state.weights):
        state.update(columns=columns, weights=weights)
        clustering_changed()


def refuse_columns(error: NeonError) -> None:
    """Say why columns cannot be so; what is drawn of them is drawn anew, as they were before."""
    st.session_state.update(refused=error, notices=[])
    draw_columns_anew()


def refused() -> NeonError | None:
    """Return why the last change of the columns cannot be, once."""
    found = st.session_state.pop("refused", None)
    return found if isinstance(found, NeonError) else None


def draw_columns_anew() -> None:
    """Forget what was typed into the table of columns: what is chosen is what counts."""
    st.session_state.edition = edition() + 1


def edition() -> int:
    """Return how often the table of columns was drawn anew."""
    return int(st.session_state.get("edition", 0))


def mount_columns(columns: Columns, weights: Weights) -> None:
    """Remember the choices that the table of columns was drawn with: what is changed in it adds to them."""
    st.session_state.mounted = (columns, weights)


def mounted() -> tuple[Columns, Weights]:
    """Return the choices that the table of columns was drawn with."""
    found: tuple[Columns, Weights] = st.session_state.mounted
    return found


def as_guessed() -> None:
    """Take back every choice of the columns."""
    choose_columns(Columns(), ())
    draw_columns_anew()


def settle_columns(columns: Columns, weights: Weights, said: tuple[str, ...]) -> None:
    """Keep only those choices that this table can have, and say which it cannot."""
    state = st.session_state
    if (columns, weights) != (state.columns, state.weights):
        state.update(columns=columns, weights=weights)
    if said:
        state.notices = [*state.notices, *said]


def choose_preparation(field: str, key: str) -> None:
    """Take a choice of the preparation from its control, unless it says nothing."""
    value: Any = st.session_state.get(key)
    if value is not None:
        st.session_state[PREPARED[field]] = value
        clustering_changed()
