"""The placing of many new rows, shown and stopped as other long work is."""

from __future__ import annotations

from contextlib import suppress

from neon_core.errors import NeonError
from pages.shared.results import placed_rows, work
from pages.shared.results.cache import LongWorkError
from pages.shared.shell import progress
from pages.shared.wording import progress_words

PLACE = "place"


def is_placed() -> bool:
    """Whether the new rows are placed; long work is begun and its progress drawn. Raise why they cannot be placed."""
    with suppress(LongWorkError):
        placed_rows.placed()
        return True
    key, place = placed_rows.work()
    job = progress.begin_job((PLACE, *key), place)
    if not progress.is_done(job, progress_words.PLACING.__getitem__, progress.stop_aside):
        return False
    if isinstance(job.error, NeonError):
        raise type(job.error)(job.error.problems)
    if job.error is not None:
        raise work.describe_failed_part(progress_words.NEW_ROWS, job.error)
    placed_rows.placed(made=job.result)
    progress.end_job()
    return True
