"""The rows that move, by stream: one stream is open, with its rows to choose from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import markdown
from pages.shared.compare import compare_markup
from pages.shared.results import comparisons
from pages.shared.session import events, store
from pages.shared.shell import server
from pages.shared.wording import compare_words

if TYPE_CHECKING:
    from neon_core.evaluation import Stream
    from pages.shared.results.comparisons import Moves

MOVERS, MOVED = "movers", "moved"
"""The fragments that another row draws anew."""
MOST_PILLS, MOST_STREAMS = 20, 8


@st.fragment(key=MOVERS)
def draw() -> None:
    """Draw the streams that move, the largest first; that of the shown row is open."""
    server.guard(_draw)


def _draw() -> None:
    moves = comparisons.moves()
    row, moving = moves.shown_row(store.choices().row), moves.comparison.flow.moving
    if row < 0:
        return
    opened = moves.stream_of(row)
    shown = moving[:MOST_STREAMS]
    _draw_open(moves, opened, row)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for stream in shown:
            if stream != opened:
                _draw_closed(moves, stream)
    rest = [stream for stream in moving[MOST_STREAMS:] if stream != opened]
    if rest:
        n_rows = sum(stream.n_rows for stream in rest)
        st.caption(compare_words.format_more_streams(len(rest), n_rows, store.choices().nouns))


def _draw_open(moves: Moves, stream: Stream, row: int) -> None:
    """Draw a stream with its rows as pills, those with the smallest evidence where there are many."""
    st.html(_name(moves, stream))
    rows = moves.rows_of(stream)
    kept = {row, *rows[: MOST_PILLS - (row not in rows[:MOST_PILLS])].tolist()}
    key = f"movers {stream.before} {stream.after} {moves.against} {moves.analysis.config}"
    store.mirror(key, row)
    st.pills(
        compare_words.describe_invitation(store.choices().nouns, moves.other is not None),
        sorted(kept),
        key=key,
        format_func=partial(_call, moves),
        on_change=take_row,
        args=(key,),
        label_visibility="collapsed",
    )
    if len(kept) < rows.size:
        st.caption(compare_words.format_more_rows(rows.size - len(kept), store.choices().nouns))


def _draw_closed(moves: Moves, stream: Stream) -> None:
    """Draw a stream, and the button that opens it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
        st.html(_name(moves, stream), width="content")
        first = int(moves.rows_of(stream)[0])
        key = f"show {stream.before} {stream.after}"
        st.button(compare_words.SHOW, key, type="tertiary", on_click=choose_row, args=(first,))


def _name(moves: Moves, stream: Stream) -> str:
    """Return a stream with the shapes of both ends."""
    counts = moves.comparison.flow.counts
    sentence = compare_words.describe_sides(moves.comparison, stream)
    return compare_markup.build_stream(sentence, len(counts), counts.shape[1] if moves.other else 0)


def _call(moves: Moves, row: int) -> str:
    """Return the name of a row, or its number, as Markdown."""
    return markdown.literal(moves.analysis.design.call_row(row, "").strip())


def take_row(key: str) -> None:
    """Choose the row of a pill; pressing the chosen one again keeps it."""
    row = store.read_widget(key)
    if not store.is_foreign_run():
        choose_row(row if isinstance(row, int) else store.choices().row)


def choose_row(row: int) -> None:
    """Choose a row, and draw anew what shows it; the whole screen where that is another one by now."""
    store.apply(events.choose_row, row)
    store.rerun_fragments([MOVERS, MOVED])
