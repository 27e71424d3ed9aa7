"""What was read of a table of one's own: its first rows, its columns, and what is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.shared import markdown
from pages.shared.explore import downloads
from pages.shared.wording import upload_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.dataset import Dataset

ROW = 35
SHOWN = 12


def table(data: Dataset) -> None:
    """Show the first rows, and what is to be known of all.

    What stands above a table is short and on the left: a finger brings up its tools there on the right.
    """
    frame = data.frame.iloc[: upload_words.PREVIEW_ROWS, : upload_words.PREVIEW_COLUMNS]
    with st.container(gap="xsmall"):
        st.caption(upload_words.preview(*data.frame.shape))
        st.dataframe(frame, height=_height(len(frame)), column_config=_days(frame))
        for note in data.reading.notes:
            st.caption(markdown.literal(note))


def _days(frame: pd.DataFrame) -> dict[str, Any]:
    """Show dates without a time where none has one."""
    dates = frame.select_dtypes("datetime")
    whole = [name for name in dates if dates[name].dropna().dt.normalize().equals(dates[name].dropna())]
    return {str(name): st.column_config.DateColumn(format="YYYY-MM-DD") for name in whole}


def _height(n_rows: int) -> int:
    return ROW * (min(n_rows, SHOWN) + 1) + 3


def unread(data: Dataset) -> None:
    """Show the rows of the file that are not in the table, and offer them as a file."""
    import pandas as pd

    rows = data.reading.unread
    if not rows:
        return
    with st.expander(upload_words.unread(len(rows))):
        told = [(row.line, row.reason, row.text) for row in rows[: upload_words.UNREAD_ROWS]]
        st.dataframe(
            pd.DataFrame(told, columns=list(upload_words.UNREAD_HEAD)), hide_index=True, height=_height(len(told))
        )
        part = upload_words.unread_shown(len(rows))
        if part:
            st.caption(part)
        st.download_button(
            upload_words.SAVE_UNREAD,
            lambda: downloads.unread(data.reading),
            "unread.csv",
            "text/csv",
            on_click="ignore",
        )
