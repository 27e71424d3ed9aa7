"""Long work and those who wait for it: begun once, shown stage by stage, stopped, and kept when it is done.

What is small is made at once. What is large is a job's (see `jobs`), so that neither this session nor another waits for
it; the screen looks at the job now and then, and is drawn anew when there is something to show.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.errors import NeonError
from pages.shared import markdown, state
from pages.shared.results import cache, current
from pages.shared.results.limits import limits
from pages.shared.session.jobs import Job
from pages.shared.shell import navigation
from pages.shared.wording import page_words, progress_words, upload_words

if TYPE_CHECKING:
    from neon_core.config import AnalysisConfig
    from neon_core.dataset import Dataset
    from neon_core.progress import Progress
    from neon_core.reading import Limits
    from pages.shared.session.uploaded_file import Own

EVERY = 0.3
"""Seconds between two looks at a job."""

READ, FIT = "read", "fit"


def for_own() -> bool:
    """Whether the table that is explained is there; see `for_table`."""
    own = state.own()
    return own is None or not state.is_own() or for_table(own)


def for_table(own: Own) -> bool:
    """Whether a table of one's own is read; where that is long work, it is begun and shown."""
    try:
        with st.spinner(markdown.literal(upload_words.describe_reading(own.name))):
            cache.table(own)
        return True
    except cache.NotThereError:
        job = _job((READ, own.fingerprint, own.name, own.asked), partial(_read, own, limits()))
    if not _is_done(job, partial(progress_words.describe_reading_stage, name=own.name), state.stop_reading):
        return False
    cache.table(own, job.result)
    state.put_job(None)
    return True


def for_analysis(config: AnalysisConfig) -> bool:
    """Whether the analysis is there; where it is long work, it is begun and shown. Another one under way is ended."""
    with st.spinner(page_words.describe_fitting(config)):
        data = current.dataset()
        key = (FIT, data.fingerprint, config)
        _end_other_fit(key)
        with suppress(cache.NotThereError):
            cache.analysis(data, config, state.is_own())
            return True
    job = _job(key, lambda progress: cache.analyse(data, config, progress=progress))
    if not _is_done(job, partial(progress_words.describe_fitting_stage, config=config), state.stop_fit):
        state.write_address()
        return False
    cache.analysis(data, config, is_own=True, made=job.result)
    state.put_job(None)
    return True


def _read(own: Own, most: Limits, progress: Progress) -> Dataset | NeonError:
    """Read a table, and take its fingerprint, which is what is asked for next."""
    found = cache.read(own, most, progress)
    if not isinstance(found, NeonError):
        _ = found.fingerprint
    return found


def _end_other_fit(key: tuple[Any, ...]) -> None:
    job = state.job()
    if job is not None and job.key[0] == FIT and job.key != key:
        state.put_job(None)


def _job(key: tuple[Any, ...], work: Callable[[Progress], Any]) -> Job:
    """Return the job that makes something; begun now where there is none."""
    job = state.job()
    if job is None or job.key != key:
        job = Job(key, work)
        state.put_job(job)
        job.begin()
    return job


def _is_done(job: Job, told: Callable[[str], str], stop: Callable[[], None]) -> bool:
    """Whether a job has a result; if not, show how far it is, or that it was stopped, or raise what is wrong."""
    if job.is_stopped:
        _stopped(job)
        return False
    if job.is_alive:
        st.fragment(_progress, run_every=EVERY)(told, stop)
        return False
    if isinstance(job.error, NeonError):
        raise type(job.error)(job.error.problems)
    if job.error is not None:
        raise job.error.with_traceback(None)
    return True


def _progress(told: Callable[[str], str], stop: Callable[[], None]) -> None:
    """Say what is being done, how much of the whole is done, and offer to stop it."""
    job = state.job()
    if job is None or not job.is_alive:
        st.rerun()
    st.progress(job.share, markdown.literal(told(job.stage)))
    st.button(progress_words.STOP, on_click=stop)


def _stopped(job: Job) -> None:
    """Say that there is nothing to show, and how to go on."""
    is_fit = job.key[0] == FIT
    st.markdown(
        progress_words.NOT_FITTED if is_fit else markdown.literal(progress_words.describe_stopped_reading(job.key[2]))
    )
    with st.container(horizontal=True):
        st.button(
            progress_words.FIT_ANYWAY if is_fit else progress_words.READ_ANYWAY,
            on_click=state.put_job,
            args=(None,),
        )
        if is_fit:
            navigation.to_table(upload_words.HOW_READ, key="stopped")
