"""The table under the fold: every row in numbers, and the published nine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.samples import PUBLISHED
from pages.shared import live_chart, markdown, state
from pages.shared.explore import downloads
from pages.shared.live_chart import payload
from pages.shared.results import cache, current
from pages.shared.shell import server
from pages.shared.wording import page_words, row_table_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from pages.shared.live_chart.payload.browser_messages import Picture

NEAREST = 20
ROW = 35
MULTIPLES = "multiples"


@st.fragment(key=state.TABLE)
def every_row() -> None:
    """Show the rows as a table; choosing one chooses it on the map. It marks what was chosen here, and nothing else."""
    server.guarded(_every_row)


def _every_row() -> None:
    from neon_core.map_sample import MOST_DRAWN

    analysis = current.analysis(state.choices().config)
    head, switch = st.columns([1, 1], vertical_alignment="center")
    head.subheader(row_table_words.TABLE["whole" if analysis.design.rows.size <= MOST_DRAWN else "cut"], anchor=False)
    views = row_table_words.table_views(analysis, current.is_wine(), NEAREST, MOST_DRAWN)
    if state.get("view") not in views:
        state.put("view", next(iter(views)))
    with switch.container(horizontal=True, horizontal_alignment="right"):
        view = st.segmented_control(
            "Rows shown",
            list(views),
            key="view",
            format_func=views.__getitem__,
            required=True,
            label_visibility="collapsed",
            wrap=True,
        )
    if view == "published":
        _published()
        return
    st.caption(row_table_words.table_caption(analysis, str(view), MOST_DRAWN, state.nouns()))
    _table(_shown(analysis, str(view), MOST_DRAWN), f"table_{view}")


def _shown(analysis: Analysis, view: str, most: int) -> pd.DataFrame:
    """Return the rows of a view, in its order; of many mismatches the first, of many rows those on the first map."""
    from neon_core.tables import overview_table

    if view == "mismatches":
        return overview_table(analysis, analysis.mismatches()[:most])
    if view == "nearest":
        return overview_table(analysis, analysis.nearest_boundary(NEAREST))
    rows = analysis.design.rows
    return overview_table(analysis, rows if rows.size <= most else current.drawn(analysis))


def _table(frame: pd.DataFrame, key: str) -> None:
    """Show a frame with the row in one of its columns."""
    noun = state.nouns()[0]
    rows = frame["row"].tolist()
    if state.is_stale_mark(key, rows):
        state.put(key, {"selection": {"rows": [], "columns": [], "cells": []}})
    columns: dict[str, Any] = {
        name: st.column_config.NumberColumn(format=f"%.{decimals}f")
        for name, decimals in row_table_words.DECIMALS.items()
    }
    if frame.columns[0] != "row":  # names, which are wider than numbers
        columns[frame.columns[0]] = st.column_config.TextColumn(width="medium")
    st.dataframe(
        frame.rename(columns={"row": noun}),
        key=key,
        hide_index=True,
        on_select=lambda: _chosen(key, rows),
        selection_mode="single-row",
        column_config=columns,
        height=min(ROW * (len(rows) + 1) + 3, 12 * ROW),
    )


def _chosen(key: str, rows: list[int]) -> None:
    """Take the chosen row; taking the choice back leaves it."""
    selected: Any = state.get(key)["selection"]["rows"]
    if selected:
        state.choose_row(rows[selected[0]], state.TABLE)


def _published() -> None:
    """Show the nine wines of the published table, from its own fixed run."""
    from neon_core import figures
    from neon_core.row_explanation import explain_row
    from neon_core.tables import published_table

    wine = cache.dataset("wine")
    here, best = cache.analysis(wine, PUBLISHED), cache.analysis(wine, page_words.ten_starts(PUBLISHED))
    st.caption(markdown.literal(row_table_words.published_why(here, best)))
    _table(published_table(here), "table_published")
    st.caption(markdown.literal(row_table_words.PUBLISHED_SIGMOID))
    st.caption(markdown.literal(row_table_words.PUBLISHED_BARS))
    nouns = state.nouns()
    points = [explain_row(here, int(row)) for row in here.mismatches()]
    picture: Picture = {
        "id": f"multiples {here.fingerprint}",
        "frame": "",
        "what": "multiples",
        "live": False,
        "figure": payload.figure_json(figures.small_multiples(points, nouns)),
        "label": row_table_words.PUBLISHED_BARS,
        "table": row_table_words.multiples_table(points, nouns),
    }
    saved = downloads.of_multiples(points, nouns)
    live_chart.show_picture(picture, saved, MULTIPLES, lambda: state.take_save(MULTIPLES))
