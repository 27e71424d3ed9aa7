"""A table of which the map draws a sample of the rows: every row can be reached, and the chosen row is drawn."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import FilePayload, expect

import neon_core as nc
from neon_core.map_sample import samples_to_draw
from neon_core.projection import pca_map
from tests.browser.actions import press, query_params, rerun, visit
from tests.browser.explore import MEMBERS, box, chart, glass, headline, press_along, ring, size, view

N_ROWS = 12_000
"""Some more than the 10,000 that a map draws."""
MARK = ".over .mark"


@pytest.fixture(scope="module")
def content():
    """Overlapping clouds with a class that says little about them, as CSV."""
    rng = np.random.default_rng(1)
    places = rng.normal(0, 2, (3, 4))[rng.integers(3, size=N_ROWS)] + rng.normal(0, 1.2, (N_ROWS, 4))
    frame = pd.DataFrame(places.round(2), columns=["warmth", "rain", "wind", "light"])
    return frame.assign(species=rng.choice(["a", "b", "c"], N_ROWS)).to_csv(index=False).encode()


@pytest.fixture(scope="module")
def analysis(content):
    return nc.analyse(nc.read_table(content, filename="clouds.csv"))


@pytest.fixture(scope="module")
def unseen(analysis):
    """Return two rows that the map does not draw: a match and a mismatch."""
    undrawn = np.setdiff1d(np.arange(N_ROWS), samples_to_draw(analysis, pca_map(analysis)))
    wrong = analysis.clustering.mismatch[undrawn]
    return int(undrawn[~wrong][0]), int(undrawn[wrong][0])


def upload(page, content):
    with rerun(page):
        page.locator("input[type=file]").set_input_files(
            FilePayload(name="clouds.csv", mimeType="text/csv", buffer=content)
        )
    press(page, "Explain this table")


def go_to(page, text):
    """Search for a row's number, and wait for the answer."""
    number = page.get_by_role("textbox", name="row number")
    number.fill(str(text))
    with rerun(page):
        number.press("Enter")


def expected(page, analysis, row):
    """Return the position on the screen where a row belongs."""
    x, y = pca_map(analysis).points[analysis.design.position(row)]
    x0, x1, y0, y1 = view(page)
    area = box(glass(page))
    return area["x"] + (x - x0) / (x1 - x0) * area["width"], area["y"] + (y1 - y) / (y1 - y0) * area["height"]


def test_undrawn_row_is_reached_by_number_and_drawn(page, content, analysis, unseen):
    visit(page, "/table")
    upload(page, content)
    expect(page.get_by_role("heading", level=1)).to_have_text("12,000 rows in 3 clusters")
    expect(chart(page).locator("figcaption")).to_contain_text(re.compile(r"^Showing 10,000 of 12,000 rows\. Fill"))
    wrong = int(analysis.clustering.mismatch.sum())
    expect(page.get_by_text(f"1 to 9 of the first 200, {wrong:,} in all; more are in the table below.")).to_be_visible()
    expect(chart(page).locator(MARK)).to_be_hidden()

    for row, width in zip(unseen, (5, 9), strict=True):
        go_to(page, row)
        expect(headline(page)).to_contain_text(f"Row {row} is in")
        assert query_params(page)["row"] == str(row)
        assert ring(page) == pytest.approx(expected(page, analysis, row), abs=1.5)
        mark = chart(page).locator(MARK)
        expect(mark).to_be_visible()
        assert box(mark)["width"] >= width
        expect(chart(page).locator(".over .name")).to_have_text(f"row {row}")
        assert chart(page).locator(".tie >> visible=true").count() == 2
        page.mouse.move(*ring(page))
        expect(chart(page).locator(".tip > *").first).to_have_text(f"row {row}")

    glass(page).focus()
    with rerun(page):
        glass(page).press("ArrowRight")
    assert ring(page)[0] > expected(page, analysis, unseen[1])[0]
    expect(chart(page).locator(MARK)).to_be_hidden()


@pytest.mark.large
def test_row_number_beyond_the_table_is_refused_and_keeps_the_row(page, content, unseen):
    visit(page, "/table")
    upload(page, content)
    go_to(page, unseen[0])
    go_to(page, "30000")
    expect(page.get_by_text("There is no row 30000: the numbers go from 0 to 11999.")).to_be_visible()
    assert page.get_by_role("textbox", name="row number").get_attribute("aria-invalid") == "true"
    expect(headline(page)).to_contain_text(f"Row {unseen[0]} is in")
    expect(chart(page).locator(MARK)).to_be_visible()


def wave(middle, radius, n=600):
    """Return a wavy line around a place, with more places than a drawn line keeps."""
    turns = 2 * np.pi * np.arange(n + 1) / n
    away = radius + 9 * np.cos(9 * turns)
    return np.add(middle, np.stack([away * np.cos(turns), away * np.sin(turns)], axis=1)).tolist()


@pytest.mark.large
def test_line_counts_drawn_rows_under_the_hand_and_takes_the_others_too(page, content):
    visit(page, "/table")
    upload(page, content)
    area = box(glass(page))
    middle = area["x"] + area["width"] / 2, area["y"] + area["height"] / 2
    page.keyboard.down("Shift")
    press_along(page, wave(middle, 0.25 * area["width"]))
    under_the_hand = re.compile(r"^([\d,]+) of the drawn")
    expect(size(page)).to_have_text(under_the_hand)
    counted = int(under_the_hand.findall(size(page).inner_text())[0].replace(",", ""))
    with rerun(page):
        page.mouse.up()
    page.keyboard.up("Shift")
    assert counted == len(page.evaluate(MEMBERS))
    assert int(size(page).inner_text().removesuffix(" rows").replace(",", "")) > counted > 1000


@pytest.mark.large
def test_undrawn_row_is_marked_on_every_map_in_the_svg_and_after_reload(page, content, unseen, tmp_path):
    visit(page, "/table")
    upload(page, content)
    row = unseen[1]
    go_to(page, row)
    for kind in ("Borders", "Two features", "PCA"):
        with rerun(page):
            page.get_by_text(kind, exact=True).click()
        expect(chart(page).locator(MARK)).to_be_visible()
        expect(chart(page).locator(".over .name")).to_have_text(f"row {row}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the map as SVG").click()
    download.value.save_as(tmp_path / "map.svg")
    assert "Showing 10,000 of 12,000 rows." in (tmp_path / "map.svg").read_text()
    assert f"row {row}" in (tmp_path / "map.svg").read_text()
    page.reload()
    with rerun(page):
        page.get_by_role("button", name="Use your own table").last.click()
    upload(page, content)
    expect(headline(page)).to_contain_text(f"Row {row} is in")
    expect(chart(page).locator(MARK)).to_be_visible()
