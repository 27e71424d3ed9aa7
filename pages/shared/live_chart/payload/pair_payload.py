"""The data of two rows: sentences, one line a column, and their sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from neon_core import wording
from neon_core.payload.json_values import cluster_signs, round_values
from neon_core.wording.pair_evidence import SIDES, UNIT
from pages.shared.wording import pair_words

if TYPE_CHECKING:
    from neon_core.summaries import RowPair
    from pages.shared.live_chart.payload.pair_messages import PairHeads, PairLine, PairPicture

SHOWN = 13
"""Lines, at most: the largest bars, and all others together."""


def build_pair(pair: RowPair, nouns: tuple[str, str], picture_id: str) -> PairPicture:
    """Return two rows as they travel: see `PairPicture`."""
    has_border = pair.border[1] >= 0
    return {
        "id": picture_id,
        "row": pair.rows[0],
        "headline": wording.to_list(wording.describe_pair(pair, nouns)),
        "detail": wording.to_list(wording.describe_pair_detail(pair, nouns)),
        "signs": cluster_signs(pair.points[0].comparison.shares.size),
        "caption": pair_words.CAPTION,
        "heads": _heads(pair, nouns),
        "colors": list(wording.format_pair_legend(pair)) if has_border else [],
        "lines": _lines(pair, nouns) if has_border else [],
        "equation": wording.to_list(wording.format_pair_equation(pair)),
        "proof": wording.describe_pair_proof(pair, nouns),
    }


def _heads(pair: RowPair, nouns: tuple[str, str]) -> PairHeads:
    return {
        "column": pair_words.COLUMN,
        "rows": [wording.format_row(point, nouns) for point in pair.points],
        "range": pair_words.RANGE,
        "sides": list(SIDES[pair.is_together]),
        "unit": UNIT[pair.is_together],
    }


def _lines(pair: RowPair, nouns: tuple[str, str]) -> list[PairLine]:
    """Return the lines of the largest bars, and one of all others."""
    order = pair.order.tolist()
    shown, rest = (order, []) if len(order) <= SHOWN else (order[: SHOWN - 1], order[SHOWN - 1 :])
    bars = pair.bars.tolist()
    heights = [bars[i] for i in shown] + ([math.fsum(bars[i] for i in rest)] if rest else [])
    texts = wording.format_pair_bars(pair, heights, joint=bool(rest))
    lines = [_line(pair, nouns, i, text) for i, text in zip(shown, texts, strict=False)]
    if rest:
        name = wording.OTHERS.format(n=f"{len(rest):,}")
        lines.append({"name": name, "values": [], "bar": heights[-1], "text": texts[-1], "hint": []})
    return lines


def _line(pair: RowPair, nouns: tuple[str, str], column: int, text: str) -> PairLine:
    """Return the line of a column."""
    name, values = pair.columns[column].name, list(wording.format_pair_values(pair, column))
    called = [wording.format_row(point, nouns) for point in pair.points]
    hint = [name]
    hint += [
        wording.STRIP_VALUES["mark"].format(mark=row, value=value) for row, value in zip(called, values, strict=True)
    ]
    line: PairLine = {"name": name, "values": values, "bar": float(pair.bars[column]), "text": text, "hint": hint}
    if not pair.columns[column].categories:
        low, high = wording.format_range(pair.points[0], column)
        hint.append(wording.STRIP_VALUES["range"].format(low=low, high=high))
        line |= _range(pair, column)
    if filled := [i for i, point in enumerate(pair.points) if point.columns.filled[column]]:
        line["filled"] = filled
    return line


def _range(pair: RowPair, column: int) -> PairLine:
    """Return the part of a line that only a number has: where both values lie, and where the border parts the range."""
    scale = pair.points[0].scale
    zero = float(scale.place(scale.zero)[column])
    places = [float(point.scale.place(point.scale.values)[column]) for point in pair.points]
    part: PairLine = {"places": round_values(places), "side": int(scale.direction[column])}  # type: ignore[typeddict-item]
    part["zero"] = round(min(1.0, max(0.0, zero)), 5) if math.isfinite(zero) else 1.0
    return part
