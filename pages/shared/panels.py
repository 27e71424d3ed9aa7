"""The Explore screen's parts: map and list on the left, the answer on the right, the table below.

One fragment, so that a click draws them anew and nothing else.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core import wording
from pages.shared import cache, render, server, state, table
from pages.shared.address import USUAL

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.point import Point

CHART = {"displayModeBar": False, "scrollZoom": True}
DOUBLINGS = 6
LISTED = 9
NEAREST = 20


@st.fragment
def explore() -> None:
    """Draw the screen; a click draws it anew and nothing else."""
    server.guarded(_explore)


def _explore() -> None:
    """Draw the title first, then what has to be computed."""
    choices, sample = state.choices(), state.sample()
    left, right = st.columns([11, 14], gap="large")
    with left:
        st.title(wording.title(sample.n_rows, choices.config.n_clusters, sample.nouns), anchor=False)
        st.markdown(wording.invitation(sample.nouns))
        with st.spinner(wording.working(choices.config)):
            analysis = cache.analysis(cache.dataset(choices.sample), choices.config)
            point = _point(analysis)
        _notices(analysis)
        _map(analysis, point)
        _list(analysis, point)
    with right:
        _answer(analysis, point)
    table.every_row(analysis, point)
    state.write_address(analysis.telling_row)


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


def _map(analysis: Analysis, point: Point) -> None:
    """Draw the map; a click on a row chooses it."""
    from neon_core import figures

    nouns, projection = state.sample().nouns, cache.projection(analysis)
    figure = figures.cluster_map(analysis, projection, point, nouns)
    st.plotly_chart(figure, key="map", on_select=_clicked, selection_mode="points", config=CHART)
    caption = wording.map_caption(analysis, projection, nouns)
    st.caption(render.markdown(caption, analysis.config.n_clusters))


def _clicked() -> None:
    """Take the row of the clicked point; a click beside one leaves the choice as it is."""
    selection: Any = state.get("map")
    rows = [p.get("customdata") for p in (selection or {}).get("selection", {}).get("points", [])]
    rows = [row[0] if isinstance(row, list) else row for row in rows]
    chosen = [row for row in rows if isinstance(row, int)]
    if chosen:
        state.choose_row(chosen[-1])


def _list(analysis: Analysis, point: Point) -> None:
    """Offer the rows worth a look, one after the other."""
    nouns = state.sample().nouns
    rows = _worth_a_look(analysis)
    if analysis.config.n_clusters == 1:
        return
    line = st.container(horizontal=True, vertical_alignment="center", wrap=False)
    line.markdown(f"**{render.literal(wording.list_heading(analysis, nouns))}**", width="stretch")
    if not rows:
        return
    at = rows.index(point.row) if point.row in rows else -1
    before, after = rows[at - 1] if at > 0 else rows[-1], rows[(at + 1) % len(rows)]
    line.button(":material/chevron_left:", key="previous", help="Previous", on_click=state.choose_row, args=(before,))
    line.button(":material/chevron_right:", key="next", help="Next", on_click=state.choose_row, args=(after,))
    start = max(at, 0) // LISTED * LISTED
    page = rows[start : start + LISTED]
    state.put("listed", point.row if point.row in page else None)
    st.pills("Rows", page, key="listed", on_change=_picked, label_visibility="collapsed", wrap=True)
    if len(rows) > LISTED:
        st.caption(wording.page_of(start, len(page), len(rows)))


def _worth_a_look(analysis: Analysis) -> list[int]:
    """Return the mismatches where there can be some, else the rows nearest to a boundary."""
    if analysis.config.n_clusters == 1:
        return []
    rows = analysis.mismatches() if analysis.clustering.comparable else analysis.nearest_boundary(NEAREST)
    return [int(row) for row in rows]


def _picked() -> None:
    """Take the row of the pill; pressing the chosen one again leaves it chosen."""
    if state.get("listed") is not None:
        state.choose_row(state.get("listed"))


def _answer(analysis: Analysis, point: Point) -> None:
    """Answer in words, then in numbers: comparison, bars, equation."""
    from neon_core import figures

    nouns, k = state.sample().nouns, analysis.config.n_clusters
    sentence = render.markdown(wording.headline(point, nouns), k)
    st.markdown(f"### {render.larger(sentence)}", unsafe_allow_html=True, anchors=False)
    st.markdown(render.markdown(wording.detail(point, nouns), k), unsafe_allow_html=True)
    if point.competitor < 0:
        st.button(wording.try_clusters(3), on_click=state.choose_clusters, args=(3,))
        return
    _comparison(analysis, point)
    st.caption(render.markdown(wording.strip_legend(point, nouns), k), unsafe_allow_html=True)
    st.plotly_chart(figures.bars(point, nouns), key="bars", config={"displayModeBar": False})
    _equation(point, k)


def _comparison(analysis: Analysis, point: Point) -> None:
    """Choose what to compare with, from all other clusters alike to the nearest only."""
    if analysis.config.n_clusters == 2:
        st.caption(wording.ONLY_ONE_OTHER)
        return
    usual = point.usual_beta
    line, read_out = st.columns([5, 4], vertical_alignment="center")
    if math.isfinite(usual):
        with line:
            current = state.offer_factor(usual)
            stops = {0.0, math.inf, current, *(2.0**j for j in range(-DOUBLINGS, DOUBLINGS + 1))}
            st.select_slider(
                wording.COMPARE,
                sorted(stops),
                key="factor",
                format_func=wording.stop_name,
                on_change=state.choose_factor,
            )
    with read_out:
        st.html(render.shares_strip(point.shares))
        line_of = render.markdown(wording.shares_line(point), analysis.config.n_clusters)
        st.caption(f"{line_of}<br>{wording.effective_line(point)}", unsafe_allow_html=True)


def _equation(point: Point, n_clusters: int) -> None:
    """Show that the bars add up."""
    strips, sum_ = st.columns([2, 3], vertical_alignment="center")
    if point.evidence_for > 0.0:
        strips.html(render.balance_strips(point.evidence_for, point.evidence_against))
    sum_.markdown(render.markdown(wording.equation(point), n_clusters), text_alignment="right")
    st.caption(render.literal(wording.proof(point)))
