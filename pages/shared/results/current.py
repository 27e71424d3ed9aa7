"""What is explained: a built-in sample, or the visitor's own table; and what is made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.config import AnalysisConfig
from neon_core.errors import NeonError
from neon_core.samples import SAMPLES, Sample
from pages.shared import state
from pages.shared.results import cache
from pages.shared.session import column_choices
from pages.shared.session.column_choices import Columns
from pages.shared.wording import column_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.dataset import Dataset
    from neon_core.projection import Projection
    from pages.shared.live_chart.payload.browser_messages import MapPicture
    from pages.shared.session.uploaded_file import Own

COUNTING = ("number", "boolean", "category", "date")
"""The kinds that can count as a feature."""


def dataset() -> Dataset:
    """Return the table with the roles and kinds that were chosen; raise what is wrong with it.

    Choices that it cannot have are said, and are no choices any more.
    """
    base, choices = guessed(), state.choices()
    found = cache.settled(base, choices.columns, state.is_own())
    named = (name for name, _ in (*choices.columns.roles, *choices.columns.kinds, *choices.config.weights))
    gone = column_choices.gone(base, named)
    weights = tuple(pair for pair in choices.config.weights if pair[0] not in gone)
    state.settle_columns(found.columns, weights, ((column_words.gone(gone),) if gone else ()) + found.said)
    return found.data


def guessed() -> Dataset:
    """Return the table as its columns were guessed; raise what is wrong with it."""
    own = state.own()
    return _read(own) if own is not None and state.is_own() else cache.dataset(state.choices().sample)


def _read(own: Own) -> Dataset:
    found = cache.table(own)
    if isinstance(found, NeonError):
        raise type(found)(found.problems)
    return found


def facts() -> Sample:
    """Return what is known of the table before it is analysed; raise what is wrong with it.

    A sample as it opens need not be loaded for that.
    """
    own = state.own()
    if own is not None and state.is_own():
        return of_own(own, dataset())
    choices = state.choices()
    known = SAMPLES[choices.sample]
    if choices.columns == Columns() and not choices.config.weights:
        return known
    features = n_features(dataset())
    return known if is_as_guessed() else replace(known, n_features=features, picture=None)


def of_own(own: Own, data: Dataset) -> Sample:
    """Return of a visitor's own table what is known of a sample."""
    return Sample(data.name, own.name, data.nouns, len(data.frame), n_features(data), AnalysisConfig(), look_for="")


def n_features(data: Dataset) -> int:
    """Return how many columns count."""
    return sum(column.role == "feature" and column.kind in COUNTING for column in data.columns)


def is_as_guessed() -> bool:
    """Whether nothing else was chosen of the columns than was guessed."""
    return state.choices().columns == Columns()


def is_wine() -> bool:
    """Whether it is the table of the published run."""
    return state.choices().sample == "wine" and is_as_guessed()


def analysis(config: AnalysisConfig) -> Analysis:
    """Return its analysis; where it is long work and no longer there, the screen is drawn anew, and waits for it."""
    try:
        return cache.analysis(dataset(), config, state.is_own())
    except cache.NotThereError:
        st.rerun()


def projection(analysis: Analysis, kind: str, of: cache.Plane) -> Projection:
    """Return a map of its analysis."""
    return cache.projection(analysis, kind, of, state.is_own())


def chart(analysis: Analysis, projection: Projection) -> MapPicture:
    """Return what the browser needs of a map."""
    return cache.chart(analysis, projection, facts(), state.is_own())


def drawn(analysis: Analysis) -> Indices:
    """Return the rows that the first map draws; it is kept, so they are found once."""
    from pages.shared.live_chart import payload

    return payload.drawn_rows(chart(analysis, projection(analysis, "pca", ())))
