"""The options of reading a table: detected values as controls, and ambiguities with the options that resolve them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from neon_core.reading import Overrides
from pages.shared import markdown
from pages.shared.results import cache
from pages.shared.session import events, store
from pages.shared.session.uploaded_file import Upload, format_override, parse_override, with_override
from pages.shared.wording import proposal_words, upload_words

if TYPE_CHECKING:
    from neon_core.reading import Ambiguity, Reading

DETECT = "\N{NULL}"
"""The choice to detect a value: no text that anybody can type."""
KEY = "read_{}"
TYPED = {"encoding", "delimiter", "header_row", "missing_values", "sheet"}
"""Fields that take a typed value that is not listed."""
ABREAST = 4
OF_FORMAT: dict[str, tuple[str, ...]] = {
    "excel": ("decimal", "thousands", "header_row", "missing_values", "sheet", *upload_words.OF_COLUMNS),
    "parquet": (),
}


class Proposal(NamedTuple):
    """A choice that resolves an ambiguity: the label of its button, the field, and its value as text."""

    label: str
    field: str
    code: str | None


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
    buttons = [*_proposals(upload, reading, ambiguity), *_other_proposals(upload, reading, ambiguity)]
    if not buttons:
        return
    with st.container(horizontal=True):
        for n, button in enumerate(buttons):
            text = markdown.literal(button.label)
            st.button(text, key=f"settle {i} {n}", on_click=_read_with, args=(upload, button.field, button.code))


def _proposals(upload: Upload, reading: Reading, ambiguity: Ambiguity) -> list[Proposal]:
    """Return the choices of the field that resolves an ambiguity."""
    field, columns, values = ambiguity.resolved_by, ambiguity.columns, ambiguity.values
    now = getattr(upload.overrides, field) if field else None
    if field == "units":
        return [
            Proposal(
                proposal_words.format_unit(columns, unit, is_converted=len(values) > 1),
                field,
                propose_unit(now if isinstance(now, tuple) else (), columns, unit),
            )
            for unit in values
        ]
    if values:
        now = now if isinstance(now, tuple) else None  # an invalid text is replaced
        is_set = now is not None and set(values) <= set(now)
        label = proposal_words.format_proposal(field, values, len(columns or values), is_set)
        return [Proposal(label, field, propose(reading, field, now, values))]
    return [
        Proposal(upload_words.format_choice(field, value), field, format_override(field, value))
        for value in _possible_values(field, reading)
    ]


def _other_proposals(upload: Upload, reading: Reading, ambiguity: Ambiguity) -> list[Proposal]:
    """Return the choices of other fields that resolve an ambiguity by the names of its columns."""
    columns = ambiguity.columns
    fields = {field: getattr(upload.overrides, field) for field in ambiguity.others}
    return [
        Proposal(
            proposal_words.format_proposal(field, columns, len(columns), is_set=False),
            field,
            propose(reading, field, now if isinstance(now, tuple) else None, columns),
        )
        for field, now in fields.items()
    ]


def propose(reading: Reading, field: str, now: tuple[str, ...] | None, values: tuple[str, ...]) -> str | None:
    """Return the text of an override with some values more, or without them where it has them all.

    Words for a missing value come beside those that were detected.

    Examples
    --------
    >>> from neon_core.reading import Reading
    >>> propose(Reading(missing_values=("NA",)), "missing_values", None, ("krank",))
    'NA,krank'
    >>> propose(Reading(), "answers", ("hobbies",), ("hobbies",)) is None
    True
    """
    if now is not None and set(values) <= set(now):
        rest = tuple(value for value in now if value not in values)
        return format_override(field, rest) if rest else None
    known = reading.missing_values if now is None and field == "missing_values" else now or ()
    return format_override(field, tuple(dict.fromkeys([*known, *values])))


def propose_unit(now: tuple[tuple[str, str], ...], columns: tuple[str, ...], unit: str) -> str:
    """Return the text of the units with one for some columns; the others stay.

    Examples
    --------
    >>> propose_unit((("size", "m"), ("weight", "g")), ("weight",), "kg")
    'size=m,weight=kg'
    """
    return format_override("units", tuple({**dict(now), **dict.fromkeys(columns, unit)}.items()))


def _possible_values(field: str, reading: Reading) -> list[Any]:
    """Return the values that resolve an ambiguity, the one in effect first."""
    others: dict[str, list[Any]] = {
        "decimal": [".", ","],
        "header_row": [0, 1],
        "sheet": list(reading.sheets),
        "encoding": ["utf-8", "cp1252", "cp1250"],
        "date_order": ["dmy", "mdy"],
    }
    in_effect = [getattr(reading, field)] if hasattr(reading, field) else []
    return list(dict.fromkeys([*in_effect, *others[field]])) if field in others else []
