"""The map on Explore: which one, what it draws of the chosen row, and its caption."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core import wording
from pages.shared import live_chart, state
from pages.shared.explore import downloads
from pages.shared.live_chart import payload
from pages.shared.results import current
from pages.shared.wording import address_words, page_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation
    from pages.shared.live_chart.payload.browser_messages import Mark

KEY = "map_view"


def chosen(analysis: Analysis, point: RowExplanation) -> Projection:
    """Return the chosen map; where it cannot be had, another one, and that is said."""
    features = _axis_features(analysis)
    kind, axes = state.settle_map(tuple(features), _telling(point), possible(analysis))
    if kind == "features":
        return current.projection(analysis, kind, tuple(features[name] for name in axes))
    return current.projection(analysis, kind, _plane(analysis, point) if kind == "borders" else ())


def possible(analysis: Analysis) -> set[str]:
    """Return the maps that there are: a border takes two places, a map of two features two of them."""
    lacking = set()
    if len({tuple(centroid) for centroid in analysis.clustering.centroids.tolist()}) < 2:
        lacking.add("borders")
    if len(analysis.design.numeric) < 2:
        lacking.add("features")
    return set(wording.MAPS) - lacking


def _axis_features(analysis: Analysis) -> dict[str, int]:
    """Return the features that can be axes: the numbers, by the names of their columns."""
    design = analysis.design
    return {design.source_columns[feature]: feature for feature in design.numeric}


def _plane(analysis: Analysis, point: RowExplanation) -> tuple[int, ...]:
    from neon_core.borders import border_clusters

    return border_clusters(analysis, point.identity.row)


def _telling(point: RowExplanation) -> tuple[str, str]:
    """Return the two numbers that count most for the chosen row, to begin with; "" where there is none."""
    largest = [point.columns.names[i] for i in point.bars.order.tolist() if point.columns.categories[i] is None][
        :2
    ] or [""]
    return largest[0], largest[-1]


def mark(analysis: Analysis, projection: Projection, point: RowExplanation) -> Mark:
    """Return what the map draws of the chosen row; where it has no mark for it, also what one takes."""
    from neon_core.borders import foot

    sent = current.chart(analysis, projection)
    crossing = foot(analysis, projection, point.identity.row) if projection.kind == "borders" else None
    built = payload.build_mark(point, crossing, state.found(sent["facts"]["id"]))
    if not payload.draws_row(sent, point.identity.row):
        built["undrawn"] = payload.build_undrawn_row(point, projection, sent["id"])
    return built


def show(analysis: Analysis, projection: Projection) -> None:
    """Draw the map. Its figure travels only when it is another one; the chosen row is drawn by the browser."""
    picture, saved = current.chart(analysis, projection), downloads.of_map(analysis, projection)
    find = partial(_find, analysis, picture["facts"]["id"])
    live_chart.show_map(picture, saved, KEY, lambda: state.take_save(KEY), lambda: state.take_pick(KEY), find)


def _find(analysis: Analysis, analysis_id: str) -> None:
    """Choose the row that a text was typed for, or say that there is none."""
    from neon_core.search import find_row
    from neon_core.text import one_line

    text = state.take_asked(KEY)
    if text is None:
        return
    found, nouns, shown = find_row(analysis, text), state.nouns(), one_line(text)
    if found.row >= 0:
        said = page_words.found_row(shown, found.row, found.n_matches, nouns)
        state.choose_row(found.row, found=state.Found(analysis_id, said) if said else None)
        return
    said = page_words.no_such_row(shown, analysis.design.n_rows - 1, nouns, analysis.design.row_names is not None)
    if found.left_out >= 0:
        said = address_words.left_out(found.left_out, nouns)
    state.refuse_row(state.Found(analysis_id, said, refused=True))


def choice(analysis: Analysis, projection: Projection) -> None:
    """Choose the map, and the two features that can be its axes."""
    there = possible(analysis)
    state.put("map_choice", projection.kind)
    st.segmented_control(
        wording.MAP,
        [kind for kind in wording.MAPS if kind in there],
        key="map_choice",
        format_func=wording.MAPS.__getitem__,
        on_change=state.choose_map,
        label_visibility="collapsed",
        required=True,
        wrap=True,
    )
    if projection.kind == "features":
        _axes(_axis_features(analysis), projection)


def _axes(features: dict[str, int], projection: Projection) -> None:
    """Choose the two features that are the axes."""
    names = {feature: name for name, feature in features.items()}
    line = st.columns(2)
    for column, key, label, feature in zip(
        line, ("axis_x", "axis_y"), wording.AXIS_FEATURES, projection.features, strict=True
    ):
        state.put(key, names[feature])
        column.selectbox(label, list(features), key=key, on_change=state.choose_axes)
