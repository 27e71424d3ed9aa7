"""The table of rows, the user's columns beside it, and the lesson on the published table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.wording.numbers import format_number, format_signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.analysis import Analysis
    from neon_core.row_explanation import RowExplanation
    from neon_core.wording.map_words import TextTable


VIEWS = "Rows shown"
ADD_COLUMNS = "Add columns"
OWN_COLUMNS = "Columns of the table"
NONE_ADDED = "None added yet"
NAMES = {"mismatches": "Mismatches", "nearest": "Nearest a boundary", "hardest": "Hardest first", "all": "All"}
"""The views of the table, and what an address may ask for."""


def list_views(analysis: Analysis) -> tuple[str, ...]:
    """Return the views that an analysis has, the most telling first: it is the one that opens."""
    views: tuple[str, ...] = ("all",)
    if analysis.n_clusters > 1:
        views = ("nearest", "hardest", *views)
    return ("mismatches", *views) if analysis.clustering.mismatch.any() else views


def count_rows(analysis: Analysis, view: str, nearest: int) -> int:
    """Return the number of rows of a view."""
    rows = analysis.design.rows.size
    if view == "mismatches":
        return int(analysis.clustering.mismatch.sum())
    return min(nearest, rows) if view == "nearest" else rows


def format_views(analysis: Analysis, nearest: int) -> dict[str, str]:
    """Return the labels of the table's views, the most telling first.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    nearest : int
        How many rows nearest to a boundary are shown.
    """
    views = list_views(analysis)
    labels = {view: f"{NAMES[view]} · {count_rows(analysis, view, nearest):,}" for view in views}
    return labels | ({"hardest": NAMES["hardest"]} if "hardest" in views else {})


LESSON = "The published nine wines"
PUBLISHED_WHY = (
    "The nine wines of the published demonstration, from its own run: each feature to 0…1, three clusters, one start "
    "from seed 2 (inertia {here}). Today's best of ten starts finds another optimum, slightly tighter (inertia "
    "{best}), with {mismatches} mismatches. K-Means keeps the best of the optima that its starts reach. The published "
    "seed, 77, reaches this optimum only with the scikit-learn of its day."
)
PUBLISHED_SIGMOID = (
    "“probability” is the sigmoid of the logit, as published. It would be a probability only if the variance inside "
    "the clusters were ½, so read it as a name."
)
PUBLISHED_BARS = (
    "The explanations of these wines at the usual comparison, on one scale. Blue bars to the right count for the "
    "cluster, orange bars to the left against it. Each title has the wine and its logit."
)


PUBLISHED = "The published table: the nine wines that disagree with their class"


def build_multiples_table(points: Sequence[RowExplanation], nouns: tuple[str, str]) -> TextTable:
    """Return several explanations as a table, for people who do not see the picture."""
    rows = [
        [
            str(p.identity.row),
            format_number(p.standing.logit, 4),
            *(format_signed(r) for r in p.bars.relevance.tolist()),
        ]
        for p in points
    ]
    return {"caption": PUBLISHED, "head": [nouns[0], "logit", *points[0].columns.names], "rows": rows}


def describe_published_run(here: Analysis, best: Analysis) -> str:
    """Return where the published table comes from and why today's default differs."""
    return PUBLISHED_WHY.format(
        here=format_number(here.clustering.inertia, 4),
        best=format_number(best.clustering.inertia, 4),
        mismatches=int(best.clustering.mismatch.sum()),
    )
