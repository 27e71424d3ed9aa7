"""The table of rows, the user's columns beside it, and the lesson on the published table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from neon_core.text import one_line
from neon_core.wording.column_values import format_column_value
from neon_core.wording.numbers import format_amount, format_number, format_signed
from neon_core.wording.row_values import format_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from neon_core.analysis import Analysis
    from neon_core.row_explanation import RowExplanation
    from neon_core.value_format import ValueFormat
    from pages.shared.wording.map_words import TextTable


TABLE = "Every row, in numbers"
VIEWS = "Rows shown"
ADD_COLUMNS = "Add columns"
OWN_COLUMNS = "Columns of the table"
NONE_ADDED = "None added yet"
SORT = "Sort by {column}"
CHOOSE = "Choose a row to explain it."
TO_CHOSEN = "Go to the chosen row"
LOADING = "Rows are on their way"
DECIMALS = {"evidence": 4, "distance to boundary": 4, "logit": 4, "probability": 2}
PLAIN = 0.01, 1e7
"""A column whose largest number is outside is written with powers of ten: decimals would show 0, or too many digits."""
LONGEST_CELL = 200
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


def is_plain(numbers: NDArray[np.float64]) -> bool:
    """Whether the numbers of a column can be read with fixed decimals.

    Examples
    --------
    >>> import numpy as np
    >>> is_plain(np.array([58.5, np.nan])), is_plain(np.array([5.6e-9])), is_plain(np.array([0.0]))
    (True, False, True)
    """
    largest = max((abs(number) for number in numbers.tolist() if not math.isnan(number)), default=0.0)
    least, most = PLAIN
    return largest == 0.0 or least <= largest < most


def format_short(number: float) -> str | None:
    """Return a very small or large number in three digits; None for a missing one.

    Examples
    --------
    >>> format_short(5.6e-9), format_short(float("nan"))
    ('5.60·10⁻⁹', None)
    """
    return format_amount(number) if math.isfinite(number) else None


def format_class_cell(value: object) -> str | None:
    """Return a class, or the name of a row, as text; None where it is not known.

    Examples
    --------
    >>> format_class_cell(3.0), format_class_cell(None)
    ('3', None)
    """
    is_missing = value is None or (isinstance(value, float) and math.isnan(value))
    return None if is_missing else one_line(format_class(value), LONGEST_CELL)


def format_cells(kind: str, values: pd.Series[Any], form: ValueFormat) -> list[str | None]:
    """Return the cells of a column of the user's table as text; None for an empty one.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.value_format import ValueFormat, choose_value_format
    >>> years = pd.Series([1998.0, 2004.0, None])
    >>> format_cells("number", years, choose_value_format(years))
    ['1998', '2004', None]
    >>> format_cells("boolean", pd.Series([True, None]), ValueFormat())
    ['yes', None]
    """
    if kind != "number":
        is_missing = values.isna().tolist()
        return [None if gap else format_class_cell(v) for gap, v in zip(is_missing, values.tolist(), strict=True)]
    numbers = values.to_numpy(float, na_value=math.nan).tolist()
    return [format_column_value(form, number) if math.isfinite(number) else None for number in numbers]
