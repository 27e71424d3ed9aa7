"""The only caches. What they return is shared between visitors, so it is frozen or never changed."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.config import AnalysisConfig

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.projection import Projection
    from neon_core.samples import Sample

CONFIGS = 64
MAPS = 128


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


Plane = tuple[int, ...]


@st.cache_resource(max_entries=MAPS, show_spinner=False)
def _projection(
    fingerprint: str, config: AnalysisConfig, version: int, kind: str, of: Plane, _a: Analysis
) -> Projection:
    from neon_core.borders import border_map
    from neon_core.projection import feature_map, pca_map

    if kind == "borders":
        return border_map(_a, of)
    return feature_map(_a, *of) if kind == "features" else pca_map(_a)


def projection(analysis: Analysis, kind: str, of: Plane) -> Projection:
    """Return a map of an analysis; `of` are the clusters of a border plane, or the two features."""
    from neon_core.analysis import VERSION

    return _projection(analysis.fingerprint, analysis.config, VERSION, kind, of, analysis)


@st.cache_resource(max_entries=MAPS, show_spinner=False)
def _chart(
    map_id: str, frame: str, analysis_id: str, _analysis: Analysis, _projection: Projection, _sample: Sample
) -> dict[str, Any]:
    from pages.shared.live_chart import payload

    return payload.chart(_analysis, _projection, _sample, map_id, frame, analysis_id)


def analysis_id(analysis: Analysis, sample: Sample) -> str:
    """Return a short name of an analysis as this sample's words tell of it."""
    from neon_core.analysis import VERSION
    from pages.shared.live_chart import payload

    return payload.short(analysis.fingerprint, analysis.config, sample, VERSION)


def chart(analysis: Analysis, projection: Projection, sample: Sample) -> dict[str, Any]:
    """Return what the browser needs of a map; shared, so not to be changed.

    A map with the same frame is the same picture with other clusters on it: zoom and pan stay.
    """
    from pages.shared.live_chart import payload

    whole = analysis_id(analysis, sample)
    of = () if projection.kind == "pca" else projection.features or projection.clusters
    frame = payload.short(analysis.fingerprint, analysis.config.scaling, projection.kind, of)
    return _chart(payload.short(whole, frame), frame, whole, analysis, projection, sample)
