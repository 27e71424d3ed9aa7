"""The analysis that a screen is about: there, and with choices that are possible ones."""

from __future__ import annotations

from pages.shared.results import current, validation
from pages.shared.session import events, store
from pages.shared.shell import progress


def is_there() -> bool:
    """Whether the current table is read and analysed; long work is begun and its progress drawn.

    A fit that is stopped from now on leads back to it. An error of the choices is raised.
    """
    if not (progress.is_table_read() and progress.is_analysed()):
        return False
    validation.validate_explanation(current.unnamed_analysis())
    store.apply(events.remember_explained)
    return True
