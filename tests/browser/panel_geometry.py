"""Measurements of the answer panel: texts in their boxes, boxes in the panel, and what moves."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page, expect

from tests.browser.actions import rerun, visit
from tests.browser.explore import chart
from tests.browser.table_actions import choose_option, upload_text
from tests.helpers.wide_tables import WIDE_TABLES

FAULTS = """([panel, least]) => {
    const faults = [], home = panel.getBoundingClientRect()
    const boxOf = e => e.getBoundingClientRect()
    const textOf = e => {
        const range = document.createRange()
        range.selectNodeContents(e)
        return range.getBoundingClientRect()
    }
    const isWithin = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1
    const isDrawn = e => e.checkVisibility({ visibilityProperty: true }) && boxOf(e).width > 0
    const isSeen = e => isDrawn(e) && !e.closest('.unseen')
    const seen = [...panel.querySelectorAll('*')].filter(isSeen)
    const those = names => seen.filter(e => e.matches(names))
    const check = (isRight, e, what) => {
        if (!isRight) faults.push(`${what}: ${e.className} “${e.textContent.slice(0, 60)}”`)
    }
    for (const e of seen) check(isWithin(boxOf(e), home), e, 'outside of the panel')
    for (const e of those('td.number, .sum, .sum b, .who, .many, .item, .headline, .detail, .proof')) {
        check(isWithin(textOf(e), boxOf(e)), e, 'text outside of its box')
    }
    for (const e of those('.sum b, td.number')) check(e.getClientRects().length === 1, e, 'broken number')
    for (const e of those('.end')) check(isWithin(boxOf(e), boxOf(e.parentElement)), e, 'end of a name is cut')
    for (const button of those('.open')) {
        button.scrollIntoView({ block: 'center' })
        const { left, top, width, height } = boxOf(button)
        check(Math.min(width, height) >= least, button, `button of ${width} x ${height}`)
        const hit = panel.getRootNode().elementFromPoint(left + width / 2, top + height / 2)
        check(hit === button, button, 'button is covered')
    }
    for (const row of those('tbody tr')) {
        const [split, value] = ['.split', 'td.value'].map(name => row.querySelector(name))
        if (!split || !value) continue
        const last = boxOf(row.querySelector('.open') ?? split)
        const gap = Math.max(textOf(value).left, boxOf(value).left) - last.right
        check(gap >= 6, row, `${gap} px between name and value`)
    }
    const heads = those('thead th, thead th span').filter(e => e.textContent && !e.children.length)
    for (const [i, e] of heads.entries()) {
        if (i) check(textOf(e).left - textOf(heads[i - 1]).right >= 6, e, 'heading touches the one before')
    }
    const page = document.scrollingElement
    check(page.scrollWidth <= page.clientWidth, page, 'the page scrolls sideways')
    return faults
}"""
"""What is wrong in the panel; `least` are the pixels of a button."""
SLIDE = """panel => {
    const slider = panel.querySelector('#beta'), seen = new Set()
    const body = panel.querySelector('tbody'), last = panel.querySelector('.save')
    const measure = () => {
        const top = panel.getBoundingClientRect().top
        const tops = [slider, body, last].map(e => (e.getBoundingClientRect().top - top).toFixed(2))
        seen.add(tops.join(' '))
    }
    measure()
    for (let position = 0; position <= 1000; position += 10) {
        slider.value = position
        slider.dispatchEvent(new Event('input'))
        measure()
    }
    slider.value = 500
    slider.dispatchEvent(new Event('input'))
    return [...seen]
}"""
TOPS = """panel => ['.comparison', 'table', 'tbody'].map(part => {
    return (panel.querySelector(part).getBoundingClientRect().top - panel.getBoundingClientRect().top).toFixed(1)
}).join(' ')"""
LINES = """rows => {
    const tops = [...rows.children].map(e => Math.round(e.getBoundingClientRect().top))
    return [...new Set(tops)].map(top => tops.filter(other => other === top).length)
}"""


def panel_faults(page: Page, least: int = 24) -> list[str]:
    """Return what is wrong in the panel: texts outside of their boxes, boxes outside of the panel, small buttons."""
    panel = page.locator(".panel").element_handle()
    return page.evaluate(FAULTS, [panel, least])


def tops_over_comparison(page: Page) -> list[str]:
    """Drag the comparison from one end to the other and back; return the places of slider, bars and last line."""
    tops = page.locator(".panel").evaluate(SLIDE)
    with rerun(page):
        page.locator(".panel #beta").dispatch_event("change")
    return tops


def tops_over_rows(page: Page, rows: Iterable[int]) -> set[str]:
    """Choose rows by their numbers; return the different places of comparison and bars."""
    tops = set()
    for row in rows:
        with rerun(page):
            chart(page).locator(".list input").fill(str(row))
            page.keyboard.press("Enter")
        expect(page.locator(".panel")).to_have_attribute("data-row", str(row))
        tops.add(page.locator(".panel").evaluate(TOPS))
    return tops


def list_lines(page: Page) -> list[int]:
    """Return how many buttons each line of the list of rows has."""
    return chart(page).locator(".rows").evaluate(LINES)


def explain_wide_table(page: Page, name: str) -> None:
    """Upload a table that needs much room, and explain it with its choices."""
    table = WIDE_TABLES[name]()
    visit(page, f"/table?k={table.n_clusters}")
    upload_text(page, table.text, "wide.csv")
    with rerun(page):
        page.get_by_role("button", name="Explain this table").first.click()
    if table.scaling:
        choose_option(page, "Scaling", table.scaling)
