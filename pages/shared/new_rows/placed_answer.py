"""One new row, explained by the model; and where it moved, what moved it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.text import shorten
from pages.shared import bar_tables
from pages.shared.markup import build_ends, short_name
from pages.shared.new_rows import placed_markup
from pages.shared.results import placed_rows
from pages.shared.session import store
from pages.shared.shell import server
from pages.shared.wording import new_rows_words as words

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation
    from neon_core.saved.moved_since import MovedRows

ANSWER = "new row"
NONE = -1


@st.fragment(key=ANSWER)
def draw() -> None:
    """Draw the row that is shown."""
    server.guard(_draw)


def _draw() -> None:
    from neon_core.row_explanation import explain_row
    from neon_core.wording.headline import describe_answer

    placed = placed_rows.placed()
    analysis = placed.new.analysis
    row = placed.shown_row(store.visit().placing.row)
    point, at = explain_row(analysis, row), placed.place_among_moved(row)
    st.html(placed_markup.build_headline(describe_answer(point, placed.new.model.nouns), analysis.n_clusters))
    if point.standing.competitor < 0:
        return
    st.html(_table(point, placed.moved if at >= 0 else None, at))
    if at >= 0:
        st.caption(words.PROOF_MOVED)
    else:
        st.caption(f"{words.STAYED} {words.PROOF}" if _was_there(placed, row) else words.PROOF)


def _was_there(placed: placed_rows.Placed, row: int) -> bool:
    """Whether the row's id is in the table before, too."""
    names = placed.new.analysis.design.row_names
    return placed.moved is not None and names is not None and placed.moved.has_matched(row)


def _table(point: RowExplanation, moved: MovedRows | None, at: int) -> str:
    """Return the bars of a row, and where it moved those of the change beside them."""
    from neon_core.wording import format_value

    names, n_clusters = point.columns.names, len(point.comparison.shares)
    values = {name: shorten(format_value(point, i), 24) for i, name in enumerate(names)}
    relevance = point.bars.relevance
    order = [int(i) for i in point.bars.order]
    given = [_given([float(relevance[i]) for i in order], point.standing.logit)]
    call = partial(_call, names=point.cluster_names)
    ends = build_ends(call(point.standing.label), call(point.standing.competitor), n_clusters)
    heads = [bar_tables.Head(words.NOW, ends)]
    if moved is not None:
        parts = [float(moved.relevance[at, i]) for i in order]
        given.append(_given(parts, float(moved.change[at])))
        ends = build_ends(call(int(moved.before[at])), call(int(moved.now[at])), n_clusters, " to ")
        heads.append(bar_tables.Head(words.TURNED, ends))
    table = bar_tables.lay_out([names[i] for i in order], given, values, is_one_scale=True)
    return bar_tables.build_bar_table(heads, table.zero, table.lines, table.feet)


def _call(cluster: int, names: tuple[str, ...]) -> tuple[int, str]:
    return cluster, short_name(cluster, names)


def _given(bars: list[float], total: float) -> bar_tables.Given:
    """Return bars with the sums of those for and against."""
    return bar_tables.Given(bars, total, (sum(b for b in bars if b > 0.0), sum(b for b in bars if b < 0.0)))
