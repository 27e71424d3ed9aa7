"""The options of reading a table: detected values as controls, and ambiguities with the options that resolve them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.reading import Overrides
from pages.shared import markdown
from pages.shared.results import cache
from pages.shared.session import events, store
from pages.shared.session.uploaded_file import Upload, format_override, parse_override, with_override
from pages.shared.table.proposals import list_proposals
from pages.shared.wording import upload_words

if TYPE_CHECKING:
    from neon_core.reading import Ambiguity, Reading

DETECT = "\N{NULL}"
"""The choice to detect a value: no text that anybody can type."""
KEY = "read_{}"
TYPED = {"encoding", "delimiter", "header_row", "missing_values", "sheet"}
"""Fields that take a typed value that is not listed."""
ABREAST = 4
OF_FORMAT: dict[str, tuple[str, ...]] = {
    "excel": ("decimal", "thousands", "header_row", "missing_values", "date_order", "sheet", *upload_words.OF_COLUMNS),
    "parquet": (),
}


def draw(upload: Upload, reading: Reading | None) -> None:
    """Draw the options of the reading, which show the detected values; `reading` is None where it failed."""
    guess = reading if upload.overrides == Overrides() else cache.guessed_reading(upload)
    fields = _fields(upload, reading)
    if reading is not None:
        st.caption(upload_words.READING_OPTIONS if fields else upload_words.NOTHING_TO_CHOOSE)
    places = [st.container(horizontal=True)] if reading is not None else st.columns(ABREAST)
    for i, field in enumerate(fields):
        detected = reading if getattr(upload.overrides, field) is None else guess
        with places[i % len(places)]:
            _control(upload, field, detected, reading)


def _fields(upload: Upload, reading: Reading | None) -> tuple[str, ...]:
    """Return the options that are drawn; those for single columns only once they are set."""
    unset = {field for field in upload_words.OF_COLUMNS if getattr(upload.overrides, field) is None}
    text = tuple(field for field in upload_words.CONTROLS if field != "sheet" or reading is None)
    fields = text if reading is None else OF_FORMAT.get(reading.format, text)
    return tuple(field for field in fields if field not in unset)


def _control(upload: Upload, field: str, detected: Reading | None, reading: Reading | None) -> None:
    override = getattr(upload.overrides, field)
    now = DETECT if override is None else format_override(field, override)
    listed = reading.sheets if field == "sheet" and reading else upload_words.OPTIONS[field]
    options = list(dict.fromkeys([DETECT, *(format_override(field, value) for value in listed), now]))
    key = KEY.format(field)
    store.mirror(key, now)
    st.selectbox(
        upload_words.CONTROLS[field],
        options,
        key=key,
        format_func=partial(_label, field, detected),
        accept_new_options=field in TYPED,
        on_change=_choose,
        args=(upload, field, key),
    )


def _label(field: str, detected: Reading | None, code: str) -> str:
    if code == DETECT:
        return upload_words.format_automatic(field, detected)
    value = parse_override(field, code)
    return upload_words.format_option(field, code if value is None else value)


def _choose(upload: Upload, field: str, key: str) -> None:
    """Choose the value of an option from its widget."""
    code: str | None = store.read_widget(key)
    _read_with(upload, field, None if code in (None, DETECT) else code)


def _read_with(upload: Upload, field: str, code: str | None) -> None:
    """Offer the table with another value of an option."""
    store.apply(events.offer_table, upload.with_overrides(with_override(upload.overrides, field, code)))


def draw_ambiguities(upload: Upload, reading: Reading) -> None:
    """Draw the sentence of each ambiguity, with the options that resolve it."""
    if not reading.ambiguities:
        return
    with st.container(border=True):
        for i, ambiguity in enumerate(reading.ambiguities):
            st.markdown(markdown.literal(ambiguity))
            _answers(upload, reading, ambiguity, i)


def _answers(upload: Upload, reading: Reading, ambiguity: Ambiguity, i: int) -> None:
    """Draw a button for each choice that resolves an ambiguity."""
    with st.container(horizontal=True):
        for n, button in enumerate(list_proposals(upload.overrides, reading, ambiguity)):
            text = markdown.literal(button.label)
            st.button(text, key=f"settle {i} {n}", on_click=_read_with, args=(upload, button.field, button.code))
