"""The clusters described by a column: any column but the names of the rows, whether it counts or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import live_chart, markdown
from pages.shared.explore import downloads, fragments
from pages.shared.results import cache, current
from pages.shared.session import gestures, store
from pages.shared.shell import server
from pages.shared.wording import description_words

if TYPE_CHECKING:
    from neon_core.column_description import ColumnDescription
    from neon_core.payload.browser_messages import Picture

KEY, PICTURE = "described", "description"


@st.fragment(key=fragments.DESCRIPTION)
def draw() -> None:
    """Draw the choice of a column, how it differs between the clusters in words, and the picture."""
    server.guard(_draw)


def _draw() -> None:
    roles = current.described_roles()
    if not roles:
        return
    left, right = st.columns([11, 14], gap="large")
    with left:
        st.header(description_words.TITLE, anchor=False)
        name = _choose(roles)
    if not name:
        return
    source, analysis = current.source(), current.analysis()
    picture = current.description_id(analysis, name)
    described = cache.description(source, picture, name, current.dataset(), analysis)
    left.caption(markdown.literal(description_words.describe_picture(described, store.choices().nouns)))
    with right:
        _picture(picture, described)


def _choose(roles: dict[str, str]) -> str:
    """Draw the choice of the column; return its name, "" where none is chosen."""
    chosen = current.described_column(current.dataset(), store.choices())
    store.mirror(KEY, chosen or None)
    st.selectbox(
        description_words.CHOOSE,
        list(roles),
        index=0 if chosen else None,  # with a column there is no way back to none
        key=KEY,
        format_func=lambda name: description_words.format_option(name, roles[name]),
        on_change=gestures.choose_described,
        args=(KEY,),
        placeholder=description_words.NOT_CHOSEN,
    )
    return chosen


def _picture(picture_id: str, described: ColumnDescription) -> None:
    picture: Picture = {
        "id": picture_id,
        "frame": "",
        "what": PICTURE,
        "live": False,
        "figure": cache.description_figure(current.source(), picture_id, described),
        "label": description_words.describe_picture(described, store.choices().nouns),
        "table": description_words.build_description_table(described),
    }
    gestures.remember_picture(picture["id"])
    live_chart.show_picture(picture, downloads.of_description(), PICTURE, partial(gestures.take_file_requests, PICTURE))
