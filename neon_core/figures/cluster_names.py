"""The names of the clusters on a map, in place of a legend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Indices
from neon_core.projection import Projection
from neon_core.style import cluster_color, cluster_glyph

LINE, LETTER = 18, 7
"""Approximate height of a name and width of a letter, in pixels."""

TAG = re.compile("<[^>]*>")

SIDE = 350
"""Approximate width and height of a small map, in pixels: names lie closer on a small one."""


def cluster_names(
    analysis: Analysis, projection: Projection, drawn: Indices, ranges: Sequence[Sequence[float]]
) -> list[dict[str, Any]]:
    """Return annotations with shape, name and size of each cluster, above or below its members.

    Parameters
    ----------
    analysis : Analysis
        The clusters.
    projection : Projection
        The map.
    drawn : ndarray of int
        The samples that are drawn.
    ranges : pair of pairs of float
        The ends of both axes.
    """
    k, sizes = analysis.config.n_clusters, analysis.clustering.sizes
    points, labels = projection.points[drawn], analysis.clustering.labels[drawn]
    middle = (points[:, 1].max() + points[:, 1].min()) / 2.0
    names = []
    for c in range(k):
        members = points[labels == c]
        if members.size == 0:
            continue
        above = bool(projection.centroids[c, 1] >= middle)
        y = members[:, 1].max() if above else members[:, 1].min()
        shape = f'<span style="color:{cluster_color(c)}">{cluster_glyph(c, k)}</span>'
        names.append(
            {
                "x": float(np.median(members[:, 0])),
                "y": float(y),
                "text": f"{shape} <b>cluster {c}</b>  {sizes[c]:,}",
                "showarrow": False,
                "yshift": 16 if above else -16,
                "font": {"size": 13},
            }
        )
    scales = [SIDE / (high - low) for low, high in ranges]
    separate(names, scales if projection.features else [min(scales)] * 2)
    return names


def separate(names: Sequence[dict[str, Any]], scales: Sequence[float]) -> None:
    """Move names outwards that would overlap; the inner one of two stays.

    `scales` are the pixels of a unit, across and upwards.

    Examples
    --------
    >>> names = [{"x": x, "y": y, "text": "cluster 0  12", "yshift": -16} for x, y in ((0, -1), (1, -2), (90, -2))]
    >>> separate(names, (2.0, 2.0))
    >>> [name["yshift"] for name in names]
    [-16, -34, -16]
    """
    placed: list[tuple[float, float, float]] = []
    for name in sorted(names, key=lambda name: name["y"] if name["yshift"] > 0 else -name["y"]):
        outwards = LINE if name["yshift"] > 0 else -LINE
        x, y, width = name["x"] * scales[0], name["y"] * scales[1], LETTER * len(TAG.sub("", name["text"]))
        while any(abs(x - px) < (width + pw) / 2 and abs(y + name["yshift"] - py) < LINE for px, py, pw in placed):
            name["yshift"] += outwards
        placed.append((x, y + name["yshift"], width))
