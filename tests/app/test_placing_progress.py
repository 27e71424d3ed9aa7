"""Many new rows are placed by a job: its progress is shown, it can be left, and its error is told."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.samples import SAMPLES
from pages.shared.results import cache, placed_rows
from pages.shared.wording import progress_words
from tests.helpers.pages import open_new_rows, press_button, shows, title

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
TRY = "Try it: customers a year later"


@pytest.fixture(autouse=True)
def few_rows_are_many(monkeypatch):
    monkeypatch.setattr(cache, "FIT_AT_ONCE", 0)


def finish(app):
    """Run the app until no job is running."""
    for _ in range(100):
        if not any(button.label == progress_words.STOP for button in app.button):
            return app
        app.run()
    raise AssertionError("the job has not ended")


def test_rows_are_placed_by_a_job():
    app = finish(press_button(open_new_rows(sample="customers", seed="5"), TRY))
    assert "of 350 customers moved" in title(app)
    assert not app.exception


def test_unexpected_error_is_told_in_words(monkeypatch):
    def fail(*_args):
        raise MemoryError

    monkeypatch.setattr(placed_rows, "_place", fail)
    app = finish(press_button(open_new_rows(sample="customers", k="6"), TRY))  # no other test has placed them so
    assert shows(app, progress_words.describe_failed_work(progress_words.NEW_ROWS, is_memory=True)[0])
    assert not app.exception


def test_every_stage_has_a_sentence():
    data = nc.load_sample("customers")
    model = nc.SavedModel.of(data, nc.analyse(data, SAMPLES["customers"].opening))
    stages: list[str] = []
    placed_rows._place(model, data, data, lambda stage, share: stages.append(stage))
    assert set(stages) <= set(progress_words.PLACING)
    assert {"prepare", "place", "match"} <= set(stages)
