"""What shuts people out of a page: the findings of axe-core, contrasts, and rings of the focus that cross a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

GRAVE = {"moderate", "serious", "critical"}


class Excuse(NamedTuple):
    """A finding in an element of Streamlit's own that no setting changes: its rule, and what its selector contains."""

    rule: str
    selector: str
    reason: str


EXCUSED: tuple[Excuse, ...] = ()


def findings(page: Page) -> list[str]:
    """Return what axe finds on a page that is moderate or worse, and not excused."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {selector} {node['html'][:160]}"
        for violation in violations
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
        for selector in [" ".join(map(str, node["target"]))]
        if not any(excuse.rule == violation["id"] and excuse.selector in selector for excuse in EXCUSED)
    ]


def color(locator: Locator, which: str = "color") -> str:
    """Return a colour of an element, as the browser draws it."""
    return locator.evaluate("(e, which) => getComputedStyle(e)[which]", which)


GROUND = """e => {
    const layers = []
    for (let at = e; at; at = at.parentElement ?? at.getRootNode().host) {
        layers.push(getComputedStyle(at).backgroundColor)
    }
    return layers
}"""


def ground(locator: Locator) -> tuple[float, float, float]:
    """Return the colour behind the text of an element: its background over those of the elements around it."""
    drawn = (255.0, 255.0, 255.0)
    for layer in reversed(locator.evaluate(GROUND)):
        *rgb, opacity = channels(layer)
        drawn = tuple(opacity * own + (1 - opacity) * below for own, below in zip(rgb, drawn, strict=True))  # type: ignore[assignment]
    return drawn


def channels(text: str) -> tuple[float, float, float, float]:
    """Return red, green, blue (0 to 255) and the opacity of a computed colour.

    Examples
    --------
    >>> channels("rgb(1, 2, 3)"), channels("color(srgb 1 0.5 0 / 0.25)")
    ((1.0, 2.0, 3.0, 1.0), (255.0, 127.5, 0.0, 0.25))
    """
    numbers = [float(part) for part in re.findall(r"[\d.]+(?:e-\d+)?", text)]
    scale = 255.0 if text.startswith("color(srgb") else 1.0
    red, green, blue = (scale * value for value in numbers[:3])
    return red, green, blue, numbers[3] if len(numbers) > 3 else 1.0


def luminance(rgb: tuple[float, ...]) -> float:
    """Return the relative luminance of a colour."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb[:3]))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_contrast(locator: Locator) -> float:
    """Return the contrast of an element's text with what is behind it."""
    return contrast(channels(color(locator)), ground(locator))


HEADINGS = """() => {
    const levels = []
    const walk = node => {
        for (const child of node.children) {
            const level = /^H([1-6])$/.exec(child.tagName)
            if (level && child.checkVisibility()) levels.push(Number(level[1]))
            walk(child.shadowRoot ?? child)
        }
    }
    walk(document.body)
    return levels
}"""


def heading_levels(page: Page) -> list[int]:
    """Return the levels of the visible headings of a page, in the order in which they are read."""
    return page.evaluate(HEADINGS)


CROSSED = """() => {
    let focused = document.activeElement
    while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    const rings = [focused, focused.closest('.stage')].filter(Boolean).flatMap(e => {
        const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(e)
        if (outlineStyle === 'none') return []
        const inner = parseFloat(outlineOffset), outer = inner + parseFloat(outlineWidth)
        const box = e.getBoundingClientRect()
        return [[inner, outer].map(by => [box.left - by, box.top - by, box.right + by, box.bottom + by])]
    })
    const crossed = []
    const look = node => {
        const around = node.nodeType === Node.TEXT_NODE && node.data.trim() ? node.parentElement : null
        if (around?.checkVisibility({ visibilityProperty: true }) && !around.closest('.unseen')) {
            const range = document.createRange()
            range.selectNodeContents(node)
            for (const { left, top, right, bottom } of range.getClientRects()) {
                for (const [inner, outer] of rings) {
                    const touches = left < outer[2] && right > outer[0] && top < outer[3] && bottom > outer[1]
                    const inside = left >= inner[0] && right <= inner[2] && top >= inner[1] && bottom <= inner[3]
                    if (touches && !inside) crossed.push(node.data)
                }
            }
        }
        for (const child of (node.shadowRoot ?? node).childNodes) look(child)
    }
    for (const part of document.querySelectorAll('.neon-chart, [data-testid^="stBidiComponent"]')) look(part)
    return { rings: rings.length, crossed: [...new Set(crossed)] }
}"""
