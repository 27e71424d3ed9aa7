"""The head of Explore: its title, and an error in the place of the analysis."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import neon_core as nc
from pages.shared.results import cache
from tests.helpers.pages import (
    WITH_GAPS,
    file_address,
    open_explore,
    open_table_screen,
    panel_payload,
    press_button,
    reading_heading,
    shows,
    title,
    upload_file,
)

NO_NUMBERS = "town;kind\nRome;a\nOslo;b\nBern;a\n"


@pytest.mark.parametrize("name", nc.sample_names())
def test_every_sample_opens(name):
    app = open_explore(sample=name)
    assert not app.exception
    sent = panel_payload(app)
    assert min(sent["point"]["h"]) > 0
    assert len(sent["names"]) == len(sent["point"]["values"]) == len(sent["point"]["parts"][0])
    assert ("brightness" in sent["point"]) == (name == "digits")


def test_fifty_clusters_are_drawn():
    app = open_explore(k="50")
    assert title(app) == "178 wines in 50 clusters"
    assert (app.slider(key="k").value, app.slider(key="k").max) == (50, 50)
    assert len(panel_payload(app)["signs"]) == 50
    assert not app.exception


def test_unexpected_error_is_shown_and_logged_without_detail(monkeypatch, caplog):
    def broken(*args):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(cache, "analysis", broken)
    app = open_explore()
    assert not app.exception
    assert shows(app, "An unexpected error occurred; the server's log has the details.")
    assert not shows(app, "secret detail")
    assert "secret detail" not in caplog.text
    assert "Unexpected error in a page: RuntimeError at " in caplog.text


def test_error_of_the_table_is_shown_with_hint(replace_wine):
    replace_wine({"name": ["a", "b"], "x": [1.0, np.inf]})
    app = open_explore()
    assert shows(app, "x has 1 infinite value")
    assert shows(app, "Correct them or leave the column out.")
    assert shows(app, "2 rows cannot make 3 clusters")


def test_page_raises_no_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not open_explore().exception


def test_table_without_a_number_is_refused_with_link_to_it():
    app = press_button(upload_file(open_table_screen(), NO_NUMBERS), "Explain this table")
    assert not app.exception
    assert shows(app, "No column is a feature that can count")
    press_button(app, "How it was read")
    assert reading_heading(app).startswith("towns.csv: 3 rows")


def test_too_few_rows_for_the_clusters_are_refused():
    app = press_button(upload_file(open_table_screen(), "a,b\n1,2\n3,5\n"), "Explain this table")
    assert shows(app, "2 rows cannot make 3 clusters")


def test_left_out_row_gets_a_notice():
    app = press_button(
        upload_file(open_table_screen(**file_address(WITH_GAPS, fill="drop", row="9", k="2")), WITH_GAPS),
        "Explain this table",
    )
    assert title(app) == "9 rows in 2 clusters"
    assert shows(app, "Row 9 was left out: it has a missing value. Shown instead: row ")
    app.query_params["row"] = "10"
    app.run()
    assert shows(app, "There is no row 10: there are 10 rows, numbered from 0 to 9. Shown instead: row ")
