"""What another K would change: the flow from the present clusters, a sentence, and the button that takes it."""

from __future__ import annotations

import streamlit as st

from neon_core.errors import NeonError
from pages.shared import live_chart, markdown
from pages.shared.live_chart.payload import flow_payload
from pages.shared.results import current, scans
from pages.shared.session import scan_gestures, store
from pages.shared.shell import navigation, scan_progress, server
from pages.shared.wording import choose_k_words

KEY = "flow"


def draw() -> None:
    """Draw the change; of a large table a job makes it first."""
    choices, analysis = store.choices(), current.unnamed_analysis()
    k = scans.compared_k(choices, analysis)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(choose_k_words.format_change_title(k), anchor=False, width="content")
        st.caption(choose_k_words.CLICK, width="content")
    try:
        if scan_progress.is_looked_at(analysis, k):
            _draw(k)
    except NeonError as error:
        server.show_error(error)


def _draw(k: int) -> None:
    analysis, nouns = current.analysis(), store.choices().nouns
    comparison = scans.comparison(current.source(), current.dataset(), analysis, k)
    sentence = choose_k_words.describe_change(comparison, nouns)
    live_chart.show_flow(flow_payload.build_flow(comparison, nouns, sentence), KEY)
    _draw_use(k)


def _draw_use(k: int) -> None:
    """Draw the button that takes the K that is looked at; where that is the present one, say so."""
    choices, analysis = store.choices(), current.unnamed_analysis()
    if scans.looked_k(choices, analysis) == analysis.n_clusters:
        st.markdown(choose_k_words.describe_in_use(analysis.n_clusters))
        return
    is_answered = scan_progress.look().state == "done"
    with st.container(horizontal=True, vertical_alignment="center"):
        label = choose_k_words.format_use(k)
        kind: navigation.Kind = "primary" if is_answered else "secondary"
        st.button(label, "use", on_click=scan_gestures.use_clusters, args=(k,), type=kind)
        has_names = bool(choices.names or choices.config.edits)
        st.caption(markdown.literal(choose_k_words.describe_use(choices.config, has_names=has_names)), width="stretch")
