"""The sidebar: the table and the clustering. Its widgets mirror the choices."""

from __future__ import annotations

from functools import partial

import streamlit as st

from neon_core.config import MOST_STARTS, SEEDS
from neon_core.errors import NeonError
from neon_core.samples import PUBLISHED_BEST_OF_TEN, SAMPLES
from pages.shared.results import current
from pages.shared.session import events, gestures, store
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.shell import navigation
from pages.shared.wording import column_words, page_words, upload_words

FIELDS = {"k": "n_clusters", "scaling": "scaling", "seed": "random_state", "restarts": "n_init"}
"""Keys of the widgets, and the fields of the config."""


def draw(screen: str) -> None:
    """Draw what belongs to a screen; an unknown page has no table."""
    if screen == navigation.UNKNOWN:
        return
    _data(screen)
    if screen in navigation.RESULTS:
        _clustering()


def _data(screen: str) -> None:
    """Draw the choice of the table with its size and links; `Your table` says nothing about a sample."""
    is_table = screen == navigation.TABLE
    st.markdown(f"**{page_words.DATA}**")  # no heading: the title of the screen, which is the first, comes later
    choices, titles = store.choices(), _titles()
    store.mirror("sample", events.UPLOAD if choices.is_upload else choices.sample)
    st.selectbox(
        page_words.SAMPLE,
        list(titles),
        key="sample",
        format_func=titles.__getitem__,
        on_change=navigation.open_table if is_table else gestures.choose_table,
        args=("sample",),
        label_visibility="collapsed",
    )
    if choices.is_upload or not is_table:
        _facts(with_look_for=screen == navigation.EXPLORE)
    if screen in navigation.RESULTS:
        navigation.to_columns(column_words.COLUMNS_AND_PREPARATION, key=navigation.SIDEBAR)
    if not is_table:
        _upload_links()


def _upload_links() -> None:
    """Draw the link to the uploaded table, and from it back to the sample."""
    if store.choices().is_upload:
        navigation.to_table(upload_words.HOW_READ, key=navigation.SIDEBAR)
        back = partial(store.apply, events.back_to_sample)
        navigation.to_explore(upload_words.BACK, back, "secondary", navigation.SIDEBAR)
    else:
        before = partial(store.apply, events.open_upload) if store.visit().upload is not None else None
        navigation.to_table(upload_words.USE_OWN, key=navigation.SIDEBAR, before=before)


def _titles() -> dict[str, str]:
    """Return the tables to choose from, each with a title of its own."""
    upload, titles = store.visit().upload, {name: sample.title for name, sample in SAMPLES.items()}
    if upload is not None:
        titles[events.UPLOAD] = (
            upload_words.format_own_title(upload.name) if upload.name in titles.values() else upload.name
        )
    return titles


def _facts(*, with_look_for: bool) -> None:
    """Draw the size of the table, and on its map what to look for in a sample; the page shows the error of a table."""
    try:
        sample = current.facts()
    except NeonError:
        return
    st.caption(page_words.describe_size(sample.n_rows, sample.n_features))
    if with_look_for and sample.look_for:
        with st.expander(page_words.LOOK_FOR):
            st.caption(sample.look_for)


def _clustering() -> None:
    """Draw the choices of the clustering."""
    st.markdown(f"**{page_words.CLUSTERING}**")
    config = store.choices().config
    for key, field in FIELDS.items():
        store.mirror(key, getattr(config, field))
    changed = {key: partial(gestures.choose_config, field, key) for key, field in FIELDS.items()}
    st.slider(page_words.CLUSTERS, 1, MOST_CLUSTERS, key="k", on_change=changed["k"])
    labels = page_words.SCALING_LABELS
    st.selectbox(
        column_words.SCALING_LABEL,
        list(labels),
        key="scaling",
        format_func=labels.__getitem__,
        on_change=changed["scaling"],
    )
    with st.expander(page_words.START_AND_RESTARTS):
        st.number_input(page_words.SEED, 0, SEEDS - 1, step=1, key="seed", on_change=changed["seed"])
        st.number_input(page_words.STARTS, 1, MOST_STARTS, step=1, key="restarts", on_change=changed["restarts"])


def draw_fit_line() -> None:
    """Draw how the fit was made; after the page, so that nothing waits for it."""
    ten = current.analysis(PUBLISHED_BEST_OF_TEN) if current.is_published() else None
    st.caption(page_words.describe_fit(current.analysis(), ten), help=page_words.FIT_HELP)
