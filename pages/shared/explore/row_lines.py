"""The lines of the table of rows: the part that the browser asks for, and the file of all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import live_chart
from pages.shared.explore import fragments
from pages.shared.live_chart import payload
from pages.shared.results import current, row_arrangement
from pages.shared.session import row_gestures, store
from pages.shared.shell import server
from pages.shared.wording import row_query_words, row_table_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.dataset import Dataset
    from neon_core.payload.table_messages import RowPart, RowTable
    from pages.shared.results.row_arrangement import Arrangement

KEY = "rows"
OPENING = 200
"""Rows that travel first."""


@st.fragment(key=fragments.LINES)
def draw(view: str) -> None:
    """Draw the lines that the browser asks for: a fragment of its own, since scrolling asks often."""
    server.guard(partial(_draw, view))


def _draw(view: str) -> None:
    analysis = current.analysis()
    arranged = row_arrangement.arrange(analysis, view)
    callbacks = live_chart.RowCallbacks(partial(row_gestures.take_window, KEY), partial(fragments.sort_rows, KEY))
    live_chart.show_rows(_message(analysis, arranged, view), KEY, callbacks)
    data, shown = current.dataset(), store.choices().shown
    st.download_button(
        row_query_words.SAVE,
        partial(rows_csv, data, analysis, arranged.rows, shown),
        f"{current.facts().name}-rows.csv",
        "text/csv",
        key="save rows",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    store.write_address()


def _message(analysis: Analysis, arranged: Arrangement, view: str) -> RowTable:
    """Return the part of the table that the browser asked for, as it travels."""
    query, noun = store.choices().query, store.choices().nouns[0]
    place, reveals = arranged.place_of(store.choices().row), view in ("all", "mismatches") and not query.sort
    first, count = _window(arranged, place if reveals else -1)
    samples = arranged.samples[first : first + count].astype(int)
    rows = arranged.columns.rows[samples]
    visit = store.visit()
    part: RowPart = {
        "first": first,
        "total": int(arranged.samples.size),
        "at": place,
        "chosen": store.choices().row,
        "reveals": reveals,
        "sort": query.sort,
        "descending": query.is_descending,
        "windows": visit.windows,
        "sorts": visit.sorts,
    }
    if visit.has_returned:
        part["returned"] = True
    shown = store.choices().shown
    columns = payload.build_row_part(arranged.columns, samples, _tables(analysis, rows), shown, noun)
    return payload.build_part_message(part, rows.tolist(), columns, row_table_words.VIEWS, arranged.id)


def _window(arranged: Arrangement, place: int) -> tuple[int, int]:
    """Return the first place and the number of rows that travel; a part of another table was asked for too late.

    The table opens on the place of the chosen row, where it has one to open on.
    """
    asked, total = store.visit().rows, int(arranged.samples.size)
    if asked is None or asked.table != arranged.id:
        first, count = place - OPENING // 2, OPENING
    else:
        at = arranged.place_of(asked.row) if asked.row >= 0 else -1
        first, count = (asked.first if at < 0 else at - asked.count // 2), asked.count
    return max(0, min(first, total - count)), count


def _tables(analysis: Analysis, rows: Indices) -> list[pd.DataFrame]:
    """Return the results of some rows, and the columns that speak most for and against the cluster of each."""
    from neon_core.strongest_columns import strongest_columns
    from neon_core.tables import overview_table

    strongest = [strongest_columns(analysis, rows)] if analysis.n_clusters > 1 else []
    return [overview_table(analysis, rows), *strongest]


def rows_csv(data: Dataset, analysis: Analysis, rows: Indices, shown: tuple[str, ...]) -> bytes:
    """Return the rows of the table in their order, with the columns that it shows, as CSV without formulas."""
    import pandas as pd

    from neon_core import files
    from neon_core.text import unique_names

    own = data.frame[list(shown)].iloc[rows].reset_index(drop=True)
    table = pd.concat([*_tables(analysis, rows), own], axis=1)
    table.columns = pd.Index(unique_names([str(name) for name in table.columns]))
    return files.export_csv(table, byte_order_mark=True)
