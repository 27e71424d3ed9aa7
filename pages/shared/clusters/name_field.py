"""The name of a cluster: a field, the suggested name as one click, and the way back to the number."""

from __future__ import annotations

import streamlit as st

from neon_core.cluster_naming import LONGEST_NAME
from pages.shared import markdown
from pages.shared.session import events, store
from pages.shared.wording import cluster_words


def draw(cluster: int, suggested: str) -> None:
    """Draw the popover that names a cluster."""
    name = dict(store.choices().names).get(cluster, "")
    label = cluster_words.RENAME if name else cluster_words.NAME_IT
    with st.popover(label, type="tertiary", key=f"name it {cluster}"):
        key = f"name {cluster}"
        store.mirror(key, name)
        field = cluster_words.format_name_field(cluster)
        st.text_input(field, key=key, max_chars=LONGEST_NAME, on_change=take_name, args=(key, cluster))
        if suggested and suggested != name:
            label = markdown.literal(cluster_words.format_suggestion(suggested))
            st.button(label, f"suggest {cluster}", on_click=choose_name, args=(cluster, suggested))
        if name:
            st.button(cluster_words.NO_NAME, f"unname {cluster}", on_click=choose_name, args=(cluster, ""))


def take_name(key: str, cluster: int) -> None:
    """Take the name of a field; a value that comes with the gesture of a fragment changes nothing."""
    name = store.read_widget(key)
    if not store.is_foreign_run() and isinstance(name, str):
        choose_name(cluster, name)


def choose_name(cluster: int, name: str) -> None:
    """Give a name to a cluster, "" for none."""
    store.apply(events.name_cluster, cluster, name[: 10 * LONGEST_NAME])
