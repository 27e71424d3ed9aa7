"""The order of an ordered column: its steps from the lowest to the highest, to be moved or reversed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from pages.shared import markdown
from pages.shared.results import current
from pages.shared.session import column_choices, events, store
from pages.shared.wording import column_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.dataset import Column, Dataset

WIDTH = 520
"""Pixels from a step to its buttons, at most."""
COLUMN, BUTTON = "order column", "order {} {}"


def draw(data: Dataset) -> None:
    """Draw the order of one ordered column at a time; nothing where no column is ordered."""
    ordered = {column.name: column for column in data.columns if column.kind == "ordered"}
    if not ordered:
        return
    with st.expander(column_words.ORDERS):
        name = next(iter(ordered))
        if len(ordered) > 1:
            name = st.selectbox(column_words.ORDERED_COLUMN, list(ordered), key=COLUMN)
        if name in ordered:
            _steps(ordered[name])


def _steps(column: Column) -> None:
    """Draw the steps with a button on either side of each, and one that reverses them."""
    st.caption(column_words.HOW_TO_ORDER)
    order = column.order
    with st.container(gap="xxsmall", width=WIDTH):
        for at, step in enumerate(order):
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                st.markdown(f"{at + 1}\u2002{markdown.literal(step)}", width="stretch")
                _mover(column, at, -1)
                _mover(column, at, 1)
    choose = partial(_choose, column.name, order[::-1])
    st.button(column_words.REVERSE, on_click=choose, icon=":material/swap_vert:")


def _mover(column: Column, at: int, by: int) -> None:
    """Draw the button that moves a step by one place."""
    label, name = column_words.format_move(at, by), column_words.describe_move(column.order[at], by)
    place = at + by
    is_possible = 0 <= place < len(column.order)
    order = move_step(column.order, at, place) if is_possible else column.order
    key = BUTTON.format(at, by)
    choose = partial(_choose, column.name, order)
    st.button(label, key=key, help=name, disabled=not is_possible, on_click=choose)


def move_step(order: Sequence[str], at: int, place: int) -> tuple[str, ...]:
    """Return an order with one of its steps at another place.

    Examples
    --------
    >>> move_step(["high", "low", "mid"], 0, 2)
    ('low', 'mid', 'high')
    """
    rest = [*order[:at], *order[at + 1 :]]
    return (*rest[:place], order[at], *rest[place:])


def _choose(name: str, order: Sequence[str]) -> None:
    """Take another order of a column."""
    store.take_address()
    columns = column_choices.with_order(current.guessed(), store.choices().columns, name, order)
    store.apply(events.change_orders, columns)
