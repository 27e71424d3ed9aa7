"""Why these two: what parts two rows of different clusters, or holds two rows of one cluster together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import live_chart
from pages.shared.explore import downloads, group_choices, pair_choices
from pages.shared.live_chart import payload
from pages.shared.results import current, validation
from pages.shared.session import gestures, store
from pages.shared.session.choices import NO_ROW
from pages.shared.wording import page_words, pair_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.summaries import RowPair

KEY, BORDER = "pair", "pair_border"
MOST_BUTTONS = 6
"""Borders that have a button each; more are in a list."""


def draw(analysis: Analysis) -> None:
    """Draw the answer about two rows, and below it the choice of the border and the ways on."""
    choices, sample = store.choices(), current.facts()
    pair = current.pair_of(analysis, choices)
    border = pair.border[1]
    picture_id = payload.short_id("pair", current.analysis_id(analysis), pair.rows, border)
    gestures.remember_picture(picture_id)
    picture = payload.build_pair(pair, sample.nouns, picture_id)
    live_chart.show_pair(picture, downloads.of_pair(), KEY, partial(gestures.take_file_requests, KEY))
    if border < 0:
        st.button(page_words.format_try_clusters(3), on_click=gestures.choose_n_clusters, args=(3,))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _draw_border(analysis, pair)
        st.button(pair_words.SWAP, key="swap rows", on_click=group_choices.swap_rows, help=pair_words.SWAP_HELP)
        st.button(pair_words.LET_GO, key="let other go", on_click=group_choices.choose_other, args=(NO_ROW,))


def _draw_border(analysis: Analysis, pair: RowPair) -> None:
    """Draw the choice of the border of two rows of one cluster, where they have several."""
    possible = validation.possible_borders(analysis, store.choices())
    if len(possible) < 2:
        return
    key = store.mirror_anew(BORDER, pair.border[1])
    call, choose = partial(pair_words.format_border, names=analysis.cluster_names), pair_choices.choose_border
    if len(possible) <= MOST_BUTTONS:
        st.segmented_control(
            pair_words.BORDER,
            possible,
            key=key,
            format_func=call,
            on_change=choose,
            args=(key,),
            required=True,
            wrap=True,
            width="content",
        )
    else:
        st.selectbox(pair_words.BORDER, possible, key=key, format_func=call, on_change=choose, args=(key,), width=200)
