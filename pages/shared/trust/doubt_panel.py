"""The right half of Trust: what the refits say of the chosen row, its evidences, and what makes them swing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.text import capitalize, shorten
from pages.shared import markdown
from pages.shared.results import current, refitted
from pages.shared.session import store, trust_gestures
from pages.shared.session.choices import OTHER_ROWS, OTHER_STARTS
from pages.shared.shell import navigation, refit_progress, server
from pages.shared.trust import doubt_markup
from pages.shared.wording import trust_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import Doubt
    from neon_core.wording.spans import Sentence
    from pages.shared.results.refitted import Refitted

KEY = "refitted"


@st.fragment(key=trust_gestures.DOUBT)
def draw() -> None:
    """Draw the answer about the row, as far as the refits are there."""
    server.guard(_draw)


def _draw() -> None:
    analysis = current.analysis()
    row = current.row_of_fit(analysis)
    found = refit_progress.look(current.unnamed_analysis()).found
    if found is None:
        return
    headline, detail = _headline(analysis, found, row), _detail(analysis, found, row)
    st.html(doubt_markup.build_answer(headline, analysis.n_clusters, detail))
    _choose_refitted(refitted.stage_key(KEY, found))
    _draw_doubt(analysis, found, row)
    navigation.to_row(trust_words.SEE, row, "trust", _call(analysis, row))
    store.write_address()


def _headline(analysis: Analysis, found: Refitted, row: int) -> Sentence:
    from neon_core.evaluation import cluster_shares

    n_starts = found.starts.rand.size
    shares = cluster_shares(analysis, found.starts.refits, [row])[0]
    counts = [round(share * n_starts) for share in shares.tolist()]
    own = int(analysis.clustering.labels[analysis.position(row)])
    return trust_words.describe_starts(_call(analysis, row), own, counts, analysis.cluster_names)


def _call(analysis: Analysis, row: int) -> str:
    return capitalize(shorten(analysis.design.call_row(row, store.choices().nouns[0])))


def _detail(analysis: Analysis, found: Refitted, row: int) -> str:
    """Return what the refits to rows drawn again say of the row; empty before they are there."""
    if found.drawn is None:
        return ""
    at, nouns = analysis.position(row), store.choices().nouns
    n_refits, own = len(found.drawn.centroids), int(analysis.clustering.labels[at])
    n_there = round(float(found.drawn.stays[at]) * n_refits)
    wavers = float(found.starts.row[at]) < refitted.STAYS
    text = trust_words.describe_drawn(own, n_there, n_refits, nouns, analysis.cluster_names, wavers=wavers)
    sample = trust_words.describe_sample(found.drawn.n_fitted, found.starts.row.size, nouns)
    return f"{text} {sample}".strip()


def _choose_refitted(key: str) -> None:
    """Draw the heading of the bars, and the choice of what is fitted again."""
    store.mirror(key, store.choices().refitted)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{trust_words.DOUBT}**", width="content")
        st.segmented_control(
            trust_words.REFITTED,
            [OTHER_STARTS, OTHER_ROWS],
            key=key,
            format_func=partial(trust_words.format_refitted, nouns=store.choices().nouns),
            on_change=trust_gestures.take_refitted,
            args=(key,),
            required=True,
            label_visibility="collapsed",
        )


def _draw_doubt(analysis: Analysis, found: Refitted, row: int) -> None:
    """Draw the evidences and the bars over the chosen refits; where these are not there yet, how many are."""
    from neon_core.evaluation import doubt

    refits = found.starts.refits if store.choices().refitted == OTHER_STARTS else found.drawn
    if refits is None:
        n_drawn = refitted.sizes(analysis)[1]
        st.caption(markdown.literal(trust_words.describe_pending(n_drawn, store.choices().nouns)))
        return
    swing: Doubt = doubt(analysis, row, refits)
    st.html(doubt_markup.build_evidences(swing, analysis.n_clusters, analysis.cluster_names))
    if doubt_markup.is_steady(swing):
        st.markdown(trust_words.STEADY)
        return
    st.html(doubt_markup.build_bars(swing))
