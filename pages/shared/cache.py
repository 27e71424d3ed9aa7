"""The only caches. What they return is shared between visitors, so it is frozen or never changed."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.config import AnalysisConfig

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.projection import Projection

CONFIGS = 64


@st.cache_resource(max_entries=8, show_spinner=False)
def dataset(name: str) -> Dataset:
    """Load a sample once."""
    import neon_core as nc

    return nc.load_sample(name)


def analysis(data: Dataset, config: AnalysisConfig) -> Analysis:
    """Return the analysis of a dataset, by its content and the choices."""
    from neon_core.analysis import VERSION

    return _analysis(data.fingerprint, config, VERSION, data)


@st.cache_resource(max_entries=CONFIGS, show_spinner=False)
def _analysis(fingerprint: str, config: AnalysisConfig, version: int, _data: Dataset) -> Analysis:
    """Analyse; notes are shown by the page, so their warnings need not go to the log."""
    import neon_core as nc

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(_data, config)


@st.cache_resource(max_entries=CONFIGS, show_spinner=False)
def _projection(fingerprint: str, config: AnalysisConfig, version: int, _analysis: Analysis) -> Projection:
    from neon_core.projection import pca_map

    return pca_map(_analysis)


def projection(analysis: Analysis) -> Projection:
    """Return the map of an analysis."""
    from neon_core.analysis import VERSION

    return _projection(analysis.fingerprint, analysis.config, VERSION, analysis)
