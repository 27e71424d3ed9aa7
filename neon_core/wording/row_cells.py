"""The table of rows: its words, and its cells as text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from neon_core.text import one_line
from neon_core.wording.column_values import format_column_value
from neon_core.wording.numbers import format_amount
from neon_core.wording.row_values import format_class

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from neon_core.value_format import ValueFormat

TABLE = "Every row, in numbers"
SORT = "Sort by {column}"
CHOOSE = "Choose a row to explain it."
TO_CHOSEN = "Go to the chosen row"
LOADING = "Rows are on their way"
DECIMALS = {"evidence": 4, "distance to boundary": 4, "logit": 4, "probability": 2}
PLAIN = 0.01, 1e7
"""A column whose largest number is outside is written with powers of ten: decimals would show 0, or too many digits."""
LONGEST_CELL = 200


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
