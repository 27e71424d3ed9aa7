"""Two clusters: for every column both centroids, and its part of the squared distance between them."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from neon_core.analysis import Analysis
from neon_core.arguments import as_count, check_type
from neon_core.errors import ArgumentError
from neon_core.figures.bar_lines import (
    FOOT,
    HEAD,
    NUMBERS,
    SHOWN,
    bare_axis,
    join_rest,
    line_height,
    margin_of,
    number_at,
    split_columns,
    word_above,
)
from neon_core.figures.figure_style import TEMPLATE, escape_markup, line_axis
from neon_core.figures.squared_bars import bar_range, squared_bars
from neon_core.figures.wrapped_labels import build_label
from neon_core.style import INK
from neon_core.summaries import ClusterPair, contrast_column
from neon_core.text import call_cluster
from neon_core.wording import OTHERS, format_contrast, format_contrast_name
from neon_core.wording.group_values import format_group_parts


def cluster_pair_bars(analysis: Analysis, pair: ClusterPair, most: int = SHOWN) -> go.Figure:
    """Return the figure of two clusters side by side.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    pair : ClusterPair
        Two of its clusters, see `cluster_pairs`.
    most : int
        How many bars are drawn at most, from 2 on.

    Returns
    -------
    Figure
        One line a column: its name, both centroids in the user's units (of a category the shares of the value that
        differs most), and its part of the squared distance. The bars add up to `pair.squared_distance`; the longest is
        on top, and beyond `most` columns the others have one bar.

    Raises
    ------
    ArgumentError
        If the pair is of another analysis.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.analyse(nc.load_sample("iris"))
    >>> pair = nc.cluster_pairs(iris)[0]
    >>> bool(abs(sum(cluster_pair_bars(iris, pair).data[0].x) - pair.squared_distance) < 1e-12)
    True
    """
    design = check_type(analysis, Analysis, "analysis").design
    if check_type(pair, ClusterPair, "pair").columns != design.column_names:
        hint = "Pass one of cluster_pairs(analysis)."
        raise ArgumentError("The pair is of another analysis", where="pair", hint=hint)
    shown, rest = split_columns(np.array(pair.ranked_columns, np.intp), as_count(most, "most", 2))
    columns = [
        contrast_column(design.columns[i], pair.first, pair.second, float(pair.contrast[i])) for i in shown.tolist()
    ]
    names = [format_contrast_name(column, column.telling) for column in columns]
    values = [format_contrast(column, column.telling) for column in columns]
    labels = [build_label(name, " · ".join(both)) for name, both in zip(names, values, strict=True)]
    labels += [build_label(OTHERS.format(n=f"{rest.size:,}"))] if rest.size else []
    parts = join_rest(pair.contrast, shown, rest)
    called = [call_cluster(cluster, analysis.cluster_names) for cluster in pair.clusters]
    hints = [_describe(name, called, both) for name, both in zip(names, values, strict=True)]
    figure = go.Figure([squared_bars(parts, [*hints, *(label.markup for label in labels[len(hints) :])])])
    texts = format_group_parts(parts.tolist(), pair.squared_distance)
    figure.update_layout(
        template=TEMPLATE,
        annotations=[
            word_above(0.0, f"{' · '.join(map(escape_markup, called))}: squared distance", "left"),
            *(number_at(i, text, INK, shift=NUMBERS - 2) for i, text in enumerate(texts)),
        ],
        showlegend=False,
        height=HEAD + FOOT + line_height(labels) * len(labels),
        margin={"l": margin_of(labels), "r": NUMBERS, "t": HEAD, "b": FOOT},
        xaxis=bare_axis((0.0, 1.0), bar_range(parts)),
        yaxis=line_axis([label.markup for label in labels]),
    )
    return figure


def _describe(name: str, called: list[str], values: tuple[str, str]) -> str:
    """Return the words under the pointer: the column, and both centroids."""
    ends = "; ".join(f"{cluster}: {value}" for cluster, value in zip(called, values, strict=True))
    return escape_markup(f"{name}. {ends}")
