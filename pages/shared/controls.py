"""The sidebar's controls, and the choices on the page itself."""

from __future__ import annotations

import streamlit as st

from neon_core import wording
from neon_core.config import MOST_CLUSTERS, MOST_STARTS, SCALINGS, SEEDS
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared import cache, state


def data() -> None:
    """Choose the table."""
    st.subheader("Data", anchor=False)
    st.selectbox(
        "Sample",
        list(SAMPLES),
        key="sample",
        format_func=lambda name: SAMPLES[name].title,
        on_change=state.sample_changed,
        label_visibility="collapsed",
    )
    sample = state.sample()
    st.caption(wording.size(sample.n_rows, sample.n_features))
    with st.expander(wording.LOOK_FOR):
        st.caption(sample.look_for)


def clustering() -> None:
    """Choose how to cluster it."""
    st.subheader("Clustering", anchor=False)
    changed = state.clustering_changed
    st.slider("Clusters, K", 1, MOST_CLUSTERS, key="k", on_change=changed)
    st.selectbox("Scaling", SCALINGS, key="scaling", format_func=wording.SCALINGS.__getitem__, on_change=changed)
    with st.expander("Start and restarts"):
        st.number_input("Seed", 0, SEEDS - 1, step=1, key="seed", on_change=changed)
        st.number_input("Starts, the best is kept", 1, MOST_STARTS, step=1, key="restarts", on_change=changed)


def fit_line() -> None:
    """Say how the fit was made; after the page, so that nothing waits for it."""
    choices = state.choices()
    dataset = cache.dataset(choices.sample)
    analysis = cache.analysis(dataset, choices.config)
    published = choices.sample == "wine" and choices.config == PUBLISHED
    ten = cache.analysis(dataset, wording.ten_starts(choices.config)) if published else None
    st.caption(wording.fit_line(analysis, ten))
