"""The only session state: what a visitor has chosen. Consequences live in the cache."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core import wording
from neon_core.config import AnalysisConfig
from neon_core.samples import SAMPLES, Sample
from pages.shared import address
from pages.shared.address import USUAL, Choices

if TYPE_CHECKING:
    from neon_core.checks import Indices


def begin() -> None:
    """Take up the address: on a first visit, and when it was changed by going back or forward."""
    asked = st.query_params.to_dict()
    if st.session_state.get("address") == asked:
        return
    choices, said = address.read(asked)
    keep(choices)
    st.session_state.update(address=asked, notices=list(said))


def keep(choices: Choices) -> None:
    """Set every choice, the controls' own included (before they are drawn)."""
    config = choices.config
    st.session_state.update(
        sample=choices.sample,
        k=config.n_clusters,
        scaling=config.scaling,
        seed=config.random_state,
        restarts=config.n_init,
        row=choices.row,
        beta=choices.beta,
    )


def choices() -> Choices:
    """Return what is chosen now."""
    s = st.session_state
    config = AnalysisConfig(n_clusters=s.k, scaling=s.scaling, random_state=int(s.seed), n_init=int(s.restarts))
    return Choices(s.sample, config, s.row, s.beta)


def sample() -> Sample:
    """Return what is known of the chosen sample."""
    return SAMPLES[st.session_state.sample]


def sample_changed() -> None:
    """Open another sample on its own choices."""
    keep(Choices(st.session_state.sample, sample().opening))
    st.session_state.notices = []


def clustering_changed() -> None:
    """After another K, scaling, seed or number of starts: the row stays; a number for beta goes back to "usual"."""
    if st.session_state.beta not in (0.0, math.inf):
        st.session_state.beta = USUAL
    st.session_state.notices = []


def choose_clusters(n_clusters: int) -> None:
    """Set K from a button."""
    st.session_state.k = n_clusters
    clustering_changed()


def choose_row(row: int) -> None:
    """Choose a row."""
    st.session_state.row = int(row)
    st.session_state.notices = []


def settle_row(rows: Indices, telling_row: int) -> int:
    """Return the chosen row; the telling row where none is chosen or, said, where it is not in this table."""
    row: int = st.session_state.row
    if row != -1 and row not in rows:
        said = wording.row_gone(row, len(rows), sample().nouns, telling_row)
        st.session_state.notices = [*st.session_state.notices, said]
        row = telling_row
    st.session_state.row = telling_row if row == -1 else row
    return int(st.session_state.row)


def choose_factor() -> None:
    """Take the comparison's slider: 0, infinity, or a multiple of the usual beta."""
    factor, usual = st.session_state.factor, st.session_state.usual_beta
    st.session_state.beta = factor if factor in (0.0, math.inf) else USUAL if factor == 1.0 else factor * usual
    st.session_state.notices = []


def offer_factor(usual_beta: float) -> float:
    """Put the comparison's slider where beta is, as a multiple of the usual; return it."""
    beta = st.session_state.beta
    factor = 1.0 if beta == USUAL or (math.isinf(usual_beta) and math.isinf(beta)) else beta
    if beta != USUAL and beta not in (0.0, math.inf):
        factor = beta / usual_beta
    st.session_state.usual_beta = usual_beta
    st.session_state.factor = factor
    return float(factor)


def put(key: str, value: Any) -> None:
    """Set a control that mirrors a choice, before it is drawn."""
    st.session_state[key] = value


def get(key: str) -> Any:
    """Return what a control says, None where it says nothing."""
    return st.session_state.get(key)


def notices() -> list[str]:
    """Return what is to be said about the address."""
    return list(st.session_state.notices)


def write_address(telling_row: int) -> None:
    """Bring the address up to the choices, so that it can be kept and shared."""
    wanted = address.write(choices(), telling_row)
    if wanted != st.session_state.address:
        st.query_params.from_dict(wanted)
        st.session_state.address = wanted
