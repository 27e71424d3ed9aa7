"""The answer on Explore: why the chosen row is in its cluster, in words and numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import live_chart
from pages.shared.explore import (
    belong_panel,
    downloads,
    fragments,
    group_choices,
    group_panel,
    map_panel,
    pair_field,
    pair_panel,
)
from pages.shared.live_chart import payload
from pages.shared.results import current, refitted
from pages.shared.session import gestures, store
from pages.shared.session.choices import BELONG_QUESTION, GROUP_QUESTION, PAIR_QUESTION
from pages.shared.shell import server
from pages.shared.wording import group_words, page_words, trust_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis

KEY, QUESTION = "panel", "question"
OTHERS = {BELONG_QUESTION: belong_panel.draw, GROUP_QUESTION: group_panel.draw, PAIR_QUESTION: pair_panel.draw}
"""Who answers another question than why the row is in its cluster."""


def draw() -> None:
    """Draw the question, the answer, and the field for a second row below it: a click sends the answer only."""
    draw_question()
    draw_answer()
    pair_field.draw()


@st.fragment(key=fragments.QUESTION)
def draw_question() -> None:
    """Draw the choice of the question."""
    server.guard(_choose_question)


@st.fragment(key=fragments.ANSWER)
def draw_answer() -> None:
    """Draw the answer; the browser fills in what follows the comparison."""
    server.guard(_draw)


def _draw() -> None:
    analysis, question = current.analysis(), store.choices().question
    place = st.empty()  # filled or not: the panel of the row stays where it is, and is kept
    if question in OTHERS:
        with place.container():
            OTHERS[question](analysis)
    _draw_row(analysis, is_quiet=question in OTHERS)
    store.write_address()


def _choose_question() -> None:
    key = store.mirror_anew(QUESTION, store.choices().question)
    st.segmented_control(
        group_words.QUESTION,
        store.choices().questions,
        key=key,
        format_func=group_words.QUESTIONS.__getitem__,
        on_change=group_choices.choose_question,
        args=(key,),
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )


def _draw_row(analysis: Analysis, is_quiet: bool) -> None:
    """Draw why the row is in its cluster; a quiet panel is not seen, and sends what a hand does on the map."""
    sample, point = current.facts(), current.point(analysis)
    projection = current.projection(analysis)
    mark = map_panel.mark(analysis, projection, point)
    analysis_id = current.analysis_id(analysis)
    panel = payload.build_panel(point, sample, mark, analysis_id)
    panel["standing"] += _doubts(analysis)
    if is_quiet:
        panel["quiet"] = True
    gestures.remember_picture(panel["facts"])
    gestures.remember_picture(current.chart(analysis, projection)["id"])  # with the question, which draws no map anew
    callbacks = live_chart.PanelCallbacks(
        partial(map_panel.take_pick, KEY),
        partial(map_panel.take_other, KEY),
        partial(map_panel.take_search, KEY, analysis, analysis_id),
        partial(fragments.choose_beta, KEY),
        partial(gestures.take_file_requests, KEY),
        partial(fragments.take_return, KEY),
    )
    live_chart.show_panel(panel, gestures.answered(), downloads.of_bars(), KEY, callbacks)
    if point.standing.competitor < 0 and not is_quiet:
        st.button(page_words.format_try_clusters(3), on_click=gestures.choose_n_clusters, args=(3,))


def _doubts(analysis: Analysis) -> list[str]:
    """Return the line on a row that does not stay put; none where the page Trust has not fitted the clusters again."""
    found = refitted.refitted_of(current.source(), analysis.fingerprint, analysis.config)
    if found is None or float(share := found.starts.row[analysis.position(store.choices().row)]) >= refitted.STAYS:
        return []
    n_starts = found.starts.rand.size
    return [trust_words.describe_on_explore(round(float(share) * n_starts), n_starts)]
