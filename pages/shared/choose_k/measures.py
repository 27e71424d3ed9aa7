"""The measures of every K, drawn as they are computed; what they were computed from, and the range."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neon_core.payload.json_values import short_id
from pages.shared import live_chart, markdown
from pages.shared.live_chart.payload import scan_payload
from pages.shared.results import current, scans
from pages.shared.session import scan_gestures, store
from pages.shared.session.choices import MOST_CLUSTERS, SCAN_FROM
from pages.shared.shell import progress, scan_progress, server
from pages.shared.wording import choose_k_words

if TYPE_CHECKING:
    from pages.shared.live_chart.payload.scan_messages import Measures
    from pages.shared.shell.scan_progress import ScanState

KEY, RANGE = "measures", "scanned"


def draw() -> None:
    """Draw the measures; while they are computed, look for new ones now and then."""
    is_working = scan_progress.look().state == "working"
    st.fragment(_guarded, run_every=progress.SECONDS_BETWEEN_LOOKS if is_working else None)(is_working)


def _guarded(is_working: bool) -> None:
    server.guard(lambda: _draw(is_working))


def _draw(is_working: bool) -> None:
    state = scan_progress.look()
    if is_working and state.state != "working":
        st.rerun(scope="app")
    live_chart.show_measures(_measures(state), KEY, lambda: scan_gestures.look_at(KEY))
    _draw_caption(state)
    store.write_address()


def _measures(state: ScanState) -> Measures:
    """Return the measures as far as they are computed, or the frame of the rows."""
    choices, analysis, scan = store.choices(), current.unnamed_analysis(), state.scan
    ks = list(range(choices.scanned[0], choices.scanned[1] + 1)) if scan is None else list(scan.ks)
    nouns = current.dataset().nouns
    return {
        "id": short_id(analysis.fingerprint, analysis.config, ks),
        "label": choose_k_words.MEASURES_LABEL,
        "ks": ks,
        "present": analysis.n_clusters,
        "looked": scans.looked_k(choices, analysis),
        "lines": scan_payload.build_frame(ks, nouns) if scan is None else scan_payload.build_measure_lines(scan),
    }


def _draw_caption(state: ScanState) -> None:
    """Draw the stage with its button, or what the measures were computed from; and the choice of the range."""
    from neon_core.wording import describe_scan_basis, describe_scan_limits

    choices, scan = store.choices(), state.scan
    if state.state == "working":
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(markdown.literal(choose_k_words.describe_stage(state.stage)), width="content")
            st.button(choose_k_words.STOP, "stop scan", on_click=scan_progress.stop, type="tertiary")
        return
    outside = choose_k_words.describe_outside(current.unnamed_analysis().n_clusters, choices.scanned)
    sentences = [describe_scan_basis(scan), *describe_scan_limits(scan)] if scan is not None else []
    sentences += [outside] if outside and scan is not None else []
    if sentences:
        st.caption(markdown.literal(" ".join(sentences)))
    _draw_range(scan is not None and state.state == "done" and _is_at_end(state))


def _is_at_end(state: ScanState) -> bool:
    """Whether a larger range may say more: the measures or the visitor stand at its end, or beyond it."""
    choices, scan = store.choices(), state.scan
    analysis = current.unnamed_analysis()
    ends = (scan.recommended if scan is not None else None, scans.looked_k(choices, analysis), analysis.n_clusters)
    return any(k is not None and k >= choices.scanned[1] for k in ends) and not (scan is not None and scan.left_out)


def _draw_range(is_at_end: bool) -> None:
    """Draw the choice of the range, and the button for a larger one where that may say more."""
    choices = store.choices()
    store.mirror(RANGE, choices.scanned)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(choose_k_words.format_range(choices.scanned), type="tertiary"):
            st.slider(
                choose_k_words.RANGE,
                SCAN_FROM,
                MOST_CLUSTERS,
                key=RANGE,
                on_change=scan_gestures.choose_range,
                args=(RANGE,),
            )
        first, last = choices.scanned
        if is_at_end and last < MOST_CLUSTERS:
            further = (first, min(MOST_CLUSTERS, max(2 * last, current.unnamed_analysis().n_clusters + 2)))
            label = choose_k_words.format_further(further)
            st.button(label, "further", on_click=scan_progress.begin_further, args=further, type="tertiary")
