"""How the columns are prepared: missing values, scaling, categories, dates."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from neon_core import wording
from neon_core.config import MOST_CATEGORIES
from neon_core.wording import columns as words
from pages.shared import source, state

KEY = "prepare_{}"
ABREAST = 4


def controls() -> None:
    """Offer the choices that matter to this table's features. What they do is said below them."""
    kinds = {column.kind for column in source.dataset().columns if column.role == "feature"}
    config = state.choices().config
    with st.container(gap="xsmall"):
        st.subheader(words.PREPARATION, anchor=False)
        places = iter(st.columns(ABREAST))
        with next(places):
            _choice("missing", words.FILL_LABEL, words.MISSING, config.missing)
        with next(places):
            _choice("scaling", words.SCALING_LABEL, wording.SCALINGS, config.scaling)
        if "category" in kinds:
            with next(places):
                _most_categories(config.most_categories)
        if "date" in kinds:
            with next(places):
                _choice("dates", words.DATES_LABEL, words.DATES, config.dates)


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
        words.CATEGORIES_LABEL,
        2,
        MOST_CATEGORIES,
        key=key,
        on_change=state.choose_preparation,
        args=("most_categories", key),
    )
    st.caption(words.categories(now))
