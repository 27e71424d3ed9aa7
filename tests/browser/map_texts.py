"""The texts of the map as they are drawn: their rectangles, and everything that they must not lie upon."""

from __future__ import annotations

from playwright.sync_api import Page

MEASURE = """() => {
    const chart = document.querySelector('.neon-chart'), graph = chart.querySelector('.graph')
    const { xaxis, yaxis } = graph._fullLayout, plot = chart.querySelector('.over').getBoundingClientRect()
    const rect = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] }
    const isSeen = e => e.offsetWidth > 0 && getComputedStyle(e).display !== 'none'
    const at = (x, y) => [plot.left + (x - xaxis.range[0]) / (xaxis.range[1] - xaxis.range[0]) * plot.width,
        plot.top + (1 - (y - yaxis.range[0]) / (yaxis.range[1] - yaxis.range[0])) * plot.height]
    const around = ([x, y], r) => [x - r, y - r, x + r, y + r]
    const isInside = ([x, y]) => x > plot.left && x < plot.right && y > plot.top && y < plot.bottom
    const texts = [...chart.querySelectorAll('.cluster-label:not(.bare), .row-name, .far')].filter(isSeen)
    const centroids = graph._fullData.filter(t => t.meta && t.meta.centroid !== undefined)
        .map(t => ({ name: t.name, place: at(t.x[0], t.y[0]) })).filter(c => isInside(c.place))
    const ring = chart.querySelector('.ring:not(.paper)'), box = ring.getBoundingClientRect()
    const middle = [box.left + box.width / 2, box.top + box.height / 2]
    return {
        plot: rect(chart.querySelector('.over')),
        stage: rect(chart.querySelector('.stage')),
        texts: texts.map(e => [e.textContent, rect(e)]),
        named: [...chart.querySelectorAll('.cluster-label')].filter(isSeen).length,
        arrows: [...chart.querySelectorAll('.cluster-label.at-edge')].filter(isSeen).map(e => e.innerText),
        cut: texts.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent),
        titles: [...graph.querySelectorAll('.g-xtitle, .g-ytitle')].map(e => [e.textContent, rect(e)]),
        marks: [...centroids.map(c => [c.name, around(c.place, 9)]),
            ...(isSeen(ring.closest('svg').parentNode) && ring.style.display !== 'none' && isInside(middle)
                ? [['the ring', around(middle, 13)]] : [])],
        caption: (c => [c.scrollWidth, c.clientWidth])(chart.querySelector('figcaption')),
    }
}"""
SLACK = 1.0
"""Pixels of rounding."""


def _is_within(inner: list[float], outer: list[float]) -> bool:
    return (
        inner[0] >= outer[0] - SLACK
        and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK
        and inner[3] <= outer[3] + SLACK
    )


def _overlap(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] - SLACK and b[0] < a[2] - SLACK and a[1] < b[3] - SLACK and b[1] < a[3] - SLACK


def faults_of_texts(page: Page) -> list[str]:
    """Return what is wrong with the texts of the map: outside, cut, or over another text, a centroid or the ring."""
    seen = page.evaluate(MEASURE)
    texts, (needed, there) = seen["texts"], seen["caption"]
    faults = [f"{text!r} leaves the map" for text, box in texts if not _is_within(box, seen["plot"])]
    faults += [f"{text!r} leaves the picture" for text, box in seen["titles"] if not _is_within(box, seen["stage"])]
    faults += [f"{text!r} is cut" for text in seen["cut"]]
    for i, (text, box) in enumerate(texts):
        others = [*texts[i + 1 :], *seen["marks"]]
        faults += [f"{text!r} lies over {other!r}" for other, place in others if _overlap(box, place)]
    return faults + (["The caption is cut"] if needed > there else [])


def edge_names(page: Page) -> list[str]:
    """Return the names at the edge, with their arrows."""
    names: list[str] = page.evaluate(MEASURE)["arrows"]
    return [" ".join(name.split()) for name in names]
