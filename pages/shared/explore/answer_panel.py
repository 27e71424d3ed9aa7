"""The answer on Explore: why the chosen row is in its cluster, in words and numbers."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.shared import live_chart
from pages.shared.explore import downloads, fragments, map_panel
from pages.shared.live_chart import payload
from pages.shared.results import current
from pages.shared.session import gestures, store
from pages.shared.shell import server
from pages.shared.wording import page_words

KEY = "panel"


@st.fragment(key=fragments.ANSWER)
def draw() -> None:
    """Draw the answer; the browser fills in what follows the comparison."""
    server.guard(_draw)


def _draw() -> None:
    analysis, sample = current.analysis(), current.facts()
    point = current.point(analysis)
    mark = map_panel.mark(analysis, current.projection(analysis), point)
    analysis_id = current.analysis_id(analysis)
    panel = payload.build_panel(point, sample, mark, analysis_id)
    gestures.remember_picture(panel["facts"])
    callbacks = live_chart.PanelCallbacks(
        partial(map_panel.take_pick, KEY),
        partial(map_panel.take_search, KEY, analysis, analysis_id),
        partial(fragments.choose_beta, KEY),
        partial(gestures.take_file_requests, KEY),
        partial(fragments.take_return, KEY),
    )
    live_chart.show_panel(panel, gestures.answered(), downloads.of_bars(), KEY, callbacks)
    if point.standing.competitor < 0:
        st.button(page_words.format_try_clusters(3), on_click=gestures.choose_n_clusters, args=(3,))
    store.write_address()
