"""The head of Compare: the finding as title, the choice of the other clustering, and both clusterings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neon_core.wording import describe_moves
from pages.shared import markdown
from pages.shared.compare import against_controls
from pages.shared.results import comparisons
from pages.shared.session import events, store
from pages.shared.session.against import LABELS, Against
from pages.shared.shell import notices, other_fit, progress, server, shown_analysis
from pages.shared.wording import compare_words

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


def draw() -> bool:
    """Draw title and choices, compute both clusterings, and return whether they are there.

    Long work is begun and its progress drawn. An error is drawn in the place of the result, below the choices where it
    is one of the other clustering.
    """
    title, line, place = st.empty(), st.empty(), st.container()
    title.title(compare_words.TITLE, anchor=False)
    try:
        is_there = _is_analysed()
    except Exception as error:
        with place:
            notices.draw()
        server.show_error(error)
        progress.draw_failed_fit(error)
        return False
    with place:
        notices.draw()
        if is_there:
            against_controls.draw()
    return is_there and _draw_result(title, line)


def _is_analysed() -> bool:
    """Whether the present clustering is there; the choices are then possible ones."""
    if not shown_analysis.is_there():
        return False
    store.apply(events.keep_possible_against, comparisons.find_problem(store.choices().against))
    return True


def _draw_result(title: DeltaGenerator, line: DeltaGenerator) -> bool:
    """Write who moves into the title and what to do below it; return whether there is a result.

    An error stands below the choices.
    """
    try:
        if not _is_other_there(comparisons.against()):
            return False
        comparison = comparisons.moves().comparison
    except Exception as error:
        server.show_error(error)
        other_fit.draw_failed(error)
        return False
    nouns = store.choices().nouns
    title.title(markdown.literal(describe_moves(comparison, nouns)), anchor=False)
    if comparison.flow.n_moved:
        line.markdown(compare_words.describe_invitation(nouns, comparison.has_model))
    return True


def _is_other_there(chosen: Against) -> bool:
    """Whether the other clustering, or the labels, are there; raise the error of impossible ones."""
    if chosen.has_model:
        other = comparisons.other(chosen)
        return other_fit.is_analysed(other.data, other.config)
    if chosen.kind == LABELS:
        return True
    return comparisons.has_export(chosen) and progress.is_read(comparisons.export(chosen))
