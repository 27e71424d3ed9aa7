"""Nobody is shut out: axe's findings, headings, contrasts of what is chosen, high contrast, print, focus."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import CROSSED, channels, color, contrast, findings, heading_levels, text_contrast
from tests.browser.actions import visit, wait_idle
from tests.browser.explore import chart
from tests.browser.table_actions import upload_text
from tests.helpers.survey import survey
from tests.helpers.variants import first_always

SCREENS = {
    "explore": "/",
    "many clusters": "/?sample=customers&k=7&by=basket",
    "digits": "/?sample=digits&map=features",
    "one cluster": "/?k=1",
    "group": "/?sample=digits&group=drawn-HE.B&ask=group&called=Odd%20ones",
    "group of one": "/?group=drawn-C&ask=group",
    "pair": "/?row=0&other=60&ask=pair",
    "pair of one cluster": "/?sample=customers&k=7&row=0&other=1&ask=pair",
    "clusters": "/clusters?sample=customers",
    "named clusters": "/clusters?k=10&names=0:Old vines,1:%3Cb%3E&edits=merge-2-3",
    "one card": "/clusters?k=1",
    "opened column": "/clusters?k=7&by=hue",
    "what did not count": "/clusters?sample=customers&by=Segment",
    "choose k": "/choose_k?ks=2-5",
    "many clusters to choose": "/choose_k?sample=customers&k=9&look=50&ks=2-50",
    "trust": "/trust",
    "trust where the start decides": "/trust?k=6",
    "compare": "/compare",
    "compared columns": "/compare?against=columns:hue,ash",
    "labels": "/compare?sample=customers&against=labels:Segment",
    "no export": "/compare?against=export:0123456789ab,spring.csv",
    "new rows": "/new_rows?sample=customers",
    "notice": "/?k=999&row=9999",
    "error": "/?sample=sensors&fill=refuse",
    "own table": "/table",
    "columns": "/columns?sample=customers",
    "unknown": "/nope",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", first_always(*SCREENS))
def test_axe_finds_nothing_and_headings_are_in_order(page, screen, scheme):
    page.emulate_media(color_scheme=scheme)
    visit(page, SCREENS[screen])
    look(page)


@pytest.mark.large
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_uploaded_table(page, scheme):
    page.emulate_media(color_scheme=scheme)
    visit(page, "/table")
    upload_text(page, survey(), "survey.csv")
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    wait_idle(page)
    look(page)


def look(page: Page) -> None:
    """Check a screen: what axe finds, and that no level of headings is left out."""
    assert findings(page) == []
    levels = heading_levels(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.large
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chosen_options_can_be_read(page, scheme):
    page.emulate_media(color_scheme=scheme)
    visit(page)
    paper = channels(color(page.get_by_test_id("stApp"), "backgroundColor"))
    groups = [group.get_by_role("radio", checked=True) for group in page.get_by_test_id("stButtonGroup").all()]
    assert len(groups) >= 2
    for chosen in (*groups, chart(page).locator(".list [aria-pressed=true]")):
        assert text_contrast(chosen) >= 4.5
        assert contrast(channels(color(chosen, "borderTopColor")), paper) >= 3
    visit(page, "/columns")
    assert text_contrast(page.get_by_test_id("stBaseButton-primary")) >= 4.5


DRAWN = """(e, side) => {
    const s = getComputedStyle(e, side), box = e.getBoundingClientRect()
    return { color: s.backgroundColor, image: s.backgroundImage, outline: s.outlineStyle, adjust: s.forcedColorAdjust,
             print: s.printColorAdjust, area: box.width * box.height }
}"""
BARS = (".bar.pro", ".bar.contra", ".balance > .pro", ".balance .contra", ".shares div")
DATA = (*BARS, ".zone.pro", ".zone.contra", ".tick")


def backgrounds(page: Page) -> dict[str, dict]:
    """Return how each kind of mark of the panel is drawn."""
    return {name: page.locator(f".panel {name}").first.evaluate(DRAWN) for name in DATA}


@pytest.mark.large
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_keeps_the_marks_and_the_slider(page, scheme):
    page.emulate_media(color_scheme=scheme, forced_colors="active")
    visit(page)
    ground = channels(
        page.evaluate(
            "() => { const e = document.createElement('i'); e.style.color = 'Canvas'; "
            "document.body.append(e); return getComputedStyle(e).color }"
        )
    )
    for name, drawn in backgrounds(page).items():
        assert drawn["area"] > 0, name
        is_edged = drawn["outline"] == "solid" or name.startswith(".zone")
        assert contrast(channels(drawn["color"]), ground) >= 3 or is_edged, name
    colors = {name: drawn["color"] for name, drawn in backgrounds(page).items()}
    assert colors[".bar.pro"] != colors[".bar.contra"]
    axis = page.locator(".panel .axis").first.evaluate(DRAWN, "::before")
    assert contrast(channels(axis["color"]), ground) >= 3
    slider = page.locator(".panel .track input")
    assert slider.evaluate("e => getComputedStyle(e).forcedColorAdjust") == "none"
    assert contrast(channels(color(page.locator(".panel .sum .strong"), "borderTopColor")), ground) >= 3
    marks = chart(page).locator("path.point").all()[::20]
    fills = {mark.evaluate("e => getComputedStyle(e).fill") for mark in marks}
    assert len({fill for fill in fills if contrast(channels(fill), ground) >= 2.5}) >= 3
    over = chart(page).locator(".graph .main-svg").all()[1:]
    assert [channels(color(layer, "backgroundColor"))[3] for layer in over] == [0.0] * len(over)  # nothing hides them
    for part in (".ring:not(.paper, .other)", ".tie"):
        assert contrast(channels(color(chart(page).locator(part).first, "stroke")), ground) >= 3
    pressed, other = (chart(page).locator(f".list [aria-pressed={is_on}]").first for is_on in ("true", "false"))
    assert color(pressed, "backgroundColor") != color(other, "backgroundColor")
    chosen, other = (page.get_by_role("radio", name=name, exact=True) for name in ("PCA", "Borders"))
    assert color(chosen, "backgroundColor") != color(other, "backgroundColor")


@pytest.mark.large
def test_print_has_map_and_answer_and_no_tools(page):
    visit(page)
    page.emulate_media(media="print")
    for name, drawn in backgrounds(page).items():
        assert drawn["print"] == "exact", name
        assert drawn["area"] > 0, name
    expect(page.get_by_test_id("stHeader")).to_be_attached()
    expect(chart(page).locator(".main-svg").first).to_be_visible()
    expect(page.locator(".panel .sum")).to_be_visible()
    expect(page.locator(".panel .track input")).to_be_visible()
    for tool in (
        "[data-testid=stHeader]",
        ".stSidebar",
        ".panel .save",
        ".neon-chart .foot",
        ".neon-chart .steps",
        "[data-testid=stElementToolbar]",
        "[data-testid=stDownloadButton]",
    ):
        for element in page.locator(tool).all():
            expect(element).to_be_hidden()


@pytest.mark.large
def test_ring_of_the_focus_crosses_no_text(page):
    visit(page)
    page.get_by_role("radio", name="Two features").focus()
    n_rings = 0
    for _ in range(30):
        page.keyboard.press("Tab")
        found = page.evaluate(CROSSED)
        n_rings += found["rings"]
        assert found["crossed"] == []
    assert n_rings >= 10
