"""The head of Trust: the verdict as title, the warning or the progress below it, and an error in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import markdown
from pages.shared.results import current, refitted
from pages.shared.session import gestures, store
from pages.shared.shell import navigation, notices, progress, refit_progress, server, shown_analysis
from pages.shared.wording import page_words, progress_words, trust_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import Stability
    from pages.shared.shell.refit_progress import RefitState


def draw() -> bool:
    """Draw the verdict, begin the refits, and return whether there is an analysis that can be fitted again.

    Long work is begun and its progress drawn; an error is drawn in the place of the analysis, with the ways on.
    """
    title, line, place = st.empty(), st.empty(), st.container()
    title.title(trust_words.format_question(store.choices().nouns), anchor=False)
    try:
        is_there = shown_analysis.is_there()
    except Exception as error:
        with place:
            notices.draw()
        server.show_error(error)
        progress.draw_failed_fit(error)
        return False
    with place:
        notices.draw()
    if not is_there or not _can_be_refitted():
        return False
    analysis = current.unnamed_analysis()
    refit_progress.begin_once(analysis)
    state = refit_progress.look(analysis)
    if state.found is not None:
        _draw_verdict(title, line, analysis, state.found.starts)
    _draw_state(state)
    return True


def _can_be_refitted() -> bool:
    """Whether there are clusters that can be fitted again; if not, draw why, and the way on."""
    config = store.choices().config
    if config.edits:
        st.markdown(trust_words.EDITED)
        navigation.to_clusters(trust_words.TO_CLUSTERS)
        return False
    if config.n_clusters == 1:
        st.markdown(trust_words.ONE_CLUSTER)
        st.button(page_words.format_try_clusters(3), on_click=gestures.choose_n_clusters, args=(3,))
        return False
    return True


def _draw_verdict(
    title: st.delta_generator.DeltaGenerator,
    line: st.delta_generator.DeltaGenerator,
    analysis: Analysis,
    stability: Stability,
) -> None:
    """Write how many rows stay put into the title; where the start decides, say so first, with the way to another K."""
    nouns, n_rows = store.choices().nouns, stability.row.size
    text = trust_words.format_verdict(
        stability.n_stay, n_rows, nouns, analysis.n_clusters, is_unstable=stability.is_unstable
    )
    title.title(markdown.literal(text), anchor=False)
    if not stability.is_unstable:
        line.markdown(markdown.literal(trust_words.describe_verdict(n_rows - stability.n_stay)))
        return
    with line.container(border=True):
        st.markdown(f"**{trust_words.describe_unstable(stability.agreement)}**")
        navigation.to_choose_k(trust_words.TO_CHOOSE_K)


def _draw_state(state: RefitState) -> None:
    """Draw the progress of the refits, that they were stopped, or why they failed; nothing when they are there."""
    if state.state == "working":
        st.fragment(_draw_progress, run_every=progress.SECONDS_BETWEEN_LOOKS)(_count_parts(state))
    elif state.state == "stopped":
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(trust_words.STOPPED, width="content")
            st.button(trust_words.GO_ON, "begin refits", on_click=refit_progress.go_on, type="primary")
    elif state.error is not None:
        server.show_error(state.error)
        st.button(progress_words.TRY_AGAIN, "begin refits", on_click=refit_progress.go_on)


def _count_parts(state: RefitState) -> int:
    """Return how many parts of the work are there to be shown."""
    return 0 if state.found is None else 1 + (state.found.drawn is not None)


def _draw_progress(n_parts: int) -> None:
    """Draw how many refits are made, and the button that stops them; draw the screen anew when there is more."""
    analysis = current.unnamed_analysis()
    state = refit_progress.look(analysis)
    if state.state != "working" or _count_parts(state) != n_parts:
        st.rerun(scope="app")
    sentence = trust_words.describe_stage(state.stage, state.share, refitted.sizes(analysis), store.choices().nouns)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(markdown.literal(sentence), width="content")
        st.button(trust_words.STOP, "stop refits", on_click=refit_progress.stop, type="tertiary")
