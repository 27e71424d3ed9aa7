"""How the columns are prepared: missing values, scaling, categories, dates."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from neon_core import wording
from neon_core.config import MOST_CATEGORIES
from pages.shared import markdown, state
from pages.shared.results import cache, current
from pages.shared.shell import server
from pages.shared.wording import column_words, page_words

KEY = "prepare_{}"
ABREAST = 4


def controls() -> None:
    """Offer the choices that matter to this table's features. What they do is said below them."""
    kinds = {column.kind for column in current.dataset().columns if column.role == "feature"}
    config = state.choices().config
    with st.container(gap="xsmall"):
        st.subheader(column_words.PREPARATION, anchor=False)
        places = iter(st.columns(ABREAST))
        with next(places):
            _choice("missing", column_words.FILL_LABEL, column_words.MISSING, config.missing)
        with next(places):
            _choice("scaling", column_words.SCALING_LABEL, page_words.SCALING_LABELS, config.scaling)
        if "category" in kinds:
            with next(places):
                _most_categories(config.most_categories)
        if "date" in kinds:
            with next(places):
                _choice("dates", column_words.DATES_LABEL, column_words.DATES, config.dates)
        server.guarded(_told)


def _told() -> None:
    """Say what these choices do, or all that stands against them; of a large table, Explore says it."""
    data, config = current.dataset(), state.choices().config
    try:
        design = cache.design(data, config, state.is_own())
    except cache.NotThereError:
        return
    with st.expander(column_words.WHAT_IS_DONE):
        told = wording.describe_preparation(design, config, data.columns, len(data.frame))
        st.markdown("\n".join(f"- {markdown.literal(sentence)}" for sentence in told))


def _choice(field: str, label: str, options: Mapping[str, str], now: str) -> None:
    """Offer one choice among words; it mirrors the state, since the sidebar or an address may say it as well."""
    key = KEY.format(field)
    state.put(key, now)
    st.selectbox(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        on_change=state.choose_preparation,
        args=(field, key),
    )


def _most_categories(now: int) -> None:
    key = KEY.format("most_categories")
    state.put(key, now)
    st.number_input(
        column_words.CATEGORIES_LABEL,
        2,
        MOST_CATEGORIES,
        key=key,
        on_change=state.choose_preparation,
        args=("most_categories", key),
    )
    st.caption(column_words.describe_most_categories(now))
