"""Every new row as a table, those that moved first, and as files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.shared.new_rows.placed_answer import ANSWER
from pages.shared.results import placed_rows
from pages.shared.session import events, store
from pages.shared.shell import server
from pages.shared.wording import new_rows_words as words

if TYPE_CHECKING:
    from pages.shared.results.placed_rows import Placed

MOST_ROWS = 1000
"""Rows that are shown, at most."""
KEY = "new rows {}"


@st.fragment(key="new rows table")
def draw() -> None:
    """Draw the table; a click on a line explains its row."""
    server.guard(_draw)


def _draw() -> None:
    placed = placed_rows.placed()
    n_rows = int(placed.new.analysis.design.rows.size)
    st.header(words.EVERY, anchor=False)
    st.caption(words.CHOOSE if n_rows <= MOST_ROWS else f"{words.CHOOSE} {_format_most(n_rows)}")
    table, rows = placed_rows.rows_table(placed, MOST_ROWS)
    key = KEY.format(placed.new.dataset.fingerprint)
    number = st.column_config.NumberColumn(format="%.4f")
    st.dataframe(
        table,
        hide_index=True,
        key=key,
        on_select=partial(_take_row, key, rows),
        selection_mode="single-cell",
        column_config={"evidence": number, "distance to boundary": number},
    )
    with st.container(horizontal=True):
        _save(words.SAVE, "explained", partial(_explained, placed))
        if placed.moved is not None and placed.moved.n_moved:
            _save(words.SAVE_MOVED, "moved", partial(_moved, placed))


def _format_most(n_rows: int) -> str:
    return words.MOST_SHOWN.format(shown=f"{MOST_ROWS:,}", n=f"{n_rows:,}")


def _take_row(key: str, rows: list[int]) -> None:
    """Show the row of the chosen line, and draw the answer anew."""
    selection: Any = store.read_widget(key)
    cells = selection.selection.cells if selection is not None else []
    if cells and cells[0][0] < len(rows):
        store.apply(events.show_new_row, rows[cells[0][0]])
        store.rerun_fragments([ANSWER])


def _save(label: str, what: str, make: Any) -> None:
    """Draw the button of a file."""
    table = store.visit().placing.table
    stem = (table.name if table else "rows").rpartition(".")[0] or "rows"
    icon = ":material/download:"
    st.download_button(
        label,
        make,
        f"{stem}-{what}.csv",
        "text/csv",
        key=f"save new {what}",
        type="tertiary",
        icon=icon,
        on_click="ignore",
    )


def _explained(placed: Placed) -> bytes:
    """Return all new rows with their explanations as CSV; called outside a run of the script."""
    from neon_core import files
    from neon_core.tables import export_table

    return files.export_csv(export_table(placed.new.dataset, placed.new.analysis), byte_order_mark=True)


def _moved(placed: Placed) -> bytes:
    """Return all rows that moved as CSV."""
    from neon_core import files

    assert placed.moved is not None
    return files.export_csv(placed.moved.to_frame(), byte_order_mark=True)
