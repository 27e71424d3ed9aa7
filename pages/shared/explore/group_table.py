"""The table of a group: one line a column, from the one that parts the group and the others most."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from neon_core.wording import OTHERS, format_contrast, format_contrast_name
from neon_core.wording.evidence import EvidenceFormat, apportion, evidence_format
from pages.shared.wording import group_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Vector
    from neon_core.preparation import Design
    from neon_core.summaries import GroupExplanation

MOST_LINES, MOST_BESIDE_PICTURES = 12, 6
"""Lines above the one of all other columns; fewer where pictures show every column."""
MORE = 3
"""Decimals that the lines may have beyond three digits of their sum."""
EXACT = 1e-9
"""Rounding of the sums, as a share of the largest part."""


class Strip(NamedTuple):
    """A group in the observed range of a column: places from 0 to 1, and None for the middle of a category."""

    group: float
    others: float
    middle: tuple[float, float] | None


class GroupLine(NamedTuple):
    """A line of the table: texts, the strip, the length of the ink bar (more than 1 is cut), and the relevance."""

    name: str
    group: str
    others: str
    strip: Strip | None
    length: float
    apart: str
    relevance: str
    sign: int
    spread: str


class GroupTable(NamedTuple):
    """The table of a group with its sums; `evidence` is "" with one cluster, and `is_exact` whether all adds up."""

    lines: tuple[GroupLine, ...]
    apart: str
    evidence: str
    is_exact: bool


def build_table(group: GroupExplanation, design: Design, noun: str, most: int = MOST_LINES) -> GroupTable:
    """Return the table of a group that has others beside it; columns beyond `most` share one line."""
    order = group.order.tolist()
    shown = order if len(order) <= most + 1 else order[:most]
    parts, relevances = ([*values] for values in _sizes(group, order, len(shown)))
    form, relevance_form = (
        choose_format(values[: len(shown)], total)
        for values, total in ((parts, group.apart), (relevances, group.evidence))
    )
    aparts, apart = print_sums(form, parts, group.apart, is_signed=False)
    printed, evidence = print_sums(relevance_form, relevances, group.evidence, is_signed=True)
    longest, texts = parts[0], [_texts(group, design, i) for i in shown]
    if len(shown) < len(order):
        texts.append((OTHERS.format(n=len(order) - len(shown)), "", "", None))
    spreads = [relevance_form.write(relevance_form.count(float(group.spread[i]))) for i in shown]
    lines = [
        GroupLine(
            *text,
            length=part / longest if longest else 0.0,
            apart=aparts[place],
            relevance=printed[place] if evidence else "",
            sign=(relevances[place] > 0.0) - (relevances[place] < 0.0),
            spread=group_words.describe_spread(printed[place], spreads[place], noun) if evidence and text[3] else "",
        )
        for place, (text, part) in enumerate(zip(texts, parts, strict=True))
    ]
    return GroupTable(tuple(lines), apart, evidence, _adds_up(group))


def build_shades(group: GroupExplanation, design: Design) -> tuple[list[float], list[float]]:
    """Return the two means as pixels: 0 is the lowest value of all columns, 1 the highest."""
    low, high = float(design.low.min()), float(design.high.max())
    here, elsewhere = ([float(mean[0]) for mean in means] for means in _means(group))
    return [(value - low) / (high - low) for value in here], [(value - low) / (high - low) for value in elsewhere]


def _means(group: GroupExplanation) -> tuple[list[Vector], list[Vector]]:
    return [column.here for column in group.columns], [column.elsewhere for column in group.columns]


def _sizes(group: GroupExplanation, order: list[int], n_shown: int) -> tuple[list[float], list[float]]:
    """Return the distance and the relevance of each line; the last line is that of all columns that have none."""
    lines = [[i] for i in order[:n_shown]] + ([order[n_shown:]] if n_shown < len(order) else [])
    parts = [sum(group.columns[i].apart for i in line) for line in lines]
    return parts, [float(group.relevance[line].sum()) for line in lines]


def _texts(group: GroupExplanation, design: Design, i: int) -> tuple[str, str, str, Strip | None]:
    """Return a column's name, its value in the group and in the others, and its strip."""
    column = group.columns[i]
    here, elsewhere = format_contrast(column, column.telling)
    return format_contrast_name(column, column.telling), here, elsewhere, _strip(group, design, i)


def _strip(group: GroupExplanation, design: Design, i: int) -> Strip:
    """Return where a group is in the observed range of a column; a category has shares, from none to all."""
    column, contrast = design.columns[i], group.columns[i]
    if column.categories:
        return Strip(float(contrast.here[contrast.telling]), float(contrast.elsewhere[contrast.telling]), None)
    low, high = design.counted_range[:, column.start].tolist()
    counted = [float(design.as_counted(mean)[column.start]) for mean in (group.mean, group.other_mean)]
    middle = [float(column.transform.count(end)) for end in (group.low[i], group.high[i])]
    place = [min(1.0, max(0.0, (value - low) / (high - low))) if high > low else 0.5 for value in (*counted, *middle)]
    return Strip(place[0], place[1], (place[2], place[3]))


def choose_format(shown: Sequence[float], total: float) -> EvidenceFormat:
    """Return the format of parts and their sum: that of the longest line, where the sum has no more digits than six."""
    whole = evidence_format(0.0, total)
    form = evidence_format(max(map(abs, shown), default=0.0), math.nan)
    is_alike = form.exponent == whole.exponent and whole.decimals <= form.decimals <= whole.decimals + MORE
    return form if is_alike else whole


def print_sums(form: EvidenceFormat, parts: Sequence[float], total: float, *, is_signed: bool) -> tuple[list[str], str]:
    """Return parts and their sum as printed, so that they add up as printed; no texts where there is no sum."""
    if math.isnan(total):
        return [], ""
    units = round(form.count(total))
    printed = apportion([form.count(part) for part in parts], units)
    return [form.write(unit, sign=is_signed) for unit in printed], form.write(units)


def _adds_up(group: GroupExplanation) -> bool:
    """Whether the parts are the squared distance of the means, and the relevance the mean evidence."""
    distance = float(((group.mean - group.other_mean) ** 2).sum())
    is_apart = abs(group.apart - distance) <= EXACT * max(distance, 1e-300)
    if math.isnan(group.evidence):
        return is_apart
    size = float(abs(group.relevance).max(initial=0.0))
    return is_apart and abs(float(group.relevance.sum()) - group.evidence) <= EXACT * max(size, 1e-300)
