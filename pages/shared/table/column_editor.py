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
from pages.shared.table.column_widths import column_widths, text_width
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
WORDED = ("name", "reason", "span")
"""Columns that are as wide as their texts, within limits."""
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
        _notice()
        st.caption(column_words.HOW_TO_EDIT)
        st.caption(column_words.describe_size(len(data.columns), SHOWN))
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
    """Draw once why the last change is impossible."""
    error = store.visit().column_error
    if error is None:
        return
    store.store_visit(replace(store.visit(), column_error=None))
    server.show_error(error)


def _notice() -> None:
    """Draw once what the last change did to another column."""
    notice = store.visit().column_notice
    if notice:
        store.store_visit(replace(store.visit(), column_notice=""))
        with st.container(border=True):
            st.markdown(markdown.literal(notice))


def _editor(data: Dataset, choices: Choices) -> None:
    if not _has_possible_edits(KEY.format(store.visit().column_edition), data):
        store.store(events.redraw_columns(store.session()))
    key = KEY.format(store.visit().column_edition)
    edits = _edits(key)
    if not edits:
        store.store_visit(replace(store.visit(), column_base=(choices.columns, treatments_of(choices.config))))
    frame = _frame(data, choices, edits)
    shown = _shown(frame)
    widths = column_widths({what: frame[what] for what in WORDED}, shown, store.is_phone())
    st.data_editor(
        frame,
        key=key,
        height=ROW * (min(len(data.columns), SHOWN) + 1) + 3,
        hide_index=True,
        column_order=shown,
        column_config=_config(widths),
        disabled=[name for name in column_words.HEADER if name not in EDITED],
        placeholder="",
        alt=column_words.EDITOR,
        on_change=_take,
        args=(key,),
    )
    _long_reasons(frame, widths.get("reason", 0))


def _shown(frame: pd.DataFrame) -> list[str]:
    """Return the columns of the editor that have something to say or to choose in this table."""
    idle = {"fill": frame["fill"].isna().all() and frame["missing"].isna().all(), "reason": not any(frame["reason"])}
    idle["missing"] = idle["fill"]
    return [what for what in column_words.HEADER if not idle.get(what)]


def _long_reasons(frame: pd.DataFrame, width: int) -> None:
    """Draw the reasons that are wider than their cells, closed until they are asked for."""
    cut = [(n, why) for n, why in zip(frame["name"], frame["reason"], strict=True) if why and text_width(why) > width]
    if cut:
        with st.expander(column_words.describe_long_reasons(len(cut))):
            st.markdown("\n".join(f"- **{markdown.literal(name)}**: {markdown.literal(why)}" for name, why in cut))


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
        "reason": [column_words.describe_reason(column) for column in data.columns],
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


def _config(widths: dict[str, int]) -> dict[str, Any]:
    kinds = st.column_config
    common: dict[str, Any] = {
        name: {"label": label, "help": column_words.HELP.get(name), "width": widths.get(name, "small")}
        for name, label in column_words.HEADER.items()
    }
    roles, of_kind = list(column_choices.ROLES.values()), list(column_choices.KINDS)
    return {
        "name": kinds.TextColumn(**common["name"], pinned=True),
        "role": kinds.SelectboxColumn(**common["role"], options=roles, required=True),
        "kind": kinds.SelectboxColumn(**common["kind"], options=of_kind, required=True),
        "weight": kinds.TextColumn(**common["weight"], max_chars=24, alignment="right"),  # a number's would clip
        "transform": kinds.SelectboxColumn(**common["transform"], options=list(TRANSFORMS)),
        "fill": kinds.SelectboxColumn(**common["fill"], options=list(FILLS)),
        "reason": kinds.TextColumn(**common["reason"]),
        "missing": kinds.NumberColumn(**common["missing"], format="%.2g %%"),
        "distinct": kinds.NumberColumn(**common["distinct"], format="localized"),
        "span": kinds.TextColumn(**common["span"]),
        "bars": kinds.BarChartColumn(**common["bars"], color="gray", y_min=0),
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
        return
    moved = _moved_role(choices[0])
    if moved:
        store.apply(events.move_role, *choices, moved)
    else:
        store.apply(events.change_columns, *choices)


def _moved_role(columns: Columns) -> tuple[str, str, str] | None:
    """Return the role that has moved with other choices, the column that had it, and the one that has it; else None."""
    before = {column.name: column.role for column in current.dataset().columns}
    after = {column.name: column.role for column in current.guessed().columns} | dict(columns.roles)
    for moved in column_choices.OF_ONE_COLUMN:
        old = [name for name, role in before.items() if role == moved and after[name] == "ignore"]
        new = [name for name, role in after.items() if role == moved and before.get(name) != moved]
        if old and new:
            return moved, old[0], new[0]
    return None
