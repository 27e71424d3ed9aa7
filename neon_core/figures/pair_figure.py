"""Two rows: for every column both values, their places in the observed range, and what parts them or holds them."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from neon_core.arguments import as_count, check_nouns, check_type
from neon_core.checks import Indices, Vector
from neon_core.errors import ArgumentError
from neon_core.figures.bar_lines import SHOWN, BarLines, build_bar_lines, join_rest, split_columns
from neon_core.figures.value_strips import SPACE, key, place_marks, zones
from neon_core.figures.wrapped_labels import build_label
from neon_core.row_explanation import RowExplanation
from neon_core.style import AGAINST, FOR, MUTED
from neon_core.summaries import RowPair
from neon_core.wording import OTHERS, format_pair_bars, format_pair_legend, format_pair_values, format_row
from neon_core.wording.pair_evidence import SIDES, UNIT

LOOKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("❙", {"symbol": "line-ns", "size": 14, "color": MUTED, "opacity": 1, "line": {"width": 2.5, "color": MUTED}}),
    ("○", {"symbol": "circle-open", "size": 9, "color": MUTED, "opacity": 1, "line": {"width": 2, "color": MUTED}}),
)
"""The marks of the first and of the second row: the glyph in the legend, and the look in a strip."""


def row_pair_bars(pair: RowPair, nouns: tuple[str, str], most: int = SHOWN) -> go.Figure:
    """Return the figure of two rows at their border.

    Parameters
    ----------
    pair : RowPair
        See `together`.
    nouns : tuple of str
        The noun for a row, singular and plural.
    most : int
        How many bars are drawn at most, from 2 on.

    Returns
    -------
    Figure
        Below a legend, two panels with one line a column: its name and both values. On the left the observed range from
        0 to 1, blue where a value counts for the first cluster of the border and orange where for the second, with a
        mark for each row; a category has no range. On the right the bars, which add up to `pair.total`: for rows of
        two clusters what parts them, for rows of one cluster what holds them together. Beyond `most` columns the
        largest bars, and the sum of all others as one bar.

    Raises
    ------
    ArgumentError
        If there is one cluster only, which has no border.

    Examples
    --------
    >>> import neon_core as nc
    >>> pair = nc.together(nc.analyse(nc.load_sample("iris")), 0, 60)
    >>> figure = row_pair_bars(pair, ("flower", "flowers"))
    >>> bool(abs(sum(figure.data[-1].x) - pair.total) < 1e-12)
    True
    """
    order, most = check_type(pair, RowPair, "pair").order, as_count(most, "most", 2)
    check_nouns(nouns)
    if pair.border[1] < 0:
        hint = "Analyse with two clusters or more: AnalysisConfig(n_clusters=2)."
        raise ArgumentError("There is one cluster, so no border is between two rows", where="pair", hint=hint)
    shown, rest = split_columns(order, most)
    heights = join_rest(pair.bars, shown, rest)
    names = [format_row(point, nouns) for point in pair.points]
    values = [" · ".join(format_pair_values(pair, i)) for i in shown.tolist()]
    labels = [build_label(pair.columns[i].name, value) for i, value in zip(shown.tolist(), values, strict=True)]
    lines = BarLines(
        labels=[*labels, build_label(OTHERS.format(n=f"{rest.size:,}"))] if rest.size else labels,
        heights=heights,
        texts=format_pair_bars(pair, heights.tolist(), joint=rest.size > 0),
        legend=_legend(pair, names),
        sides=SIDES[pair.is_together],
        unit=UNIT[pair.is_together],
    )
    return build_bar_lines(_strips(pair, shown, names), lines)


def _strips(pair: RowPair, shown: Indices, names: list[str]) -> list[go.Bar | go.Scatter]:
    """Return the observed ranges with the marks of both rows."""
    first, second = pair.points
    places = [i for i, column in enumerate(shown.tolist()) if not pair.columns[column].categories]
    numbers = np.array(places, np.intp)
    of_first = _marks(pair, 0, first, shown[numbers], numbers, names[0])
    return [*zones(first, shown, numbers), of_first, _marks(pair, 1, second, shown[numbers], numbers, names[1])]


def _marks(pair: RowPair, which: int, point: RowExplanation, shown: Indices, numbers: Indices, name: str) -> go.Scatter:
    """Return the marks of one row; a value that was filled in is thin."""
    places: Vector = point.scale.place(point.scale.values)[shown]
    texts = [f"{name}: {format_pair_values(pair, i)[which]}" for i in shown.tolist()]
    look = LOOKS[which][1]
    widths = [1 if point.columns.filled[i] else look["line"]["width"] for i in shown.tolist()]
    return place_marks(places, numbers, name, texts, look | {"line": {"width": widths, "color": MUTED}})


def _legend(pair: RowPair, names: list[str]) -> list[str]:
    """Return the lines of the legend: the marks of both rows, and what blue and orange mean."""
    marks = SPACE.join(key(MUTED, glyph, name) for (glyph, _), name in zip(LOOKS, names, strict=True))
    of_first, of_second = format_pair_legend(pair)
    return [marks, SPACE.join([key(FOR, "▬", of_first), key(AGAINST, "▬", of_second)])]
