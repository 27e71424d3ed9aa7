"""Reading and fitting that an unexpected error ends: what was there stays, a sentence, another try, and a quiet log."""

from __future__ import annotations

import html

import pytest

import neon_core as nc
from pages.shared.results import cache, work
from pages.shared.session import jobs
from pages.shared.wording import progress_words, upload_words
from pages.shared.wording.column_words import COLUMNS_AND_PREPARATION as COLUMNS
from tests.helpers.pages import (
    button_labels,
    empty_caches,
    is_table_shown,
    open_explore,
    open_table_screen,
    press_button,
    reading_heading,
    shows,
    title,
    upload_file,
)
from tests.helpers.variants import first_always

CELL = "Ann Smith"
FLOWERS = "a,b,c\n" + "\n".join(f"{i % 7}.5,{i * 3 % 11},{i * 5 % 13}" for i in range(60))
OTHER = FLOWERS.replace("a,b,c", "x,y,z")
ERRORS = [MemoryError(CELL), KeyError(CELL), OSError(28, CELL), RecursionError(CELL)]
IN_OUR_WORDS = {MemoryError: "needs more memory than the server has free now"}
errors = pytest.mark.parametrize(
    "error", [ERRORS[0], *first_always(*ERRORS[1:])], ids=lambda error: type(error).__name__
)
"""An error with a sentence of its own, and those without: of these one alone is tried in every run."""


class ImmediateThread:
    """A thread that works as soon as it starts, in the thread of the caller."""

    def __init__(self, target, **_):
        self.start = target


@pytest.fixture(params=["at once", "by a job"])
def way(request, monkeypatch):
    """Small tables are read and fitted at once, large ones by a job: for a visitor both are alike."""
    monkeypatch.setattr(jobs, "Thread", ImmediateThread)
    if request.param == "by a job":
        monkeypatch.setattr(cache, "FIT_AT_ONCE", 0)
        monkeypatch.setattr(cache, "READ_AT_ONCE", 0)


@pytest.fixture(autouse=True)
def no_results():
    """Every test begins without a table and an analysis."""
    empty_caches()


@pytest.fixture
def failing(monkeypatch):
    """A function that lets reading or fitting fail with an error, or with None succeed again."""
    whole = {name: getattr(nc, name) for name in ("read_table", "analyse")}

    def let(name, error):
        def fail(*_, **__):
            raise error

        monkeypatch.setattr(nc, name, whole[name] if error is None else fail)

    return let


def is_map_drawn(app):
    return any(e.proto.component_name == "neon_chart" for e in app.get("bidi_component"))


def describe(error):
    """Return the part of the sentence on an error."""
    return IN_OUR_WORDS.get(type(error), "ended with an unexpected error")


def assert_failed(app, error, caplog):
    """Assert that an error is said in our words and that another try is offered; the log has type and place alone."""
    assert not app.exception
    assert shows(app, describe(error))
    assert progress_words.TRY_AGAIN in button_labels(app)
    shown = " ".join(html.unescape(str(e.value)) for e in (*app.markdown, *app.caption))
    assert CELL not in shown
    assert CELL not in caplog.text
    assert f"{type(error).__name__} at " in caplog.text
    assert "Traceback" not in caplog.text


def explain_flowers():
    return press_button(upload_file(open_table_screen(), FLOWERS), upload_words.EXPLAIN)


@errors
def test_first_table_that_fails_leaves_the_uploader_and_ways_on(way, failing, error, caplog):
    failing("read_table", error)
    app = upload_file(open_table_screen(), FLOWERS)
    assert_failed(app, error, caplog)
    assert len(app.file_uploader) == 1
    assert {upload_words.BACK, upload_words.READ_PASTED} <= set(button_labels(app))
    failing("read_table", None)
    app = press_button(app, progress_words.TRY_AGAIN)
    assert reading_heading(app).startswith("towns.csv: 60 rows")
    assert progress_words.TRY_AGAIN not in button_labels(app)
    app = press_button(app, upload_words.EXPLAIN)
    assert is_map_drawn(app)


def test_another_table_can_be_read_after_one_that_failed(way, failing):
    failing("read_table", MemoryError(CELL))
    app = upload_file(open_table_screen(), FLOWERS)
    failing("read_table", None)
    assert reading_heading(upload_file(app, OTHER, "other.csv")).startswith("other.csv: 60 rows")


def test_sample_is_one_click_away_after_a_table_that_failed(way, failing):
    failing("read_table", MemoryError(CELL))
    app = press_button(upload_file(open_table_screen(), FLOWERS), upload_words.BACK)
    assert title(app) == "178 wines in 3 clusters"
    assert is_map_drawn(app)


@errors
def test_failed_table_leaves_the_table_before(way, failing, error, caplog):
    app = upload_file(open_table_screen(), FLOWERS)
    failing("read_table", error)
    app = upload_file(app, OTHER, "other.csv")
    assert_failed(app, error, caplog)
    assert len(app.file_uploader) == 1
    app = press_button(app, upload_words.format_back("towns.csv"))
    assert reading_heading(app).startswith("towns.csv: 60 rows")
    assert not shows(app, describe(error))


def test_failed_reading_is_tried_again_only_when_asked(way, failing):
    failing("read_table", MemoryError(CELL))
    app = upload_file(open_table_screen(), FLOWERS)
    failing("read_table", None)
    app.run()
    assert shows(app, describe(MemoryError()))
    assert is_table_shown(press_button(app, progress_words.TRY_AGAIN))


def test_failed_option_of_reading_leaves_the_reading_before(way, failing, caplog):
    app = upload_file(open_table_screen(), FLOWERS)
    failing("read_table", ERRORS[0])
    app.selectbox(key="read_header_row").select("none").run()
    assert_failed(app, ERRORS[0], caplog)
    assert reading_heading(app).startswith("towns.csv: 60 rows")
    failing("read_table", None)
    app = press_button(app, progress_words.TRY_AGAIN)
    assert reading_heading(app).endswith("without a header.")


@pytest.mark.large
@pytest.mark.parametrize("screen", ["explore", "columns"])
def test_table_that_fails_when_it_is_read_again_has_ways_on(way, failing, screen, caplog):
    app = explain_flowers()
    if screen == "columns":
        press_button(app, COLUMNS)
    empty_caches()
    failing("read_table", ERRORS[0])
    app.run()
    assert_failed(app, ERRORS[0], caplog)
    assert {upload_words.HOW_READ, upload_words.BACK} <= set(button_labels(app))
    failing("read_table", None)
    app = press_button(app, progress_words.TRY_AGAIN)
    assert title(app) == ("60 rows in 3 clusters" if screen == "explore" else "3 of 3 columns count")


@errors
def test_failed_fit_leaves_the_table_and_ways_on(way, failing, error, caplog):
    app = upload_file(open_table_screen(), FLOWERS)
    failing("analyse", error)
    app = press_button(app, upload_words.EXPLAIN)
    assert_failed(app, error, caplog)
    assert {upload_words.HOW_READ, upload_words.BACK} <= set(button_labels(app))
    assert progress_words.PREVIOUS_RESULT in button_labels(app)  # that of the sample
    assert not is_map_drawn(app)
    failing("analyse", None)
    app = press_button(app, progress_words.TRY_AGAIN)
    assert is_map_drawn(app)


def test_failed_fit_leads_back_to_the_result_before(way, failing, caplog):
    app = explain_flowers()
    failing("analyse", ERRORS[0])
    app.slider(key="k").set_value(5).run()
    assert_failed(app, ERRORS[0], caplog)
    app = press_button(app, progress_words.PREVIOUS_RESULT)
    assert title(app) == "60 rows in 3 clusters"
    assert app.slider(key="k").value == 3
    assert is_map_drawn(app)
    assert not shows(app, describe(ERRORS[0]))


def test_another_number_of_clusters_is_fitted_after_one_that_failed(way, failing):
    app = explain_flowers()
    failing("analyse", ERRORS[0])
    app.slider(key="k").set_value(5).run()
    failing("analyse", None)
    app.slider(key="k").set_value(4).run()
    assert title(app) == "60 rows in 4 clusters"
    assert is_map_drawn(app)


@errors
def test_failed_fit_of_a_sample_leads_back(failing, error, caplog):
    app = open_explore()
    failing("analyse", error)
    app.slider(key="k").set_value(9).run()
    assert_failed(app, error, caplog)
    app = press_button(app, progress_words.PREVIOUS_RESULT)
    assert title(app) == "178 wines in 3 clusters"
    assert is_map_drawn(app)


def test_failed_first_fit_of_a_sample_can_be_tried_again(failing, caplog):
    failing("analyse", ERRORS[0])
    app = open_explore()
    assert_failed(app, ERRORS[0], caplog)
    assert progress_words.PREVIOUS_RESULT not in button_labels(app)
    failing("analyse", None)
    assert is_map_drawn(press_button(app, progress_words.TRY_AGAIN))


def test_fault_of_the_table_offers_no_other_try(way):
    app = press_button(upload_file(open_table_screen(), "a,b\n1,2\n3,5\n"), upload_words.EXPLAIN)
    assert shows(app, "2 rows cannot make 3 clusters")
    assert progress_words.TRY_AGAIN not in button_labels(app)


@pytest.mark.parametrize("name", ["_ended_early", "work"])
def test_error_of_the_job_itself_is_no_dead_end(monkeypatch, caplog, name):
    """The work returns its own errors; one before or after it is the job's."""
    monkeypatch.setattr(jobs, "Thread", ImmediateThread)
    monkeypatch.setattr(cache, "READ_AT_ONCE", 0)

    def fail(*_, **__):
        raise SystemExit(CELL) if name == "work" else MemoryError(CELL)

    monkeypatch.setattr("neon_core.blocks.on_one_core" if name == "_ended_early" else "neon_core.read_table", fail)
    app = upload_file(open_table_screen(), FLOWERS)
    assert_failed(app, SystemExit() if name == "work" else MemoryError(), caplog)
    assert len(app.file_uploader) == 1


def test_file_too_large_for_the_memory_is_refused_beforehand_with_the_numbers(way, monkeypatch):
    monkeypatch.setattr(work, "available_memory", lambda: 20_000)
    app = upload_file(open_table_screen(), FLOWERS * 9)
    assert not app.exception
    assert shows(app, " of memory, and 20 kB are free")
    assert shows(app, "Leave out rows or columns that you do not need, or try again when more is free.")
    assert len(app.file_uploader) == 1
    monkeypatch.setattr(work, "available_memory", lambda: None)
    assert is_table_shown(upload_file(app, OTHER, "other.csv"))
