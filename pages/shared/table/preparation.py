"""The preparation of the columns: missing values, scaling, categories, dates."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from neon_core import wording
from neon_core.config import MOST_CATEGORIES
from neon_core.errors import NeonError
from pages.shared import markdown
from pages.shared.results import cache, current
from pages.shared.results.cache import LongWorkError
from pages.shared.session import gestures, store
from pages.shared.shell import server
from pages.shared.wording import column_words, page_words, problem_words

KEY = "prepare_{}"
ABREAST = 5


def draw() -> None:
    """Draw the choices that matter to this table's features, and the steps that they lead to."""
    kinds = {column.kind for column in current.dataset().columns if column.role == "feature"}
    config = store.choices().config
    with st.container(gap="xsmall"):
        st.subheader(column_words.PREPARATION, anchor=False)
        places = iter(st.columns(ABREAST))
        with next(places):
            _choice("missing", column_words.FILL_LABEL, column_words.MISSING, config.missing)
        with next(places):
            _choice("scaling", column_words.SCALING_LABEL, page_words.SCALING_LABELS, config.scaling)
        if _has_tail():
            with next(places):
                _choice("skewed", column_words.TAILS_LABEL, column_words.TAILS, config.skewed)
        if "category" in kinds:
            with next(places):
                _most_categories(config.most_categories)
        if "date" in kinds:
            with next(places):
                _choice("dates", column_words.DATES_LABEL, column_words.DATES, config.dates)
        server.guard(_steps)


def _has_tail() -> bool:
    """Whether a number among the features has a heavy tail."""
    data = current.dataset()
    profiles = cache.profile(current.source(), current.guessed(), data, store.choices().columns)
    return any(p.is_skewed for p, column in zip(profiles, data.columns, strict=True) if column.role == "feature")


def _steps() -> None:
    """Draw the steps of the preparation, or the error of impossible choices; nothing for a large table."""
    data, config = current.dataset(), store.choices().config
    try:
        design = current.design()
    except LongWorkError:
        return
    except NeonError as error:
        raise NeonError([problem_words.on_screen(problem) for problem in error.problems]) from error
    with st.expander(column_words.WHAT_IS_DONE):
        steps = wording.describe_preparation(design, config, data.columns, len(data.frame))
        st.markdown("\n".join(f"- {markdown.literal(sentence)}" for sentence in steps))


def _choice(field: str, label: str, options: Mapping[str, str], now: str) -> None:
    """Draw one choice among words; the sidebar and the address can make it too."""
    key = KEY.format(field)
    store.mirror(key, now)
    st.selectbox(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        on_change=gestures.choose_config,
        args=(field, key),
    )


def _most_categories(now: int) -> None:
    key = KEY.format("most_categories")
    store.mirror(key, now)
    st.number_input(
        column_words.CATEGORIES_LABEL,
        2,
        MOST_CATEGORIES,
        key=key,
        on_change=gestures.choose_config,
        args=("most_categories", key),
    )
    st.caption(column_words.describe_most_categories(now))
