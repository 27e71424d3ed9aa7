"""The screen of one's own table: upload or paste it, see what was understood, correct it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.errors import NeonError
from neon_core.reading import Overrides
from neon_core.samples import SAMPLES
from pages.shared import markdown, state
from pages.shared.results import cache
from pages.shared.results.limits import limits
from pages.shared.session import uploaded_file
from pages.shared.session.uploaded_file import Own
from pages.shared.shell import navigation, notices, progress, server
from pages.shared.table import column_editor, preparation, preview, read_options
from pages.shared.wording import upload_words

if TYPE_CHECKING:
    from neon_core.dataset import Dataset

FILE, TEXT = "own_file", "own_text"
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A byte order mark: what was pasted is UTF-8, whatever is in it."""


def your_table() -> None:
    """Draw the screen."""
    st.title(upload_words.YOUR_TABLE, anchor=False)
    notices.show()
    table = state.candidate()
    if table is None:
        _first()
    elif progress.for_table(table):
        _show(table, cache.table(table))
    state.write_address()


def _first() -> None:
    """Say what can be read, and take it."""
    st.markdown(upload_words.describe_limits(limits()))
    _inputs()
    st.caption(upload_words.PRIVATE)
    messy = [sample for sample in SAMPLES.values() if sample.file]
    if messy:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(upload_words.MESSY, width="content")
            for sample in messy:
                navigation.to_explore(sample.title, partial(state.choose_sample, sample.name))


def _inputs() -> None:
    """Take a file, or a pasted table."""
    left, right = st.columns(2, gap="large")
    with left:
        st.file_uploader(upload_words.UPLOAD, key=FILE, on_change=_take_file)
    with right:
        st.text_area(upload_words.PASTE, key=TEXT, placeholder=upload_words.PASTE_HINT, height=108)
        st.button(upload_words.READ_PASTED, on_click=_take_text)


def _take_file() -> None:
    """Take an uploaded file; taking it away from the field leaves the table."""
    file = state.get(FILE)
    if file is not None:
        _take(uploaded_file.own(file.name, file.getvalue()))


def _take_text() -> None:
    """Take a pasted table."""
    text = state.get(TEXT) or ""
    if text.strip():
        _take(uploaded_file.own(upload_words.PASTED, (MARK + text).encode("utf-8", "replace")))
    else:
        state.say(upload_words.NOTHING_PASTED)


def _take(table: Own) -> None:
    """Read a table, as the address says where it is the one that the address is of."""
    state.try_to_read(state.as_wanted(table))


def _show(table: Own, found: Dataset | NeonError) -> None:
    """Show a table, or what is wrong with it; what was read before is still there."""
    former = state.own()
    if not isinstance(found, NeonError):
        if table is not former:
            state.take(table)
        _table(table, table, found)
    elif former is not None and former is not table and former.fingerprint == table.fingerprint:
        _say(found)
        st.markdown(upload_words.PREVIOUS_READING)
        before = cache.table(former)
        if not isinstance(before, NeonError):
            _table(table, former, before)
    else:
        _refused(table, found, former)


def _say(error: NeonError) -> None:
    """Say what is wrong, where it stands on this screen."""
    server.shown(
        NeonError([replace(problem, where=upload_words.format_place(problem.where)) for problem in error.problems])
    )


def _table(asked: Own, table: Own, data: Dataset) -> None:
    """Show what was understood, with the choices beside it, and lead on."""
    st.subheader(
        markdown.literal(upload_words.describe_own_table(table.name, *data.frame.shape, data.reading)), anchor=False
    )
    left, right = st.columns([2, 7], gap="medium")  # on a phone the first stands above the other
    with left:
        read_options.controls(asked, data.reading)
    with right:
        read_options.doubts(asked, data.reading)
        preview.table(data)
    preview.unread(data)
    if state.is_own():
        column_editor.table()
        preparation.controls()
    with st.container(horizontal=True, vertical_alignment="center"):
        navigation.to_explore(upload_words.EXPLAIN, state.explain_own, "primary")
        navigation.to_explore(upload_words.BACK, state.back_to_sample)
    with st.expander(upload_words.ANOTHER):
        _inputs()


def _refused(table: Own, error: NeonError, former: Own | None) -> None:
    """Show what is wrong with a table where its preview would be."""
    _say(error)
    if former is not None and former is not table:
        st.markdown(markdown.literal(upload_words.describe_previous_table(former.name)))
    with st.container(horizontal=True, vertical_alignment="center"):
        if former is not None and former is not table:
            st.button(markdown.literal(upload_words.format_back(former.name)), on_click=state.try_to_read, args=(None,))
        navigation.to_explore(upload_words.BACK, state.back_to_sample)
    with st.expander(upload_words.CHANGE_OPTIONS, expanded=table.asked != Overrides()):
        read_options.controls(table, None)
    _inputs()
