"""What is explained: a built-in sample, or the visitor's own table; and what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.config import AnalysisConfig
from neon_core.errors import NeonError
from neon_core.samples import SAMPLES, Sample
from pages.shared import cache, state

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.projection import Projection
    from pages.shared.known import Own

NUMERIC = ("number", "boolean")


def dataset() -> Dataset:
    """Return the table; raise what is wrong with it."""
    own = state.own()
    return _read(own) if own is not None and state.is_own() else cache.dataset(state.choices().sample)


def _read(own: Own) -> Dataset:
    found = cache.table(own)
    if isinstance(found, NeonError):
        raise type(found)(found.problems)
    return found


def facts() -> Sample:
    """Return what is known of the table before it is analysed; raise what is wrong with it."""
    own = state.own()
    return of_own(own, _read(own)) if own is not None and state.is_own() else SAMPLES[state.choices().sample]


def of_own(own: Own, data: Dataset) -> Sample:
    """Return of a visitor's own table what is known of a sample."""
    numeric = {column.name for column in data.columns if column.kind in NUMERIC}
    n_features = len(numeric & set(data.with_role("feature")))
    opening = AnalysisConfig()
    return Sample(data.name, own.name, data.nouns, len(data.frame), n_features, opening, look_for="")


def is_wine() -> bool:
    """Whether it is the table of the published run."""
    return state.choices().sample == "wine"


def analysis(config: AnalysisConfig) -> Analysis:
    """Return its analysis; where it is long work and no longer there, the screen is drawn anew, and waits for it."""
    try:
        return cache.analysis(dataset(), config, state.is_own())
    except cache.NotThereError:
        st.rerun()


def projection(analysis: Analysis, kind: str, of: cache.Plane) -> Projection:
    """Return a map of its analysis."""
    return cache.projection(analysis, kind, of, state.is_own())


def chart(analysis: Analysis, projection: Projection) -> dict[str, Any]:
    """Return what the browser needs of a map."""
    return cache.chart(analysis, projection, facts(), state.is_own())
