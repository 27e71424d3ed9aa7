"""Every row that moves as a table, and as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared.results import comparisons, current
from pages.shared.session import store
from pages.shared.shell import server
from pages.shared.wording import compare_words

if TYPE_CHECKING:
    from pages.shared.results.comparisons import Moves

MOST_ROWS = 1000
"""Rows that are shown, at most."""


def draw() -> None:
    """Draw the table of the rows that move; nothing where nobody does."""
    server.guard(_draw)


def _draw() -> None:
    moves = comparisons.moves()
    n_moved = len(moves.table)
    if not n_moved:
        return
    st.header(compare_words.MOVED_ROWS.format(noun=store.choices().nouns[0]), anchor=False)
    if n_moved > MOST_ROWS:
        st.caption(compare_words.MOST_SHOWN.format(shown=f"{MOST_ROWS:,}", n=f"{n_moved:,}"))
    table = comparisons.moved_table(moves, MOST_ROWS)
    evidence = st.column_config.NumberColumn(format="%.4f")
    st.dataframe(table, hide_index=True, column_config={"evidence now": evidence, "evidence against": evidence})
    st.download_button(
        compare_words.SAVE,
        partial(_file, moves),
        f"{current.facts().name}-moved.csv",
        "text/csv",
        key="save moved",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


def _file(moves: Moves) -> bytes:
    """Return all rows that move as CSV; called outside a run of the script."""
    from neon_core import files

    return files.export_csv(comparisons.moved_table(moves, len(moves.table)), byte_order_mark=True)
