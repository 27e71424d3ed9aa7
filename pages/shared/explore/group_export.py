"""The files of a group: its rows, and its columns beside the others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared.explore.row_lines import rows_csv
from pages.shared.results import current, groups
from pages.shared.session import store
from pages.shared.wording import export_words, group_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.summaries import GroupExplanation
    from pages.shared.session.group import Group

ICON = ":material/download:"


def draw(analysis: Analysis, group: Group, explained: GroupExplanation) -> None:
    """Draw the buttons that save the rows of a group and its table."""
    data, shown = current.dataset(), store.choices().shown
    rows = groups.find_rows(analysis, group).rows
    start = f"{current.facts().name}-{export_words.format_file_name(group.name or 'group')}"
    with st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        for label, content, name, hint in (
            (group_words.SAVE_ROWS, partial(rows_csv, data, analysis, rows, shown), "rows", group_words.SAVE_ROWS_HELP),
            (group_words.SAVE_TABLE, partial(columns_csv, explained), "columns", group_words.SAVE_TABLE_HELP),
        ):
            st.download_button(
                label,
                content,
                f"{start}-{name}.csv",
                "text/csv",
                key=f"save group {name}",
                on_click="ignore",
                type="tertiary",
                icon=ICON,
                help=hint,
            )


def columns_csv(explained: GroupExplanation) -> bytes:
    """Return every column of a group beside the others, as CSV without formulas."""
    from neon_core import files

    return files.export_csv(explained.to_frame(), byte_order_mark=True)
