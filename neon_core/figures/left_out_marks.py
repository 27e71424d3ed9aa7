"""The rows that a fit was made without on its map: a cross in the colour of the cluster where each would be."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from neon_core.figures.figure_style import escape_markup
from neon_core.projection import Projection
from neon_core.row_names import call_rows
from neon_core.saved.left_out_places import place_on_map
from neon_core.saved.left_out_rows import LeftOutRows
from neon_core.style import cluster_color
from neon_core.text import call_cluster
from neon_core.wording import format_class
from neon_core.wording.map_words import LEFT_OUT

SIZE, WIDTH = 9, 2
"""Pixels of a cross and of its lines."""


def left_out_marks(left_out: LeftOutRows, projection: Projection, nouns: tuple[str, str]) -> list[go.Scatter]:
    """Return a trace of crosses for each cluster and class; the customdata of a cross is its row."""
    placed = left_out.placed
    if placed is None:
        return []
    clustering, places = placed.clustering, place_on_map(left_out, projection).places
    names = [escape_markup(name) for name in call_rows(left_out.fit.design.row_names, left_out.rows, nouns[0])]
    pairs = np.stack([clustering.labels, clustering.class_index], axis=1)
    traces = []
    for cluster, known in np.unique(pairs, axis=0).tolist():
        own = np.flatnonzero((pairs == (cluster, known)).all(axis=1))
        own_class = format_class(clustering.classes[known]) if known >= 0 else None
        called = escape_markup(call_cluster(cluster, left_out.fit.cluster_names))
        traces.append(
            go.Scatter(
                x=places[own, 0],
                y=places[own, 1],
                mode="markers",
                name=f"{called}, {LEFT_OUT}",
                meta={"cluster": cluster, "known": own_class},
                customdata=left_out.rows[own],
                text=[names[i] for i in own.tolist()],
                hovertemplate=f"%{{text}}<br>{called}<br>{LEFT_OUT}<extra></extra>",
                marker={
                    "color": cluster_color(cluster),
                    "symbol": "x-thin",
                    "size": SIZE,
                    "line": {"color": cluster_color(cluster), "width": WIDTH},
                },
            )
        )
    return traces
