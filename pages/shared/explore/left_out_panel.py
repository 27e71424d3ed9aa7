"""Leave the oddest rows out of the fit, see what was left out, and take it back in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.text import capitalize, one_line
from pages.shared import markdown
from pages.shared.explore import fragments, group_markup
from pages.shared.results import current, odd_rows
from pages.shared.session import events, store
from pages.shared.session.choices import MOST_LEFT_OUT
from pages.shared.wording import left_out_words as words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.saved import LeftOutRows

HOW_MANY, CROSSES = "how_many", "crosses"
MOST_SHOWN = 24
MOST_REASONS, LONGEST_PILL = 3, 18
"""Rows left out that have a pill, those whose reason is told, and letters of a name, at most."""


def draw(analysis: Analysis) -> None:
    """Draw the rows that are left out, with the way back, and the choice of how many more to leave out."""
    crosses = current.rows_left_out(analysis)
    if crosses is not None:
        _draw_left_out(analysis, crosses)
    _draw_choice(analysis)


def _draw_left_out(analysis: Analysis, crosses: LeftOutRows) -> None:
    """Draw the rows that are left out as pills, why some cannot be explained, and the buttons that take them back."""
    nouns, row, all_rows = store.choices().nouns, store.choices().row, analysis.design.left_out.tolist()
    label = words.describe_left_out(len(all_rows), nouns)
    st.html(group_markup.build_label(label))
    shown = crosses.rows[:MOST_SHOWN].tolist()
    if shown:
        key = store.mirror_anew(CROSSES, row if row in shown else None)
        call = partial(name_row, analysis)
        st.pills(
            label,
            shown,
            key=key,
            format_func=call,
            on_change=fragments.take_row,
            args=(key,),
            label_visibility="collapsed",
        )
    for refused, reason in list(crosses.refused.items())[:MOST_REASONS]:
        called = analysis.design.call_row(refused, capitalize(nouns[0]))
        st.caption(markdown.literal(words.describe_refused(called, reason)))
    with st.container(horizontal=True, gap="small"):
        if row in all_rows and len(all_rows) > 1:
            st.button(words.TAKE_BACK, key="take row back", on_click=take_back, args=((row,),))
        take_all = words.format_take_back(len(all_rows), nouns)
        st.button(take_all, key="take all back", on_click=take_back, args=(tuple(all_rows),))


def name_row(analysis: Analysis, row: int) -> str:
    """Return the name of a row as its cell has it, or its number, short and as Markdown."""
    names = analysis.design.row_names
    cell = "" if names is None else one_line(names.cells([row])[0], LONGEST_PILL)
    return markdown.literal(cell or str(row))


def _draw_choice(analysis: Analysis) -> None:
    """Draw how many of the oddest rows to leave out, and the button that does; nothing where none is to spare."""
    config, measured = analysis.config, odd_rows.measure(analysis)
    most = min(MOST_LEFT_OUT - len(config.left_out), measured.rows.size - config.n_clusters)
    if most < 1:
        return
    key = f"{HOW_MANY} {current.analysis_id(current.unnamed_analysis())}"
    usual = min(most, max(1, int(measured.is_far.sum())))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        label, hint = words.HOW_MANY, words.HOW_MANY_HELP
        n = st.number_input(label, 1, most, usual, 1, key=key, help=hint, width=200)
        st.button(words.format_leave_out(n, store.choices().nouns), key="leave out", on_click=leave_out, args=(n,))


def leave_out(n: int) -> None:
    """Leave the oddest rows out, and fit again."""
    rows = [row for row, _ in odd_rows.oddest(current.analysis(), n)]
    store.apply(events.leave_out_rows, rows)
    store.rerun_app()


def take_back(rows: tuple[int, ...]) -> None:
    """Take rows back in, and fit again."""
    store.apply(events.take_back_rows, rows)
    store.rerun_app()
