"""The rows that change with the start, the least sure first; where none does, the least sure of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from pages.shared import markdown
from pages.shared.live_chart.payload import trust_payload
from pages.shared.results import current, refitted
from pages.shared.session import store, trust_gestures
from pages.shared.shell import refit_progress, server
from pages.shared.wording import trust_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from pages.shared.results.refitted import Refitted

KEY = "wavering"
MOST, LEAST_SURE = 24, 8
"""Rows of the list, at most; and where none changes."""


@st.fragment(key=trust_gestures.LIST)
def draw() -> None:
    """Draw the list, once the starts are there."""
    server.guard(_draw)


def _draw() -> None:
    analysis, nouns = current.analysis(), store.choices().nouns
    found = refit_progress.look(current.unnamed_analysis()).found
    if found is None:
        return
    n_change = found.starts.row.size - found.starts.n_stay
    rows = listed_rows(analysis, found)
    st.markdown(f"**{markdown.literal(trust_words.format_list_title(n_change, nouns))}**")
    row, key = store.choices().row, refitted.stage_key(f"{KEY} {analysis.fingerprint} {analysis.config}", found)
    store.mirror(key, row if row in rows else None)
    st.pills(
        trust_words.format_list_title(n_change, nouns),
        rows,
        key=key,
        format_func=partial(_call, analysis),
        on_change=trust_gestures.take_row,
        args=(key,),
        label_visibility="collapsed",
    )
    if n_change > len(rows):
        st.caption(trust_words.format_more(n_change - len(rows), nouns))


def listed_rows(analysis: Analysis, found: Refitted) -> list[int]:
    """Return the rows of the list."""
    samples = found.starts.wavering[:MOST]
    if not samples.size:
        drawn = found.drawn.stays if found.drawn is not None else np.zeros(found.starts.row.size)
        samples = np.lexsort((analysis.boundary.distance, drawn, found.starts.row))[:LEAST_SURE]
    rows: list[int] = analysis.design.rows[samples].tolist()
    return rows


def _call(analysis: Analysis, row: int) -> str:
    return markdown.literal(trust_payload.name_row(analysis, row))
