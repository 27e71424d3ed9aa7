"""The file of a report: written whole, never over another one, and nothing wrong passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

import neon_core as nc
from neon_core.errors import NeonError, SavedFileError
from neon_core.reporting.report_file import format_report
from tests.helpers.analyses import wine_analysis
from tests.helpers.report_page import MADE, read_page
from tests.helpers.wrong_values import build_wrong_values


@pytest.fixture(scope="module")
def wine():
    return nc.load_sample("wine")


def test_file_holds_the_report_and_is_not_replaced_unasked(wine, tmp_path):
    path = tmp_path / "wine.html"
    assert nc.report(wine, wine_analysis(), path, rows=[60], made=MADE) == path
    assert path.read_text("utf-8") == format_report(wine, wine_analysis(), rows=[60], made=MADE)
    with pytest.raises(SavedFileError, match="exists"):
        nc.report(wine, wine_analysis(), path)
    nc.report(wine, wine_analysis(), str(path), rows=[], overwrite=True)
    assert "row-60" not in path.read_text("utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["wine.html"]


def test_name_that_cannot_be_written_is_refused_before_the_work(wine, tmp_path):
    with pytest.raises(SavedFileError, match="There is no folder"):
        nc.report(wine, wine_analysis(), tmp_path / "none" / "wine.html", rows="not looked at")


def test_report_names_its_time(wine):
    page = read_page(format_report(wine, wine_analysis(), rows=[], made=MADE))
    assert page.one("time")["datetime"] == "2026-12-01T10:30:00+00:00"
    assert "Made on 2026-12-01 at 10:30 UTC" in page.one("main").text
    there = MADE.astimezone(timezone(timedelta(hours=5)))
    assert format_report(wine, wine_analysis(), rows=[], made=there) == format_report(
        wine, wine_analysis(), rows=[], made=MADE.replace(tzinfo=None)
    )
    before = datetime.now(UTC)
    made = read_page(format_report(wine, wine_analysis(), rows=[])).one("time")["datetime"]
    assert before <= datetime.fromisoformat(made) <= datetime.now(UTC)


@pytest.mark.parametrize("name", ["dataset", "analysis", "rows", "beta", "made"])
def test_wrong_argument_is_named(wine, name):
    valid = {"dataset": wine, "analysis": wine_analysis(), "rows": [60], "beta": 1.0, "made": MADE}
    optional = {"rows", "beta", "made"}
    for value in (*build_wrong_values(), object(), -1.5, "x", [object()]):
        if value is None and name in optional:
            continue
        if name == "beta" and isinstance(value, int | float) and not isinstance(value, bool) and value >= 0.0:
            continue
        try:
            format_report(**{**valid, name: value})
        except NeonError as error:
            assert all(problem.hint for problem in error.problems)  # noqa: PT017  # any other exception fails the test
