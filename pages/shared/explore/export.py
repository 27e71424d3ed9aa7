"""The export on Explore: every row with its explanation, and the steps of the analysis in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core import wording
from pages.shared import markdown
from pages.shared.results import current
from pages.shared.shell import server
from pages.shared.wording import export_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset

TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "txt": "text/plain"}


def draw() -> None:
    """Draw the buttons that save the explained table, and the steps of the analysis."""
    server.guard(_draw)


def _draw() -> None:
    data, analysis = current.dataset(), current.analysis()
    steps = wording.describe_analysis(analysis, data.columns, len(data.frame))
    st.header(export_words.EXPORT, anchor=False)
    left, right = st.columns([14, 11], gap="large")
    with right:
        st.caption(export_words.EXPORTED)
        for kind, label in export_words.FORMATS.items():
            st.download_button(
                label,
                partial(_file, kind, data, analysis, steps),
                f"{current.facts().name}-explained.{kind}",
                TYPES[kind],
                key=f"take {kind}",
                on_click="ignore",
                width="stretch",
            )
    with left, st.expander(export_words.STEPS, expanded=False):
        st.markdown("\n".join(f"- {markdown.literal(sentence)}" for sentence in steps))


def _file(kind: str, data: Dataset, analysis: Analysis, steps: tuple[str, ...]) -> bytes:
    """Return the content of a file, made when it is requested."""
    from neon_core import files
    from neon_core.tables import export_table

    if kind == "txt":
        return "\n".join([data.name, "", *steps, ""]).encode()
    table = export_table(data, analysis)
    return files.export_csv(table, byte_order_mark=True) if kind == "csv" else files.export_parquet(table, steps)
