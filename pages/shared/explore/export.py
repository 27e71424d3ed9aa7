"""What leaves with the visitor: every row with what was found of it, and what was done, in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core import wording
from pages.shared import markdown, state
from pages.shared.results import current
from pages.shared.shell import server
from pages.shared.wording import export_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset

TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "txt": "text/plain"}


def take_away() -> None:
    """Offer the explained table, and say what was done."""
    server.guarded(_take_away)


def _take_away() -> None:
    data, analysis = current.dataset(), current.analysis(state.choices().config)
    done = _done(data, analysis)
    st.subheader(export_words.EXPORT, anchor=False)
    left, right = st.columns([14, 11], gap="large")
    with right:
        st.caption(export_words.EXPORTED)
        for kind, label in export_words.FORMATS.items():
            st.download_button(
                label,
                partial(_file, kind, data, analysis, done),
                f"{current.facts().name}-explained.{kind}",
                TYPES[kind],
                key=f"take {kind}",
                on_click="ignore",
                width="stretch",
            )
    with left, st.expander(export_words.STEPS, expanded=False):
        st.markdown("\n".join(f"- {markdown.literal(sentence)}" for sentence in done))


def _done(data: Dataset, analysis: Analysis) -> tuple[str, ...]:
    return wording.describe_analysis(analysis, data.columns, len(data.frame))


def _file(kind: str, data: Dataset, analysis: Analysis, done: tuple[str, ...]) -> bytes:
    """Make a file; only when it is asked for."""
    from neon_core import files
    from neon_core.tables import export_table

    if kind == "txt":
        return "\n".join([data.name, "", *done, ""]).encode()
    table = export_table(data, analysis)
    return files.export_csv(table, byte_order_mark=True) if kind == "csv" else files.export_parquet(table, done)
