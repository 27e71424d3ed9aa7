"""How a table of one's own is read: the guess as controls, and what could be meant otherwise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.reading import Overrides
from pages.shared import markdown, state
from pages.shared.results import cache
from pages.shared.session import uploaded_file
from pages.shared.session.uploaded_file import Own
from pages.shared.wording import upload_words

if TYPE_CHECKING:
    from neon_core.reading import Reading

FOUND = "\N{NULL}"
"""The choice to find it out: no text that anybody can type."""
KEY = "read_{}"
TYPED = {"encoding", "delimiter", "header_row", "missing_values", "sheet"}
"""Of these, something that is not listed can be typed."""
ABREAST = 4
OF_FORMAT: dict[str, tuple[str, ...]] = {
    "excel": ("decimal", "thousands", "header_row", "missing_values", "sheet"),
    "parquet": (),
}


def controls(table: Own, reading: Reading | None) -> None:
    """Offer all that can be known of a file, beginning with what was found; `reading` is None where it is not read."""
    guess = reading if table.asked == Overrides() else cache.guess(table)
    fields = _fields(reading)
    if reading is not None:
        st.caption(upload_words.READING_OPTIONS if fields else upload_words.NOTHING_TO_CHOOSE)
    side_by_side = [st.container(horizontal=True)] if reading is not None else st.columns(ABREAST)
    for i, field in enumerate(fields):
        with side_by_side[i % len(side_by_side)]:
            _control(table, field, _found(table, field, reading, guess), reading)


def _fields(reading: Reading | None) -> tuple[str, ...]:
    text = tuple(field for field in upload_words.CONTROLS if field != "sheet" or reading is None)
    return text if reading is None else OF_FORMAT.get(reading.format, text)


def _found(table: Own, field: str, reading: Reading | None, guess: Reading | None) -> Reading | None:
    """Return the reading in which something was found out: this one, or the one where nothing was asked for."""
    return reading if getattr(table.asked, field) is None else guess


def _control(table: Own, field: str, found: Reading | None, reading: Reading | None) -> None:
    asked = getattr(table.asked, field)
    now = FOUND if asked is None else uploaded_file.text(field, asked)
    listed = reading.sheets if field == "sheet" and reading else upload_words.OPTIONS[field]
    options = list(dict.fromkeys([FOUND, *(uploaded_file.text(field, value) for value in listed), now]))
    key = KEY.format(field)
    state.put(key, now)
    st.selectbox(
        upload_words.CONTROLS[field],
        options,
        key=key,
        format_func=partial(_label, field, found),
        accept_new_options=field in TYPED,
        on_change=_choose,
        args=(table, field),
    )


def _label(field: str, found: Reading | None, code: str) -> str:
    if code == FOUND:
        return upload_words.format_automatic(field, found)
    value = uploaded_file.value(field, code)
    return upload_words.format_option(field, code if value is None else value)


def _choose(table: Own, field: str) -> None:
    """Take a choice from its control."""
    code: str | None = state.get(KEY.format(field))
    settle(table, field, None if code in (None, FOUND) else code)


def settle(table: Own, field: str, code: str | None) -> None:
    """Read a table with another choice."""
    state.try_to_read(uploaded_file.asking(table, uploaded_file.chosen(table.asked, field, code)))


def doubts(table: Own, reading: Reading) -> None:
    """Say what could be meant otherwise, each with the choices that settle it."""
    if not reading.ambiguities:
        return
    with st.container(border=True):
        for i, doubt in enumerate(reading.ambiguities):
            st.markdown(markdown.literal(doubt))
            _answers(table, reading, doubt.resolved_by, i)


def _answers(table: Own, reading: Reading, field: str, i: int) -> None:
    if not field:
        return
    with st.container(horizontal=True):
        for value in _possible(field, reading):
            st.button(
                upload_words.format_choice(field, value),
                key=f"settle {i} {value}",
                on_click=settle,
                args=(table, field, uploaded_file.text(field, value)),
            )


def _possible(field: str, reading: Reading) -> list[Any]:
    """Return what a doubt can be settled by: as it was read, and otherwise."""
    found = getattr(reading, field)
    others: dict[str, list[Any]] = {
        "decimal": [".", ","],
        "header_row": [0, 1],
        "encoding": ["utf-8", "cp1252", "cp1250"],
    }
    return list(dict.fromkeys([found, *others[field]]))
