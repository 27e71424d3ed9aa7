"""The switch of tools beside the choice of maps: what is drawn with it becomes the group."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import live_chart
from pages.shared.explore import fragments, group_choices
from pages.shared.live_chart import payload
from pages.shared.results import current, groups
from pages.shared.session import group_gestures, store
from pages.shared.session.group import Group
from pages.shared.shell import server

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.payload.browser_messages import GroupMark, MapPicture

KEY = "map_tools"


@st.fragment(key=fragments.TOOLS)
def draw() -> None:
    """Draw the switch; it tells the map in the browser which rows are the group."""
    server.guard(_draw)


def _draw() -> None:
    group = _group_mark(current.analysis())
    live_chart.show_tools({"group": group, "draws": store.visit().draws}, KEY, partial(take_drawn, KEY))


def _group_mark(analysis: Analysis) -> GroupMark | None:
    """Return the group as the map draws it; None where there is none."""
    choices, outline = store.choices(), store.visit().outline
    if choices.group is None:
        return None
    rows = groups.find_rows(analysis, choices.group).rows
    is_outlined = outline is not None and outline.group == choices.group.digest
    around = (outline.frame, outline.shape) if outline is not None and is_outlined else None
    return payload.build_group_mark(rows, _picture(analysis), choices.nouns, around)


def _picture(analysis: Analysis) -> MapPicture:
    return current.chart(analysis, current.projection(analysis))


def take_drawn(key: str) -> None:
    """Choose the rows inside a line that was drawn on the map as the group; a line around none changes nothing.

    Nor does one that was drawn on another map than the one that is shown by now.
    """
    from neon_core.drawn_rows import rows_inside

    drawn, analysis = group_gestures.take_drawn(key), current.analysis()
    picture = _picture(analysis)
    if drawn is None or drawn.picture != picture["id"]:
        return
    rows = rows_inside(analysis, current.projection(analysis), drawn.shape)
    if rows.size:
        group = Group.of_rows(rows.tolist(), "drawn")
        group_gestures.remember_outline(group.digest, picture["frame"], drawn.shape)
        group_choices.choose_group(group, fragments.TOOLS)
