"""The inputs for an uploaded or pasted table, and the first screen, before there is one."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from neon_core.event_log import write_event
from neon_core.samples import SAMPLES
from pages.shared.results.limits import limits
from pages.shared.session import events, store
from pages.shared.session.uploaded_file import Upload
from pages.shared.shell import navigation
from pages.shared.wording import upload_words

FILE, TEXT = "own_file", "own_text"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Marks a pasted text as UTF-8, so that no other encoding is detected."""


def draw_first() -> None:
    """Draw the formats and limits, the inputs, and the messy samples."""
    st.markdown(upload_words.describe_limits(limits()))
    draw_inputs()
    st.caption(upload_words.PRIVATE)
    messy = [sample for sample in SAMPLES.values() if sample.file]
    if messy:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(upload_words.MESSY, width="content")
            for sample in messy:
                navigation.to_explore(sample.title, partial(store.apply, events.open_sample, sample.name))


def draw_inputs() -> None:
    """Draw the inputs for a file and for a pasted table."""
    left, right = st.columns(2, gap="large")
    with left:
        st.file_uploader(upload_words.UPLOAD, key=FILE, on_change=_take_file)
    with right:
        st.text_area(upload_words.PASTE, key=TEXT, placeholder=upload_words.PASTE_HINT, height=108)
        st.button(upload_words.READ_PASTED, on_click=_take_text)


def _take_file() -> None:
    """Offer an uploaded file; clearing the input, or naming a file that is gone, changes nothing."""
    file = store.read_widget(FILE)
    if isinstance(file, UploadedFile):
        _offer("file", Upload.of(file.name, file.getvalue()))


def _take_text() -> None:
    """Offer a pasted table."""
    text = store.read_widget(TEXT) or ""
    if text.strip():
        content = (BYTE_ORDER_MARK + text).encode("utf-8", "replace")
        _offer("pasted", Upload.of(upload_words.PASTED, content))
    else:
        store.store(store.session().with_notices(upload_words.NOTHING_PASTED))


def _offer(kind: str, upload: Upload) -> None:
    """Log the size of an upload, and offer it."""
    write_event("upload", kind=kind, n_bytes=len(upload.content))
    store.apply(events.offer_file, upload)
