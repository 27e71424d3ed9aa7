"""The placing of many new rows, shown and stopped as other long work is."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

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
    describe_failure = partial(work.describe_failed_part, progress_words.NEW_ROWS)
    placed = progress.made_aside((PLACE, *key), place, progress_words.PLACING.__getitem__, describe_failure)
    if placed is None:
        return False
    placed_rows.placed(made=placed)
    return True
