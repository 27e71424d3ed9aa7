"""The Explore screen's parts: the map on the left, the answer on the right, the table below.

Map and answer are one fragment, so that a click draws them anew and nothing else; the table is another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neon_core import wording
from pages.shared import cache, live_chart, maps, render, saving, server, state, table
from pages.shared.address import USUAL, Choices
from pages.shared.live_chart import payload

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.point import Point
    from neon_core.projection import Projection

ANSWER = "answer"


def explore() -> None:
    """Draw the screen: what a click changes, and the table below it."""
    _answers()
    if state.get("stands"):
        table.every_row()


@st.fragment(key=state.ANSWERS)
def _answers() -> None:
    """Draw the map and the answer; a click draws them anew and nothing else."""
    state.put("stands", server.guarded(_explore))


def _explore() -> None:
    """Draw the title first where something has to be computed; where it is there, send all in one go, the answer first.

    A browser draws what it has after a few milliseconds, so what comes late costs a click another drawing.
    """
    choices, sample = state.choices(), state.sample()
    seen = state.get("seen") == (choices.sample, choices.config)
    result = _result(choices) if seen else None
    left, right = st.columns([11, 14], gap="large")
    with left:
        st.title(wording.title(sample.n_rows, choices.config.n_clusters, sample.nouns), anchor=False)
        st.markdown(wording.invitation(sample.nouns))
        if result is None:
            with st.spinner(wording.working(choices.config)):
                result = _result(choices)
    analysis, point, projection = result
    with right:
        _answer(analysis, point, maps.mark(analysis, projection, point))
    with left:
        _notices(analysis)
        maps.choice(analysis, projection)
        maps.show(analysis, projection, point)
    state.put("seen", (choices.sample, choices.config))
    state.write_address(analysis.telling_row)


def _result(choices: Choices) -> tuple[Analysis, Point, Projection]:
    """Compute, or find computed, what is shown."""
    analysis = cache.analysis(cache.dataset(choices.sample), choices.config)
    point = _point(analysis)
    return analysis, point, maps.chosen(analysis, point)


def _point(analysis: Analysis) -> Point:
    """Explain the chosen row at the chosen beta."""
    from neon_core.point import explain_row

    row = state.settle_row(analysis.design.rows, analysis.telling_row)
    beta = state.choices().beta
    return explain_row(analysis, row, None if beta == USUAL else float(beta))


def _notices(analysis: Analysis) -> None:
    """Say what the address asked for and cannot be had, and what is to be known of this result."""
    said = [*state.notices(), *(note.text for note in analysis.notes)]
    if not said:
        return
    with st.container(border=True):
        st.markdown("  \n".join(map(render.literal, said)))
        if analysis.model.twins:
            distinct = analysis.model.merged().n_clusters
            st.button(wording.merge(distinct), on_click=state.choose_clusters, args=(distinct,))


def _answer(analysis: Analysis, point: Point, mark: dict[str, object]) -> None:
    """Answer in words and numbers; what follows the comparison is the browser's to fill in."""
    sample = state.sample()
    name = cache.analysis_id(analysis, sample)
    data = payload.panel(point, sample, mark, name) | {"answers": state.answers()} | saving.of_bars(point, sample.nouns)
    live_chart.panel(data, ANSWER, lambda: state.take_beta(ANSWER), lambda: state.take_save(ANSWER))
    if point.competitor < 0:
        st.button(wording.try_clusters(3), on_click=state.choose_clusters, args=(3,))
