"""The report in a browser and on paper: read by everyone, nothing cut off, pages broken between the cards."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

import neon_core as nc
from neon_core.reporting import format_report
from tests.browser.accessibility import findings, heading_levels
from tests.browser.actions import visit
from tests.browser.conftest import DESK, PHONE
from tests.browser.explore import bars, click_point, compare_with
from tests.browser.table_actions import download_rows
from tests.helpers.report_page import MADE, evil_table, mixed_table, read_page, table_of
from tests.helpers.variants import first_always

PAPER = {"A4": (794, 1123), "Letter": (816, 1056)}
"""Width and height in pixels."""
MARGINS = 2 * 15 / 25.4 * 96
"""Pixels that the style sheet leaves free left and right."""


def wine() -> tuple[nc.Dataset, nc.Analysis]:
    dataset = nc.load_sample("wine")
    return dataset, nc.analyse(dataset, nc.AnalysisConfig(random_state=2, n_init=1))


def digits(n_clusters: int = 20) -> tuple[nc.Dataset, nc.Analysis]:
    dataset = nc.load_sample("digits")
    return dataset, nc.analyse(dataset, nc.AnalysisConfig(n_clusters, n_init=1))


def edited() -> tuple[nc.Dataset, nc.Analysis]:
    dataset = nc.load_sample("wine")
    analysis = nc.analyse(dataset, nc.AnalysisConfig(4)).merge(0, 2).split(1)
    return dataset, analysis.rename({0: "Old vines & friends of the house, all"})


TABLES: dict[str, Callable[[], tuple[nc.Dataset, nc.Analysis]]] = {
    "wine": wine,
    "hostile names": evil_table,
    "every kind of column": mixed_table,
    "digits in 20 clusters": digits,
    "merged, split and named": edited,
    "one row": lambda: table_of({"a": [1.0], "b": [2.0]}, n_clusters=1),
}


@dataclass(frozen=True, eq=False)
class Opened:
    """A report in a tab, with what went wrong there."""

    page: Page
    problems: list[str]


@pytest.fixture(params=first_always(*TABLES))
def opened(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """The report of a table, opened from its file."""
    path = tmp_path / "report.html"
    path.write_text(format_report(*TABLES[request.param](), made=MADE), "utf-8")
    context = browser.new_context(viewport=DESK, offline=True)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda asked: None if asked.url == path.as_uri() else problems.append(asked.url))
    page.goto(path.as_uri())
    yield Opened(page, problems)
    context.close()


SCROLLS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEAVES = """() => [...document.querySelectorAll('main *, header *')].filter(e => {
    if (e.closest('.unseen, .wide, pre, svg svg, defs') || !e.checkVisibility()) return false
    const box = e.getBoundingClientRect(), body = document.body.getBoundingClientRect()
    return box.width && (box.left < body.left - 1 || box.right > body.right + 1)
}).map(e => e.outerHTML.slice(0, 80))"""
"""The elements that stick out of the column of the page."""
CUT = """() => [...document.querySelectorAll('.wide, td, th, .card')].filter(e => {
    const isSeen = e.checkVisibility() && !e.closest('.unseen') && getComputedStyle(e).overflowX !== 'auto'
    return isSeen && e.scrollWidth > e.clientWidth + 1
}).map(e => e.outerHTML.slice(0, 80))"""
"""The elements whose content is wider than they are."""


@pytest.mark.large
def test_everyone_can_read_it_in_both_themes_at_both_widths(opened: Opened) -> None:
    page = opened.page
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for viewport in (DESK, PHONE):
            page.set_viewport_size(viewport)
            assert findings(page) == []
            assert page.evaluate(SCROLLS) == 0
            assert page.evaluate(LEAVES) == []
            assert page.evaluate(CUT) == []
    levels = heading_levels(page)
    assert (levels[0], levels.count(1)) == (1, 1)
    assert opened.problems == []


PRINTED_COLOR = "() => getComputedStyle(document.body).backgroundColor"
TALLEST = "() => [...document.querySelectorAll('.card, .row')].map(e => e.getBoundingClientRect().height)"


@pytest.mark.parametrize("paper", first_always(*PAPER))
def test_it_prints_light_whole_and_on_few_pages(opened: Opened, paper: str) -> None:
    page, (width, height) = opened.page, PAPER[paper]
    page.emulate_media(color_scheme="dark", media="print")
    page.set_viewport_size({"width": round(width - MARGINS), "height": height})
    assert page.evaluate(PRINTED_COLOR) == "rgb(255, 255, 255)"
    assert page.evaluate(SCROLLS) == 0
    assert page.evaluate(LEAVES) == []
    assert page.evaluate(CUT) == []
    page.emulate_media(color_scheme="light", media=None)
    pages = read_pdf(page.pdf(format=paper))
    text = "".join(pages)
    for heading in page.locator("h1, h2, .card h3, .row h3").all():
        assert squeeze(heading.inner_text()) in text
    assert f"1/{len(pages)}" in pages[0]
    assert f"{len(pages)}/{len(pages)}" in pages[-1]


def squeeze(text: str) -> str:
    """Return a text without blanks, its ligatures as letters: a printer sets them as it likes."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_pdf(content: bytes) -> list[str]:
    """Return the text of each page of a printed file."""
    return [squeeze(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


BEHIND = """e => {
    const next = e.nextElementSibling
    return (next.matches('p, ul') ? next : next.querySelector('p, th')).innerText
}"""
"""The first text behind a heading."""


@pytest.mark.large
def test_pages_break_between_cards_and_rows_and_heads_repeat(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(format_report(*wine(), made=MADE))
    pages = read_pdf(page.pdf(format="A4"))
    assert len(pages) <= 7
    for article in page.locator(".card, .row").all():
        lines = [squeeze(article.locator(part).first.inner_text()) for part in ("h3", "p >> nth=-1")]
        assert any(all(line in each for line in lines) for each in pages), lines
    for heading in page.locator("h2").all():  # the line behind it is on its page
        after = squeeze(heading.evaluate(BEHIND))[:12]
        assert any(squeeze(heading.inner_text()) in each and after in each for each in pages)
    page.set_content(format_report(*digits(2), rows=[0], made=MADE))
    pages = read_pdf(page.pdf(format="Letter"))
    assert sum("ColumnWhatbecameofit" in each for each in pages) >= 2
    page.close()


@pytest.mark.large
def test_button_saves_the_report_of_the_row_and_the_comparison_on_screen(page: Page, tmp_path: Path) -> None:
    visit(page)
    click_point(page, 70)
    compare_with(page, "Home")
    path = download_rows(page, "report", tmp_path)
    assert path.name == "wine-report.html"
    first = read_page(path.read_text("utf-8")).all("article", class_="row")[0]
    assert (first["data-row"], first["data-beta"]) == ("70", "0.0")
    shown = sorted(float(line.all("td")[-1]["data-value"]) for line in first.one("tbody").all("tr"))
    assert shown == pytest.approx(sorted(bars(page)), abs=1e-9)
