"""The line of the group under the map: what it is, its name, its rows one by one, and the choice of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neon_core.text import call_cluster
from pages.shared import markdown
from pages.shared.explore import fragments, group_choice, group_choices
from pages.shared.results import current, groups
from pages.shared.session import store
from pages.shared.session.group import LONGEST_NAME
from pages.shared.shell import server
from pages.shared.wording import group_words, row_query_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from pages.shared.results.groups import GroupRows
    from pages.shared.session.group import Group

NAME, MEMBERS = "group_name", "group_rows"
MOST_PILLS = 9
"""Rows of the group that are listed at once: those around the chosen one."""


@st.fragment(key=fragments.GROUP)
def draw() -> None:
    """Draw the group's size and name, the ways to walk its rows, and the choice of a group."""
    server.guard(_draw)


def _draw() -> None:
    analysis, group = current.analysis(), store.choices().group
    if group is not None:
        _draw_group(analysis, group)
    group_choice.draw(analysis)
    store.write_address()


def _draw_group(analysis: Analysis, group: Group) -> None:
    found, nouns = groups.find_rows(analysis, group), store.choices().nouns
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            cluster = call_cluster(group.cluster, analysis.cluster_names) if group.kind == "cluster" else ""
            members = group_words.describe_members(group.kind, found.rows.size, nouns, cluster)
            text = f"**{markdown.literal(group.name)}** {members}" if group.name else f"**{markdown.literal(members)}**"
            st.markdown(text, width="content")
            _draw_name(group)
            st.button(group_words.LET_GO, key="let group go", type="tertiary", on_click=group_choices.drop_group)
        _draw_steps(found)
    if group.kind == "filter":
        st.caption(markdown.literal(row_query_words.format_query(group.query)))
    if found.n_missing:
        st.caption(group_words.describe_not_clustered(found.n_missing, nouns))
    _draw_members(analysis, found)


def _draw_name(group: Group) -> None:
    """Draw the popover that names the group."""
    label = group_words.RENAME if group.name else group_words.NAME_IT
    with st.popover(label, type="tertiary", key="name the group"):
        store.mirror(NAME, group.name)
        st.text_input(group_words.NAME_FIELD, key=NAME, max_chars=LONGEST_NAME, on_change=_take_name)


def _take_name() -> None:
    name = store.read_widget(NAME)
    if not store.is_foreign_run() and isinstance(name, str):
        group_choices.name_group(name)


def _draw_steps(found: GroupRows) -> None:
    """Draw the steps to the row of the group before and behind the chosen one; from outside, to its ends."""
    place, last = found.place_of(store.choices().row), found.rows.size - 1
    steps = {"previous": place - 1 if place >= 0 else last, "next": place + 1}
    with st.container(horizontal=True, width="content", gap="xsmall"):
        for (name, at), icon, hint in zip(
            steps.items(),
            (":material/chevron_left:", ":material/chevron_right:"),
            (group_words.PREVIOUS, group_words.NEXT),
            strict=True,
        ):
            is_there = 0 <= at <= last
            row = int(found.rows[at]) if is_there else -1
            key = f"{name} of group"
            st.button("", key, hint, on_click=fragments.choose_row, args=(row,), icon=icon, disabled=not is_there)


def _draw_members(analysis: Analysis, found: GroupRows) -> None:
    """Draw the rows around the chosen one as pills, or the first ones; choosing one opens it, and the group stays."""
    row = store.choices().row
    first = max(0, found.place_of(row)) // MOST_PILLS * MOST_PILLS
    rows = found.rows[first : first + MOST_PILLS].tolist()
    names = analysis.design.row_names
    cells = names.cells(rows) if names else [""] * len(rows)
    labels = {row: markdown.literal(cell or str(row)) for row, cell in zip(rows, cells, strict=True)}
    store.mirror(MEMBERS, row if row in labels else None)
    st.pills(
        group_words.MEMBERS,
        rows,
        key=MEMBERS,
        format_func=lambda row: labels.get(row, str(row)),
        on_change=_take_member,
        label_visibility="collapsed",
        wrap=True,
    )


def _take_member() -> None:
    """Open the row of a pill; pressing the chosen one again opens it, too."""
    row = store.read_widget(MEMBERS)
    if not store.is_foreign_run():
        fragments.choose_row(row if isinstance(row, int) else store.choices().row)
