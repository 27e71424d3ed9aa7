"""Links from screen to screen. The address of a link carries the choices at the moment of the click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from pages.shared.session import store

Kind = Literal["primary", "secondary", "tertiary"]
SIDEBAR = "sidebar"
EXPLORE, TABLE = "pages/screens/explore.py", "pages/screens/table.py"
COLUMNS = "pages/screens/columns.py"


def to_table(label: str, kind: Kind = "secondary", key: str = "", before: Callable[[], None] | None = None) -> None:
    """Draw the link to the screen of the uploaded table; `key` says where, since a screen can have two of them."""
    _link(label, TABLE, before, kind, key, ":material/upload_file:")


def to_columns(label: str, kind: Kind = "secondary", key: str = "") -> None:
    """Draw the link to the screen of the columns."""
    _link(label, COLUMNS, None, kind, key)


def to_explore(label: str, before: Callable[[], None] | None = None, kind: Kind = "tertiary", key: str = "") -> None:
    """Draw the link to Explore; `before` is the choice that its click makes."""
    _link(label, EXPLORE, before, kind, key)


def _link(label: str, screen: str, before: Callable[[], None] | None, kind: Kind, key: str, icon: str = "") -> None:
    is_aside = key == SIDEBAR  # where a label may change at the click
    name = f"way {screen} {key}" if is_aside else f"way {screen} {label} {key}"
    width: Literal["stretch", "content"] = "stretch" if is_aside else "content"
    if st.button(label, key=name, type=kind, icon=icon or None, width=width):
        if before is not None:
            before()  # no callback: the choice can take the link off its screen, and then it would lead nowhere
        st.switch_page(screen, query_params=store.permalink())
