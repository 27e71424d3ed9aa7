"""The table below Explore: every row in numbers, beside columns of the user's table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.wording import row_cells
from pages.shared.explore import fragments, group_choices, row_conditions, row_lines
from pages.shared.results import current, row_arrangement
from pages.shared.results.row_arrangement import NEAREST
from pages.shared.session import store
from pages.shared.session.choices import MOST_SHOWN
from pages.shared.session.group import MISMATCHES, Group
from pages.shared.shell import server
from pages.shared.wording import group_words, row_query_words, row_table_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis

VIEW, SHOWN = "view", "table_columns"
ICON = ":material/filter_center_focus:"


@st.fragment(key=fragments.TABLE)
def draw() -> None:
    """Draw the rows as a table; choosing one in the browser chooses it on the map, and the chosen one is marked."""
    server.guard(_draw)


def _draw() -> None:
    analysis = current.analysis()
    head, controls = st.columns([2, 3], vertical_alignment="center")
    head.header(row_cells.TABLE, anchor=False)
    with controls.container(horizontal=True, horizontal_alignment="right"):
        view = _view(row_table_words.format_views(analysis, NEAREST))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        row_conditions.draw(row_arrangement.row_columns(analysis))
        _own_columns(current.addable_columns())
        _use_as_group(analysis, view)
    row_conditions.draw_chips()
    st.caption(_caption(analysis, view))
    row_lines.draw(view)
    store.write_address()


def _use_as_group(analysis: Analysis, view: str) -> None:
    """Draw the button that takes the rows of the table as a group, where they are not all rows."""
    query = store.choices().query
    if view in ("all", "hardest") and not query.is_filtered:
        return
    rows = row_arrangement.arrange(analysis, view).rows
    if not rows.size:
        return
    if view in ("all", "hardest"):
        group = Group.of_query(query)
    else:
        group = Group.of_rows(rows) if query.is_filtered or view != "mismatches" else MISMATCHES
    choose = partial(group_choices.choose_group, group, fragments.TABLE)
    st.button(group_words.USE_FILTER, key="use as group", type="tertiary", icon=ICON, on_click=choose)


def _caption(analysis: Analysis, view: str) -> str:
    """Return the caption of the table; with a filter, how many rows it leaves."""
    if not store.choices().query.is_filtered:
        return row_cells.CHOOSE
    shown = row_arrangement.arrange(analysis, view).samples.size
    n_rows = row_table_words.count_rows(analysis, view, NEAREST)
    matches = row_query_words.describe_matches(shown, n_rows, store.choices().nouns)
    return f"{matches} {row_cells.CHOOSE}" if shown else matches


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
