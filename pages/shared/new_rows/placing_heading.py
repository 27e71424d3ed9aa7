"""The head of the screen of new rows: what places them, their table, and an error in the place of the result."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from neon_core.event_log import write_event
from neon_core.samples import SAMPLES
from pages.shared import markdown
from pages.shared.results import placed_rows
from pages.shared.session import events, store
from pages.shared.session.uploaded_file import Upload
from pages.shared.shell import notices, placing_progress, progress, server, shown_analysis
from pages.shared.wording import new_rows_words as words

TABLE, MODEL, FOLD, AGAIN = "new table", "model file", "saved model", "another new table"


def draw() -> bool:
    """Draw the title, what places the rows and the fields, place the rows, and return whether they are there."""
    title, place = st.empty(), st.container()
    title.title(words.TITLE, anchor=False)
    try:
        is_there = _is_model_there()
    except Exception as error:
        with place:
            notices.draw()
        server.show_error(error)
        progress.draw_failed_fit(error)
        return False
    with place:
        notices.draw()
    if not is_there:
        return False
    try:
        return _draw_model() and _draw_rows(title)
    except Exception as error:
        table = store.visit().placing.table
        if table is not None:
            st.markdown(markdown.literal(words.describe_refused(table.name)))
        server.show_error(error)
        _draw_fields()
        return False


def _is_model_there() -> bool:
    """Whether the clustering on screen is there, which places the rows unless a saved model does."""
    return store.visit().placing.model is not None or shown_analysis.is_there()


def _draw_model() -> bool:
    """Draw what places the rows; return whether there is a table to place, and draw the fields where there is none."""
    sentence = words.describe_model(*placed_rows.described())
    if store.visit().placing.table is None:
        st.markdown(words.INVITATION)
    st.caption(markdown.literal(sentence))
    if store.visit().placing.table is None:
        _draw_fields()
        return False
    return True


def _draw_rows(title: st.delta_generator.DeltaGenerator) -> bool:
    """Read and place the new rows; write how many into the title, and draw the fields below."""
    upload = placed_rows.reading()
    if upload is None or not (progress.is_read(upload) and placing_progress.is_placed()):
        return False
    placed = placed_rows.placed()
    moved, design = placed.moved, placed.new.analysis.design
    n_moved, n_matched = (None, 0) if moved is None else (moved.n_moved, moved.n_matched)
    text = words.describe_title(design.rows.size, placed.new.model.nouns, n_moved, n_matched)
    title.title(markdown.literal(text), anchor=False)  # the nouns may be those of a file
    return True


def draw_more() -> None:
    """Draw the fields for another table or model, folded."""
    fold = st.expander(words.ANOTHER, key=AGAIN, on_change="rerun")
    if fold.open:
        with fold:
            _draw_fields()


def _draw_fields() -> None:
    """Draw the field for the table, a sample's later table, and the field for a saved model, folded."""
    st.file_uploader(words.UPLOAD, key=TABLE, on_change=_take_table)
    sample = SAMPLES.get(store.choices().sample)
    if sample is not None and sample.later and store.visit().placing.model is None:
        label = words.TRY.format(title=sample.nouns[1])
        st.button(label, on_click=_take_later, args=(sample.later,), type="primary")
    if store.visit().placing.model is not None:
        st.button(words.BACK, on_click=partial(store.apply, events.place_by, None))
    fold = st.expander(words.SAVED_MODEL, key=FOLD, on_change="rerun")
    if fold.open:
        with fold:
            st.file_uploader(words.MODEL, type="json", key=MODEL, on_change=_take_model)
            st.caption(words.MODEL_HOLDS)


def _take_table() -> None:
    """Place the rows of an uploaded table; clearing the field changes nothing."""
    file = store.read_widget(TABLE)
    if isinstance(file, UploadedFile):
        write_event("upload", kind="new rows", n_bytes=file.size)
        store.apply(events.place_table, Upload.of(file.name, file.getvalue()))


def _take_later(name: str) -> None:
    """Place the rows of a sample's later table."""
    from importlib.resources import files

    store.apply(events.place_table, Upload.of(name, files("neon_core.data").joinpath(name).read_bytes()))


def _take_model() -> None:
    """Place rows by an uploaded model from now on."""
    file = store.read_widget(MODEL)
    if isinstance(file, UploadedFile):
        write_event("upload", kind="model", n_bytes=file.size)
        store.apply(events.place_by, Upload.of(file.name, file.getvalue()))
