"""The Explore screen's parts: the map on the left, the answer on the right, the table below.

Each is a fragment of its own, and a click draws anew what it changes: the answer, and the map only where its picture
changes (the ring is the browser's). What is drawn anew is sent, and costs the browser a drawing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core import wording
from neon_core.errors import NeonError
from pages.shared import live_chart, markdown, state
from pages.shared.explore import downloads, export, map_panel, row_table
from pages.shared.live_chart import payload
from pages.shared.results import cache, current
from pages.shared.session.address import USUAL
from pages.shared.shell import navigation, progress, server
from pages.shared.wording import page_words, upload_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation

PANEL = "panel"


def explore() -> None:
    """Draw the title, then what has to be computed; below it the table."""
    left, right = st.columns([11, 14], gap="large")
    begun: list[bool] = []
    with left:
        if not server.guarded(lambda: begun.append(_begin())) and state.is_own():
            navigation.to_table(upload_words.HOW_READ, key="failed")
    stands = any(begun)
    state.put("stands", stands)
    if not stands:
        return
    with left:
        _map()
    with right:
        _answer()
    row_table.every_row()
    export.take_away()


def _begin() -> bool:
    """Draw the title, and compute what is shown while the browser fetches what it will need.

    Return whether it is there; long work is begun and shown, see `waiting`.
    """
    if not progress.for_own():
        return False
    config, sample = state.choices().config, current.facts()
    title = st.empty()
    title.title(page_words.title(sample.n_rows, config.n_clusters, sample.nouns), anchor=False)
    st.markdown(page_words.invitation(sample.nouns))
    warm = st.empty()
    if not state.get("stands"):
        with warm:
            live_chart.warm_up("warm")
    try:
        if not progress.for_analysis(config):
            return False
        n_rows = _result()[0].design.rows.size
    except NeonError:
        title.title(wording.count(sample.n_rows, *sample.nouns), anchor=False)  # and no clusters
        raise
    finally:
        warm.empty()
    if n_rows < sample.n_rows:  # some had a missing value and were left out
        title.title(page_words.title(n_rows, config.n_clusters, sample.nouns), anchor=False)
    state.explained()
    return True


@st.fragment(key=state.MAP)
def _map() -> None:
    """Draw the map, its choice, and what is to be known."""
    server.guarded(_draw_map)


def _draw_map() -> None:
    analysis, _, projection = _result()
    _notices(analysis)
    map_panel.choice(analysis, projection)
    map_panel.show(analysis, projection)


@st.fragment(key=state.ANSWER)
def _answer() -> None:
    """Answer in words and numbers; what follows the comparison is the browser's to fill in."""
    server.guarded(_draw_answer)


def _draw_answer() -> None:
    analysis, point, projection = _result()
    sample = current.facts()
    mark, analysis_id = map_panel.mark(analysis, projection, point), cache.analysis_id(analysis, sample)
    panel, saved = payload.build_panel(point, sample, mark, analysis_id), downloads.of_bars(analysis)
    hear_beta, hear_save = partial(state.take_beta, PANEL), partial(state.take_save, PANEL)
    live_chart.show_panel(panel, state.answers(), saved, PANEL, hear_beta, hear_save)
    if point.standing.competitor < 0:
        st.button(wording.try_clusters(3), on_click=state.choose_clusters, args=(3,))
    state.write_address(analysis.telling_row)


def _result() -> tuple[Analysis, RowExplanation, Projection]:
    """Compute, or find computed, what is shown."""
    analysis = current.analysis(state.choices().config)
    point = _point(analysis)
    projection = map_panel.chosen(analysis, point)
    state.put("follows", projection.kind == "borders" and analysis.config.n_clusters > 3)
    return analysis, point, projection


def _point(analysis: Analysis) -> RowExplanation:
    """Explain the chosen row at the chosen beta."""
    from neon_core.row_explanation import explain_row

    design = analysis.design
    row = state.settle_row(design.rows, design.n_rows, analysis.telling_row)
    beta = state.choices().beta
    return explain_row(analysis, row, None if beta == USUAL else float(beta))


def _notices(analysis: Analysis) -> None:
    """Say what the address asked for and cannot be had, and what is to be known of this result."""
    quiet = [note.text for note in analysis.notes if note.is_of_preparation]
    if quiet:
        st.caption(markdown.literal(" ".join(quiet)))
    said = [*state.notices(), *(note.text for note in analysis.notes if not note.is_of_preparation)]
    if not said:
        return
    with st.container(border=True):
        st.markdown("  \n".join(map(markdown.literal, said)))
        if state.waiting():
            navigation.to_table(upload_words.USE_OWN, key="notice")
        if analysis.model.twins:
            distinct = analysis.model.merged().n_clusters
            st.button(wording.merge(distinct), on_click=state.choose_clusters, args=(distinct,))
