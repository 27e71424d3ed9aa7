"""Reading and fitting a table, uncached; an unexpected error becomes a sentence, and the log has its place."""

from __future__ import annotations

import warnings
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from neon_core.errors import NeonError
from neon_core.memory import available_memory
from pages.shared.session.error_log import log_error
from pages.shared.wording import page_words, progress_words, upload_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig
    from neon_core.dataset import Dataset
    from neon_core.progress import Progress
    from neon_core.reading import Limits
    from pages.shared.session.uploaded_file import Upload


class FailedWorkError(NeonError):
    """Reading or fitting ended with an error that is no fault of the table: another try may succeed."""


def read_upload(upload: Upload, most: Limits, progress: Progress | None = None) -> Dataset | NeonError:
    """Read an uploaded table and compute its fingerprint, or return the error of its reading.

    A table that needs more memory than is free now is refused before it is read. The error has no frames, which would
    hold the file.
    """
    import neon_core as nc

    try:
        most = replace(most, n_memory=available_memory())
        overrides = asdict(upload.overrides)
        data = nc.read_table(upload.content, filename=upload.name, **overrides, limits=most, progress=progress)
        _ = data.fingerprint  # needed next
        return data
    except NeonError as error:
        return type(error)(error.problems)
    except Exception as error:
        log_error("Unexpected error in reading a table", error)
        return describe_failed_reading(upload, error)


def analyse(data: Dataset, config: AnalysisConfig, progress: Progress | None = None) -> Analysis:
    """Analyse a table. The page shows the notes, so their warnings stay out of the log.

    Raises
    ------
    NeonError
        A fault of the table, or a `FailedWorkError` for an unexpected error.
    """
    import neon_core as nc

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", nc.NeonWarning)
            return nc.analyse(data, config, progress=progress)
    except NeonError:
        raise
    except Exception as error:
        log_error("Unexpected error in fitting a table", error)
        failure = describe_failed_fit(config, error)
    raise failure  # here, where the unexpected error, whose frames hold the table, is not its context


def describe_failed_reading(upload: Upload, error: BaseException) -> FailedWorkError:
    """Return the error that tells a visitor that reading a table failed."""
    return _describe_failure(upload_words.describe_reading(upload.name), error)


def describe_failed_fit(config: AnalysisConfig, error: BaseException) -> FailedWorkError:
    """Return the error that tells a visitor that fitting a table failed."""
    return _describe_failure(page_words.describe_fitting(config), error)


def describe_failed_summary(error: BaseException) -> FailedWorkError:
    """Return the error that tells a visitor that summarising the clusters failed."""
    return _describe_failure(progress_words.SUMMARY, error)


def describe_failed_group(error: BaseException) -> FailedWorkError:
    """Return the error that tells a visitor that explaining a group failed."""
    return _describe_failure(progress_words.GROUP, error)


def _describe_failure(what: str, error: BaseException) -> FailedWorkError:
    sentence, hint = progress_words.describe_failed_work(what, is_memory=isinstance(error, MemoryError))
    return FailedWorkError(sentence, hint=hint)
