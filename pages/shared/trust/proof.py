"""The end of Trust: checks of the numbers with their limits, and what they cannot tell, with counter-examples."""

from __future__ import annotations

import streamlit as st

from pages.shared import markdown
from pages.shared.results import current, proofs
from pages.shared.session import store
from pages.shared.shell import server
from pages.shared.trust import proof_markup
from pages.shared.wording import proof_words


def draw() -> None:
    """Draw both halves beside each other."""
    with st.container(key="proof"):
        left, right = st.columns([15, 10], gap="large")
    with left:
        server.guard(_draw_checks)
    with right:
        server.guard(_draw_limits)


def _draw_checks() -> None:
    analysis, nouns = current.unnamed_analysis(), store.choices().nouns
    found = proofs.checks(current.source(), analysis)
    if not found:
        return
    st.header(proof_words.RIGHT, anchor=False)
    st.html(proof_markup.build_checks(found, nouns))
    n_all = analysis.design.rows.size
    st.caption(markdown.literal(proof_words.describe_checks(found[0].n_rows, n_all, nouns)))


def _draw_limits() -> None:
    """Draw the limits in words; each counter-example opens in a popover."""
    nouns = store.choices().nouns
    st.header(proof_words.NOT_TELL, anchor=False)
    st.markdown(markdown.literal(proof_words.describe_limits(nouns)))
    with st.container(horizontal=True):
        with st.popover(proof_words.MOONS):
            st.html(proof_markup.build_moons(proofs.moons()))
        with st.popover(proof_words.TWICE):
            twice = proofs.counted_twice(current.source(), current.unnamed_analysis())
            st.html(proof_markup.build_note(proof_words.describe_twice(twice, nouns)))
