"""The filter and the search above the table of rows: the conditions, and the way to add one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.errors import NeonError
from neon_core.row_query import MISSING, Condition, RowQuery
from pages.shared import markdown
from pages.shared.explore import fragments
from pages.shared.results import current, row_arrangement
from pages.shared.session import events, query_address, store
from pages.shared.session.choices import LONGEST_FILTER, LONGEST_VALUE, MOST_CONDITIONS
from pages.shared.wording import row_query_words

if TYPE_CHECKING:
    from neon_core.row_columns import RowColumns

FIND, COLUMN, OPERATOR, VALUE = "find_rows", "filter_column", "filter_operator", "filter_value"
"""Keys of the widgets."""


def draw(columns: RowColumns) -> None:
    """Draw the search, and the way to add a condition."""
    _search(store.choices().query)
    with st.popover(row_query_words.FILTER, type="tertiary", icon=":material/filter_alt:"):
        _form(columns)


def draw_chips() -> None:
    """Draw the conditions, each with the way to remove it, where there are any."""
    query = store.choices().query
    if not query.is_filtered:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for place, condition in enumerate(query.conditions):
            _chip(place, condition)
        st.button(row_query_words.CLEAR, key="clear filter", type="tertiary", on_click=_clear)


def _search(query: RowQuery) -> None:
    store.mirror(FIND, query.search)
    st.text_input(
        row_query_words.SEARCH,
        key=FIND,
        max_chars=LONGEST_VALUE,
        on_change=_choose_search,
        placeholder=row_query_words.SEARCH,
        label_visibility="collapsed",
        icon=":material/search:",
        width=240,
    )


def _form(columns: RowColumns) -> None:
    """Draw the parts of a condition, and the button that adds it."""
    from neon_core.row_filter import OF_KIND

    names = list(columns.columns)
    if store.read_widget(COLUMN) not in names:
        store.mirror(COLUMN, names[min(len(columns.results), len(names) - 1)])  # the user's first
    numbers = {} if columns.has_names else {names[0]: store.choices().nouns[0]}
    name = st.selectbox(row_query_words.COLUMN, names, key=COLUMN, format_func=lambda name: numbers.get(name, name))
    possible = OF_KIND[columns.columns[name].column.kind]
    if store.read_widget(OPERATOR) not in possible:
        store.mirror(OPERATOR, possible[0])
    operator = st.selectbox(row_query_words.OPERATOR, possible, key=OPERATOR)
    if operator != MISSING:
        st.text_input(row_query_words.VALUE, key=VALUE, max_chars=LONGEST_VALUE)
    st.button(row_query_words.ADD, key="add condition", on_click=_add)
    if store.visit().refused_condition:
        st.markdown(markdown.literal(store.visit().refused_condition))
    st.caption(row_query_words.ALL_CONDITIONS)


def _chip(place: int, condition: Condition) -> None:
    label = markdown.literal(row_query_words.format_condition(condition))
    help_text = row_query_words.REMOVE
    st.button(label, key=f"condition {place}", icon=":material/close:", help=help_text, on_click=_drop, args=(place,))


def _choose_search() -> None:
    text = store.read_widget(FIND)
    if isinstance(text, str):
        fragments.choose_query(replace(store.choices().query, search=text.strip()[:LONGEST_VALUE]))


def _clear() -> None:
    fragments.choose_query(replace(store.choices().query, conditions=(), search=""))


def _drop(place: int) -> None:
    """Remove a condition; one that is gone by now changes nothing."""
    conditions = store.choices().query.conditions
    fragments.choose_query(replace(store.choices().query, conditions=(*conditions[:place], *conditions[place + 1 :])))


def _add() -> None:
    """Add the condition of the widgets, or show why it has no meaning."""
    query = store.choices().query
    try:
        condition = Condition(*(_text(store.read_widget(key)) for key in (COLUMN, OPERATOR, VALUE)))
        sentence = _find_fault(replace(query, conditions=(*query.conditions, condition)))
    except NeonError as error:
        sentence = _describe(error.problems[0].what, error.problems[0].hint)
    if sentence:
        store.store(events.refuse_condition(store.session(), sentence))
        return
    store.mirror(VALUE, "")
    fragments.choose_query(replace(query, conditions=tuple(dict.fromkeys((*query.conditions, condition)))))


def _text(value: Any) -> str:
    """Return the text of a widget; that of a value is not drawn where the operator takes none."""
    return value.strip() if isinstance(value, str) else ""


def _find_fault(query: RowQuery) -> str:
    """Return why a query with one more condition cannot be taken; "" where it can."""
    if len(query.conditions) > MOST_CONDITIONS:
        return row_query_words.TOO_MANY.format(most=MOST_CONDITIONS)
    if len(query_address.format_conditions(query.conditions)) > LONGEST_FILTER:
        return row_query_words.TOO_LONG
    problems = row_arrangement.row_columns(current.analysis()).find_problems(query)
    return _describe(problems[-1].what, problems[-1].hint) if problems else ""


def _describe(what: str, hint: str) -> str:
    return f"{what}. {hint}"
