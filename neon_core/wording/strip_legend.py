"""The words for the strips beside the bars: what their marks and colours mean.

The page and the saved pictures show the same legend.
"""

from __future__ import annotations

STRIP_LEGEND = {
    "row": "this {noun}",
    "centroid": "centroid {cluster}",
    "for": "values that count for",
    "against": "against",
    "shares": "share of each value",
}
"""Templates for the marks of a strip: the tick, the shape of a centroid, the blue and the orange part of the range, and
the bars of a category."""
