"""Explanations side by side: bars on one scale, and printed numbers that add up. Every text of a user is escaped."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from neon_core.wording import OTHERS
from neon_core.wording.evidence import EvidenceFormat, evidence_format, round_bars, round_equation
from pages.shared.wording import bar_words

MOST_LINES = 13
"""Lines of a table; where there are more columns, the last line is all others together."""


class Given(NamedTuple):
    """An explanation: the bars of the columns, NaN where one does not count, what they add up to, and its two sums."""

    bars: Sequence[float]
    total: float
    sums: tuple[float, float]


class Bar(NamedTuple):
    """A bar: where it begins and how long it is, as shares of its cell, whether it is for, and its number."""

    start: float
    length: float
    is_for: bool
    text: str


class BarLine(NamedTuple):
    """A column of the table: its name, the row's value, and its bar on every side; None where it does not count."""

    name: str
    value: str
    bars: tuple[Bar | None, ...]


class Head(NamedTuple):
    """The head of a side: its name, and its cluster and nearest competitor as markup."""

    name: str
    ends: str


class Foot(NamedTuple):
    """What is added up on a side: for, against, and the evidence; all empty where there is one cluster."""

    pro: str
    contra: str
    evidence: str


class Side(NamedTuple):
    """An explanation as it is printed: its bars, their units, and what they add up to.

    A bar is NaN where the column does not count, or there is one cluster.
    """

    bars: tuple[float, ...]
    units: tuple[int, ...]
    form: EvidenceFormat
    foot: Foot


class BarTable(NamedTuple):
    """The table: the place of 0 in each cell, the lines, and the sums."""

    zero: float
    lines: tuple[BarLine, ...]
    feet: tuple[Foot, ...]


def lay_out(columns: Sequence[str], given: Sequence[Given], values: Mapping[str, str], is_one_scale: bool) -> BarTable:
    """Return the lines of some explanations of the same columns; each has its own scale where their units differ.

    Parameters
    ----------
    columns : sequence of str
        The columns, in the order of the lines.
    given : sequence of Given
        The explanations.
    values : mapping of str to str
        The row's values by their columns.
    is_one_scale : bool
        Whether the bars of all explanations have one unit.
    """
    n_shown = len(columns) if len(columns) <= MOST_LINES else MOST_LINES - 1
    names = list(columns[:n_shown])
    texts = [values.get(name, "") for name in names]
    if n_shown < len(columns):
        names.append(OTHERS.format(n=len(columns) - n_shown))
        texts.append("")
    sides = [_side(each, n_shown) for each in given]
    longest = [max((abs(bar) for bar in side.bars if not math.isnan(bar)), default=0.0) or 1.0 for side in sides]
    scales = [max(longest)] * len(sides) if is_one_scale else longest
    places = [[bar / scale for bar in side.bars] for side, scale in zip(sides, scales, strict=True)]
    drawn = [place for side in places for place in side if not math.isnan(place)]
    low, high = min([0.0, *drawn]), max([0.0, *drawn])
    width = (high - low) or 1.0
    pairs = list(zip(sides, places, strict=True))
    lines = [
        BarLine(name, text, tuple(_place(side, place, i, low, width) for side, place in pairs))
        for i, (name, text) in enumerate(zip(names, texts, strict=True))
    ]
    return BarTable(-low / width, tuple(lines), tuple(side.foot for side in sides))


def _side(given: Given, n_shown: int) -> Side:
    bars, logit, (pro, contra) = list(given.bars), given.total, given.sums
    rest = [bar for bar in bars[n_shown:] if not math.isnan(bar)]
    shown = [*bars[:n_shown], *([math.fsum(rest) if rest else math.nan] if n_shown < len(bars) else [])]
    form = evidence_format(max((abs(bar) for bar in shown if not math.isnan(bar)), default=0.0), logit)
    if math.isnan(logit):
        return Side((math.nan,) * len(shown), (0,) * len(shown), form, Foot("", "", ""))
    equation = round_equation(form, pro, contra, logit)
    heights = [0.0 if math.isnan(bar) else bar for bar in shown]
    units = round_bars(form, heights, equation, joint=n_shown < len(bars))
    foot = Foot(form.write(equation.pro, sign=True), form.write(equation.contra, sign=True), form.write(equation.logit))
    return Side(tuple(shown), tuple(units), form, foot)


def _place(side: Side, places: Sequence[float], i: int, low: float, width: float) -> Bar | None:
    """Return a bar with its place in the cell; None for a column that does not count."""
    place = places[i]
    if math.isnan(place):
        return None
    start = (min(place, 0.0) - low) / width
    return Bar(start, abs(place) / width, place >= 0.0, side.form.write(side.units[i], sign=True))


def build_bar_table(heads: Sequence[Head], zero: float, lines: Sequence[BarLine], feet: Sequence[Foot]) -> str:
    """Return explanations side by side; `zero` is the place of no evidence in each cell, from 0 to 1."""
    names = "".join(f'<th scope="col" colspan="2"><b>{escape(head.name)}</b> {head.ends}</th>' for head in heads)
    head = f'<tr><td colspan="2"></td>{names}</tr>'
    body = "".join(_line(line, zero) for line in lines)
    sums = "".join(_foot(foot) for foot in feet)
    foot = f'<tr><th scope="row" colspan="2">{bar_words.SUM}</th>{sums}</tr>'
    widths = "".join(
        f'<col class="{name}">' for name in ("neon-names", "neon-values", *("neon-axes", "neon-units") * len(heads))
    )
    table = f"<colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot>"
    return f'<table class="neon-two{" neon-one" if len(heads) == 1 else ""}">{table}</table>'


def _line(line: BarLine, zero: float) -> str:
    cells = "".join(_bar(bar, zero) for bar in line.bars)
    return f'<tr><th scope="row">{escape(line.name)}</th><td>{escape(line.value)}</td>{cells}</tr>'


def _bar(bar: Bar | None, zero: float) -> str:
    if bar is None:
        return f'<td class="neon-axis"></td><td class="neon-quiet">{bar_words.NOT_COUNTED}</td>'
    side = "neon-for" if bar.is_for else "neon-against"
    place = f"left:{100.0 * bar.start:.2f}%;width:{100.0 * bar.length:.2f}%"
    axis = f'<div class="neon-zero" style="left:{100.0 * zero:.2f}%"></div>'
    drawn = f'<div class="{side}" style="{place}"></div>'
    return f'<td class="neon-axis">{axis}{drawn}</td><td class="{side}">{escape(bar.text)}</td>'


def _foot(foot: Foot) -> str:
    if not foot.evidence:
        return f'<td colspan="2" class="neon-quiet">{bar_words.NO_COMPETITOR}</td>'
    pro, contra = f'<span class="neon-for">{foot.pro}</span>', f'<span class="neon-against">{foot.contra}</span>'
    return f'<td colspan="2">{pro} {contra} = <b class="neon-evidence">{foot.evidence}</b></td>'
