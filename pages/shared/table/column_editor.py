"""The column editor: role, kind and treatment of each column, with its content and the reason for its role."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.config import FILLS
from neon_core.errors import NeonError
from neon_core.text import plain_number
from neon_core.transforms import TRANSFORMS
from pages.shared import markdown
from pages.shared.results import cache, current
from pages.shared.session import address, column_choices, column_treatments, events, store
from pages.shared.session.choices import Choices
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments, treatments_of, with_treatments
from pages.shared.shell import server
from pages.shared.table import order_editor
from pages.shared.wording import column_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from neon_core.config import AnalysisConfig
    from neon_core.dataset import Dataset
    from neon_core.profile import Profile

KEY = "columns {}"
ROW, SHOWN = 35, 14
"""Pixels of a row, and rows before the table scrolls."""
EDITED = ("role", "kind", "fill", "transform", "weight")


def draw_title() -> None:
    """Draw the title of the screen: how many columns are features."""
    data = current.dataset()
    st.title(column_words.describe_columns(current.n_features(data), len(data.columns)), anchor=False)


def draw_titled() -> None:
    """Draw the editor under a heading."""
    st.header(column_words.COLUMNS, anchor=False)
    draw()


def draw() -> None:
    """Draw the editor; a change takes effect at once, or the reason why it is impossible is drawn.

    The line above the table is short and on the left: a finger brings up the table's tools there on the right.
    """
    data, choices = current.dataset(), store.choices()
    with st.container(gap="xsmall"):
        _error()
        st.caption(column_words.HOW_TO_EDIT)
        _editor(data, choices)
        order_editor.draw(data)
        _cost(data, choices.config)
        if choices.columns != Columns() or treatments_of(choices.config) != Treatments():
            st.button(column_words.RESET, on_click=partial(store.apply, events.reset_columns))
        if column_choices.DIGEST in address.format_address(choices, store.visit().telling_row):
            st.caption(column_words.TOO_LONG)


def _cost(data: Dataset, config: AnalysisConfig) -> None:
    """Draw how many rows the choices for missing values leave out."""
    n_left_out, names = column_treatments.count_rows_left_out(data, config)
    if n_left_out:
        st.caption(markdown.literal(column_words.describe_cost(n_left_out, len(data.frame), names)))


def _error() -> None:
    """Draw once why the last change is impossible, without a place that the sentence names anyway."""
    error = store.visit().column_error
    if error is None:
        return
    store.store_visit(replace(store.visit(), column_error=None))
    named = ("weights", *(problem.where for problem in error.problems if problem.where in problem.what))
    server.show_error(NeonError([replace(p, where="" if p.where in named else p.where) for p in error.problems]))


def _editor(data: Dataset, choices: Choices) -> None:
    if not _has_possible_edits(KEY.format(store.visit().column_edition), data):
        store.store(events.redraw_columns(store.session()))
    key = KEY.format(store.visit().column_edition)
    edits = _edits(key)
    if not edits:
        store.store_visit(replace(store.visit(), column_base=(choices.columns, treatments_of(choices.config))))
    st.data_editor(
        _frame(data, choices, edits),
        key=key,
        height=ROW * (min(len(data.columns), SHOWN) + 1) + 3,
        hide_index=True,
        column_config=_config(),
        disabled=[name for name in column_words.HEADER if name not in EDITED],
        placeholder="",
        alt=column_words.EDITOR,
        on_change=_take,
        args=(key,),
    )


def _edits(key: str) -> dict[int, dict[str, Any]]:
    return (store.read_widget(key) or {}).get("edited_rows", {})


def _has_possible_edits(key: str, data: Dataset) -> bool:
    """Whether the edits are of cells that the editor has; Streamlit fails at any other cell, at every run."""
    return all(position < len(data.columns) and set(change) <= set(EDITED) for position, change in _edits(key).items())


def _frame(data: Dataset, choices: Choices, edits: dict[int, dict[str, Any]]) -> pd.DataFrame:
    """Return the rows of the editor, one a column.

    A cell that was edited keeps its former value underneath: where the browser finds both alike, it drops the edit and
    runs the script once more, in which a click made meanwhile is lost.
    """
    import pandas as pd

    source, guessed = current.source(), current.guessed()
    profiles = cache.profile(source, guessed, data, choices.columns)
    now = _editable_values(data, choices.config, profiles)
    if edits:
        columns, treatments = store.visit().column_base
        applied, config = cache.applied_columns(source, guessed, columns), with_treatments(choices.config, treatments)
        before = _editable_values(applied.data, config, cache.profile(source, guessed, applied.data, columns))
        for row, change in edits.items():
            for what in change:
                now[what][row] = before[what][row]
    shown = {
        "name": [column.name for column in data.columns],
        "bars": [list(profile.bars) for profile in profiles],
        "span": [column_words.format_range(profile) for profile in profiles],
        "missing": pd.Series([100.0 * profile.missing or None for profile in profiles], dtype="float64"),
        "distinct": [profile.distinct for profile in profiles],
        "reason": [column.reason for column in data.columns],
    }
    return pd.DataFrame(now | shown, columns=list(column_words.HEADER))


def _editable_values(data: Dataset, config: AnalysisConfig, profiles: Sequence[Profile]) -> dict[str, list[Any]]:
    """Return role, kind and treatment of each column; no choice where it has no effect."""
    by_name, pairs = dict(config.transforms), list(zip(data.columns, profiles, strict=True))
    usual = column_treatments.usual_transform
    return {
        "role": [column.role for column in data.columns],
        "kind": [column.kind for column in data.columns],
        "fill": [config.fill(c.name, c.kind) if p.missing and c.kind != "text" else None for c, p in pairs],
        "transform": [
            by_name.get(c.name, usual(config, c.kind, p.is_skewed)) if c.kind == "number" else None for c, p in pairs
        ],
        "weight": [plain_number(config.weight(column.name)) for column in data.columns],
    }


def _config() -> dict[str, Any]:
    kinds = st.column_config
    common: dict[str, Any] = {
        name: {"label": label, "help": column_words.HELP.get(name)} for name, label in column_words.HEADER.items()
    }
    return {
        "name": kinds.TextColumn(**common["name"], pinned=True, width=115),
        "role": kinds.SelectboxColumn(
            **common["role"], options=list(column_choices.ROLES.values()), required=True, width=76
        ),
        "kind": kinds.SelectboxColumn(**common["kind"], options=list(column_choices.KINDS), required=True, width=80),
        "reason": kinds.TextColumn(**common["reason"], width=190),
        "bars": kinds.BarChartColumn(**common["bars"], width=68, color="gray", y_min=0),
        "span": kinds.TextColumn(**common["span"], width=120),
        "missing": kinds.NumberColumn(**common["missing"], format="%.2g %%", width=62),
        "fill": kinds.SelectboxColumn(**common["fill"], options=list(FILLS), width=94),
        "transform": kinds.SelectboxColumn(**common["transform"], options=list(TRANSFORMS), width=86),
        "distinct": kinds.NumberColumn(**common["distinct"], format="localized", width=65),
        "weight": kinds.TextColumn(
            **common["weight"], max_chars=24, alignment="right", width=80
        ),  # a number's would clip
    }


def _take(key: str) -> None:
    """Take the changes of the editor; an impossible one leaves all as it was."""
    store.take_address()
    if not _has_possible_edits(key, current.guessed()):
        return
    now = store.choices()
    base, edits = store.visit().column_base, _edits(key)
    try:
        choices = column_choices.edit_columns(current.guessed(), *base, edits, now.columns, now.config)
    except NeonError as error:
        store.apply(events.refuse_columns, error)
    else:
        store.apply(events.change_columns, *choices)
