"""The map of the page Trust, and how to read it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from neon_core.payload.json_values import short_id
from pages.shared import live_chart, markdown
from pages.shared.live_chart.payload import trust_payload
from pages.shared.results import cache, current
from pages.shared.session import store, trust_gestures
from pages.shared.shell import refit_progress, server
from pages.shared.wording import trust_words

KEY = "pies"


@st.fragment(key=trust_gestures.PIES)
def draw() -> None:
    """Draw the map; before the starts are there, without pies."""
    server.guard(_draw)


def _draw() -> None:
    analysis, nouns = current.analysis(), store.choices().nouns
    found = refit_progress.look(current.unnamed_analysis()).found
    stability = found.starts if found is not None else None
    projection = cache.projection(current.source(), current.unnamed_analysis(), "pca", ())
    map_id = short_id(analysis.fingerprint, analysis.config, analysis.cluster_names, found is None, KEY)
    picture = trust_payload.build_pie_map(analysis, projection, stability, nouns, map_id)
    chosen = trust_payload.build_chosen(analysis, projection, current.row_of_fit(analysis), nouns[0])
    has_row = lambda row: analysis.design.position(row) >= 0  # noqa: E731
    live_chart.show_pies(picture, chosen, KEY, partial(trust_gestures.pick_mark, KEY, has_row))
    if stability is not None:
        n_starts, has_pies = stability.rand.size, bool(picture["pies"])
        sentence = trust_words.describe_pies(n_starts, stability.agreement, nouns, stability.n_stay, has_pies=has_pies)
        sample = trust_words.describe_sample(stability.refits.n_fitted, stability.row.size, nouns)
        st.caption(markdown.literal(f"{sentence} {sample}".strip()))
    store.write_address()
