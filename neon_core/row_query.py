"""The question that a table of rows answers: conditions on its columns, a text to search for, and an order."""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.arguments import check_all, check_type, format_given
from neon_core.errors import FilterError
from neon_core.text import join

OPERATORS = ("=", "is not", "above", "at most", "contains", "is missing")
"""The operators of a condition. "is not" is the opposite of "=", and "at most" that of "above" among filled cells."""

MISSING = "is missing"
"""The operator without a value."""


@dataclass(frozen=True)
class Condition:
    """A condition on the rows of a table.

    Attributes
    ----------
    column : str
        The name of a column.
    operator : str
        One of `OPERATORS`.
    value : str
        The value, as a person writes it; empty for "is missing".

    Raises
    ------
    ArgumentError
        If a part is no text.
    FilterError
        If there is no such operator, or it takes no value or needs one.

    Examples
    --------
    >>> Condition("alcohol", "above", "12.8")
    Condition(column='alcohol', operator='above', value='12.8')
    >>> Condition("alcohol", "over", "12.8")
    Traceback (most recent call last):
    neon_core.errors.FilterError: 'over' is no operator (operator). Choose =, is not, above, at most, contains or is...
    """

    column: str
    operator: str
    value: str = ""

    def __post_init__(self) -> None:
        """Check the parts, and refuse an operator that there is not, and a value that does not go with it."""
        for name in ("column", "operator", "value"):
            check_type(getattr(self, name), str, name)
        if self.operator not in OPERATORS:
            hint = f"Choose {join(OPERATORS, ' or ')}."
            raise FilterError(f"{format_given(self.operator)} is no operator", where="operator", hint=hint)
        if self.operator == MISSING and self.value:
            raise FilterError("“is missing” takes no value", where=self.column, hint="Leave the value empty.")
        if self.operator != MISSING and not self.value.strip():
            hint = "Write a value, or choose “is missing”."
            raise FilterError(f"“{self.operator}” needs a value", where=self.column, hint=hint)


@dataclass(frozen=True)
class RowQuery:
    """Which rows of a table are wanted, and in which order.

    Attributes
    ----------
    conditions : tuple of Condition
        A row must meet all of them.
    search : str
        A text that the row's name or one of its texts contains; "" for any row.
    sort : str
        The column by which the rows are sorted; "" for the order of the table.
    is_descending : bool
        Whether the largest value comes first.

    Examples
    --------
    >>> RowQuery((Condition("hue", "is missing"),), sort="hue").is_filtered
    True
    """

    conditions: tuple[Condition, ...] = ()
    search: str = ""
    sort: str = ""
    is_descending: bool = False

    def __post_init__(self) -> None:
        """Check the types of the parts."""
        given: object = self.conditions
        is_empty = isinstance(given, list | tuple) and not given
        object.__setattr__(self, "conditions", () if is_empty else tuple(check_all(given, Condition, "conditions")))
        for name in ("search", "sort"):
            check_type(getattr(self, name), str, name)
        check_type(self.is_descending, bool, "is_descending")

    @property
    def is_filtered(self) -> bool:
        """Whether it leaves out any rows."""
        return bool(self.conditions or self.search)
