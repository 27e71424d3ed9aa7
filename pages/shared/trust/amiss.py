"""Below the fold of Trust: the features under both scalings, and every alarm with one button for a raised one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import markdown
from pages.shared.results import alarmed, cache, current
from pages.shared.session import gestures, store
from pages.shared.session.group import Group
from pages.shared.shell import check_progress, navigation, server
from pages.shared.trust import alarm_markup
from pages.shared.wording import amiss_words, page_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import Alarm

MOST_SHOWN = 500
"""Rows that are there twice which are shown on Explore, at most."""


def draw() -> None:
    """Draw both halves beside each other; of a large table a job makes what they show."""
    server.guard(_draw)


def _draw() -> None:
    if not check_progress.is_checked(current.unnamed_analysis()):
        return
    with st.container(key="amiss"):
        left, right = st.columns([15, 10], gap="large")
    with left:
        server.guard(_draw_both_sides)
    with right:
        server.guard(_draw_alarms)


def _draw_both_sides() -> None:
    """Draw whether one feature does all the work, as set and with another scaling."""
    from neon_core.evaluation.clustering_alarms import HALF

    analysis, source, data = current.unnamed_analysis(), current.source(), current.dataset()
    st.header(amiss_words.ONE_FEATURE, anchor=False)
    scaled = cache.analysis(source, data, alarmed.other_config(analysis.config))
    now, other = alarmed.side(source, analysis), alarmed.side(source, scaled)
    names = analysis.design.column_names
    sentence = amiss_words.describe_one_feature(names, (now.shares, other.shares), other.scaling, HALF)
    st.markdown(markdown.literal(sentence.replace(" %", "\u00a0%")))
    st.html(alarm_markup.build_both_sides(names, now, other))
    st.caption(amiss_words.BOTH_CAPTION)


def _draw_alarms() -> None:
    analysis, nouns = current.unnamed_analysis(), store.choices().nouns
    found = alarmed.alarms(current.source(), current.dataset(), analysis, nouns)
    st.header(amiss_words.ANYTHING_ELSE, anchor=False)
    st.markdown(amiss_words.describe_alarms(found))
    raised = [alarm for alarm in found if alarm.is_raised]
    for i, alarm in enumerate(raised):
        st.markdown(f"**{markdown.literal(alarm.text)}**")
        if (alarm.remedy, alarm.column) not in [(before.remedy, before.column) for before in raised[:i]]:
            _draw_remedy(analysis, alarm)
    st.html(alarm_markup.build_alarms(found, nouns))


def _draw_remedy(analysis: Analysis, alarm: Alarm) -> None:
    """Draw the button that does something about a raised alarm."""
    key = f"alarm {alarm.kind}"
    if alarm.remedy == "compare" and analysis.config.scaling == alarmed.RAW:
        scaling = alarmed.other_config(analysis.config).scaling
        st.button(page_words.format_scale_by(scaling), key, on_click=gestures.choose_scaling, args=(scaling,))
    elif alarm.remedy == "fewer clusters":
        few = int((analysis.clustering.sizes <= alarm.limit).sum())
        n_clusters = max(2, analysis.n_clusters - few)
        st.button(page_words.format_fewer(n_clusters), key, on_click=gestures.choose_n_clusters, args=(n_clusters,))
    elif alarm.remedy == "show rows":
        rows = alarmed.repeated_rows(analysis)[:MOST_SHOWN].tolist()
        navigation.to_group(amiss_words.SHOW_ROWS, Group.of_rows(rows), "repeated")
    else:
        label = markdown.literal(page_words.format_describe_by(alarm.column))
        st.button(label, key, on_click=partial(gestures.describe_by, alarm.column))
