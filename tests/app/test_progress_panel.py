"""Long work on the screens: shown by stages, stopped, left, resumed; the tests hold the threads."""

from __future__ import annotations

import html

import numpy as np
import pandas as pd
import pytest
import streamlit as st

from pages.shared.results import cache
from pages.shared.session import jobs
from pages.shared.shell import progress as progress_panel
from pages.shared.wording import progress_words
from pages.shared.wording.column_words import COLUMNS_AND_PREPARATION as COLUMNS
from tests.helpers.pages import (
    button_labels,
    component,
    empty_caches,
    file_address,
    is_table_shown,
    open_table_screen,
    panel_payload,
    press_button,
    reading_heading,
    shows,
    title,
    upload_file,
)

FLOWERS = pd.DataFrame(np.random.default_rng(0).normal(size=(60, 3)).round(3), columns=["a", "b", "c"]).to_csv(
    index=False
)
OTHER = FLOWERS.replace("a,b,c", "x,y,z")


class ImmediateThread:
    """A thread that works as soon as it starts, in the thread of the caller."""

    def __init__(self, target, **_):
        self.start = target


@pytest.fixture
def held_threads(monkeypatch):
    """Threads that wait in a list until the test runs their work."""
    threads: list[ImmediateThread] = []

    class HeldThread(ImmediateThread):
        def __init__(self, target, **_):
            self.work = target
            self.start = lambda: threads.append(self)

    monkeypatch.setattr(jobs, "Thread", HeldThread)
    monkeypatch.setattr(progress_panel, "sleep", lambda _: st.stop())  # a run that waits ends at its first look
    return threads


@pytest.fixture
def long_fits(monkeypatch):
    """Every fit of an upload is work for a job."""
    monkeypatch.setattr(cache, "FIT_AT_ONCE", 0)


@pytest.fixture
def long_readings(monkeypatch):
    """Every reading of an upload is work for a job."""
    monkeypatch.setattr(cache, "READ_AT_ONCE", 0)


@pytest.fixture
def immediate_threads(monkeypatch):
    """Threads that work as soon as they start."""
    monkeypatch.setattr(jobs, "Thread", ImmediateThread)


@pytest.fixture(autouse=True)
def no_results():
    """Every test begins without a table and an analysis."""
    empty_caches()


def progress(app):
    """Return the sentence and the percentage of each progress bar."""
    return [(html.unescape(e.proto.text), e.proto.value) for e in app.get("progress")]


def is_map_drawn(app):
    return any(e.proto.component_name == "neon_chart" for e in app.get("bidi_component"))


def explain_flowers(**choices):
    """Upload a table and explain it, with other values of the sliders."""
    app = press_button(upload_file(open_table_screen(), FLOWERS), "Explain this table")
    for key, value in choices.items():
        app.slider(key=key).set_value(value).run()
    return app


def finish_job(app, held_threads):
    """Let the job end, and run the app again."""
    held_threads.pop().work()
    return app.run()


def test_small_work_starts_no_thread(held_threads):
    app = explain_flowers()
    assert is_map_drawn(app)
    assert held_threads == []


def test_large_fit_shows_its_progress_and_then_the_map(held_threads, long_fits):
    app = explain_flowers()
    assert not app.exception
    assert title(app) == "60 rows in 3 clusters"
    assert progress(app) == [("Fitting 3 clusters", 0)]
    assert progress_words.STOP in button_labels(app)
    assert not is_map_drawn(app)
    assert app.query_params["table"]
    app = finish_job(app, held_threads)
    assert is_map_drawn(app)
    assert progress(app) == []
    assert panel_payload(app)["nouns"] == ["row", "rows"]
    assert held_threads == []


def test_stages_of_a_fit_are_described(held_threads, long_fits):
    app = explain_flowers(k=4)
    job = app.session_state["visit"].job
    for stage, share, sentence in [
        (jobs.WAITS, 0.0, progress_words.WAITS),
        ("prepare", 0.04, "Preparing the features"),
        ("start 4 of 10", 0.3, "Fitting 4 clusters: start 4 of 10"),
        ("settle", 0.5, "Settling 4 clusters on all rows"),
        ("explain", 0.9, "Finding the boundaries"),
    ]:
        job.report(stage, share)
        assert progress(app.run()) == [(sentence, round(100 * share))]
    assert len(held_threads) == 2
    assert app.session_state["visit"].job is job


def test_job_makes_the_same_map_as_a_direct_fit(long_fits, immediate_threads, monkeypatch):
    figure = component(explain_flowers(), "neon_chart")["figure"]
    monkeypatch.setattr(cache, "FIT_AT_ONCE", 10**9)
    empty_caches()
    assert component(explain_flowers(), "neon_chart")["figure"] == figure


def test_result_of_a_fit_is_kept(held_threads, long_fits):
    app = finish_job(explain_flowers(), held_threads)
    app.run()
    app.segmented_control(key="map_choice").set_value("features").run()
    assert is_map_drawn(app)
    assert held_threads == []
    assert app.session_state["visit"].job is None


def test_stop_first_fit_offers_to_fit_anyway(held_threads, long_fits):
    app = press_button(explain_flowers(), progress_words.STOP)
    assert shows(app, progress_words.NOT_FITTED)
    assert {progress_words.FIT_ANYWAY, "How it was read"} <= set(button_labels(app))
    assert not is_map_drawn(app)
    assert progress(app) == []
    app = press_button(app, progress_words.FIT_ANYWAY)
    assert len(progress(app)) == 1
    app = finish_job(app, held_threads)
    assert is_map_drawn(app)


def test_stopped_fit_links_to_the_table(held_threads, long_fits):
    app = press_button(explain_flowers(), progress_words.STOP)
    next(button for button in app.button if button.label == "How it was read" and "stopped" in button.key).click().run()
    assert reading_heading(app).startswith("towns.csv: 60 rows")


def test_stop_later_fit_returns_to_the_explained_choices(held_threads, long_fits):
    app = finish_job(explain_flowers(), held_threads)
    app.slider(key="k").set_value(5).run()
    assert title(app) == "60 rows in 5 clusters"
    app = press_button(app, progress_words.STOP)
    assert title(app) == "60 rows in 3 clusters"
    assert app.slider(key="k").value == 3
    assert shows(app, progress_words.FIT_STOPPED)
    assert is_map_drawn(app)
    assert "k" not in app.query_params


def test_another_choice_ends_the_running_fit(held_threads, long_fits):
    app = explain_flowers()
    first = app.session_state["visit"].job
    app.slider(key="k").set_value(5).run()
    second = app.session_state["visit"].job
    assert first.is_stopped
    assert second is not first
    assert finish_job(app, held_threads).title[0].value == "60 rows in 5 clusters"
    assert is_map_drawn(app)


def test_open_sample_ends_the_running_fit(held_threads, long_fits):
    app = explain_flowers()
    job = app.session_state["visit"].job
    app.selectbox(key="sample").select("iris").run()
    assert job.is_stopped
    assert title(app) == "150 flowers in 3 clusters"
    assert is_map_drawn(app)


@pytest.mark.parametrize("is_done", [False, True])
def test_fit_goes_on_while_its_screen_is_left(held_threads, long_fits, is_done):
    app = explain_flowers()
    job = app.session_state["visit"].job
    app = press_button(app, "How it was read")
    assert reading_heading(app).startswith("towns.csv: 60 rows")
    if is_done:
        held_threads.pop().work()
    app = press_button(app, "Explain this table")
    assert is_map_drawn(app) == is_done
    assert len(progress(app)) == (not is_done)
    assert not job.is_stopped


def test_error_of_the_table_is_shown_in_place_of_the_map(held_threads, long_fits):
    app = press_button(upload_file(open_table_screen(), "a,b\n1,2\n3,5\n"), "Explain this table")
    app = finish_job(app, held_threads)
    assert not app.exception
    assert shows(app, "2 rows cannot make 3 clusters")
    assert "How it was read" in button_labels(app)
    app.slider(key="k").set_value(2).run()
    app = finish_job(app, held_threads)
    assert not shows(app, "cannot make")
    assert is_map_drawn(app)


def test_evicted_analysis_is_made_again(held_threads, long_fits):
    app = finish_job(explain_flowers(), held_threads)
    for k in (4, 5):
        app.slider(key="k").set_value(k).run()
        app = finish_job(app, held_threads)
    app.slider(key="k").set_value(3).run()
    assert len(progress(app)) == 1
    assert is_map_drawn(finish_job(app, held_threads))


def test_large_file_shows_its_progress_and_then_the_table(held_threads, long_readings):
    app = upload_file(open_table_screen(), FLOWERS)
    assert progress(app) == [("Reading towns.csv", 0)]
    assert not is_table_shown(app)
    app.session_state["visit"].job.report("read", 0.5)
    assert progress(app.run()) == [("Reading towns.csv", 50)]
    app = finish_job(app, held_threads)
    assert reading_heading(app).startswith("towns.csv: 60 rows and 3 columns")
    app = press_button(app, "Explain this table")
    assert is_map_drawn(app)
    assert held_threads == []


def test_large_file_without_a_table_is_refused(held_threads, long_readings):
    app = finish_job(upload_file(open_table_screen(), "\n\n", "bad.csv"), held_threads)
    assert shows(app, "The file is empty (bad.csv).")
    assert held_threads == []


def test_stop_reading_returns_to_the_table_before(held_threads, long_readings):
    app = finish_job(upload_file(open_table_screen(), FLOWERS), held_threads)
    app = upload_file(app, OTHER, "other.csv")
    assert len(progress(app)) == 1
    app = press_button(app, progress_words.STOP)
    assert shows(app, "Reading other.csv was stopped.")
    assert reading_heading(app).startswith("towns.csv: 60 rows")
    assert progress(app) == []


def test_reading_of_a_dropped_table_ends_on_explore(held_threads, long_readings):
    """A step back to Explore drops the table that is being read; nobody can come back to it."""
    app = upload_file(open_table_screen(), FLOWERS)
    job = app.session_state["visit"].job
    app.query_params.clear()
    app.query_params["k"] = "4"
    app.switch_page("pages/screens/explore.py").run()
    assert title(app) == "178 wines in 4 clusters"
    assert is_map_drawn(app)
    assert job.is_stopped
    assert app.session_state["visit"].job is None


def test_reading_goes_on_while_the_visitor_explains_a_sample(held_threads, long_readings):
    app = upload_file(open_table_screen(), FLOWERS)
    job = app.session_state["visit"].job
    app.switch_page("pages/screens/explore.py").run()
    assert is_map_drawn(app)
    assert not job.is_stopped
    app.switch_page("pages/screens/table.py").run()
    assert reading_heading(finish_job(app, held_threads)).startswith("towns.csv: 60 rows")


def test_reading_of_an_evicted_upload_goes_on_while_a_sample_is_explained(held_threads, long_readings):
    app = finish_job(upload_file(open_table_screen(), FLOWERS), held_threads)
    empty_caches()
    app.run()
    job = app.session_state["visit"].job
    app.selectbox(key="sample").select("iris").run()
    app.switch_page("pages/screens/explore.py").run()
    assert is_map_drawn(app)
    assert not job.is_stopped


def test_stop_first_reading_returns_to_the_inputs(held_threads, long_readings):
    app = press_button(upload_file(open_table_screen(), FLOWERS), progress_words.STOP)
    assert shows(app, "Reading towns.csv was stopped.")
    assert len(app.file_uploader) == 1
    assert not is_table_shown(app)
    assert is_table_shown(finish_job(upload_file(app, FLOWERS), held_threads))


def test_large_file_is_read_with_another_option_by_a_job(held_threads, long_readings):
    app = finish_job(upload_file(open_table_screen(), FLOWERS), held_threads)
    app.selectbox(key="read_header_row").select("none").run()
    assert len(progress(app)) == 1
    app = finish_job(app, held_threads)
    assert reading_heading(app).endswith("without a header.")
    assert app.selectbox(key="read_delimiter").options[0] == "automatic: comma ,"


def test_large_awaited_file_restores_its_choices(held_threads, long_readings, long_fits):
    app = upload_file(open_table_screen(**file_address(FLOWERS, header="0", k="4")), FLOWERS)
    app = finish_job(app, held_threads)
    assert shows(app, "towns.csv is the table that was asked for: all choices are restored.")
    app = finish_job(press_button(app, "Explain this table"), held_threads)
    assert title(app) == "60 rows in 4 clusters"
    assert shows(app, "1 row has no value in any column that counts and was left out: row 0.")
    assert is_map_drawn(app)


def test_evicted_table_is_read_again_on_explore(held_threads, long_readings):
    app = press_button(finish_job(upload_file(open_table_screen(), FLOWERS), held_threads), "Explain this table")
    empty_caches()
    app.run()
    assert progress(app) == [("Reading towns.csv", 0)]
    app = finish_job(app, held_threads)
    assert title(app) == "60 rows in 3 clusters"
    assert is_map_drawn(app)


def test_stopped_reading_on_explore_can_be_resumed(held_threads, long_readings):
    app = press_button(finish_job(upload_file(open_table_screen(), FLOWERS), held_threads), "Explain this table")
    empty_caches()
    app = press_button(app.run(), progress_words.STOP)
    assert shows(app, "Reading towns.csv was stopped.")
    app = press_button(app, progress_words.READ_ANYWAY)
    assert is_map_drawn(finish_job(app, held_threads))


def test_evicted_table_is_read_again_on_columns(held_threads, long_readings):
    app = press_button(
        finish_job(upload_file(open_table_screen(), FLOWERS, "flowers.csv"), held_threads), "Explain this table"
    )
    press_button(app, COLUMNS)
    assert title(app) == "3 of 3 columns count"
    empty_caches()
    app.run()
    assert not app.exception
    assert progress(app) == [(progress_words.describe_reading_stage("", "flowers.csv"), 0)]
    assert title(finish_job(app, held_threads)) == "3 of 3 columns count"


def test_large_table_shows_no_steps_before_its_fit(held_threads, long_fits):
    app = upload_file(open_table_screen(), FLOWERS, "flowers.csv")
    assert not app.exception
    assert not shows(app, "columns count: a, b, c")
    assert held_threads == []


def test_earlier_result_stays_until_the_new_one_is_there(held_threads, long_fits, monkeypatch):
    """The script goes on until the job has ended: what it has not drawn anew stays on screen, dimmed."""
    app = finish_job(explain_flowers(), held_threads)
    looks = []

    def work(seconds):
        looks.append(seconds)
        held_threads.pop().work()

    monkeypatch.setattr(progress_panel, "sleep", work)
    app.slider(key="k").set_value(5).run()
    assert looks == [progress_panel.SECONDS_BETWEEN_LOOKS]
    assert title(app) == "60 rows in 5 clusters"
    assert is_map_drawn(app)
    assert progress(app) == []
    assert app.query_params["k"] == "5"


def test_first_result_and_another_table_are_not_waited_for(held_threads, long_fits, monkeypatch):
    monkeypatch.setattr(progress_panel, "sleep", pytest.fail)
    app = explain_flowers()
    assert len(progress(app)) == 1
    app = finish_job(app, held_threads)
    press_button(app, "How it was read")
    app = press_button(upload_file(app, OTHER, "other.csv"), "Explain this table")
    assert len(progress(app)) == 1


def test_progress_beside_an_earlier_result_can_be_stopped(held_threads, long_fits):
    app = finish_job(explain_flowers(), held_threads)
    app.slider(key="k").set_value(5).run()
    assert progress(app) == [("Fitting 5 clusters", 0)]
    assert button_labels(app).count(progress_words.STOP) == 1
    job = app.session_state["visit"].job
    app = press_button(app, progress_words.STOP)
    assert job.is_stopped
    assert title(app) == "60 rows in 3 clusters"
