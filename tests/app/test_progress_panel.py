"""Long work on the screens: shown by stages, stopped, left, resumed; the tests hold the threads."""

from __future__ import annotations

import html

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import neon_core as nc
from pages.shared.results import cache
from pages.shared.session import jobs
from pages.shared.wording import progress_words
from pages.shared.wording.column_words import COLUMNS_AND_PREPARATION as COLUMNS
from tests.helpers.pages import (
    button_labels,
    component,
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


class Now:
    """A thread that works at once, in the caller's own."""

    def __init__(self, target, **_):
        self.start = target


@pytest.fixture
def begun(monkeypatch):
    """Threads that work when the test says so."""
    threads: list[Now] = []

    class Held(Now):
        def __init__(self, target, **_):
            self.work = target
            self.start = lambda: threads.append(self)

    monkeypatch.setattr(jobs, "Thread", Held)
    return threads


@pytest.fixture
def long_fits(monkeypatch):
    monkeypatch.setattr(cache, "FIT_AT_ONCE", 0)


@pytest.fixture
def long_readings(monkeypatch):
    monkeypatch.setattr(cache, "READ_AT_ONCE", 0)


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(jobs, "Thread", Now)


@pytest.fixture(autouse=True)
def nothing_kept():
    """The visitors of AppTest are one session to the caches, which only a script of that session may empty."""
    _forget()


def _forget():
    def script():
        from pages.shared.results import cache

        for kept in (cache._uploaded_dataset, cache._guessed_reading, cache._analysis.private):
            kept.clear()

    assert not AppTest.from_function(script).run().exception


def progress(app):
    """What is shown of the work: what is done, and how many per cent."""
    return [(html.unescape(e.proto.text), e.proto.value) for e in app.get("progress")]


def is_drawn(app):
    return any(e.proto.component_name == "neon_chart" for e in app.get("bidi_component"))


def explained(**choices):
    """Come with a table, and explain it."""
    app = press_button(upload_file(open_table_screen(), FLOWERS), "Explain this table")
    for key, value in choices.items():
        app.slider(key=key).set_value(value).run()
    return app


def end(app, begun):
    """Let the work end, and look again."""
    begun.pop().work()
    return app.run()


def test_small_work_starts_no_thread(begun):
    app = explained()
    assert is_drawn(app)
    assert begun == []


def test_large_fit_shows_its_progress_and_then_the_map(begun, long_fits):
    app = explained()
    assert not app.exception
    assert title(app) == "60 rows in 3 clusters"
    assert progress(app) == [("Fitting 3 clusters", 0)]
    assert progress_words.STOP in button_labels(app)
    assert not is_drawn(app)
    assert app.query_params["table"]
    app = end(app, begun)
    assert is_drawn(app)
    assert progress(app) == []
    assert panel_payload(app)["nouns"] == ["row", "rows"]
    assert begun == []


def test_stages_of_a_fit_are_described(begun, long_fits):
    app = explained(k=4)
    job = app.session_state["visit"].job
    for stage, share, told in [
        (jobs.WAITS, 0.0, progress_words.WAITS),
        ("prepare", 0.04, "Preparing the features"),
        ("start 4 of 10", 0.3, "Fitting 4 clusters: start 4 of 10"),
        ("settle", 0.5, "Settling 4 clusters on all rows"),
        ("explain", 0.9, "Finding the boundaries"),
    ]:
        job.report(stage, share)
        assert progress(app.run()) == [(told, round(100 * share))]
    assert len(begun) == 2
    assert app.session_state["visit"].job is job


def test_job_makes_the_same_map_as_a_direct_fit(long_fits, at_once, monkeypatch):
    made = component(explained(), "neon_chart")["figure"]
    monkeypatch.setattr(cache, "FIT_AT_ONCE", 10**9)
    _forget()
    assert component(explained(), "neon_chart")["figure"] == made


def test_result_of_a_fit_is_kept(begun, long_fits):
    app = end(explained(), begun)
    app.run()
    app.segmented_control(key="map_choice").set_value("features").run()
    assert is_drawn(app)
    assert begun == []
    assert app.session_state["visit"].job is None


def test_stop_first_fit_offers_to_fit_anyway(begun, long_fits):
    app = press_button(explained(), progress_words.STOP)
    assert shows(app, progress_words.NOT_FITTED)
    assert {progress_words.FIT_ANYWAY, "How it was read"} <= set(button_labels(app))
    assert not is_drawn(app)
    assert progress(app) == []
    app = press_button(app, progress_words.FIT_ANYWAY)
    assert len(progress(app)) == 1
    app = end(app, begun)
    assert is_drawn(app)


def test_stopped_fit_links_to_the_table(begun, long_fits):
    app = press_button(explained(), progress_words.STOP)
    next(button for button in app.button if button.label == "How it was read" and "stopped" in button.key).click().run()
    assert reading_heading(app).startswith("towns.csv: 60 rows")


def test_stop_later_fit_returns_to_the_explained_choices(begun, long_fits):
    app = end(explained(), begun)
    app.slider(key="k").set_value(5).run()
    assert title(app) == "60 rows in 5 clusters"
    app = press_button(app, progress_words.STOP)
    assert title(app) == "60 rows in 3 clusters"
    assert app.slider(key="k").value == 3
    assert shows(app, progress_words.FIT_STOPPED)
    assert is_drawn(app)
    assert "k" not in app.query_params


def test_another_choice_ends_the_running_fit(begun, long_fits):
    app = explained()
    first = app.session_state["visit"].job
    app.slider(key="k").set_value(5).run()
    second = app.session_state["visit"].job
    assert first.is_stopped
    assert second is not first
    assert end(app, begun).title[0].value == "60 rows in 5 clusters"
    assert is_drawn(app)


def test_open_sample_ends_the_running_fit(begun, long_fits):
    app = explained()
    job = app.session_state["visit"].job
    app.selectbox(key="sample").select("iris").run()
    assert job.is_stopped
    assert title(app) == "150 flowers in 3 clusters"
    assert is_drawn(app)


@pytest.mark.parametrize("is_done", [False, True])
def test_fit_goes_on_while_its_screen_is_left(begun, long_fits, is_done):
    app = explained()
    job = app.session_state["visit"].job
    app = press_button(app, "How it was read")
    assert reading_heading(app).startswith("towns.csv: 60 rows")
    if is_done:
        begun.pop().work()
    app = press_button(app, "Explain this table")
    assert is_drawn(app) == is_done
    assert len(progress(app)) == (not is_done)
    assert not job.is_stopped


def test_error_of_the_table_is_shown_in_place_of_the_map(begun, long_fits):
    app = press_button(upload_file(open_table_screen(), "a,b\n1,2\n3,5\n"), "Explain this table")
    app = end(app, begun)
    assert not app.exception
    assert shows(app, "2 rows cannot make 3 clusters")
    assert "How it was read" in button_labels(app)
    app.slider(key="k").set_value(2).run()
    app = end(app, begun)
    assert not shows(app, "cannot make")
    assert is_drawn(app)


def test_unexpected_error_of_a_job_is_shown_without_detail(begun, long_fits, monkeypatch):
    def fail(*_, **__):
        raise KeyError("ours")

    app = explained()
    monkeypatch.setattr(nc, "analyse", fail)
    app = end(app, begun)
    assert not app.exception
    assert "ours" not in " ".join(text.value for text in app.markdown)
    assert not is_drawn(app)


def test_evicted_analysis_is_made_again(begun, long_fits):
    app = end(explained(), begun)
    for k in (4, 5):
        app.slider(key="k").set_value(k).run()
        app = end(app, begun)
    app.slider(key="k").set_value(3).run()
    assert len(progress(app)) == 1
    assert is_drawn(end(app, begun))


def test_large_file_shows_its_progress_and_then_the_table(begun, long_readings):
    app = upload_file(open_table_screen(), FLOWERS)
    assert progress(app) == [("Reading towns.csv", 0)]
    assert not is_table_shown(app)
    app.session_state["visit"].job.report("read", 0.5)
    assert progress(app.run()) == [("Reading towns.csv", 50)]
    app = end(app, begun)
    assert reading_heading(app).startswith("towns.csv: 60 rows and 3 columns")
    app = press_button(app, "Explain this table")
    assert is_drawn(app)
    assert begun == []


def test_large_file_without_a_table_is_refused(begun, long_readings):
    app = end(upload_file(open_table_screen(), "\n\n", "bad.csv"), begun)
    assert shows(app, "The file is empty (bad.csv).")
    assert begun == []


def test_stop_reading_returns_to_the_table_before(begun, long_readings):
    app = end(upload_file(open_table_screen(), FLOWERS), begun)
    app = upload_file(app, OTHER, "other.csv")
    assert len(progress(app)) == 1
    app = press_button(app, progress_words.STOP)
    assert shows(app, "Reading other.csv was stopped.")
    assert reading_heading(app).startswith("towns.csv: 60 rows")
    assert progress(app) == []


def test_reading_of_a_dropped_table_ends_on_explore(begun, long_readings):
    """A step back to Explore drops the table that is being read; nobody can come back to it."""
    app = upload_file(open_table_screen(), FLOWERS)
    job = app.session_state["visit"].job
    app.query_params["k"] = "4"
    app.switch_page("pages/screens/explore.py").run()
    assert title(app) == "178 wines in 4 clusters"
    assert is_drawn(app)
    assert job.is_stopped
    assert app.session_state["visit"].job is None


def test_reading_goes_on_while_the_visitor_explains_a_sample(begun, long_readings):
    app = upload_file(open_table_screen(), FLOWERS)
    job = app.session_state["visit"].job
    app.switch_page("pages/screens/explore.py").run()
    assert is_drawn(app)
    assert not job.is_stopped
    app.switch_page("pages/screens/table.py").run()
    assert reading_heading(end(app, begun)).startswith("towns.csv: 60 rows")


def test_stop_first_reading_returns_to_the_inputs(begun, long_readings):
    app = press_button(upload_file(open_table_screen(), FLOWERS), progress_words.STOP)
    assert shows(app, "Reading towns.csv was stopped.")
    assert len(app.file_uploader) == 1
    assert not is_table_shown(app)
    assert is_table_shown(end(upload_file(app, FLOWERS), begun))


def test_large_file_is_read_with_another_option_by_a_job(begun, long_readings):
    app = end(upload_file(open_table_screen(), FLOWERS), begun)
    app.selectbox(key="read_header_row").select("none").run()
    assert len(progress(app)) == 1
    app = end(app, begun)
    assert reading_heading(app).endswith("without a header.")
    assert app.selectbox(key="read_delimiter").options[0] == "automatic: comma ,"


def test_large_awaited_file_restores_its_choices(begun, long_readings, long_fits):
    app = upload_file(open_table_screen(**file_address(FLOWERS, header="0", k="4")), FLOWERS)
    app = end(app, begun)
    assert shows(app, "towns.csv is the table of the address: all choices are restored.")
    app = end(press_button(app, "Explain this table"), begun)
    assert title(app) == "61 rows in 4 clusters"
    assert is_drawn(app)


def test_evicted_table_is_read_again_on_explore(begun, long_readings):
    app = press_button(end(upload_file(open_table_screen(), FLOWERS), begun), "Explain this table")
    _forget()
    app.run()
    assert progress(app) == [("Reading towns.csv", 0)]
    app = end(app, begun)
    assert title(app) == "60 rows in 3 clusters"
    assert is_drawn(app)


def test_stopped_reading_on_explore_can_be_resumed(begun, long_readings):
    app = press_button(end(upload_file(open_table_screen(), FLOWERS), begun), "Explain this table")
    _forget()
    app = press_button(app.run(), progress_words.STOP)
    assert shows(app, "Reading towns.csv was stopped.")
    app = press_button(app, progress_words.READ_ANYWAY)
    assert is_drawn(end(app, begun))


def test_evicted_table_is_read_again_on_columns(begun, long_readings):
    app = press_button(end(upload_file(open_table_screen(), FLOWERS, "flowers.csv"), begun), "Explain this table")
    press_button(app, COLUMNS)
    assert title(app) == "3 of 3 columns count"
    _forget()
    app.run()
    assert not app.exception
    assert progress(app) == [(progress_words.describe_reading_stage("", "flowers.csv"), 0)]
    assert title(end(app, begun)) == "3 of 3 columns count"


def test_large_table_shows_no_steps_before_its_fit(begun, long_fits):
    app = upload_file(open_table_screen(), FLOWERS, "flowers.csv")
    assert not app.exception
    assert not shows(app, "columns count: a, b, c")
    assert begun == []
