"""The uploaded table: how it was read, the options beside it, and the errors of the reading."""

from __future__ import annotations

from functools import partial

import streamlit as st

from neon_core.dataset import Dataset
from neon_core.errors import NeonError
from neon_core.reading import Overrides
from pages.shared import markdown
from pages.shared.results import cache
from pages.shared.session import events, store
from pages.shared.session.uploaded_file import Upload
from pages.shared.shell import navigation, progress, server
from pages.shared.table import column_editor, preparation, preview, read_options, saved_settings, upload
from pages.shared.wording import column_words, upload_words


def draw(candidate: Upload) -> None:
    """Draw a table, or the error of its reading with the table before, which stays.

    A table that was read successfully becomes the current one at once, and the screen is drawn anew.
    """
    result, former = cache.uploaded_dataset(candidate), store.visit().upload
    if not isinstance(result, NeonError):
        if candidate is not former:
            store.apply(events.take_table, candidate)
            st.rerun()
        _table(candidate, candidate, result)
    elif former is not None and former is not candidate and former.fingerprint == candidate.fingerprint:
        server.show_error(result)
        progress.draw_retry(result, partial(cache.forget_reading, candidate))
        st.markdown(upload_words.PREVIOUS_READING)
        before = cache.uploaded_dataset(former)
        if not isinstance(before, NeonError):
            _table(candidate, former, before)
    else:
        _refused(candidate, result, former)


def _table(candidate: Upload, shown: Upload, data: Dataset) -> None:
    """Draw how a table was read, the step onward, the doubts, and the choices beside the preview."""
    heading = upload_words.describe_own_table(shown.name, *data.frame.shape, data.reading)
    st.header(markdown.literal(heading), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        navigation.to_explore(upload_words.EXPLAIN, partial(store.apply, events.open_upload), "primary")
        navigation.to_explore(upload_words.BACK, partial(store.apply, events.back_to_sample))
    read_options.draw_ambiguities(candidate, data.reading)
    left, right = st.columns([2, 7], gap="medium")  # on a phone the first stands above the other
    with left:
        read_options.draw(candidate, data.reading)
    with right:
        preview.draw_table(data)
    preview.draw_unread(data)
    if store.choices().is_upload:
        column_editor.draw_titled()
        preparation.draw()
        navigation.to_explore(column_words.EXPLAIN, partial(store.apply, events.open_upload), "secondary", "below")
    with st.expander(upload_words.ANOTHER):
        upload.draw_inputs()
    saved_settings.draw()


def _refused(candidate: Upload, error: NeonError, former: Upload | None) -> None:
    """Draw the error of a reading in the place of the preview."""
    has_former = former is not None and former is not candidate
    server.show_error(error)
    progress.draw_retry(error, partial(cache.forget_reading, candidate))
    if former is not None and has_former:
        st.markdown(markdown.literal(upload_words.describe_previous_table(former.name)))
    with st.container(horizontal=True, vertical_alignment="center"):
        if former is not None and has_former:
            drop = partial(store.apply, events.offer_table, None)
            st.button(markdown.literal(upload_words.format_back(former.name)), on_click=drop)
        navigation.to_explore(upload_words.BACK, partial(store.apply, events.back_to_sample))
    with st.expander(upload_words.CHANGE_OPTIONS, expanded=candidate.overrides != Overrides()):
        read_options.draw(candidate, None)
    upload.draw_inputs()
