"""Do the bars name what decides: curves of replaced features, and the table of all replacements."""

from __future__ import annotations

from functools import partial

import streamlit as st

from neon_core.payload.json_values import short_id
from pages.shared import live_chart, markdown
from pages.shared.results import current, refitted
from pages.shared.session import store
from pages.shared.shell import refit_progress, server
from pages.shared.trust import flip_markup
from pages.shared.wording import faithful_words

KEY, SWITCH = "curves", "replaced by"


@st.fragment(key="faithfulness")
def draw() -> None:
    """Draw the block, once the features are replaced; another replacement draws it anew."""
    server.guard(_draw)


def _draw() -> None:
    analysis, nouns = current.unnamed_analysis(), store.choices().nouns
    found = refit_progress.look(analysis).found
    if found is None or not found.flipped:
        return
    with st.container(key="faithful-head", horizontal=True, horizontal_alignment="distribute"):
        st.header(faithful_words.TITLE, anchor=False, width="content")
        shown = st.segmented_control(
            faithful_words.REPLACED,
            list(refitted.BASELINES),
            default=refitted.BASELINES[0],
            key=SWITCH,
            format_func=partial(faithful_words.name_baseline, nouns=nouns),
            required=True,
            label_visibility="collapsed",
        )
    st.markdown(markdown.literal(faithful_words.describe_faithful(found.flipped, nouns)))
    baseline = shown or refitted.BASELINES[0]
    now = next(each for each in found.flipped if each.baseline == baseline)
    with st.container(key="faithful"):
        left, right = st.columns(2, gap="medium")
    with left:
        picture_id = short_id(analysis.fingerprint, analysis.config, baseline, KEY)
        live_chart.show_curves(flip_markup.build_curves(now, picture_id), KEY)
    with right:
        st.html(flip_markup.build_heights(found.flipped, baseline, nouns))
    n_all = analysis.design.rows.size
    st.caption(markdown.literal(faithful_words.describe_widths(found.flipped, n_all, nouns)))
