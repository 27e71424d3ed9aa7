"""What the measures say together, in words; before that, the button that begins the scan."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared.session import store
from pages.shared.shell import scan_progress, server
from pages.shared.wording import choose_k_words, progress_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pages.shared.shell.scan_progress import ScanState


def draw() -> None:
    """Draw the answer, or what is missing to it."""
    server.guard(_draw)


def _draw() -> None:
    state, scanned = scan_progress.look(), store.choices().scanned
    if state.state == "done" and state.scan is not None:
        _draw_answer(state)
    elif state.state == "working":
        st.html(build_answer(choose_k_words.WORKING, [choose_k_words.describe_scan_work(scanned)]))
    elif state.state == "stopped":
        st.html(build_answer(choose_k_words.STOPPED, []))
        st.button(choose_k_words.GO_ON, "begin scan", on_click=scan_progress.begin, type="primary")
    elif state.error is not None:
        server.show_error(state.error)
        st.button(progress_words.TRY_AGAIN, "begin scan", on_click=scan_progress.begin)
    else:
        st.html(build_answer(choose_k_words.NOT_SCANNED, [choose_k_words.describe_scan_work(scanned)]))
        label = choose_k_words.format_scan_button(scanned)
        st.button(label, "begin scan", on_click=scan_progress.begin, type="primary")


def _draw_answer(state: ScanState) -> None:
    from neon_core.wording import describe_scan, describe_scan_detail, to_text

    if state.scan is None:
        return
    paragraphs = [to_text(sentence) for sentence in describe_scan_detail(state.scan)]
    st.html(build_answer(to_text(describe_scan(state.scan)), paragraphs))


def build_answer(headline: str, paragraphs: Iterable[str]) -> str:
    """Return the answer as markup: a sentence, and paragraphs below it.

    Examples
    --------
    >>> build_answer("Two clusters.", ["All <b>."])
    '<h2 class="neon-verdict">Two clusters.</h2><p class="neon-reason">All &lt;b&gt;.</p>'
    """
    lines = "".join(f'<p class="neon-reason">{escape(text)}</p>' for text in paragraphs)
    return f'<h2 class="neon-verdict">{escape(headline)}</h2>{lines}'
