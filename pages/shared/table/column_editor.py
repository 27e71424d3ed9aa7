"""The columns as a table to change: what each is for, what it holds, and why; and the screen of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.errors import NeonError
from pages.shared import state
from pages.shared.results import cache, current
from pages.shared.session import column_choices
from pages.shared.session.column_choices import Columns, Weights
from pages.shared.shell import navigation, notices, progress, server
from pages.shared.table import preparation
from pages.shared.wording import column_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.dataset import Dataset
    from pages.shared.session.address import Choices

KEY = "columns {}"
ROW, SHOWN = 35, 14
EDITED = ("role", "kind", "weight")


def screen() -> None:
    """Draw the screen of the columns, of a sample or of one's own table."""
    if not progress.for_own():
        return
    data = current.dataset()
    st.title(column_words.describe_columns(current.n_features(data), len(data.columns)), anchor=False)
    notices.show()
    _table(data)
    preparation.controls()
    navigation.to_explore(column_words.EXPLAIN, kind="primary")
    state.write_address()


def table() -> None:
    """Show the columns of one's own table, under a heading."""
    st.subheader(column_words.COLUMNS, anchor=False)
    _table(current.dataset())


def _table(data: Dataset) -> None:
    """Show the columns, to be changed; a change is taken at once, or it is said why not.

    What stands above the table is short and on the left: a finger brings up its tools there on the right.
    """
    choices = state.choices()
    with st.container(gap="xsmall"):
        _refused()
        st.caption(column_words.HOW_TO_EDIT)
        _editor(data, choices)
        if choices.columns != Columns() or choices.config.weights:
            st.button(column_words.RESET, on_click=state.as_guessed)
        if state.is_cut():
            st.caption(column_words.TOO_LONG)


def _refused() -> None:
    """Say why the last change cannot be; a place that the sentence names anyway is left out."""
    error = state.refused()
    if error is not None:
        named = ("weights", *(problem.where for problem in error.problems if problem.where in problem.what))
        server.shown(NeonError([replace(p, where="" if p.where in named else p.where) for p in error.problems]))


def _editor(data: Dataset, choices: Choices) -> None:
    key = KEY.format(state.edition())
    edits = _edits(key)
    if not edits:
        state.mount_columns(choices.columns, choices.config.weights)
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
    return (state.get(key) or {}).get("edited_rows", {})


def _frame(data: Dataset, choices: Choices, edits: dict[int, dict[str, Any]]) -> pd.DataFrame:
    """Return what is shown of each column.

    What was changed in the table itself stays below the change as it was: where the browser finds both alike, it drops
    the change and runs the script once more, in which a click made meanwhile is lost.
    """
    import pandas as pd

    held = cache.profile(current.guessed(), data, choices.columns.kinds, state.is_own())
    now = _chosen(data, choices.config.weights)
    if edits:
        columns, weights = state.mounted()
        before = _chosen(cache.settled(current.guessed(), columns, state.is_own()).data, weights)
        for row, change in edits.items():
            for what in change:
                now[what][row] = before[what][row]
    shown = {
        "name": [column.name for column in data.columns],
        "bars": [list(found.bars) for found in held],
        "span": [column_words.format_range(found) for found in held],
        "missing": pd.Series([100.0 * found.missing or None for found in held], dtype="float64"),
        "distinct": [found.distinct for found in held],
        "reason": [column.reason for column in data.columns],
    }
    return pd.DataFrame(now | shown, columns=list(column_words.HEADER))


def _chosen(data: Dataset, weights: Weights) -> dict[str, list[Any]]:
    """Return what can be changed of each column."""
    of = dict(weights)
    return {
        "role": [column.role for column in data.columns],
        "kind": [column.kind for column in data.columns],
        "weight": [column_choices.short(of.get(column.name, 1.0)) for column in data.columns],
    }


def _config() -> dict[str, Any]:
    kinds = st.column_config
    of: dict[str, Any] = {
        name: {"label": label, "help": column_words.HELP.get(name)} for name, label in column_words.HEADER.items()
    }
    return {
        "name": kinds.TextColumn(**of["name"], pinned=True, width=120),
        "role": kinds.SelectboxColumn(
            **of["role"], options=list(column_choices.ROLES.values()), required=True, width=80
        ),
        "kind": kinds.SelectboxColumn(**of["kind"], options=list(column_choices.KINDS), required=True, width=85),
        "reason": kinds.TextColumn(**of["reason"], width=270),
        "bars": kinds.BarChartColumn(**of["bars"], width=85, color="gray", y_min=0),
        "span": kinds.TextColumn(**of["span"], width=145),
        "missing": kinds.NumberColumn(**of["missing"], format="%.2g %%", width=65),
        "distinct": kinds.NumberColumn(**of["distinct"], format="localized", width=65),
        "weight": kinds.TextColumn(**of["weight"], max_chars=24, alignment="right", width=85),  # a number's would clip
    }


def _take(key: str) -> None:
    """Take what was changed in the table; what cannot be leaves all as it was."""
    try:
        now = state.choices().columns
        columns, weights = column_choices.edited(current.guessed(), *state.mounted(), _edits(key), now)
    except NeonError as error:
        state.refuse_columns(error)
    else:
        state.choose_columns(columns, weights)
