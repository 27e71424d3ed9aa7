"""The only caches. They return shared values, which are frozen or never changed.

Results of a sample are shared between visitors. Results of an uploaded table stay in the caches of its visitor's
session, and go with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import streamlit as st

from neon_core.config import AnalysisConfig
from neon_core.errors import NeonError
from neon_core.reading import Overrides
from pages.shared.results import work
from pages.shared.results.limits import limits
from pages.shared.session import column_choices
from pages.shared.session.column_choices import AppliedColumns, Columns
from pages.shared.session.uploaded_file import Upload
from pages.shared.wording.progress_words import NOT_THERE

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.column_description import ColumnDescription
    from neon_core.dataset import Dataset
    from neon_core.preparation import Design
    from neon_core.profile import Profile
    from neon_core.projection import Projection
    from neon_core.reading import Reading
    from neon_core.samples import Sample

CONFIGS, MAPS = 64, 128
"""Analyses and maps of samples that are kept."""
OWN_CONFIGS, OWN_MAPS = 2, 8
"""Analyses and maps of an uploaded table that are kept."""

READ_AT_ONCE = 3_000_000
"""Bytes of an uploaded table; a larger one is read by a job."""

FIT_AT_ONCE, CELLS_PER_ROW = 2_000_000, 8
"""Cells of an uploaded table; a larger one is analysed by a job (about a second). A row is work whatever its cells."""

Plane = tuple[int, ...]
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Source:
    """Where the table comes from: a sample, or an upload.

    Attributes
    ----------
    sample : str
        The sample's name; empty for an upload.
    upload : Upload or None
        The uploaded file.
    """

    sample: str = ""
    upload: Upload | None = None

    @property
    def is_upload(self) -> bool:
        """Whether the table is the visitor's own."""
        return self.upload is not None


class LongWorkError(NeonError):
    """A result is long work and not there yet: a job has to make it, see `shell.progress`."""

    def __init__(self) -> None:
        super().__init__(NOT_THERE)


class Kept(Generic[P, T]):
    """A function whose results are cached: of samples for all visitors, of an upload in its session.

    Streamlit keys on the arguments that do not begin with an underscore. The source of the table comes before them.

    Attributes
    ----------
    shared, private : callable
        The cached functions for samples and for uploads.
    """

    def __init__(self, make: Callable[P, T], entries: int, own_entries: int) -> None:
        self.shared = st.cache_resource(max_entries=entries, show_spinner=False)(make)
        self.private = st.cache_resource(scope="session", max_entries=own_entries, show_spinner=False)(make)

    def __call__(self, source: Source, /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return the result, made once."""
        return (self.private if source.is_upload else self.shared)(*args, **kwargs)


def kept(entries: int, own_entries: int) -> Callable[[Callable[P, T]], Kept[P, T]]:
    """Return the decorator that keeps at most `entries` results of samples, and `own_entries` of an upload."""
    return lambda make: Kept(make, entries, own_entries)


# --- the table ---


@st.cache_resource(max_entries=8, show_spinner=False)
def sample_dataset(name: str) -> Dataset:
    """Load a sample once."""
    import neon_core as nc

    return nc.load_sample(name)


def uploaded_dataset(upload: Upload, made: Dataset | NeonError | None = None) -> Dataset | NeonError:
    """Return an uploaded table, or the error of its reading, which is cached too.

    A large one is not read here but `made` by a job; where it is not there yet, `LongWorkError` is raised.
    """
    return _uploaded_dataset(upload.fingerprint, upload.name, upload.overrides, upload, made)


@st.cache_resource(scope="session", max_entries=OWN_CONFIGS, show_spinner=False)
def _uploaded_dataset(
    fingerprint: str, name: str, overrides: Overrides, _upload: Upload, _made: Dataset | NeonError | None
) -> Dataset | NeonError:
    if _made is None and len(_upload.content) > READ_AT_ONCE:
        raise LongWorkError
    return work.read_upload(_upload, limits()) if _made is None else _made


def forget_reading(upload: Upload) -> None:
    """Forget the table, or the error, of a reading, so that it is read again."""
    _uploaded_dataset.clear(upload.fingerprint, upload.name, upload.overrides, upload, None)
    _guessed_reading.clear(upload.fingerprint, upload)


def guessed_reading(upload: Upload) -> Reading | None:
    """Return the reading of an uploaded table without overrides; None where it fails or is not made yet."""
    try:
        return _guessed_reading(upload.fingerprint, upload)
    except LongWorkError:
        return None


@st.cache_resource(scope="session", max_entries=OWN_MAPS, show_spinner=False)
def _guessed_reading(fingerprint: str, _upload: Upload) -> Reading | None:
    result = uploaded_dataset(_upload.with_overrides(Overrides()))
    return None if isinstance(result, NeonError) else replace(result.reading, unread=(), notes=(), ambiguities=())


def guessed_dataset(source: Source) -> Dataset:
    """Return the table with its columns as guessed; raise the error of its reading."""
    if source.upload is None:
        return sample_dataset(source.sample)
    result = uploaded_dataset(source.upload)
    if isinstance(result, NeonError):
        raise type(result)(result.problems)
    return result


def applied_columns(source: Source, data: Dataset, columns: Columns) -> AppliedColumns:
    """Return a table with its column choices applied."""
    if columns == Columns():
        return AppliedColumns(data, columns)
    return _applied_columns(source, data.fingerprint, columns, data)


@kept(CONFIGS, OWN_CONFIGS)
def _applied_columns(fingerprint: str, columns: Columns, _data: Dataset) -> AppliedColumns:
    return column_choices.apply_columns(_data, columns)


def profile(source: Source, guessed: Dataset, data: Dataset, columns: Columns) -> tuple[Profile, ...]:
    """Return the content of each column, keyed on the guess, the chosen kinds and orders: roles do not change it."""
    return _profile(source, guessed.fingerprint, replace(columns, roles=()), data)


@kept(CONFIGS, OWN_CONFIGS)
def _profile(fingerprint: str, columns: Columns, _data: Dataset) -> tuple[Profile, ...]:
    from neon_core.profile import profile_columns

    return profile_columns(_data)


# --- the analysis ---


def analysis(source: Source, data: Dataset, config: AnalysisConfig, made: Analysis | None = None) -> Analysis:
    """Return the analysis of a table, keyed on its content and the config.

    A large uploaded table is not analysed here but `made` by a job; where that is not there yet, `LongWorkError` is
    raised.
    """
    from neon_core.analysis import VERSION

    is_long = source.is_upload and is_long_fit(data)
    return _analysis(source, data.fingerprint, config, VERSION, data, made, is_long)


@kept(CONFIGS, OWN_CONFIGS)
def _analysis(
    fingerprint: str, config: AnalysisConfig, version: int, _data: Dataset, _made: Analysis | None, _is_long: bool
) -> Analysis:
    if _made is not None:
        return _made
    if _is_long:
        raise LongWorkError
    return work.analyse(_data, config)


def is_long_fit(data: Dataset) -> bool:
    """Whether the analysis of an uploaded table is work for a job."""
    return len(data.frame) * (len(data.names_with_role("feature")) + CELLS_PER_ROW) > FIT_AT_ONCE


def design(source: Source, data: Dataset, config: AnalysisConfig) -> Design:
    """Return a prepared table; raise the error of impossible choices, or `LongWorkError`."""
    if source.is_upload and is_long_fit(data):
        raise LongWorkError
    return _design(source, data.fingerprint, config, data)


@kept(CONFIGS, OWN_CONFIGS)
def _design(fingerprint: str, config: AnalysisConfig, _data: Dataset) -> Design:
    from neon_core.preparation import prepare

    return prepare(_data, config)


@kept(MAPS, OWN_MAPS)
def description(picture: str, column: str, _data: Dataset, _analysis: Analysis) -> ColumnDescription:
    """Return the values of a column in each cluster; `picture` names the analysis and the column."""
    from neon_core.column_description import describe_column

    return describe_column(_data, _analysis, column)


@kept(MAPS, OWN_MAPS)
def description_figure(picture: str, _described: ColumnDescription) -> Any:
    """Return the figure of a description as it travels; shared, so not to be changed. Building it takes 15 ms."""
    from neon_core import figures
    from pages.shared.live_chart import payload

    return payload.figure_json(figures.cluster_values(_described))


# --- the map ---


def projection(source: Source, analysis: Analysis, kind: str, plane: Plane) -> Projection:
    """Return a map of an analysis; `plane` are the clusters of a border plane, or the two features of a feature map."""
    from neon_core.analysis import VERSION

    return _projection(source, analysis.fingerprint, analysis.config, VERSION, kind, plane, analysis)


@kept(MAPS, OWN_MAPS)
def _projection(
    fingerprint: str, config: AnalysisConfig, version: int, kind: str, plane: Plane, _analysis: Analysis
) -> Projection:
    from neon_core.borders import border_map
    from neon_core.projection import feature_map, pca_map

    if kind == "borders":
        return border_map(_analysis, plane)
    return feature_map(_analysis, *plane) if kind == "features" else pca_map(_analysis)


def analysis_id(analysis: Analysis, sample: Sample) -> str:
    """Return a short name of an analysis in the words of this table."""
    from neon_core.analysis import VERSION
    from pages.shared.live_chart import payload

    return payload.short_id(analysis.fingerprint, analysis.config, analysis.cluster_names, sample, VERSION)
