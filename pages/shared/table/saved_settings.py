"""The field that opens saved settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from neon_core.errors import NeonError
from pages.shared.results import current
from pages.shared.session import events, settings_choices, store
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.shell import navigation
from pages.shared.wording import settings_words

if TYPE_CHECKING:
    from neon_core.saved import Settings

FILE, FOLD = "settings file", "saved settings"


def draw() -> None:
    """Draw the field, folded; it is there once it is unfolded, so that a table has one field of its own before."""
    fold = st.expander(settings_words.TITLE, key=FOLD, on_change="rerun")
    if fold.open:
        with fold:
            st.file_uploader(settings_words.UPLOAD, type="json", key=FILE, on_change=_take)
            st.caption(settings_words.HOLDS)


def _take() -> None:
    """Use the settings of a file, or say every fault of it; then everything stays as it was."""
    from neon_core.saved.settings_file import parse_settings

    file = store.read_widget(FILE)
    if not isinstance(file, UploadedFile):
        return
    try:
        use(parse_settings(file.getvalue()), file.name)
    except NeonError as error:
        faults = settings_words.describe_refused(file.name, [str(problem) for problem in error.problems])
        store.store(store.session().with_notices(*faults))


def use(settings: Settings, name: str) -> None:
    """Use settings for the table on screen, or for the file that they were saved for.

    Raises
    ------
    NeonError
        If neither is possible.
    """
    n_clusters = settings.config.n_clusters
    if max(n_clusters, settings.config.final_clusters) > MOST_CLUSTERS:
        raise NeonError(settings_words.describe_many_clusters(n_clusters, MOST_CLUSTERS))
    choices, upload = settings_choices.choices_of(settings), store.visit().upload
    is_here = choices.file is not None and upload is not None and choices.file.key == upload.reference.key
    if is_here and choices.file != store.choices().file:
        navigation.open_settings(choices)
    elif is_here or _has_columns(settings):
        shown = store.choices().file
        notice = settings_words.describe_used(name, settings.filename, shown.name if shown else settings.filename)
        store.apply(events.use_settings, choices, notice)
    elif choices.file is not None:
        store.apply(events.await_file, choices, settings_words.describe_awaited(name, settings.filename))
    else:
        settings.apply(current.guessed())


def _has_columns(settings: Settings) -> bool:
    """Whether the table on screen has the columns of the settings, and no others."""
    try:
        names = [column.name for column in current.guessed().columns]
    except NeonError:
        return False
    return set(names) == {column.name for column in settings.columns}
