"""Marks of a plotly figure as paths of SVG, so that the report has the shapes, sizes and colours of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from neon_core.checks import Matrix
from neon_core.style import AGAINST, FOR, INK, MUTED, PAPER

THEMED = {INK: "ink", PAPER: "paper", MUTED: "muted", FOR: "for", AGAINST: "against"}
"""Colours that the two themes have in their own way, by the names of the style sheet."""

THIN = 1.2
"""Width of the line of an open mark, in pixels, at least."""


class NumberLabel(NamedTuple):
    """A number inside a mark: its place, its colour, and its text."""

    x: str
    y: str
    color: str
    text: str


class Shape(NamedTuple):
    """A path of SVG with its look.

    Attributes
    ----------
    path : str
        The outline, in the attribute `d` of SVG.
    fill, stroke : str
        Colours; "none" for none.
    width, opacity : float
        The width of the line in pixels, and the opacity of both.
    title : str
        What the mark is; empty where it says nothing.
    number : NumberLabel, optional
        The number inside, which lies below the marks that follow.
    """

    path: str
    fill: str
    stroke: str = "none"
    width: float = 0.0
    opacity: float = 1.0
    title: str = ""
    number: NumberLabel | None = None


def themed(color: str) -> str:
    """Return a colour as the style sheet knows it.

    Examples
    --------
    >>> themed(INK), themed("red")
    ('var(--ink)', 'red')
    """
    return f"var(--{THEMED[color]})" if color in THEMED else color


def number(value: float) -> str:
    """Return a coordinate with at most two decimals.

    Examples
    --------
    >>> number(12.0), number(0.126), number(-0.001)
    ('12', '0.13', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def mark_path(symbol: str, size: float) -> str:
    """Return the outline of a plotly marker, from its middle.

    Examples
    --------
    >>> mark_path("square", 7.0), mark_path("line-ns", 10.0)
    ('m-3.5-3.5h7v7h-7z', 'm0-7v14')
    """
    r = size / 2.0
    if symbol == "square":
        return _squeeze(f"m{number(-r)} {number(-r)}h{number(size)}v{number(size)}h{number(-size)}z")
    if symbol == "diamond":
        d = number(1.3 * r)
        return _squeeze(f"m0 -{d}l{d} {d} -{d} {d} -{d} -{d}z")
    if symbol == "triangle-up":
        half, top = 2.0 * r / np.sqrt(3.0), 1.5 * r
        corner = f"m0 {number(-r)}l{number(half)} {number(top)}"
        return _squeeze(f"{corner}h{number(-2.0 * half)}z")
    if symbol == "line-ns":
        return _squeeze(f"m0 {number(-1.4 * r)}v{number(2.8 * r)}")
    arc = f"a{number(r)} {number(r)} 0 1 0 "
    return _squeeze(f"m{number(-r)} 0{arc}{number(size)} 0{arc}{number(-size)} 0")


def _squeeze(path: str) -> str:
    """Return a path without the blanks that a minus sign makes unnecessary."""
    return path.replace(" -", "-")


def marker_shapes(trace: Any, places: Matrix, titles: Sequence[str] = ()) -> list[Shape]:
    """Return the marks of a scatter trace: one shape with all of them, or one each where they have titles.

    Parameters
    ----------
    trace : Scatter
        A trace of markers that all look alike, but for the width of their lines.
    places : ndarray of shape (n_marks, 2)
        Their places in pixels.
    titles : sequence of str
        What each mark is; empty where none says it.
    """
    marker = trace.marker
    symbol, widths = str(marker.symbol or "circle"), np.broadcast_to(marker.line.width or 0.0, len(places))
    outline = mark_path(symbol.removesuffix("-open"), float(marker.size))
    paths = [f"M{number(x)} {number(y)}{outline}" for x, y in places.tolist()]
    if titles or len(set(widths.tolist())) > 1:
        pairs = zip(paths, widths.tolist(), titles or [""] * len(paths), strict=True)
        return [_shape(marker, symbol, path, width, title) for path, width, title in pairs]
    return [_shape(marker, symbol, "".join(paths), float(widths[0]))] if paths else []


def _shape(marker: Any, symbol: str, path: str, width: float, title: str = "") -> Shape:
    """Return a path with the look of a marker."""
    color, opacity = themed(str(marker.color)), 1.0 if marker.opacity is None else float(marker.opacity)
    if symbol.endswith("-open"):
        return Shape(path, "none", color, max(THIN, width), opacity, title)
    if symbol == "line-ns":
        return Shape(path, "none", themed(str(marker.line.color)), width, opacity, title)
    edge = themed(str(marker.line.color)) if width else "none"
    return Shape(path, color, edge, width, opacity, title)


def bar_path(x: float, y: float, width: float, height: float) -> str:
    """Return the outline of a rectangle, from its left upper corner.

    Examples
    --------
    >>> bar_path(1.0, 2.0, 3.0, 4.0)
    'M1 2h3v4h-3z'
    """
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"
