"""The bars: for every column, the row's place between the centroids, and its relevance."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from neon_core.arguments import as_count, check_nouns, check_type
from neon_core.checks import Indices
from neon_core.figures.bar_lines import SHOWN, BarLines, build_bar_lines, join_rest, split_columns
from neon_core.figures.value_strips import category_shares, mark_legend, value_marks, zones
from neon_core.figures.wrapped_labels import Label, build_label
from neon_core.row_explanation import RowExplanation
from neon_core.wording import OTHERS, format_bars, format_value

SHOWN_BESIDE_PICTURE = 9
"""Bars, at most, as on the page beside the picture of a row whose features are pixels."""


def relevance_bars(point: RowExplanation, nouns: tuple[str, str], most: int = SHOWN) -> go.Figure:
    """Return the figure of one row's explanation.

    Parameters
    ----------
    point : RowExplanation
        The explained row.
    nouns : tuple of str
        The noun for a row, singular and plural.
    most : int
        How many bars are drawn at most, from 2 on.

    Returns
    -------
    Figure
        Below a legend of all marks, two panels with one line a column, named in full. On the left the observed range
        from 0 to 1, blue where a value counts for the cluster and orange where against, with the centroids and the
        row's value; for a category the shares of its values in the two clusters, the row's own value strong. On the
        right the relevance bars.
        Beyond `most` columns the largest bars, and the sum of all others as one bar.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> analysis = nc.analyse(nc.load_sample("iris"))
    >>> len(relevance_bars(explain_row(analysis, 0), ("flower", "flowers")).layout.yaxis.ticktext)
    4
    """
    shown, rest = split_columns(check_type(point, RowExplanation, "point").bars.order, as_count(most, "most", 2))
    check_nouns(nouns)
    heights = join_rest(point.bars.relevance, shown, rest)
    lines = BarLines(
        labels=_bar_labels(point, shown, rest),
        heights=heights,
        texts=format_bars(point, heights.tolist(), joint=rest.size > 0),
        legend=mark_legend(point, shown, nouns),
    )
    return build_bar_lines(strip_traces(point, shown, nouns), lines)


def strip_traces(point: RowExplanation, shown: Indices, nouns: tuple[str, str]) -> list[go.Bar | go.Scatter]:
    """Return the traces of the left panel, one line a shown column; none where there is no other cluster."""
    if point.standing.competitor < 0:
        return []
    numbers = _number_places(point, shown)
    marks = value_marks(point, shown, numbers, nouns)
    return [*zones(point, shown, numbers), *marks, *category_shares(point, shown)]


def _bar_labels(point: RowExplanation, shown: Indices, rest: Indices) -> list[Label]:
    """Return name and value of every bar, both in full."""
    labels = [build_label(point.columns.names[i], format_value(point, i)) for i in shown.tolist()]
    return [*labels, build_label(OTHERS.format(n=f"{rest.size:,}"))] if rest.size else labels


def _number_places(point: RowExplanation, shown: Indices) -> Indices:
    """Return the places of the shown columns that are numbers, which have a strip."""
    return np.array([place for place, i in enumerate(shown.tolist()) if point.columns.categories[i] is None], np.intp)
