"""The only caches. What they return is shared, so it is frozen or never changed.

What is made of the samples is shared between visitors. What is made of a visitor's own table stays in the caches of
that visitor's session, and goes with it.
"""

from __future__ import annotations

import warnings
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.config import AnalysisConfig
from neon_core.errors import NeonError
from neon_core.reading import Overrides
from pages.shared.results.limits import limits
from pages.shared.session import column_choices
from pages.shared.session.column_choices import Columns, Pairs, Settled
from pages.shared.wording.progress_words import NOT_THERE

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.preparation import Design
    from neon_core.profile import Profile
    from neon_core.progress import Progress
    from neon_core.projection import Projection
    from neon_core.reading import Limits, Reading
    from neon_core.samples import Sample
    from pages.shared.live_chart.payload.browser_messages import MapPicture
    from pages.shared.session.uploaded_file import Own

CONFIGS = 64
MAPS = 128
OWN, OWN_MAPS = 2, 8
"""How many are kept of a visitor's own table."""

READ_AT_ONCE = 3_000_000
"""A visitor's own table of more bytes is read by a job."""

FIT_AT_ONCE, PER_ROW = 2_000_000, 8
"""And one of more cells is analysed by a job: what takes about a second. A row is work whatever its cells."""


@st.cache_resource(max_entries=8, show_spinner=False)
def dataset(name: str) -> Dataset:
    """Load a sample once."""
    import neon_core as nc

    return nc.load_sample(name)


class NotThereError(NeonError):
    """What is asked for is long work, and not there yet: it is a job's to make; see `waiting`."""

    def __init__(self) -> None:
        super().__init__(NOT_THERE)


def table(own: Own, made: Dataset | NeonError | None = None) -> Dataset | NeonError:
    """Read a visitor's own table, or return what is wrong with it: that is found out once as well.

    A large one is not read here but `made`, by a job; where it is not there yet, `NotThereError` is raised.
    """
    return _table(own.fingerprint, own.name, own.asked, own, made)


@st.cache_resource(scope="session", max_entries=OWN, show_spinner=False)
def _table(
    fingerprint: str, name: str, asked: Overrides, _own: Own, _made: Dataset | NeonError | None
) -> Dataset | NeonError:
    if _made is None and len(_own.content) > READ_AT_ONCE:
        raise NotThereError
    return read(_own, limits()) if _made is None else _made


def read(own: Own, most: Limits, progress: Progress | None = None) -> Dataset | NeonError:
    """Read a table, or return what is wrong with it; kept nowhere."""
    import neon_core as nc

    try:
        return nc.read_table(own.content, filename=own.name, **asdict(own.asked), limits=most, progress=progress)
    except NeonError as error:
        return type(error)(error.problems)  # without the frames of its traceback, which hold the file


def settled(data: Dataset, columns: Columns, is_own: bool = False) -> Settled:
    """Return a table with what was chosen of its columns."""
    if columns == Columns():
        return Settled(data, columns)
    return (_own_settled if is_own else _settled)(data.fingerprint, columns, data)


def _settle(fingerprint: str, columns: Columns, _data: Dataset) -> Settled:
    return column_choices.settled(_data, columns)


_settled = st.cache_resource(max_entries=CONFIGS, show_spinner=False)(_settle)
_own_settled = st.cache_resource(scope="session", max_entries=OWN, show_spinner=False)(_settle)


def _describe(fingerprint: str, kinds: Pairs, _data: Dataset) -> tuple[Profile, ...]:
    from neon_core.profile import profile_columns

    return profile_columns(_data)


_profile = st.cache_resource(max_entries=CONFIGS, show_spinner=False)(_describe)
_own_profile = st.cache_resource(scope="session", max_entries=OWN, show_spinner=False)(_describe)


def profile(guessed: Dataset, data: Dataset, kinds: Pairs, is_own: bool = False) -> tuple[Profile, ...]:
    """Return what the columns of a table hold, by how it was guessed and the kinds that were chosen: not by roles."""
    return (_own_profile if is_own else _profile)(guessed.fingerprint, kinds, data)


def guess(own: Own) -> Reading | None:
    """Return how a visitor's own table is read where nothing is asked for; None where it cannot be."""
    try:
        return _guess(own.fingerprint, own)
    except NotThereError:
        return None


@st.cache_resource(scope="session", max_entries=OWN_MAPS, show_spinner=False)
def _guess(fingerprint: str, _own: Own) -> Reading | None:
    found = table(replace(_own, asked=Overrides()))
    return None if isinstance(found, NeonError) else replace(found.reading, unread=(), notes=(), ambiguities=())


def analysis(data: Dataset, config: AnalysisConfig, is_own: bool = False, made: Analysis | None = None) -> Analysis:
    """Return the analysis of a dataset, by its content and the choices.

    That of a large table of a visitor's own is not made here but `made`, by a job; where it is not there yet,
    `NotThereError` is raised.
    """
    from neon_core.analysis import VERSION

    if is_own:
        return _own_analysis(data.fingerprint, config, VERSION, data, made)
    return _analysis(data.fingerprint, config, VERSION, data)


def analyse(data: Dataset, config: AnalysisConfig, **more: Any) -> Analysis:
    """Analyse, kept nowhere; notes are shown by the page, so their warnings need not go to the log."""
    import neon_core as nc

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(data, config, **more)


@st.cache_resource(max_entries=CONFIGS, show_spinner=False)
def _analysis(fingerprint: str, config: AnalysisConfig, version: int, _data: Dataset) -> Analysis:
    return analyse(_data, config)


@st.cache_resource(scope="session", max_entries=OWN, show_spinner=False)
def _own_analysis(
    fingerprint: str, config: AnalysisConfig, version: int, _data: Dataset, _made: Analysis | None
) -> Analysis:
    if _made is None:
        _raise_if_long(_data)
    return analyse(_data, config) if _made is None else _made


def _raise_if_long(data: Dataset) -> None:
    """Raise where an analysis is a job's to make."""
    if len(data.frame) * (len(data.names_with_role("feature")) + PER_ROW) > FIT_AT_ONCE:
        raise NotThereError


def design(data: Dataset, config: AnalysisConfig, is_own: bool = False) -> Design:
    """Return a table as it is prepared; raise what is wrong with the choices, or `NotThereError` if it is long work."""
    if is_own:
        _raise_if_long(data)
    return (_own_design if is_own else _design)(data.fingerprint, config, data)


def _prepare(fingerprint: str, config: AnalysisConfig, _data: Dataset) -> Design:
    from neon_core.preparation import prepare

    return prepare(_data, config)


_design = st.cache_resource(max_entries=CONFIGS, show_spinner=False)(_prepare)
_own_design = st.cache_resource(scope="session", max_entries=OWN, show_spinner=False)(_prepare)


Plane = tuple[int, ...]


def _project(fingerprint: str, config: AnalysisConfig, version: int, kind: str, of: Plane, _a: Analysis) -> Projection:
    from neon_core.borders import border_map
    from neon_core.projection import feature_map, pca_map

    if kind == "borders":
        return border_map(_a, of)
    return feature_map(_a, *of) if kind == "features" else pca_map(_a)


_projection = st.cache_resource(max_entries=MAPS, show_spinner=False)(_project)
_own_projection = st.cache_resource(scope="session", max_entries=OWN_MAPS, show_spinner=False)(_project)


def projection(analysis: Analysis, kind: str, of: Plane, is_own: bool = False) -> Projection:
    """Return a map of an analysis; `of` are the clusters of a border plane, or the two features."""
    from neon_core.analysis import VERSION

    keep = _own_projection if is_own else _projection
    return keep(analysis.fingerprint, analysis.config, VERSION, kind, of, analysis)


def _draw(
    map_id: str, frame: str, analysis_id: str, _analysis: Analysis, _projection: Projection, _sample: Sample
) -> MapPicture:
    from pages.shared.live_chart import payload

    return payload.build_map(_analysis, _projection, _sample, map_id, frame, analysis_id)


_chart = st.cache_resource(max_entries=MAPS, show_spinner=False)(_draw)
_own_chart = st.cache_resource(scope="session", max_entries=OWN_MAPS, show_spinner=False)(_draw)


def analysis_id(analysis: Analysis, sample: Sample) -> str:
    """Return a short name of an analysis as this sample's words tell of it."""
    from neon_core.analysis import VERSION
    from pages.shared.live_chart import payload

    return payload.short_id(analysis.fingerprint, analysis.config, sample, VERSION)


def chart(analysis: Analysis, projection: Projection, sample: Sample, is_own: bool = False) -> MapPicture:
    """Return what the browser needs of a map; shared, so not to be changed.

    A map with the same frame is the same picture with other clusters on it: zoom and pan stay.
    """
    from pages.shared.live_chart import payload

    whole = analysis_id(analysis, sample)
    of = () if projection.kind == "pca" else projection.features or projection.clusters
    frame = payload.short_id(analysis.fingerprint, analysis.config.scaling, projection.kind, of)
    keep = _own_chart if is_own else _chart
    return keep(payload.short_id(whole, frame), frame, whole, analysis, projection, sample)
