"""The head of Choose K: the title and the notices, and an error in the place of the analysis."""

from __future__ import annotations

import streamlit as st

from neon_core.errors import NeonError, Problem
from pages.shared.results import current, scans
from pages.shared.session import events, store
from pages.shared.shell import notices, progress, scan_progress, server, shown_analysis
from pages.shared.wording import choose_k_words


def draw() -> bool:
    """Draw the title and the notices, compute the analysis, and return whether there is a K to choose.

    Long work is begun and its progress drawn; an error is drawn in the place of the analysis, with the ways on.
    """
    st.title(choose_k_words.TITLE, anchor=False)
    st.markdown(choose_k_words.describe_invitation(store.choices().scanned))
    place = st.container()
    try:
        is_there = _is_there()
    except Exception as error:
        is_there = False
        with place:
            notices.draw()
        server.show_error(error)
        progress.draw_failed_fit(error)
    else:
        with place:
            notices.draw()
    return is_there


def _is_there() -> bool:
    """Whether the analysis is there, with rows that differ; the choices are then possible ones."""
    if not shown_analysis.is_there():
        return False
    scan_progress.end_other()
    most = scans.most_clusters(current.unnamed_analysis())
    store.store(events.keep_possible_look(store.session(), most))
    if most < 2:
        raise NeonError([Problem(choose_k_words.ALL_EQUAL)])
    return True
