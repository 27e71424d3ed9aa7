"""What was read of a table of one's own: its first rows, its columns, and what is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.wording import upload as words
from pages.shared import render, saving

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.dataset import Dataset

ROW = 35
SHOWN = 6


def table(data: Dataset) -> None:
    """Show the first rows and all columns.

    What stands above a table is short and on the left: a finger brings up its tools there on the right.
    """
    frame = data.frame.iloc[: words.PREVIEW_ROWS, : words.PREVIEW_COLUMNS]
    with st.container(gap="xsmall"):
        st.caption(words.preview(*data.frame.shape))
        st.dataframe(frame, height=_height(len(frame)), column_config=_days(frame))
        for note in data.reading.notes:
            st.caption(render.literal(note))
    with st.container(gap="xsmall"):
        st.caption(words.COLUMNS)
        _columns(data)


def _days(frame: pd.DataFrame) -> dict[str, Any]:
    """Show dates without a time where none has one."""
    dates = frame.select_dtypes("datetime")
    whole = [name for name in dates if dates[name].dropna().dt.normalize().equals(dates[name].dropna())]
    return {str(name): st.column_config.DateColumn(format="YYYY-MM-DD") for name in whole}


def _height(n_rows: int) -> int:
    return ROW * (min(n_rows, SHOWN) + 1) + 3


def _columns(data: Dataset) -> None:
    import pandas as pd

    told = [(column.name, column.kind, column.role, column.unit, column.reason) for column in data.columns]
    frame = pd.DataFrame(told, columns=list(words.COLUMN_HEAD))
    if not any(column.unit for column in data.columns):
        frame = frame.drop(columns="unit")
    st.dataframe(frame, hide_index=True, height=_height(len(frame)))


def unread(data: Dataset) -> None:
    """Show the rows of the file that are not in the table, and offer them as a file."""
    import pandas as pd

    rows = data.reading.unread
    if not rows:
        return
    with st.expander(words.unread(len(rows))):
        told = [(row.line, row.reason, row.text) for row in rows[: words.UNREAD_ROWS]]
        st.dataframe(pd.DataFrame(told, columns=list(words.UNREAD_HEAD)), hide_index=True, height=_height(len(told)))
        part = words.unread_shown(len(rows))
        if part:
            st.caption(part)
        st.download_button(
            words.SAVE_UNREAD, lambda: saving.unread(data.reading), "unread.csv", "text/csv", on_click="ignore"
        )
