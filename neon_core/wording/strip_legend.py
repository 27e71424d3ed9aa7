"""The words for the strips beside the bars: what their marks and colours mean, and the values of the marks.

The page and the saved pictures show the same legend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import call_centroid
from neon_core.wording.column_values import format_ends
from neon_core.wording.numbers import format_percent
from neon_core.wording.row_values import YES_OR_NO, format_centroid, format_value

if TYPE_CHECKING:
    from neon_core.row_explanation import RowExplanation

STRIP_LEGEND = {
    "row": "this {noun}",
    "centroid": "centroid {cluster}",
    "for": "values that count for",
    "against": "against",
    "shares": "share of each value",
}
"""Templates for the marks of a strip: the tick, the shape of a centroid, the blue and the orange part of the range, and
the bars of a category."""

STRIP_VALUES = {"mark": "{mark}: {value}", "range": "range: {low} to {high}"}
"""Templates for the value of a mark, and for the ends of the observed range."""


def format_range(row: RowExplanation, column: int) -> tuple[str, str]:
    """Return the ends of a column's observed range as text; two empty texts for a category.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> point = explain_row(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)), 60)
    >>> format_range(point, point.columns.names.index("hue"))
    ('0.480', '1.710')
    """
    if row.columns.categories[column] is not None:
        return "", ""
    low, high = (float(ends[column]) for ends in (row.scale.low, row.scale.high))
    if row.columns.kinds[column] == "boolean":
        return YES_OR_NO[int(low)], YES_OR_NO[int(high)]
    if row.columns.orders[column] or row.columns.origins[column] is not None:
        return format_centroid(row, column, low), format_centroid(row, column, high)
    return format_ends(row.columns.forms[column], low, high)


def format_centroid_value(row: RowExplanation, column: int, cluster: int) -> str:
    """Return a centroid's value of a column as text; empty for a category, and for a cluster that there is not.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> point = explain_row(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)), 60)
    >>> [format_centroid_value(point, point.columns.names.index("hue"), cluster) for cluster in (2, 1)]
    ['0.717', '1.062']
    """
    if cluster < 0 or row.columns.categories[column] is not None:
        return ""
    value = float(row.scale.centroids[cluster, column])
    if row.columns.kinds[column] == "boolean":
        return f"{format_percent(value)} {YES_OR_NO[1]}"
    return format_centroid(row, column, value)


def describe_strip(row: RowExplanation, column: int, nouns: tuple[str, str]) -> tuple[str, ...]:
    """Return the values of a strip's marks, one text each; none for a category.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_explanation import explain_row
    >>> point = explain_row(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)), 60)
    >>> describe_strip(point, point.columns.names.index("hue"), ("wine", "wines"))
    ('this wine: 1.250', 'centroid 2: 0.717', 'centroid 1: 1.062', 'range: 0.480 to 1.710')
    """
    if row.columns.categories[column] is not None:
        return ()
    marks = [(STRIP_LEGEND["row"].format(noun=nouns[0]), format_value(row, column))]
    marks += [
        (call_centroid(cluster, row.cluster_names), format_centroid_value(row, column, cluster))
        for cluster in (row.standing.label, row.standing.competitor)
        if cluster >= 0
    ]
    low, high = format_range(row, column)
    values = [STRIP_VALUES["mark"].format(mark=mark, value=value) for mark, value in marks]
    return *values, STRIP_VALUES["range"].format(low=low, high=high)
