"""How well each row fits its cluster: the silhouettes, and the row that was chosen among them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from neon_core.payload.json_values import short_id
from neon_core.wording import format_number
from pages.shared import live_chart, markdown
from pages.shared.live_chart.payload import scan_payload
from pages.shared.results import cache, current, scans
from pages.shared.session import scan_gestures, store
from pages.shared.shell import navigation, server
from pages.shared.wording import choose_k_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import Silhouettes

KEY = "silhouettes"


@st.fragment(key="fit of rows")
def draw() -> None:
    """Draw the silhouettes of the present clusters; nothing before the job has computed them."""
    server.guard(_draw)


def _draw() -> None:
    analysis, nouns = current.analysis(), store.choices().nouns
    try:
        found = scans.silhouettes(current.source(), current.unnamed_analysis())
    except cache.LongWorkError:
        return
    if np.isnan(found.values).any():
        st.caption(choose_k_words.NO_SILHOUETTE)
        return
    found = scans.with_names(found, analysis.cluster_names)
    picture = short_id(analysis.fingerprint, analysis.config, analysis.cluster_names, KEY)
    blocks = scan_payload.build_silhouettes(found, analysis.design, nouns[0], picture)
    rows = frozenset(row for block in blocks["blocks"] for row in block["rows"])
    head = st.container(
        key="silhouette-head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )
    with head:
        st.header(choose_k_words.format_silhouettes_title(nouns), anchor=False, width="content")
        st.caption(markdown.literal(choose_k_words.describe_silhouettes(found, nouns, len(rows))), width="content")
    row = store.choices().row
    live_chart.show_silhouettes(blocks, row, KEY, partial(scan_gestures.pick_row, KEY, rows))
    _draw_row(analysis, found, row, nouns)
    store.write_address()


def _draw_row(analysis: Analysis, found: Silhouettes, row: int, nouns: tuple[str, str]) -> None:
    """Draw the chosen row's silhouette, and the way to it on the map of Explore."""
    name, place = analysis.design.call_row(row, nouns[0]), int(np.searchsorted(found.rows, row))
    is_there = place < found.rows.size and found.rows[place] == row
    value = format_number(float(found.values[place]), 3) if is_there else ""
    sentence = (
        choose_k_words.describe_picked(name, value) if is_there else choose_k_words.describe_left_out(nouns, name)
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(markdown.literal(sentence), width="content")
        navigation.to_row(choose_k_words.EXPLORE_ROW, row, "silhouette")
