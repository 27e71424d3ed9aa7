"""The map on Explore: notices, the choice of the map, the map itself, and the search for a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.wording import map_words, row_list_words
from pages.shared import live_chart
from pages.shared.explore import downloads, fragments, group_choices, group_line, map_tools
from pages.shared.live_chart import payload
from pages.shared.results import current, validation
from pages.shared.session import gestures, group_gestures, store
from pages.shared.session.choices import GROUP_QUESTION, NO_ROW
from pages.shared.session.visit import SearchResult
from pages.shared.shell import notices, server
from pages.shared.wording.address_words import describe_left_out

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.payload.browser_messages import MapPicture, Mark, OtherRow
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation

KEY = "map_view"
KIND, AXES = "map_choice", ("axis_x", "axis_y")
"""Keys of the widgets that choose the map."""


@st.fragment(key=fragments.MAP)
def draw() -> None:
    """Draw the map, its choice, and the notices above it."""
    server.guard(_draw)


def _draw() -> None:
    analysis = current.analysis()
    projection = current.projection(analysis)
    notices.draw_with_notes(analysis)
    _choice(analysis, projection)
    _map(analysis, projection)


def _choice(analysis: Analysis, projection: Projection) -> None:
    """Draw the choice of the map and of the tool, and of the two axes of a feature map."""
    line = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", gap="xsmall", key="map_choices"
    )
    with line:
        _kind(validation.possible_maps(analysis), projection)
        map_tools.draw()
    if projection.kind == "features":
        _axes(current.axis_features(analysis), projection)


def _kind(possible: set[str], projection: Projection) -> None:
    store.mirror(KIND, projection.kind)
    st.segmented_control(
        map_words.MAP,
        [kind for kind in map_words.MAPS if kind in possible],
        key=KIND,
        format_func=map_words.MAPS.__getitem__,
        on_change=fragments.choose_map,
        args=(KIND,),
        help=map_words.MAP_HELP,
        required=True,
        wrap=True,
    )


def _axes(features: dict[str, int], projection: Projection) -> None:
    names = {feature: name for name, feature in features.items()}
    columns = st.columns(2)
    for column, key, label, feature in zip(columns, AXES, map_words.AXES, projection.features, strict=True):
        store.mirror(key, names[feature])
        column.selectbox(label, list(features), key=key, on_change=fragments.choose_axes, args=AXES)


def _map(analysis: Analysis, projection: Projection) -> None:
    """Draw the map. Its figure travels only when it is another one; the browser draws the chosen row."""
    picture = group_line.with_members(analysis, projection, current.chart(analysis, projection))
    gestures.remember_picture(picture["id"])
    live_chart.show_map(picture, downloads.of_map(), KEY, partial(gestures.take_file_requests, KEY))


def take_pick(key: str) -> None:
    """Choose the row that was clicked, of which the component with a key has sent a message."""
    pick = gestures.parse_pick(store.read_message(key, "picked"))
    if pick is not None and gestures.take_click(pick.click):
        fragments.choose_row(pick.row)


def take_other(key: str) -> None:
    """Choose the second row, of which the component with a key has sent a message; the chosen row is none."""
    other = group_gestures.parse_other(store.read_message(key, "other"))
    if other is not None and gestures.take_click(other.click) and other.row != store.choices().row:
        group_choices.choose_other(other.row)


def take_search(key: str, analysis: Analysis, analysis_id: str) -> None:
    """Choose the row that a text names, or show that there is none."""
    from neon_core.search import find_row
    from neon_core.text import capitalize, one_line

    search = gestures.parse_search(store.read_message(key, "search"))
    if search is None or not gestures.take_click(search.click):
        return
    match, nouns, shown = find_row(analysis, search.text), store.choices().nouns, one_line(search.text)
    if match.left_out >= 0 and current.is_explainable(analysis, match.left_out):
        fragments.choose_row(match.left_out)
        return
    if match.row >= 0:
        sentence = row_list_words.describe_found_row(shown, match, nouns, analysis.design.row_names)
        fragments.choose_row(match.row, search=SearchResult(analysis_id, sentence) if sentence else None)
        return
    is_named = analysis.design.row_names is not None
    sentence = row_list_words.describe_missing_row(shown, analysis.design.n_rows - 1, nouns, is_named)
    if match.left_out >= 0:
        sentence = describe_left_out(analysis.design.call_row(match.left_out, capitalize(nouns[0])))
    fragments.refuse_search(SearchResult(analysis_id, sentence, refused=True))


def mark(analysis: Analysis, projection: Projection, point: RowExplanation) -> Mark:
    """Return the payload of the chosen row on the map; more for a row that the map does not draw."""
    from neon_core.borders import foot

    chart, row = current.chart(analysis, projection), point.identity.row
    is_sample = not point.identity.is_left_out
    crossing = foot(analysis, projection, row) if projection.kind == "borders" and is_sample else None
    line = current.dataset().reading.line_of(row) if store.choices().is_upload else 0
    built = payload.build_mark(point, crossing, gestures.search_notice(chart["facts"]["id"]), line)
    if store.choices().question == GROUP_QUESTION:
        built["unasked"] = True
    if store.choices().other != NO_ROW:
        built["other"] = _other_row(analysis, projection, chart, store.choices().other)
    if not payload.draws_row(chart, row):
        built["undrawn"] = payload.build_undrawn_row(point, projection, chart["id"])
    return built


def _other_row(analysis: Analysis, projection: Projection, picture: MapPicture, row: int) -> OtherRow:
    """Return the payload of the second row; with its place where the map does not draw it."""
    other: OtherRow = {"row": row}
    if not payload.draws_row(picture, row):
        point = current.explain(analysis, row, store.choices().beta)
        other["undrawn"] = payload.build_undrawn_row(point, projection, picture["id"])
    return other
