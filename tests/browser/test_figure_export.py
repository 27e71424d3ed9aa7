"""Figures exported as PNG, SVG and CSV."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from dataclasses import replace

import pytest
from playwright.sync_api import expect

import neon_core as nc
from neon_core import files
from neon_core.borders import border_clusters
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from neon_core.tables import bars_table
from pages.shared.wording.row_table_words import LESSON
from tests.browser.actions import rerun, visit, wait_idle
from tests.browser.explore import chart, click_point, headline, look_nearer, view


@pytest.mark.large
def test_exports_in_quick_succession_are_all_downloaded(page):
    visit(page)
    names = []
    page.on("download", lambda download: names.append(download.suggested_filename))
    for kind in ("PNG", "SVG", "CSV"):
        page.get_by_role("button", name=f"Save the map as {kind}").click()
    page.get_by_role("button", name="Save the bars as CSV").click()
    click_point(page, 83)
    wait_idle(page)
    deadline = 300
    while len(names) < 4 and deadline:
        page.wait_for_timeout(50)
        deadline -= 1
    assert sorted(names) == ["wine-map-pca.csv", "wine-map-pca.png", "wine-map-pca.svg", "wine-wine-60.csv"]


@pytest.mark.large
def test_border_map_is_saved_as_it_was_where_a_row_of_other_clusters_is_chosen_at_once(page, tmp_path):
    analysis = nc.analyse(nc.load_sample("wine"), replace(PUBLISHED, n_clusters=5))
    labels, shown = analysis.clustering.labels, border_clusters(analysis, 3)
    other = next(row for row in range(178) if labels[row] not in shown)
    visit(page, "/?k=5&map=borders&row=3")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the map as SVG").click()
        number = page.get_by_label("wine number")
        number.fill(str(other))
        number.press("Enter")
    wait_idle(page)
    download.value.save_as(tmp_path / "map.svg")
    text = re.sub(r"<[^>]*>", "", (tmp_path / "map.svg").read_text())
    assert re.search(r"\bwine 3\b", text)
    assert not re.search(rf"\bwine {other}\b", text)
    expect(headline(page)).to_contain_text(f"Wine {other} is in cluster")
    expect(chart(page).locator("figcaption")).to_be_visible()


@pytest.mark.large
def test_bars_are_saved_as_they_were_where_one_cluster_is_chosen_at_once(page, tmp_path):
    visit(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the bars as CSV").click()
        page.get_by_role("slider", name="Clusters, K").press("Home")
    wait_idle(page)
    assert download.value.suggested_filename == "wine-wine-60.csv"
    download.value.save_as(tmp_path / "bars.csv")
    bars = files.export_csv(bars_table(explain_row(nc.analyse(nc.load_sample("wine"), PUBLISHED), 60)))
    assert (tmp_path / "bars.csv").read_bytes().removeprefix(BOM_UTF8) == bars
    expect(page.get_by_role("button", name="Try 3 clusters")).to_be_visible()


@pytest.mark.large
def test_picture_that_the_browser_cannot_make_is_told_beside_it(page):
    visit(page)
    page.evaluate("() => { Plotly.toImage = () => Promise.reject(new Error('no memory')) }")
    page.get_by_role("button", name="Save the bars as PNG").click()
    expect(page.locator(".panel .not-saved")).to_have_text("The picture could not be made. Try again.")
    with page.expect_download():
        page.get_by_role("button", name="Save the bars as CSV").click()
    expect(page.locator(".panel .not-saved")).to_have_text("")


def save(page, what, name, folder):
    """Save a figure as PNG, SVG and CSV; return its pictures, and the lines of its numbers without quotes."""
    files = {}
    for kind in ("PNG", "SVG", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save the {what} as {kind}").click()
        assert download.value.suggested_filename == f"{name}.{kind.lower()}"
        files[kind] = folder / download.value.suggested_filename
        download.value.save_as(files[kind])
        wait_idle(page)
    lines = files["CSV"].read_text(encoding="utf-8-sig").replace('"', "").splitlines()
    return files["PNG"].read_bytes(), files["SVG"].read_text(), lines


def test_figure_exports_have_caption_and_numbers(page, tmp_path):
    visit(page)
    png, svg, lines = save(page, "map", "wine-map-pca", tmp_path)
    assert png.startswith(b"\x89PNG")
    assert "178 wines in 3 clusters" in svg
    assert "keeps 60 % of the variance" in svg
    assert lines[0] == "row,x,y,cluster,class,misplaced"
    assert len(lines) == 179
    png, svg, lines = save(page, "bars", "wine-wine-60", tmp_path)
    assert png.startswith(b"\x89PNG")
    assert "Wine 60 is in cluster 2 rather than cluster 1, by a narrow margin." in svg
    assert "The bars add up to the evidence, 0.0772, exactly" in svg
    assert lines[0] == "feature,value,centroid 2,centroid 1,relevance"
    numbers = [float(line.split(",")[-1]) for line in lines[1:]]
    assert sum(numbers[:-1]) == pytest.approx(numbers[-1], abs=1e-12)


@pytest.mark.large
def test_published_nine_are_exported_in_theme_colours(page, tmp_path):
    page.emulate_media(color_scheme="dark")
    visit(page)
    with rerun(page):
        page.get_by_text(LESSON, exact=True).click()
    page.locator(".neon-chart").last.scroll_into_view_if_needed()
    bar = page.locator(".neon-chart").last.locator(".point path").first
    blue = page.locator(".panel .bar.pro").first.evaluate("e => getComputedStyle(e).backgroundColor")
    orange = page.locator(".panel .bar.contra").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert bar.evaluate("e => getComputedStyle(e).fill") in (blue, orange)
    for kind, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b'\xef\xbb\xbf"row","logit","alcohol"')):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save the published nine as {kind}").click()
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(begins)
        wait_idle(page)


@pytest.mark.large
def test_export_has_the_visible_range_and_is_made_once(page):
    visit(page)
    look_nearer(page, 70)
    page.evaluate(
        "() => { window.saved = []; const draw = Plotly.toImage; "
        "Plotly.toImage = (f, o) => { window.saved.push(f.layout.xaxis.range); return draw(f, o) } }"
    )
    with page.expect_download():
        page.get_by_role("button", name="Save the map as SVG").click()
    wait_idle(page)
    click_point(page, 83)
    assert json.loads(json.dumps(page.evaluate("() => window.saved"))) == [pytest.approx(view(page)[:2])]
