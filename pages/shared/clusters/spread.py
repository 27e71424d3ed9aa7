"""How columns spread over the clusters: a heat map of those that counted, and strips of any column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.payload.json_values import cluster_signs, short_id
from neon_core.text import call_cluster, one_line
from neon_core.wording.spreads import HEAT_LABEL
from pages.shared import live_chart, markdown
from pages.shared.results import current, spreads
from pages.shared.session import spread_gestures, store
from pages.shared.shell import server
from pages.shared.wording import spread_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandas import DataFrame

    from pages.shared.live_chart.payload.spread_messages import ClusterSigns, HeatMap, StripColumn, Strips

FRAGMENT = "spread"
VIEW, HEAT, STRIPS = "spread_view", "heat", "strips"


@st.fragment(key=FRAGMENT)
def draw() -> None:
    """Draw the columns that counted or those that did not, and the strips of the opened one.

    Nothing is drawn before the job has summarised the clusters of a large table.
    """
    server.guard(_draw)


def _draw() -> None:
    if not spreads.is_ready():
        return
    others = spreads.other_columns()
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="spread head"
    ):
        st.header(spread_words.TITLE, anchor=False, width="content")
        view = _view(others)
    if view == spread_words.COUNTED:
        _counted()
    else:
        _others(others)
    st.download_button(
        spread_words.SAVE,
        partial(_file, _table(view, others)),
        f"{current.facts().name}-{spread_words.FILES[view]}",
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
    st.markdown(markdown.literal(spread_words.describe_counted(ordered, current.analysis().n_clusters)))
    if current.analysis().n_clusters > 1:
        st.caption(spread_words.LEGEND)
    picture: HeatMap = {
        "id": short_id(current.analysis_id(current.analysis()), HEAT),
        "label": HEAT_LABEL,
        **_faces(),
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
    st.caption(spread_words.describe_strips(has_ranges=["ranges" in column for column in shown.strips]))


def _strips(columns: list[StripColumn], more: tuple[str, ...], opened: str) -> None:
    names = (*spreads.counted_columns(), *spreads.other_columns())
    strips: Strips = {
        "id": short_id(current.analysis_id(current.analysis()), [column["name"] for column in columns], more),
        **_faces(),
        "columns": columns,
        "others": list(more),
        "opened": opened,
    }
    live_chart.show_strips(strips, STRIPS, partial(spread_gestures.open_column, STRIPS, names))


def _faces() -> ClusterSigns:
    """Return shape, colour and name of every cluster; one without a name has its number beside its shape."""
    analysis = current.analysis()
    clusters, names = range(analysis.n_clusters), analysis.cluster_names or [""] * analysis.n_clusters
    return {
        "signs": cluster_signs(analysis.n_clusters),
        "names": [one_line(names[k]) or str(k) for k in clusters],
        "calls": [one_line(call_cluster(k, names)) for k in clusters],
    }


def _table(view: str, others: tuple[str, ...]) -> Callable[[], DataFrame]:
    """Return the function that makes the numbers behind the picture; it is called outside a run of the script."""
    analysis = current.analysis()
    if view == spread_words.COUNTED:
        return partial(spreads.counted_table, analysis)
    return partial(spreads.others_table, analysis, current.dataset(), others[: spreads.MOST_STRIPS])


def _file(table: Callable[[], DataFrame]) -> bytes:
    """Return the numbers behind the picture as CSV."""
    from neon_core import files

    return files.export_csv(table())
