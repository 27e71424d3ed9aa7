"""A group of rows: for every column how far it is from the other rows, and its mean relevance with its spread."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.arguments import as_count, check_type
from neon_core.checks import Indices, Vector
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
    sign_color,
    signed_bars,
    split_columns,
    word_above,
)
from neon_core.figures.figure_style import TEMPLATE, escape_markup, line_axis
from neon_core.figures.squared_bars import bar_range, squared_bars
from neon_core.figures.wrapped_labels import Label, build_label
from neon_core.style import INK, MUTED
from neon_core.summaries import GroupExplanation
from neon_core.wording import OTHERS
from neon_core.wording.group_values import (
    describe_group_column,
    format_group_bars,
    format_group_name,
    format_group_parts,
    format_group_values,
)

APART, RELEVANCE = (0.0, 0.36), (0.5, 1.0)
"""The parts of the width for the two panels."""


def group_bars(group: GroupExplanation, most: int = SHOWN) -> go.Figure:
    """Return the figure of a group of rows.

    Parameters
    ----------
    group : GroupExplanation
        See `explain_group`.
    most : int
        How many lines are drawn at most, from 2 on.

    Returns
    -------
    Figure
        Two panels with one line a column: its name, and its value in the group and in the other rows. On the left the
        parts of the squared distance between the two means, which add up to `group.apart`; on the right the mean
        relevance of the group, which adds up to its mean evidence, with one standard deviation to both sides. With one
        cluster there is no relevance. The column that parts the two means most is on top; beyond `most` columns the
        others have one line.

    Examples
    --------
    >>> import neon_core as nc
    >>> group = nc.explain_group(nc.analyse(nc.load_sample("iris")), [0, 60, 120])
    >>> apart, relevance = group_bars(group).data
    >>> bool(abs(sum(apart.x) - group.apart) < 1e-12), bool(abs(sum(relevance.x) - group.evidence) < 1e-12)
    (True, True)
    """
    order = check_type(group, GroupExplanation, "group").order
    shown, rest = split_columns(order, as_count(most, "most", 2))
    labels = [build_label(format_group_name(group, i), format_group_values(group, i)) for i in shown.tolist()]
    labels += [build_label(OTHERS.format(n=f"{rest.size:,}"))] if rest.size else []
    has_relevance = not np.isnan(group.evidence)
    apart = join_rest(np.array([column.apart for column in group.columns]), shown, rest)
    hints = [escape_markup(describe_group_column(group, i)) for i in shown.tolist()]
    hints += [label.markup for label in labels[len(hints) :]]
    figure = go.Figure([squared_bars(apart, hints)])
    figure.update_layout(
        template=TEMPLATE,
        annotations=_apart_words(apart, group.apart),
        showlegend=False,
        height=HEAD + FOOT + line_height(labels) * len(labels),
        margin={"l": margin_of(labels), "r": NUMBERS, "t": HEAD, "b": FOOT},
        xaxis=bare_axis(APART, bar_range(apart)),
        yaxis=line_axis([label.markup for label in labels]),
    )
    return _add_relevance(figure, group, shown, rest, labels) if has_relevance else figure


def _apart_words(apart: Vector, whole: float) -> list[dict[str, Any]]:
    """Return the heading and the numbers of the left panel."""
    texts = format_group_parts(apart.tolist(), whole)
    numbers = [number_at(i, text, INK, x=RELEVANCE[0] - 0.02) for i, text in enumerate(texts)]
    return [word_above(APART[0], "distance², group to others", "left"), *numbers]


def _add_relevance(
    figure: go.Figure, group: GroupExplanation, shown: Indices, rest: Indices, labels: list[Label]
) -> go.Figure:
    """Return the figure with the panel of the mean relevance; all other columns together have no spread."""
    heights = join_rest(group.relevance, shown, rest)
    spread = np.append(group.spread[shown], np.zeros(min(1, rest.size)))
    limit = 1.1 * max(float((np.abs(heights) + spread).max()), 1e-300)
    texts = format_group_bars(group, heights.tolist(), joint=rest.size > 0)
    bars = signed_bars(heights, [label.markup for label in labels], "mean relevance")
    whiskers = {"type": "data", "array": spread, "color": MUTED, "thickness": 1, "width": 0}
    figure.add_trace(bars.update(error_x=whiskers))
    numbers = [
        number_at(i, text, sign_color(height), shift=NUMBERS - 2)
        for i, (text, height) in enumerate(zip(texts, heights.tolist(), strict=True))
    ]
    middle = sum(RELEVANCE) / 2.0
    words = [word_above(middle, "against", "right", -4), word_above(middle, "for", "left", 4)]
    words.append(word_above(1.0, "relevance", "right", NUMBERS - 2))
    figure.update_layout(
        annotations=[*figure.layout.annotations, *words, *numbers],
        xaxis2=bare_axis(RELEVANCE, (-limit, limit)) | {"anchor": "y", "zeroline": True, "zerolinecolor": MUTED},
    )
    return figure
