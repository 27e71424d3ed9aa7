"""The table below Explore: every row in numbers, and the published nine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.samples import PUBLISHED, PUBLISHED_BEST_OF_TEN
from pages.shared import live_chart, markdown
from pages.shared.explore import downloads, fragments
from pages.shared.live_chart import payload
from pages.shared.results import cache, current
from pages.shared.results.cache import Source
from pages.shared.session import gestures, store
from pages.shared.session.choices import USUAL
from pages.shared.shell import server
from pages.shared.wording import row_table_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from pages.shared.live_chart.payload.browser_messages import Picture

NEAREST = 20
ROW = 35
"""Pixels of a row."""
MULTIPLES, VIEW = "multiples", "view"
NO_SELECTION: dict[str, dict[str, list[int]]] = {"selection": {"rows": [], "columns": [], "cells": []}}


@st.fragment(key=fragments.TABLE)
def draw() -> None:
    """Draw the rows as a table; choosing one chooses it on the map. It marks only a row that was chosen in it."""
    server.guard(_draw)


def _draw() -> None:
    from neon_core.map_sample import MOST_DRAWN

    analysis = current.analysis()
    head, switch = st.columns([1, 1], vertical_alignment="center")
    head.header(row_table_words.TABLE["whole" if analysis.design.rows.size <= MOST_DRAWN else "cut"], anchor=False)
    with switch.container(horizontal=True, horizontal_alignment="right"):
        view = _view(row_table_words.format_views(analysis, current.is_wine(), NEAREST, MOST_DRAWN))
    if view == "published":
        _published()
        return
    st.caption(row_table_words.describe_rows(analysis, view, MOST_DRAWN, store.choices().nouns))
    _table(_rows(analysis, view, MOST_DRAWN), f"table_{view}")


def _view(views: dict[str, str]) -> str:
    """Draw the choice of the view, the first one where none of them is chosen; return the chosen view."""
    if store.read_widget(VIEW) not in views:
        store.mirror(VIEW, next(iter(views)))
    view = st.segmented_control(
        row_table_words.VIEWS,
        list(views),
        key=VIEW,
        format_func=views.__getitem__,
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    return str(view)


def _rows(analysis: Analysis, view: str, most: int) -> pd.DataFrame:
    """Return the rows of a view in its order; a large table has its first mismatches, and the rows of the PCA map."""
    from neon_core.tables import overview_table

    if view == "mismatches":
        return overview_table(analysis, analysis.mismatches()[:most])
    if view == "nearest":
        return overview_table(analysis, analysis.nearest_boundary(NEAREST))
    rows = analysis.design.rows
    return overview_table(analysis, rows if rows.size <= most else current.drawn_rows(analysis))


def _table(frame: pd.DataFrame, key: str) -> None:
    """Draw a frame that has the row in one of its columns."""
    noun = store.choices().nouns[0]
    rows = frame["row"].tolist()
    if _is_stale_mark(key, rows):
        store.mirror(key, NO_SELECTION)
    columns: dict[str, Any] = {
        name: st.column_config.NumberColumn(format=row_table_words.number_format(float(frame[name].abs().max()), n))
        for name, n in row_table_words.DECIMALS.items()
        if name in frame
    }
    if frame.columns[0] != "row":  # names, which are wider than numbers; the table's menu shows the numbers
        columns |= {frame.columns[0]: st.column_config.TextColumn(width="medium"), "row": None}
        noun = "row"
    st.dataframe(
        frame.rename(columns={"row": noun}),
        key=key,
        hide_index=True,
        on_select=partial(_choose, key, rows),
        selection_mode="single-row",
        column_config=columns,
        height=min(ROW * (len(rows) + 1) + 3, 12 * ROW),
    )


def _is_stale_mark(key: str, rows: list[int]) -> bool:
    """Whether the table marks another row than the visitor chose in it last."""
    marked = (store.read_widget(key) or NO_SELECTION).get("selection", {}).get("rows", [])
    return any(i >= len(rows) or rows[i] != store.visit().marked_row for i in marked)


def _choose(key: str, rows: list[int]) -> None:
    """Choose the row that was selected; an empty selection, or a row that the table does not have, changes nothing."""
    selected = (store.read_widget(key) or NO_SELECTION)["selection"]["rows"]
    if selected and selected[0] < len(rows):
        fragments.choose_row(rows[selected[0]], fragments.TABLE)


def _published() -> None:
    """Draw the nine wines of the published table, from its own fixed run."""
    from neon_core import figures
    from neon_core.tables import published_table

    source = Source("wine")
    wine = cache.guessed_dataset(source)
    here = cache.analysis(source, wine, PUBLISHED)
    best = cache.analysis(source, wine, PUBLISHED_BEST_OF_TEN)
    st.caption(markdown.literal(row_table_words.describe_published_run(here, best)))
    _table(published_table(here), "table_published")
    st.caption(markdown.literal(row_table_words.PUBLISHED_SIGMOID))
    st.caption(markdown.literal(row_table_words.PUBLISHED_BARS))
    nouns = store.choices().nouns
    points = [current.explain(here, int(row), USUAL) for row in here.mismatches()]
    picture: Picture = {
        "id": f"multiples {here.fingerprint}",
        "frame": "",
        "what": "multiples",
        "live": False,
        "figure": payload.figure_json(figures.small_multiples(points, nouns)),
        "label": row_table_words.PUBLISHED_BARS,
        "table": row_table_words.build_multiples_table(points, nouns),
    }
    take_requests = partial(gestures.take_file_requests, MULTIPLES)
    live_chart.show_picture(picture, downloads.of_multiples(points, nouns), MULTIPLES, take_requests)
