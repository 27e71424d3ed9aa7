"""The ways from screen to screen. The choices go along in the address, as they are at the click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from pages.shared import state

Kind = Literal["primary", "secondary", "tertiary"]
SIDEBAR = "sidebar"
EXPLORE, TABLE = "pages/screens/explore.py", "pages/screens/table.py"
COLUMNS = "pages/screens/columns.py"


def _way(label: str, screen: str, before: Callable[[], None] | None, kind: Kind, key: str, icon: str = "") -> None:
    is_aside = key == SIDEBAR
    name = f"way {screen} {key}" if is_aside else f"way {screen} {label} {key}"  # a label there may change at the click
    width: Literal["stretch", "content"] = "stretch" if is_aside else "content"
    pressed = st.button(label, key=name, on_click=before, type=kind, icon=icon or None, width=width)
    if pressed:
        st.switch_page(screen, query_params=state.lead())


def to_table(label: str, kind: Kind = "secondary", key: str = "", before: Callable[[], None] | None = None) -> None:
    """Offer the screen of one's own table; `key` says where, since it can be offered twice."""
    _way(label, TABLE, before, kind, key, ":material/upload_file:")


def to_columns(label: str, kind: Kind = "secondary", key: str = "") -> None:
    """Offer the screen of the columns."""
    _way(label, COLUMNS, None, kind, key)


def to_explore(label: str, before: Callable[[], None] | None = None, kind: Kind = "tertiary", key: str = "") -> None:
    """Offer Explore, after something was chosen."""
    _way(label, EXPLORE, before, kind, key)
