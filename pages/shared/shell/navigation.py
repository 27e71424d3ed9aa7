"""Links from screen to screen. The address of a link carries the choices at the moment of the click."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

import streamlit as st

from pages.shared.session import events, gestures, store
from pages.shared.wording import page_words

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from pages.shared.session.choices import Choices
    from pages.shared.session.group import Group

Kind = Literal["primary", "secondary", "tertiary"]
SIDEBAR = "sidebar"
FORWARD = ":material/arrow_forward:"
EXPLORE, CLUSTERS, TABLE = "pages/screens/explore.py", "pages/screens/clusters.py", "pages/screens/table.py"
CHOOSE_K, TRUST, COMPARE, NEW_ROWS = (
    f"pages/screens/{name}.py" for name in ("choose_k", "trust", "compare", "new_rows")
)
COLUMNS, UNKNOWN = "pages/screens/columns.py", "pages/screens/unknown.py"
TITLES = {
    EXPLORE: "Explore",
    CLUSTERS: "Clusters",
    CHOOSE_K: "Choose K",
    TRUST: "Trust",
    COMPARE: "Compare",
    NEW_ROWS: "New rows",
    TABLE: "Your table",
    COLUMNS: "Columns",
    UNKNOWN: "Page not found",
}
RESULTS = (EXPLORE, CLUSTERS, CHOOSE_K, TRUST, COMPARE, NEW_ROWS)
"""The screens of a clustering: they stand at the top, and beside them the choices of the clustering."""


def define_page(screen: str) -> Page:
    """Return the page of a screen; Explore opens first, and the screens of a clustering stand in the navigation."""
    visibility: Literal["visible", "hidden"] = "visible" if screen in RESULTS else "hidden"
    return st.Page(screen, title=TITLES[screen], default=screen == EXPLORE, visibility=visibility)


def to_table(label: str, kind: Kind = "secondary", key: str = "", before: Callable[[], None] | None = None) -> None:
    """Draw the link to the screen of the uploaded table; `key` says where, since a screen can have two of them."""
    _link(label, TABLE, before, kind, key, ":material/upload_file:")


def to_columns(label: str, kind: Kind = "secondary", key: str = "", before: Callable[[], None] | None = None) -> None:
    """Draw the link to the screen of the columns."""
    _link(label, COLUMNS, before, kind, key)


def to_explore(label: str, before: Callable[[], None] | None = None, kind: Kind = "tertiary", key: str = "") -> None:
    """Draw the link to Explore; `before` is the choice that its click makes."""
    _link(label, EXPLORE, before, kind, key)


def to_clusters(label: str, before: Callable[[], None] | None = None) -> None:
    """Draw the link to the screen of the clusters."""
    _link(label, CLUSTERS, before, "secondary", "")


def to_choose_k(label: str, before: Callable[[], None] | None = None) -> None:
    """Draw the link to the choice of the number of clusters."""
    _link(label, CHOOSE_K, before, "secondary", "")


def to_compare(label: str, before: Callable[[], None] | None = None) -> None:
    """Draw the link to the screen of two clusterings."""
    _link(label, COMPARE, before, "secondary", "")


def to_row(label: str, row: int, key: str, what: str = "") -> None:
    """Draw the link to a row on Explore; `label` is Markdown, and `what` says more about the row."""
    choose = partial(store.apply, events.choose_row, row)
    name, args = f"row {key}", (EXPLORE, choose)
    st.button(label, name, what or None, on_click=_go, args=args, type="tertiary", icon=FORWARD, icon_position="right")


def to_group(label: str, group: Group, key: str) -> None:
    """Draw the link to the answer about a group on Explore; `label` is Markdown."""
    choose = partial(store.apply, events.choose_group, group)
    args = (EXPLORE, choose)
    st.button(label, f"group {key}", on_click=_go, args=args, type="tertiary", icon=FORWARD, icon_position="right")


def draw_way_back() -> None:
    """Draw the way back to Explore, above the title of another screen."""
    choices = store.choices()
    label = page_words.format_way_back("clusters" if choices.is_upload else choices.nouns[1])
    _link(label, EXPLORE, None, "tertiary", "", ":material/arrow_back:")


def open_table(key: str) -> None:
    """Open the table of a widget on Explore, from a screen that shows another one."""
    _go(EXPLORE, partial(gestures.choose_table, key))


def open_settings(choices: Choices) -> None:
    """Open the screen that reads the uploaded file as settings say; their choices are used then."""
    _go(TABLE, partial(store.apply, events.read_with_settings, choices))


def arrive(screens: Mapping[str, Page], page: Page) -> None:
    """Go to the screen that a pressed link leads to, unless it is this one; called when a run of the app begins."""
    screen = store.visit().destination
    if screen and screens[screen] is not page:
        st.switch_page(screen, query_params=store.permalink())
    store.store_visit(replace(store.visit(), destination=""))


def _link(label: str, screen: str, before: Callable[[], None] | None, kind: Kind, key: str, icon: str = "") -> None:
    is_aside = key == SIDEBAR  # where a label may change at the click
    name = f"way {screen} {key}" if is_aside else f"way {screen} {label} {key}"
    width: Literal["stretch", "content"] = "stretch" if is_aside else "content"
    st.button(label, name, on_click=_go, args=(screen, before), type=kind, icon=icon or None, width=width)


def _go(screen: str, before: Callable[[], None] | None) -> None:
    """Make the choice of a link and store where it leads to, in its callback, which no other run interrupts."""
    if before is not None:
        before()
    else:
        store.take_address()
    store.store_visit(replace(store.visit(), destination=screen))
    store.rerun_app()
