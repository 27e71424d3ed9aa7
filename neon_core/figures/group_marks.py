"""A group of rows on a map: its marks at full strength, all others paler, and the line that was drawn around it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from neon_core.arguments import check_type
from neon_core.checks import Indices, as_matrix
from neon_core.errors import ShapeError
from neon_core.style import INK, PAPER

STRONG, PALE = 0.9, 0.26
"""Opacity of the marks of the group, and of all other marks."""


class DrawnGroup(NamedTuple):
    """A group of rows on a map.

    Attributes
    ----------
    rows : ndarray of int of shape (n_rows,)
        Its rows.
    outline : array-like of shape (n_vertices, 2), optional
        The line that was drawn around it, as places on the map.
    """

    rows: Indices
    outline: ArrayLike | None = None


def highlight_group(figure: go.Figure, group: DrawnGroup) -> go.Figure:
    """Return the figure of a map on which a group stands out; the figure itself is changed.

    The marks of its rows and the centroids of their clusters keep their strength. Both are found by their traces: the
    customdata of a sample is its row, the meta of a trace its cluster.
    """
    rows = np.asarray(check_type(group, DrawnGroup, "group").rows)
    clusters = set()
    for trace in figure.data:
        if trace.customdata is not None:
            members = np.flatnonzero(np.isin(trace.customdata, rows))
            clusters |= {trace.meta["cluster"]} if members.size else set()
            strengths = {"selected": {"marker": {"opacity": STRONG}}, "unselected": {"marker": {"opacity": PALE}}}
            trace.update(selectedpoints=members.tolist(), **strengths)
    for trace in figure.data:
        if trace.meta is not None and "centroid" in trace.meta:
            trace.marker.opacity = 1 if trace.meta["centroid"] in clusters else PALE
    if group.outline is not None:
        figure.add_traces(_outline(group.outline))
    return figure


def _outline(outline: ArrayLike) -> list[go.Scatter]:
    """Return the closed line: dark over a wider light one, so that both themes show it."""
    places = as_matrix(outline, "outline", 2, "a place on a map has")
    if not len(places):
        raise ShapeError("The outline has no vertex", where="outline", hint="Leave it out where there is none.")
    closed = np.concatenate([places, places[:1]])
    return [
        go.Scatter(
            x=closed[:, 0],
            y=closed[:, 1],
            mode="lines",
            name="around the group",
            line={"color": color, "width": width},
            hoverinfo="skip",
        )
        for color, width in ((PAPER, 4), (INK, 1.5))
    ]
