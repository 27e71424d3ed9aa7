"""The preview of an uploaded table: its first rows, its notes, and the rows of the file that are not in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from pages.shared import markdown
from pages.shared.wording import upload_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from neon_core.dataset import Dataset
    from neon_core.reading import Unread

ROW = 35
"""Pixels of a row."""
SHOWN = 12


def draw_table(data: Dataset) -> None:
    """Draw the first rows, and the notes of the reading.

    The line above a table is short and on the left: a finger brings up the table's tools there on the right.
    """
    frame = data.frame.iloc[: upload_words.PREVIEW_ROWS, : upload_words.PREVIEW_COLUMNS]
    with st.container(gap="xsmall"):
        st.caption(upload_words.describe_preview(*data.frame.shape))
        st.dataframe(frame, height=_height(len(frame)), column_config=_date_columns(frame))
        for note in data.reading.notes:
            st.caption(markdown.literal(note))


def _date_columns(frame: pd.DataFrame) -> dict[str, Any]:
    """Return the format of dates without a time, for columns in which no date has one."""
    dates = frame.select_dtypes("datetime")
    whole = [name for name in dates if dates[name].dropna().dt.normalize().equals(dates[name].dropna())]
    return {str(name): st.column_config.DateColumn(format="YYYY-MM-DD") for name in whole}


def _height(n_rows: int) -> int:
    return ROW * (min(n_rows, SHOWN) + 1) + 3


def draw_unread(data: Dataset) -> None:
    """Draw the rows of the file that are not in the table, and a button that saves them."""
    rows = data.reading.unread
    if not rows:
        return
    with st.expander(upload_words.describe_unread(len(rows))):
        frame = _unread_frame(rows[: upload_words.UNREAD_ROWS], upload_words.UNREAD_HEADER)
        st.dataframe(frame, hide_index=True, height=_height(len(frame)))
        part = upload_words.describe_unread_list(len(rows))
        if part:
            st.caption(part)
        st.download_button(
            upload_words.SAVE_UNREAD, partial(unread_csv, rows), "unread.csv", "text/csv", on_click="ignore"
        )


def unread_csv(rows: Sequence[Unread]) -> str:
    """Return the rows of a file that are not in its table, as CSV."""
    from neon_core import files

    return files.export_csv(_unread_frame(rows, ("line", "reason", "text"))).decode()


def _unread_frame(rows: Sequence[Unread], names: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([(row.line, row.reason, row.text) for row in rows], columns=list(names))
