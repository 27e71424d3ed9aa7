"""A group of rows in numbers: the values of a column, the parts of the squared distance and the bars as printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.wording.cluster_sentences import format_contrast, format_contrast_name
from neon_core.wording.evidence import PrintedEquation, apportion, evidence_format, round_bars, round_equation

if TYPE_CHECKING:
    from neon_core.summaries import GroupExplanation

BESIDE = "{here}, not {elsewhere}"
"""Template for a value in the group and in the other rows."""

HOVER = "{name}: {here} in the group{others}"
"""Template for a column in words."""

OTHERS_TOO = ", {elsewhere} in the other rows"


def format_group_name(group: GroupExplanation, column: int) -> str:
    """Return the name of a column; of a category with the value that differs most."""
    contrast = group.columns[column]
    return format_contrast_name(contrast, contrast.telling)


def format_group_values(group: GroupExplanation, column: int) -> str:
    """Return a column's mean in the group and in the other rows; only the former where there are no others.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> group = nc.explain_group(wine, wine.mismatches())
    >>> format_group_values(group, wine.design.column_names.index("hue"))
    '1.014, not 0.954'
    """
    here, elsewhere = _values(group, column)
    return BESIDE.format(here=here, elsewhere=elsewhere) if elsewhere else here


def describe_group_column(group: GroupExplanation, column: int) -> str:
    """Return a column of a group in words: its name, and both means."""
    here, elsewhere = _values(group, column)
    others = OTHERS_TOO.format(elsewhere=elsewhere) if elsewhere else ""
    return HOVER.format(name=format_group_name(group, column), here=here, others=others)


def _values(group: GroupExplanation, column: int) -> tuple[str, str]:
    """Return both means of a column; the second is empty where there are no other rows."""
    contrast = group.columns[column]
    here, elsewhere = format_contrast(contrast, contrast.telling)
    return here, "" if math.isnan(float(contrast.elsewhere[contrast.telling])) else elsewhere


def format_group_parts(parts: Sequence[float], whole: float) -> list[str]:
    """Return parts of a squared distance as printed, so that they add up to it.

    Examples
    --------
    >>> format_group_parts([0.33349, 0.33349, 0.33302], 1.0), format_group_parts([0.0], 0.0)
    (['0.34', '0.33', '0.33'], ['0.000'])
    """
    form = evidence_format(max(parts, default=0.0), whole)
    total = round(form.count(whole))
    return [form.write(units) for units in apportion([form.count(part) for part in parts], total)]


def format_group_bars(group: GroupExplanation, heights: Sequence[float], *, joint: bool) -> list[str]:
    """Return the bars of the mean relevance as printed, so that they add up to the mean evidence as printed."""
    relevance = group.relevance
    form = evidence_format(float(abs(relevance).max(initial=0.0)), group.evidence)
    pro, contra = float(relevance[relevance > 0.0].sum()), float(relevance[relevance < 0.0].sum())
    printed: PrintedEquation = round_equation(form, pro, contra, group.evidence)
    return [form.write(units, sign=True) for units in round_bars(form, heights, printed, joint=joint)]
