"""How columns spread over the clusters, as it travels: the heat map of those that counted, and a column's strips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from neon_core.payload.json_values import finite_or_none, round_values
from neon_core.text import one_line
from neon_core.wording.cluster_values import format_described
from neon_core.wording.numbers import format_percent
from neon_core.wording.spreads import format_measure
from pages.shared.live_chart.payload.strip_axis import build_ticks, place_of
from pages.shared.wording import spread_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.checks import Matrix
    from neon_core.column_description import ColumnDescription
    from neon_core.summaries import ColumnSpread
    from pages.shared.live_chart.payload.spread_messages import HeatLine, StripColumn

DIGITS = 9
"""Decimals of a relevance."""
ROOM = 0.03
"""Room at both ends of an axis, as a share of it."""
SIDES = {"above": 1, "below": -1, "": 0}


def build_heat_lines(summary: pd.DataFrame, measures: tuple[str, ...]) -> tuple[list[HeatLine], list[float | None]]:
    """Return the lines of the heat map, the largest mean relevance first, and the sum of each cluster's numbers.

    Parameters
    ----------
    summary : DataFrame
        See `neon_core.summarise`.
    measures : tuple of str
        The name of the measure of each column: eta squared or Cramér's V.
    """
    n_columns = len(measures)
    relevance, absolute = (_by_column(summary, name, n_columns) for name in ("relevance", "absolute_relevance"))
    sides = summary["direction"].to_numpy(object).reshape(-1, n_columns).T
    names, separation = summary["column"].iloc[:n_columns].tolist(), summary["separation"].iloc[:n_columns].tolist()
    order = np.argsort(-np.abs(np.nan_to_num(relevance)).max(axis=1), kind="stable").tolist()
    lines: list[HeatLine] = [
        {
            "name": names[i],
            "relevance": _finite(relevance[i]),
            "absolute": _finite(absolute[i]),
            "sides": [SIDES[side] for side in sides[i]],
            "measure": format_measure(measures[i], separation[i]),
        }
        for i in order
    ]
    return lines, _finite(relevance.sum(axis=0))


def _by_column(summary: pd.DataFrame, name: str, n_columns: int) -> Matrix:
    """Return a number of a summary, columns x clusters."""
    values: Matrix = summary[name].to_numpy(np.float64).reshape(-1, n_columns).T
    return values


def _finite(values: Matrix) -> list[float | None]:
    return [finite_or_none(value) for value in round_values(values, DIGITS)]


def build_strips(spread: ColumnSpread, nouns: tuple[str, str], *, is_opened: bool) -> StripColumn:
    """Return a column's strips; the opened one has the sentences that say how to read them."""
    described = spread.description
    unit = described.unit or f"{described.form.before}{described.form.behind}".strip()
    hint = spread_words.measure_hint(spread)
    strips: StripColumn = {
        "name": spread.name,
        "ending": spread_words.ending_of(spread.name, spread.role, unit),
        "measure": hint[0] if hint else "",
        "hint": hint,
        "notes": spread_words.strip_notes(spread, nouns, is_opened=is_opened),
        "lines": [spread_words.strip_words(described, k) for k in range(described.sizes.size)],
    }
    parts = _ranges(described) if described.has_quantiles else _shares(spread)
    return cast("StripColumn", {**strips, **parts})


def _ranges(described: ColumnDescription) -> dict[str, Any]:
    """Return the places of the clusters' quantiles on one axis, and the texts along it."""
    quantiles = described.quantiles[:-1]
    values = quantiles[~np.isnan(quantiles)]
    if not values.size:
        return {"ranges": [[] for _ in quantiles], "ticks": []}
    low, high = float(values.min()), float(values.max())
    if low == high:
        places = [[] if np.isnan(line).any() else [0.5] * line.size for line in quantiles]
        return {"ranges": places, "ticks": [{"place": 0.5, "text": format_described(described, low)}]}
    places = [[] if np.isnan(line).any() else [_placed(v, low, high) for v in line.tolist()] for line in quantiles]
    ticks = [{**tick, "place": _inside(tick["place"])} for tick in build_ticks(described, low, high)]
    return {"ranges": places, "ticks": ticks}


def _placed(value: float, low: float, high: float) -> float:
    return _inside(place_of(value, low, high))


def _inside(place: float) -> float:
    """Return a place with room at both ends."""
    return round(ROOM + (1.0 - 2.0 * ROOM) * place, 5)


def _shares(spread: ColumnSpread) -> dict[str, Any]:
    """Return the shares of the values in each cluster, and each cluster's own value where the clusters tell it."""
    described = spread.description
    shares = described.shares[:-1]
    parts: dict[str, Any] = {
        "values": [one_line(value) for value in described.values],
        "shares": round_values(shares),
    }
    largest = shares.argmax(axis=1)[described.sizes > 0] if shares.size else np.zeros(0, np.intp)
    if spread.beyond_chance >= spread_words.MUCH and len(set(largest.tolist())) > 1 and described.kind != "ordered":
        parts["ends"] = [_own_value(described, k) for k in range(described.sizes.size)]
    return parts


def _own_value(described: ColumnDescription, cluster: int) -> str:
    """Return the most frequent value of a cluster with its share; empty where it has no rows."""
    if not described.sizes[cluster]:
        return ""
    value = int(described.shares[cluster].argmax())
    return f"{format_percent(float(described.shares[cluster, value]))} {one_line(described.values[value])}"
