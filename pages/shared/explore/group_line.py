"""The line of the group under the map, below its rows: its name, the way to let it go, and the choice of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from neon_core.wording import describe_map, to_list
from pages.shared import markdown
from pages.shared.explore import fragments, group_choices, group_picker
from pages.shared.live_chart import payload
from pages.shared.results import current, groups
from pages.shared.session import store
from pages.shared.session.group import LONGEST_NAME
from pages.shared.shell import server
from pages.shared.wording import group_words, row_query_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.payload.browser_messages import MapPicture
    from neon_core.projection import Projection
    from pages.shared.session.group import Group

NAME, NAMING = "group_name", "name_the_group"


def with_members(analysis: Analysis, projection: Projection, picture: MapPicture) -> MapPicture:
    """Return a map whose list has the rows of the group, where there is one: they are walked in the browser.

    Its caption says that the group stands out.
    """
    group = store.choices().group
    if group is None:
        return picture
    rows, sample = groups.find_rows(analysis, group).rows, current.facts()
    heading = groups.heading_of(analysis, group, sample.nouns)
    n_drawn = len(picture["competitors"])
    all_drawn = n_drawn == analysis.design.n_rows
    listed = payload.list_rows(analysis, sample, rows, heading, all_drawn=all_drawn)
    caption = to_list(describe_map(analysis, projection, sample.nouns, n_drawn, has_group=True))
    return cast("MapPicture", {**picture, "list": listed, "caption": caption})


@st.fragment(key=fragments.GROUP)
def draw() -> None:
    """Draw what belongs to the group, and the choice of one."""
    server.guard(_draw)


def _draw() -> None:
    analysis, group = current.analysis(), store.choices().group
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        if group is not None:
            _draw_name(group)
            st.button(group_words.LET_GO, key="let group go", type="tertiary", on_click=group_choices.drop_group)
        group_picker.draw(analysis)
    if group is not None:
        _draw_captions(analysis, group)
    store.write_address()


def _draw_captions(analysis: Analysis, group: Group) -> None:
    """Draw the conditions of a filter, and how many rows of a list are not there."""
    if group.kind == "filter":
        st.caption(markdown.literal(row_query_words.format_query(group.query)))
    n_missing = groups.find_rows(analysis, group).n_missing
    if n_missing:
        st.caption(group_words.describe_not_clustered(n_missing, store.choices().nouns))


def _draw_name(group: Group) -> None:
    """Draw the popover that names the group."""
    label = group_words.RENAME if group.name else group_words.NAME_IT
    with st.popover(label, type="tertiary", key=NAMING, on_change="rerun"):
        store.mirror(NAME, group.name)
        st.text_input(group_words.NAME_FIELD, key=NAME, max_chars=LONGEST_NAME, on_change=_take_name)


def _take_name() -> None:
    name = store.read_widget(NAME)
    if not store.is_foreign_run() and isinstance(name, str):
        store.close_popover(NAMING)
        group_choices.name_group(name)
