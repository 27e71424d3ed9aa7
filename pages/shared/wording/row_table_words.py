"""The table of all rows and the published view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import count
from neon_core.wording.numbers import format_number, format_signed
from pages.shared.wording.export_words import EXPORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.analysis import Analysis
    from neon_core.row_explanation import RowExplanation
    from pages.shared.wording.map_words import TextTable


TABLE = {"whole": "Every row, in numbers", "cut": "Rows, in numbers"}
VIEWS = "Rows shown"
CHOOSE = "Choose a row to explain it."
CUT = {
    "all": "The table has {shown:,} of {of}, as the PCA map does; the files under “{files}” have all.",
    "mismatches": "The table has the first {shown:,} of {of:,} mismatches; the files under “{files}” have all rows.",
}
DECIMALS = {"logit": 4, "distance to boundary": 4, "sum of relevance": 4, "probability": 2}
PLAIN = 0.01, 1e7
"""A column whose largest number is outside is written with powers of ten: decimals would show 0, or too many digits."""


def format_views(analysis: Analysis, with_published: bool, nearest: int, most: int) -> dict[str, str]:
    """Return the labels of the table's views, the most telling first.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    with_published : bool
        Whether the published table is one of them.
    nearest, most : int
        How many rows nearest to a boundary are shown, and how many of all at most.
    """
    clustering, rows = analysis.clustering, analysis.design.rows.size
    views = {"all": f"All · {rows:,}" if rows <= most else f"On the map · {most:,}"}
    if analysis.config.n_clusters > 1:
        views = {"nearest": f"Nearest a boundary · {min(nearest, rows)}", **views}
    if clustering.mismatch.any():
        views = {"mismatches": f"Mismatches · {int(clustering.mismatch.sum()):,}", **views}
    return views | {"published": "Published table"} if with_published else views


def describe_rows(analysis: Analysis, view: str, most: int, nouns: tuple[str, str]) -> str:
    """Return the caption of the table; where a view has more rows than it shows, with the rows that it shows."""
    rows, wrong = analysis.design.rows.size, int(analysis.clustering.mismatch.sum())
    totals = {"all": (rows, count(rows, *nouns)), "mismatches": (wrong, wrong)}
    total, of = totals.get(view, (0, 0))
    cut = [CUT[view].format(shown=most, of=of, files=EXPORT)] if total > most else []
    return " ".join([CHOOSE, *cut])


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


def number_format(largest: float, decimals: int) -> str:
    """Return the printf format of a column of numbers.

    Examples
    --------
    >>> number_format(58.5, 4), number_format(5.6e-9, 4), number_format(0.0, 2)
    ('%.4f', '%.3e', '%.2f')
    """
    least, most = PLAIN
    return f"%.{decimals}f" if largest == 0.0 or least <= largest < most else "%.3e"
