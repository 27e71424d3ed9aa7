"""The sidebar's controls, and the choices on the page itself."""

from __future__ import annotations

import streamlit as st

from neon_core.config import MOST_STARTS, SEEDS
from neon_core.errors import NeonError
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared import state
from pages.shared.results import current
from pages.shared.session.address import MOST_CLUSTERS
from pages.shared.shell import navigation
from pages.shared.wording import column_words, page_words, upload_words


def data(is_away: bool, is_at_columns: bool) -> None:
    """Choose the table; `is_away` where this is not the screen of one's own, which has the columns as well."""
    st.subheader("Data", anchor=False)
    titles = _titles()
    st.selectbox(
        "Sample",
        list(titles),
        key="sample",
        format_func=titles.__getitem__,
        on_change=state.sample_changed,
        label_visibility="collapsed",
    )
    _about()
    if is_away and not is_at_columns:
        navigation.to_columns(column_words.COLUMNS_AND_PREPARATION, key=navigation.SIDEBAR)
    if is_away:
        _own_table()


def _own_table() -> None:
    """Lead to the table of one's own: to how it was read, where it is what is explained, and back from it."""
    if state.is_own():
        navigation.to_table(upload_words.HOW_READ, key=navigation.SIDEBAR)
        navigation.to_explore(upload_words.BACK, state.back_to_sample, "secondary", navigation.SIDEBAR)
    else:
        before = state.explain_own if state.own() is not None else None
        navigation.to_table(upload_words.USE_OWN, key=navigation.SIDEBAR, before=before)


def _titles() -> dict[str, str]:
    """Return what there is to choose from, each with a title of its own."""
    own, titles = state.own(), {name: sample.title for name, sample in SAMPLES.items()}
    if own is not None:
        titles[state.OWN] = upload_words.format_own_title(own.name) if own.name in titles.values() else own.name
    return titles


def _about() -> None:
    """Say how large the table is, and of a sample what is worth a look; what is wrong with it, the page says."""
    try:
        sample = current.facts()
    except NeonError:
        return
    st.caption(page_words.describe_size(sample.n_rows, sample.n_features))
    if sample.look_for:
        with st.expander(page_words.LOOK_FOR):
            st.caption(sample.look_for)


def clustering() -> None:
    """Choose how to cluster it."""
    st.subheader("Clustering", anchor=False)
    changed = state.clustering_changed
    st.slider("Clusters, K", 1, MOST_CLUSTERS, key="k", on_change=changed)
    labels = page_words.SCALING_LABELS
    st.selectbox("Scaling", list(labels), key="scaling", format_func=labels.__getitem__, on_change=changed)
    with st.expander("Start and restarts"):
        st.number_input("Seed", 0, SEEDS - 1, step=1, key="seed", on_change=changed)
        st.number_input("Starts, the best is kept", 1, MOST_STARTS, step=1, key="restarts", on_change=changed)


def fit_line() -> None:
    """Say how the fit was made; after the page, so that nothing waits for it."""
    config = state.choices().config
    ten = current.analysis(page_words.ten_starts(config)) if current.is_wine() and config == PUBLISHED else None
    st.caption(page_words.describe_fit(current.analysis(config), ten))
