"""The choice of what the present clustering is compared with: the kind, and both sides of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from neon_core.config import SEEDS
from neon_core.event_log import write_event
from neon_core.scalings import SCALINGS
from pages.shared import markdown
from pages.shared.compare import compare_markup
from pages.shared.results import comparisons
from pages.shared.session import events, store
from pages.shared.session.against import (
    COLUMNS,
    EXPORT,
    KINDS,
    LABELS,
    NO_EXPORT,
    SCALING,
    SEED,
    Against,
    K,
    is_too_long,
)
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.session.uploaded_file import Upload
from pages.shared.wording import compare_words

if TYPE_CHECKING:
    from collections.abc import Sequence

KIND, VALUE, FILE = "compare_kind", "compare_value", "compare_file"


def draw() -> None:
    """Draw the kind of comparison, both sides, and what they have alike."""
    chosen = comparisons.against()
    store.mirror(KIND, chosen.kind)
    st.segmented_control(
        compare_words.KIND,
        [kind for kind in KINDS if kind != LABELS or comparisons.label_columns()],
        key=KIND,
        format_func=compare_words.KINDS.__getitem__,
        on_change=take_kind,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    now, against = st.columns(2)
    config = store.choices().config
    mine = {SCALING: config.scaling, SEED: config.random_state, COLUMNS: comparisons.counting()}
    kind = chosen.kind if chosen.kind in mine else K
    text = compare_words.format_side(kind, mine.get(kind, config.final_clusters))
    now.html(compare_markup.build_side(compare_words.NOW, text))
    with against:
        _draw_value(chosen)
    if chosen.kind == COLUMNS:
        _draw_columns(chosen)
    if chosen.kind == EXPORT:
        _draw_export(chosen)
    if is_too_long(chosen):
        st.caption(compare_words.TOO_LONG)
    if chosen.has_model:
        alike = compare_words.describe_alike(chosen.kind, config)
        st.caption(markdown.literal(f"{alike} {compare_words.FITTED}" if config.edits else alike))


def _draw_value(chosen: Against) -> None:
    """Draw the side that is compared with."""
    key = f"{VALUE} {chosen.kind}"
    if chosen.kind in (COLUMNS, EXPORT):
        text = compare_words.format_against(chosen.kind, chosen.value)
        st.html(compare_markup.build_side(compare_words.AGAINST, text))
        return
    store.mirror(key, chosen.value)
    take: dict[str, Any] = {"key": key, "on_change": take_value, "args": (chosen.kind, key)}
    if chosen.kind == SEED:
        st.number_input(compare_words.AGAINST, 0, SEEDS - 1, step=1, **take)
    else:
        options: dict[str, Sequence[Any]] = {
            K: range(1, MOST_CLUSTERS + 1),
            SCALING: list(SCALINGS),
            LABELS: comparisons.label_columns(),
        }
        name = partial(compare_words.format_side, chosen.kind)
        st.selectbox(compare_words.AGAINST, options[chosen.kind], format_func=name, **take)


def _draw_columns(chosen: Against) -> None:
    """Draw the choice of the columns that count in the other clustering."""
    key = f"{VALUE} {COLUMNS}"
    store.mirror(key, list(chosen.value) if isinstance(chosen.value, tuple) else [])
    st.multiselect(
        compare_words.COUNTING,
        comparisons.possible_features(),
        key=key,
        on_change=take_value,
        args=(COLUMNS, key),
        placeholder=compare_words.CHOOSE_COLUMNS,
    )


def _draw_export(chosen: Against) -> None:
    """Draw the upload of an earlier export; an address names its file, and cannot bring it."""
    if chosen != NO_EXPORT and not comparisons.has_export(chosen) and isinstance(chosen.value, tuple):
        st.markdown(markdown.literal(compare_words.describe_lost_export(chosen.value[1])))
    st.file_uploader(compare_words.UPLOAD, key=FILE, on_change=take_export)
    st.caption(compare_words.NO_FILE)


def draw_take_over() -> None:
    """Draw the button that makes the other clustering the present one."""
    chosen = comparisons.against()
    if chosen.has_model and not comparisons.is_same(comparisons.other(chosen)):
        label = compare_words.format_take_over(chosen.kind, chosen.value)
        st.button(markdown.literal(label), "take over", on_click=take_over)


def take_kind() -> None:
    """Compare with another kind of clustering, at first the usual one of its kind."""
    kind = store.read_widget(KIND)
    if not store.is_foreign_run() and kind in KINDS:
        store.apply(events.choose_against, comparisons.usual(kind))


def take_value(kind: str, key: str) -> None:
    """Compare with the value of a widget; a value that the widget does not offer changes nothing."""
    value = store.read_widget(key)
    if store.is_foreign_run() or value is None:
        return
    chosen = Against(kind, tuple(value) if kind == COLUMNS else value)
    if not comparisons.find_problem(chosen):
        store.apply(events.choose_against, chosen)


def take_export() -> None:
    """Compare with an uploaded export; clearing the input, or naming a file that is gone, changes nothing."""
    file = store.read_widget(FILE)
    if isinstance(file, UploadedFile):
        upload = Upload.of(file.name, file.getvalue())
        write_event("upload", kind="file", n_bytes=len(upload.content))
        store.apply(events.compare_export, upload)


def take_over() -> None:
    """Make the other clustering the present one, and compare it with the former one."""
    chosen = comparisons.against()
    other = comparisons.other(chosen)
    store.apply(events.take_over, other.config, other.columns, comparisons.former(chosen))
