"""The longest usual sentences about a row: the panel keeps room for them, so that nothing moves from row to row."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core import wording

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.payload.browser_messages import LongestTexts
    from neon_core.row_explanation import RowExplanation

NAMES = 200
"""Rows whose names are compared, spread over the table: a long one among others is found, in a millisecond."""
MODERATE = 0.6
"""A share of rows nearer to a boundary that makes a moderate margin, and a sentence with two numbers."""


def build_longest_texts(analysis: Analysis, any_row: RowExplanation, nouns: tuple[str, str]) -> LongestTexts:
    """Return the longest headline and the longest sentences below it that usual rows of an analysis have.

    Ties and several competitors that are equally near are no usual rows.
    """
    if any_row.standing.competitor < 0:
        return {"headline": [], "standing": []}
    longest = _longest_row(analysis, any_row)
    return {
        "headline": wording.to_list(wording.describe_answer(longest, nouns)),
        "standing": wording.to_list(wording.describe_standing(longest, nouns)),
    }


def _longest_row(analysis: Analysis, any_row: RowExplanation) -> RowExplanation:
    """Return a row that there need not be: the last one, of the last cluster, of the class with the longest name."""
    last, n_rows = analysis.n_clusters - 1, any_row.standing.n_rows
    rivals, borders = (max(0, last - 1),), (max(0, last - 2),)
    standing = replace(
        any_row.standing,
        label=last,
        competitor=rivals[0],
        competitors=rivals,
        borders=borders,
        border=borders[0],
        logit=1.0,
        depth=0.0,
        nearer=int(MODERATE * n_rows),
        equal=0,
        mismatch=True,
    )
    row = int(analysis.design.rows[-1])
    known = max(analysis.clustering.classes, key=lambda value: len(wording.format_class(value)), default=None)
    identity = replace(any_row.identity, row=row, name=_longest_name(analysis), known_class=known)
    return replace(any_row, identity=identity, standing=standing)


def _longest_name(analysis: Analysis) -> str:
    """Return a text as long as the longest of some names, none of which travels with it; empty where rows have none."""
    names, rows = analysis.design.row_names, analysis.design.rows
    longest = "" if names is None else max(names.names(rows[:: max(1, rows.size // NAMES)]), key=len)
    return re.sub(r"\w", "n", longest)
