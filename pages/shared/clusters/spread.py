"""How columns spread over the clusters: a heat map of those that counted, and strips of any column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import live_chart, markdown
from pages.shared.live_chart.payload import cluster_signs, short_id
from pages.shared.results import current, spreads
from pages.shared.session import spread_gestures, store
from pages.shared.shell import server
from pages.shared.wording import spread_words

if TYPE_CHECKING:
    from pages.shared.live_chart.payload.spread_messages import HeatMap, StripColumn, Strips

FRAGMENT = "spread"
VIEW, HEAT, STRIPS = "spread_view", "heat", "strips"


@st.fragment(key=FRAGMENT)
def draw() -> None:
    """Draw the columns that counted or those that did not, and the strips of the column that is opened."""
    server.guard(_draw)


def _draw() -> None:
    others = spreads.other_columns()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(spread_words.TITLE, anchor=False, width="content")
        view = _view(others)
    if view == spread_words.COUNTED:
        _counted()
    else:
        _others(others)
    st.download_button(
        spread_words.SAVE,
        partial(_file, has_counted=view == spread_words.COUNTED),
        spread_words.format_file_name(current.dataset().name, view),
        "text/csv",
        type="tertiary",
        on_click="ignore",
    )
    store.write_address()


def _view(others: tuple[str, ...]) -> str:
    """Draw the switch where some column did not count; return which columns are shown."""
    if not others:
        return spread_words.COUNTED
    usual = spread_words.NOT_COUNTED if store.choices().described in others else spread_words.COUNTED
    store.mirror(VIEW, store.read_widget(VIEW) or usual)
    view = st.segmented_control(
        spread_words.VIEW,
        list(spread_words.VIEWS),
        key=VIEW,
        format_func=spread_words.VIEWS.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    return str(view)


def _counted() -> None:
    """Draw the heat map, and the strips of the opened column below it."""
    names, heat = spreads.counted_columns(), spreads.heat()
    opened = store.choices().described if store.choices().described in names else ""
    ordered = [line["name"] for line in heat.lines]
    st.markdown(markdown.literal(spread_words.describe_counted(ordered, _n_clusters())))
    if _n_clusters() > 1:
        st.caption(spread_words.LEGEND)
    picture: HeatMap = {
        "id": short_id(current.analysis_id(current.analysis()), HEAT),
        "label": spread_words.HEAT_LABEL,
        "signs": cluster_signs(_n_clusters()),
        "names": _names(),
        "lines": heat.lines,
        "evidence": heat.evidence,
    }
    live_chart.show_heat_map(picture, opened, HEAT, partial(spread_gestures.open_column, HEAT, names))
    if opened:
        _strips([spreads.opened(opened)], (), opened)


def _others(names: tuple[str, ...]) -> None:
    """Draw the strips of the columns that did not count; where they are many, the others can be opened."""
    shown = spreads.others()
    more = names[spreads.MOST_STRIPS :]
    opened = store.choices().described if store.choices().described in more else ""
    if shown.sentence:
        st.markdown(markdown.literal(shown.sentence))
    _strips([*shown.strips, *([spreads.opened(opened)] if opened else [])], more, opened)


def _strips(columns: list[StripColumn], more: tuple[str, ...], opened: str) -> None:
    names = (*spreads.counted_columns(), *spreads.other_columns())
    strips: Strips = {
        "id": short_id(current.analysis_id(current.analysis()), [column["name"] for column in columns], more),
        "signs": cluster_signs(_n_clusters()),
        "names": _names(),
        "columns": columns,
        "others": list(more),
        "opened": opened,
    }
    live_chart.show_strips(strips, STRIPS, partial(spread_gestures.open_column, STRIPS, names))


def _n_clusters() -> int:
    return current.analysis().config.n_clusters


def _names() -> list[str]:
    """Return the name of each cluster, as it stands beside its shape."""
    return [str(cluster) for cluster in range(_n_clusters())]


def _file(*, has_counted: bool) -> bytes:
    """Return the numbers behind the picture as CSV."""
    from neon_core import files

    return files.export_csv(spreads.table(has_counted=has_counted))
