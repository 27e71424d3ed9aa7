"""The mean relevance of each column in each cluster, as tables that fit on a page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from neon_core.checks import Matrix, Vector
from neon_core.figures.bar_lines import split_columns
from neon_core.figures.heat_figure import FAINTEST, STRONGEST, format_cell, lines_of, order_lines
from neon_core.wording.report_words import describe_more_columns
from neon_core.wording.row_values import OTHERS
from neon_core.wording.spreads import HEAT_SUM

MOST_LINES = 20
"""Lines, at most: with more columns, the last one is the sum of the rest."""

MOST_CLUSTERS = 7
"""Clusters side by side, at most: more do not fit on a page of paper."""


@dataclass(frozen=True)
class HeatCell:
    """A cell: its number as text and with all digits, its sign ("for", "against" or ""), and its opacity."""

    text: str
    value: str
    sign: str
    opacity: str


@dataclass(frozen=True)
class HeatTable:
    """A table of some clusters.

    Attributes
    ----------
    clusters : tuple of int
        The clusters, a column each.
    lines : tuple of (str, tuple of HeatCell)
        The name of each line with its cells; the last line is the sum of the lines above.
    """

    clusters: tuple[int, ...]
    lines: tuple[tuple[str, tuple[HeatCell, ...]], ...]


def build_heat_tables(summary: pd.DataFrame) -> tuple[HeatTable, ...]:
    """Return the tables of all clusters; the columns with the largest mean relevance in a cluster stand first.

    Parameters
    ----------
    summary : DataFrame
        See `summarise`.

    Examples
    --------
    >>> import neon_core as nc
    >>> (table,) = build_heat_tables(nc.summarise(nc.analyse(nc.load_sample("iris"))))
    >>> name, cells = table.lines[0]
    >>> name, [cell.text for cell in cells]
    ('petal length (cm)', ['▼ +0.247', '▼ +0.052', '▲ +0.050'])
    """
    relevance, sides, clusters, names = lines_of(summary)
    shown, rest = split_columns(order_lines(relevance), MOST_LINES)
    largest = float(np.nan_to_num(np.abs(relevance)).max()) or 1.0
    lines = [(names[i], _cells(relevance[i], sides[i], largest)) for i in shown.tolist()]
    if rest.size:
        together = relevance[rest].sum(axis=0)
        lines.append((OTHERS.format(n=f"{rest.size:,}"), _cells(together, _no_sides(together), np.inf)))
    sums = relevance.sum(axis=0)
    lines.append((HEAT_SUM, _cells(sums, _no_sides(sums), np.inf)))
    return tuple(
        HeatTable(tuple(clusters[first:last]), tuple((name, cells[first:last]) for name, cells in lines))
        for first, last in _parts(len(clusters))
    )


def describe_lines(summary: pd.DataFrame) -> str:
    """Return the sentence on the columns without a line of their own; empty where each has one."""
    n_columns = len(lines_of(summary)[3])
    return describe_more_columns(n_columns if n_columns <= MOST_LINES else MOST_LINES - 1, n_columns)


def _parts(n_clusters: int) -> list[tuple[int, int]]:
    """Return the first cluster of each table and that behind its last one: as few tables as can be, alike in width."""
    n_tables = -(-n_clusters // MOST_CLUSTERS)
    ends = [round(i * n_clusters / n_tables) for i in range(n_tables + 1)]
    return list(pairwise(ends))


def _no_sides(values: Vector) -> Matrix:
    return np.full(values.shape, "", object)


def _cells(relevance: Vector, sides: Matrix, largest: float) -> tuple[HeatCell, ...]:
    """Return the cells of a line; a colour is as strong as its number beside the largest of the table."""
    return tuple(_cell(float(value), str(side), largest) for value, side in zip(relevance, sides, strict=True))


def _cell(value: float, side: str, largest: float) -> HeatCell:
    if np.isnan(value):
        return HeatCell("", "", "", "0")
    is_colored = value != 0.0 and np.isfinite(largest)  # sums of columns have the ground of the page
    opacity = FAINTEST + (STRONGEST - FAINTEST) * abs(value) / largest if is_colored else 0.0
    sign = "for" if value > 0.0 else "against" if value < 0.0 else ""
    return HeatCell(format_cell(value, side), repr(value), sign, f"{opacity:.3f}".rstrip("0").rstrip("."))
