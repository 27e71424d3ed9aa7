"""Does it belong anywhere: how far the chosen row is from its centroid, why, and the oddest rows of the table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.text import capitalize
from neon_core.wording.map_words import LEFT_OUT
from neon_core.wording.row_values import format_row
from neon_core.wording.steps import format_inertia
from pages.shared.explore import belong_markup, belong_table, fragments, group_markup, left_out_panel
from pages.shared.results import current, odd_rows
from pages.shared.session import store
from pages.shared.wording import oddness_words as words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import RowOddness
    from neon_core.row_explanation import RowExplanation

ODDEST = "oddest"
MOST_PILLS = 12
"""Rows in the list of the oddest ones."""


def draw(analysis: Analysis) -> None:
    """Draw the answer about the chosen row, and the oddest rows, each of which leads to its own answer."""
    point = current.point(analysis)
    odd, nouns = odd_rows.explain(analysis, point.identity.row), store.choices().nouns
    called = point.identity.name or capitalize(format_row(point, nouns))
    called = f"{called}, {LEFT_OUT}," if point.identity.is_left_out else called
    headline = words.describe_place(odd, called, nouns, analysis.cluster_names)
    st.html(group_markup.build_answer(headline, words.describe_detail(odd, nouns), analysis.n_clusters))
    _draw_bars(analysis, odd, point)
    _draw_oddest(analysis, odd.row)
    left_out_panel.draw(analysis)
    _draw_file(analysis)


def _draw_bars(analysis: Analysis, odd: RowOddness, point: RowExplanation) -> None:
    """Draw the pictures of pixels, where the columns are some, and the bars."""
    picture, nouns, most = current.facts().picture, store.choices().nouns, belong_table.MOST_LINES
    called = format_row(point, nouns)
    if picture is not None:
        most = belong_table.MOST_BESIDE_PICTURES
        st.html(belong_markup.build_pictures(picture, belong_table.build_shades(odd, point), called))
    place = analysis.design.position(odd.row)
    distance = odd.distance if place < 0 else float(odd_rows.measure(analysis).distance[place])
    table = belong_table.build_table(odd, point, distance, most)
    proof = words.describe_proof(nouns, format_inertia(analysis.clustering.inertia), table.is_exact)
    st.html(belong_markup.build_table(table, proof))


def _draw_oddest(analysis: Analysis, row: int) -> None:
    """Draw the oddest rows as pills."""
    nouns, measured = store.choices().nouns, odd_rows.measure(analysis)
    st.html(group_markup.build_label(words.ODDEST.format(nouns=nouns[1])))
    times = dict(odd_rows.oddest(analysis, MOST_PILLS))
    key = store.mirror_anew(ODDEST, row if row in times else None)
    st.pills(
        words.ODDEST.format(nouns=nouns[1]),
        list(times),
        key=key,
        format_func=partial(_call, analysis, times),
        on_change=fragments.take_row,
        args=(key,),
        label_visibility="collapsed",
    )
    st.caption(words.describe_oddest(int(measured.is_far.sum()), measured.rows.size, measured.fence, nouns))


def _draw_file(analysis: Analysis) -> None:
    """Draw the button that saves the distances of all rows."""
    st.download_button(
        words.SAVE,
        partial(distances_csv, analysis),
        f"{current.facts().name}-distances.csv",
        "text/csv",
        key="save distances",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        help=words.SAVE_HELP.format(noun=store.choices().nouns[0]),
    )


def _call(analysis: Analysis, times: dict[int, float], row: int) -> str:
    """Return the label of a row as Markdown."""
    return words.format_odd_row(left_out_panel.name_row(analysis, row), times[row])


def distances_csv(analysis: Analysis) -> bytes:
    """Return every row with its distance and its bars, as CSV without formulas."""
    from neon_core import files
    from neon_core.evaluation import oddness

    return files.export_csv(oddness(analysis), byte_order_mark=True)
