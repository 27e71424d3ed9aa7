"""Progress of long work: begun once, shown stage by stage, stopped, and its result kept.

Small work is done at once. Large work is done by a job (see `session.jobs`), so that neither this session nor another
one waits for it. The screen looks at the job now and then, and is drawn anew when there is something to show.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, Any

import streamlit as st

from neon_core.errors import NeonError
from pages.shared import markdown
from pages.shared.results import cache, current, groups, summaries, validation, work
from pages.shared.results.limits import limits
from pages.shared.results.work import FailedWorkError
from pages.shared.session import events, store
from pages.shared.session.jobs import Job
from pages.shared.shell import navigation, server
from pages.shared.wording import page_words, progress_words, upload_words

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from neon_core.analysis import Analysis
    from neon_core.progress import Progress
    from pages.shared.session.group import Group
    from pages.shared.session.uploaded_file import Upload

SECONDS_BETWEEN_LOOKS = 0.3
"""Between two looks at a job; a click waits so long at most."""
READ, FIT, SUMMARY, GROUP = "read", "fit", "summary", "group"


def is_table_read() -> bool:
    """Whether the current table is read; see `is_read`. A reading that failed is drawn with the ways on."""
    upload = current.source().upload
    if upload is None:
        return True
    if not is_read(upload):
        return False
    result = cache.uploaded_dataset(upload)
    if not isinstance(result, FailedWorkError):
        return True
    server.show_error(result)
    with st.container(horizontal=True):
        draw_retry(result, partial(cache.forget_reading, upload))
        navigation.to_table(upload_words.HOW_READ, key="failed reading")
        navigation.to_explore(upload_words.BACK, partial(store.apply, events.back_to_sample))
    return False


def is_read(upload: Upload) -> bool:
    """Whether an uploaded table, or the error of its reading, is there; long work is begun and its progress drawn."""
    try:
        with st.spinner(markdown.literal(upload_words.describe_reading(upload.name))):
            cache.uploaded_dataset(upload)
        return True
    except cache.LongWorkError:
        key = (READ, upload.fingerprint, upload.name, upload.overrides)
        job = begin_job(key, partial(work.read_upload, upload, limits()))
    if not is_done(job, partial(progress_words.describe_reading_stage, name=upload.name), _stop_reading):
        return False
    cache.uploaded_dataset(upload, work.describe_failed_reading(upload, job.error) if job.error else job.result)
    end_job()
    validation.validate_columns()
    return True


def is_analysed() -> bool:
    """Whether the current analysis is there; where it is long work, begin it and draw its progress.

    Another fit that is running is ended. Where an earlier result of the table may be on screen, the script waits: what
    it has not drawn anew stays there, dimmed, until the new result replaces it.
    """
    config, source = store.choices().config, current.source()
    place = st.empty()  # in every run, so that the progress takes no other element's place
    with st.spinner(page_words.describe_fitting(config)):
        data = current.dataset()
        key = (FIT, data.fingerprint, config)
        _end_other_job(key)
        with suppress(cache.LongWorkError):
            cache.analysis(source, data, config)
            return True
    job = begin_job(key, lambda progress: work.analyse(data, config, progress))
    describe = partial(progress_words.describe_fitting_stage, config=config)
    if job.is_alive and events.has_earlier_result(store.session()):
        store.write_address()
        _wait(place, job, describe)
    if not is_done(job, describe, _stop_fit):
        store.write_address()
        return False
    if isinstance(job.error, NeonError):
        raise type(job.error)(job.error.problems)
    if job.error is not None:
        raise work.describe_failed_fit(config, job.error)
    cache.analysis(source, data, config, made=job.result)
    end_job()
    return True


def is_summarised(analysis: Analysis) -> bool:
    """Whether the summary of an analysis is there; where it is long work, begin it and draw its progress.

    The analysis has no names. The job goes on while another screen is shown, until another analysis is fitted.
    """
    source, data = current.source(), current.dataset()
    with suppress(cache.LongWorkError):
        summaries.overview(source, analysis, data)
        summaries.rules(source, analysis, data)
        return True
    key = (SUMMARY, data.fingerprint, analysis.config)
    build = partial(summaries.build_summary, analysis, data)
    summary = made_aside(key, build, progress_words.SUMMARISING.__getitem__, work.describe_failed_summary)
    if summary is None:
        return False
    summaries.overview(source, analysis, data, made=summary.overview)
    summaries.rules(source, analysis, data, made=summary.rules)
    return True


def is_group_explained(analysis: Analysis, group: Group, versus: str) -> bool:
    """Whether the answer about a group is there; where it is long work, begin it and draw its progress."""
    with suppress(cache.LongWorkError):
        groups.explain(analysis, group, versus)
        return True
    rows = groups.find_rows(analysis, group).rows
    key = (GROUP, analysis.fingerprint, analysis.config, group.digest, versus, analysis.cluster_names)
    build = partial(groups.build_explanation, analysis, rows, versus)
    describe_failure = partial(work.describe_failed_part, progress_words.GROUP)
    explained = made_aside(key, build, progress_words.EXPLAINING.__getitem__, describe_failure)
    if explained is None:
        return False
    groups.explain(analysis, group, versus, made=explained)
    return True


def made_aside(
    key: tuple[Any, ...],
    make: Callable[[Progress], Any],
    describe: Callable[[str], str],
    describe_failure: Callable[[BaseException], NeonError],
) -> Any:
    """Return what work beside the analysis has made, for its cache; None while it is under way or stopped.

    The first call begins the work, `describe` puts its stages into words. An error is raised, an unexpected one as
    described, and stays until the job is ended.
    """
    job = begin_job(key, make)
    if not is_done(job, describe, _stop_aside):
        return None
    if isinstance(job.error, NeonError):
        raise type(job.error)(job.error.problems)
    if job.error is not None:
        raise describe_failure(job.error)
    end_job()
    return job.result


def draw_retry(error: NeonError, again: Callable[[], None]) -> None:
    """Draw the button that tries failed work again; nothing for a fault of the table, which would come again."""
    if isinstance(error, FailedWorkError):
        st.button(progress_words.TRY_AGAIN, key=f"retry {progress_words.TRY_AGAIN}", on_click=again)


def draw_failed_fit(error: Exception) -> None:
    """Draw the ways on after the error of an analysis: another try, the result before, the table, the sample."""
    with st.container(horizontal=True):
        if isinstance(error, FailedWorkError):
            draw_retry(error, end_job)
            if events.previous_result(store.session()) is not None:
                st.button(progress_words.PREVIOUS_RESULT, on_click=partial(store.apply, events.restore_result))
        if store.choices().is_upload:
            navigation.to_table(upload_words.HOW_READ, key="failed")
            navigation.to_explore(upload_words.BACK, partial(store.apply, events.back_to_sample))


def begin_job(key: tuple[Any, ...], work: Callable[[Progress], Any]) -> Job:
    """Begin the job that makes something, unless it is running or done; another one is ended."""
    job = store.visit().job
    if job is None or job.key != key:
        end_job()
        job = Job(key, work)
        store.store_visit(replace(store.visit(), job=job))
        job.begin()
    job.look()
    return job


def end_job() -> None:
    """Stop and forget the job."""
    job = store.visit().job
    if job is not None:
        job.stop()
        store.store_visit(replace(store.visit(), job=None))


def _end_other_job(key: tuple[Any, ...]) -> None:
    """End another fit, or the reading of a table that was dropped."""
    job, visit = store.visit().job, store.visit()
    if job is None:
        return
    if job.key[0] == READ:
        files = [visit.candidate or visit.upload, visit.export, visit.placing.table]
        is_wanted = any(file is not None and job.key[1] == file.fingerprint for file in files)
    else:
        is_wanted = job.key[1:3] == key[1:3]  # other work goes on as long as its analysis is the current one
    if not is_wanted:
        end_job()


def _stop_fit() -> None:
    """Stop a fit in a fragment, and draw the whole screen anew."""
    _leave_fit()
    st.rerun(scope="app")


def _leave_fit() -> None:
    """Stop a fit, and go back to the last analysis of this table; where there was none, the screen says so."""
    _stop_job()
    store.apply(events.stop_fit)


def _stop_reading() -> None:
    """Stop reading, and go back to the table before; where there was none, the screen says so."""
    _stop_job()
    store.apply(events.stop_reading)
    st.rerun(scope="app")


def _stop_aside() -> None:
    """Stop work beside the analysis; the screen says so in its place."""
    _stop_job()
    st.rerun(scope="app")


def _stop_job() -> None:
    job = store.visit().job
    if job is not None:
        job.stop()


def is_done(job: Job, describe: Callable[[str], str], stop: Callable[[], None]) -> bool:
    """Whether a job has a result or an error; if not, draw its progress or that it was stopped."""
    if job.is_stopped:
        _draw_stopped(job)
        return False
    if job.is_alive:
        st.fragment(_draw_progress, run_every=SECONDS_BETWEEN_LOOKS)(describe, stop)
        return False
    return True


def _draw_progress(describe: Callable[[str], str], stop: Callable[[], None]) -> None:
    """Draw the stage of the job, its share of the whole, and a button that stops it."""
    job = store.visit().job
    if job is not None:
        job.look()
    if job is None or not job.is_alive:
        st.rerun()
    st.progress(job.share, markdown.literal(describe(job.stage)))
    st.button(progress_words.STOP, on_click=stop)


def _wait(place: DeltaGenerator, job: Job, describe: Callable[[str], str]) -> None:
    """Draw the progress of a job, and a button that stops it, until the job has ended.

    A choice meanwhile ends this run of the script at the next look: each look draws.
    """
    with place.container():
        bar = st.progress(job.share, markdown.literal(describe(job.stage)))
        st.button(progress_words.STOP, key="stop fit", on_click=_leave_fit)
    while job.is_alive:
        sleep(SECONDS_BETWEEN_LOOKS)
        job.look()
        bar.progress(job.share, markdown.literal(describe(job.stage)))
    place.empty()


def _draw_stopped(job: Job) -> None:
    """Draw that there is no result, and how to go on."""
    kind = job.key[0]
    sentence = progress_words.STOPPED.get(kind) or progress_words.describe_stopped_reading(job.key[2])
    st.markdown(markdown.literal(sentence))
    with st.container(horizontal=True):
        st.button(progress_words.ANYWAY[kind], on_click=end_job)
        if kind == FIT:
            navigation.to_table(upload_words.HOW_READ, key="stopped")
