"""The head of Explore: title and invitation, and the analysis before anything that shows it."""

from __future__ import annotations

import streamlit as st

from neon_core import wording
from neon_core.errors import NeonError, Problem
from neon_core.text import count
from neon_core.wording import page_sentences
from pages.shared import live_chart
from pages.shared.results import current, validation
from pages.shared.session import events, store
from pages.shared.shell import progress, server


def draw() -> bool:
    """Draw the title, compute the analysis, and return whether it is there.

    Long work is begun and its progress drawn; an error is drawn in the place of the analysis, with the ways on.
    """
    try:
        return _draw()
    except Exception as error:
        server.show_error(_after_notices(error))
        progress.draw_failed_fit(error)
        return False


def _after_notices(error: Exception) -> Exception:
    """Return an error with the notices before it, which stand above the map where there is one."""
    if not isinstance(error, NeonError):
        return error
    return NeonError([*map(Problem, store.visit().notices), *error.problems])


def _draw() -> bool:
    if not progress.is_table_read():
        return False
    config, sample = store.choices().config, current.facts()
    title = st.empty()
    n_fitted = sample.n_rows - len(config.left_out)
    title.title(wording.format_title(n_fitted, config.n_clusters, sample.nouns), anchor=False)
    st.markdown(page_sentences.describe_invitation(sample.nouns))
    try:
        if not _is_analysed():
            return False
        analysis = current.analysis()
        n_rows = analysis.design.rows.size
    except NeonError:
        title.title(count(sample.n_rows, *sample.nouns), anchor=False)  # and no clusters
        raise
    if (n_rows, analysis.n_clusters) != (n_fitted, config.n_clusters):  # rows left out, or clusters merged
        title.title(wording.format_title(n_rows, analysis.n_clusters, sample.nouns), anchor=False)
    validation.validate_explanation(analysis)
    store.apply(events.remember_explained)
    return True


def _is_analysed() -> bool:
    """Whether the analysis is there; on a first visit the browser fetches the modules meanwhile."""
    warm = st.empty()
    if store.visit().explained is None:
        with warm:
            live_chart.warm_up("warm")
    try:
        return progress.is_analysed()
    finally:
        warm.empty()
