"""The table below Explore: every row in numbers, beside columns of the user's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import live_chart
from pages.shared.explore import fragments
from pages.shared.live_chart import payload
from pages.shared.results import current
from pages.shared.session import store
from pages.shared.session.choices import MOST_SHOWN
from pages.shared.shell import server
from pages.shared.wording import row_table_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from pages.shared.live_chart.payload.browser_messages import RowTable

NEAREST = 20
KEY, VIEW, SHOWN = "rows", "view", "table_columns"


@st.fragment(key=fragments.TABLE)
def draw() -> None:
    """Draw the rows as a table; choosing one in the browser chooses it on the map, and the chosen one is marked."""
    server.guard(_draw)


def _draw() -> None:
    from neon_core.map_sample import MOST_DRAWN

    analysis = current.analysis()
    head, controls = st.columns([2, 3], vertical_alignment="center")
    head.header(row_table_words.TABLE["whole" if analysis.design.rows.size <= MOST_DRAWN else "cut"], anchor=False)
    with controls.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        view = _view(row_table_words.format_views(analysis, NEAREST, MOST_DRAWN))
        _own_columns(current.addable_columns())
    caption = row_table_words.describe_rows(analysis, view, MOST_DRAWN, store.choices().nouns)
    st.caption(caption)
    live_chart.show_rows(_table(analysis, _rows(analysis, view, MOST_DRAWN), view), KEY)
    store.write_address()


def _view(views: dict[str, str]) -> str:
    """Draw the choice of the view; return the chosen one, which is the first one where nobody chose."""
    store.mirror(VIEW, store.choices().view or next(iter(views)))
    view = st.segmented_control(
        row_table_words.VIEWS,
        list(views),
        key=VIEW,
        format_func=views.__getitem__,
        on_change=fragments.choose_view,
        args=(VIEW,),
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    return str(view)


def _own_columns(names: tuple[str, ...]) -> None:
    """Draw the choice of the columns of the user's table, closed until it is asked for."""
    if not names:
        return
    store.mirror(SHOWN, list(store.choices().shown))
    with st.popover(row_table_words.ADD_COLUMNS, type="tertiary", icon=":material/add:"):
        st.multiselect(
            row_table_words.OWN_COLUMNS,
            list(names),
            key=SHOWN,
            max_selections=MOST_SHOWN,
            on_change=fragments.choose_shown,
            args=(SHOWN,),
            placeholder=row_table_words.NONE_ADDED,
        )


def _rows(analysis: Analysis, view: str, most: int) -> pd.DataFrame:
    """Return the rows of a view in its order; a large table has its first mismatches, and the rows of the PCA map."""
    from neon_core.tables import overview_table

    if view == "mismatches":
        return overview_table(analysis, analysis.mismatches()[:most])
    if view == "nearest":
        return overview_table(analysis, analysis.nearest_boundary(NEAREST))
    rows = analysis.design.rows
    return overview_table(analysis, rows if rows.size <= most else current.drawn_rows(analysis))


def _table(analysis: Analysis, rows: pd.DataFrame, view: str) -> RowTable:
    """Return the rows with the chosen columns of the user's table beside them, as they travel."""
    from neon_core.value_format import format_column

    data, noun = current.dataset(), store.choices().nouns[0]
    by_name = {column.name: column for column in data.columns}
    at = rows["row"].to_numpy()
    own = [
        (by_name[name], data.frame[name].iloc[at], format_column(data.frame[name], by_name[name]))
        for name in store.choices().shown
    ]
    return payload.build_row_table(rows, own, noun, row_table_words.VIEWS, f"{analysis.fingerprint} {view}")
