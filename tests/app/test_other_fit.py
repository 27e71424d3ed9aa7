"""A long fit of the other clustering: shown, stopped, done."""

from __future__ import annotations

from typing import ClassVar

import pytest
import streamlit as st

from pages.shared.results import cache
from pages.shared.session import jobs
from pages.shared.shell import progress as progress_panel
from pages.shared.wording import progress_words
from tests.helpers.pages import button_labels, empty_caches, open_table_screen, press_button, shows, title, upload_file

TABLE = "a,b\n" + "\n".join(f"{i % 7},{(i * i) % 11}" for i in range(60))


class HeldThread:
    """A thread that waits in a list until the test runs its work."""

    waiting: ClassVar[list[HeldThread]] = []

    def __init__(self, target, **_):
        self.work = target

    def start(self):
        self.waiting.append(self)


@pytest.fixture
def app(monkeypatch):
    """The screen Compare with a table whose present clustering is there, and whose other one is long work."""
    empty_caches()
    HeldThread.waiting = []
    app = press_button(upload_file(open_table_screen(), TABLE, "held.csv"), "Explain this table")
    monkeypatch.setattr(jobs, "Thread", HeldThread)
    monkeypatch.setattr(progress_panel, "sleep", lambda _: st.stop())
    monkeypatch.setattr(cache, "FIT_AT_ONCE", 0)
    return app.switch_page("pages/screens/compare.py").run()


def test_fit_is_shown_and_its_result_is_compared(app):
    assert len(HeldThread.waiting) == 1
    assert progress_words.STOP in button_labels(app)
    HeldThread.waiting[0].work()
    app.run()
    assert not app.exception
    assert title(app).endswith("of 60 rows move")
    app.run()
    assert len(HeldThread.waiting) == 1


def test_fit_is_stopped_and_begun_again(app):
    press_button(app, progress_words.STOP)
    HeldThread.waiting[0].work()
    app.run()
    assert shows(app, progress_words.OTHER_STOPPED)
    press_button(app, progress_words.FIT_ANYWAY)
    assert len(HeldThread.waiting) == 2
