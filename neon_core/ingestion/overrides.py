"""Validate the overrides of `read_table`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion.text.records import WHITESPACE

if TYPE_CHECKING:
    from neon_core.reading import Overrides


def validate_overrides(overrides: Overrides) -> None:
    """Refuse overrides that no file can have.

    Raises
    ------
    ReadingError
        With every override that is invalid.

    Examples
    --------
    >>> from neon_core.reading import Overrides
    >>> validate_overrides(Overrides(delimiter=";", decimal=","))
    """
    problems = []
    if not _can_delimit(overrides.delimiter):
        hint = 'Choose one character, or "whitespace".'
        problems.append(Problem(f"{overrides.delimiter!r} cannot be a delimiter", "delimiter", hint))
    if overrides.decimal not in (None, ".", ","):
        problems.append(Problem(f"{overrides.decimal!r} cannot be a decimal mark", "decimal", 'Choose "." or ",".'))
    if overrides.thousands not in (None, "", ".", ",", " ", "'"):
        hint = "Choose a point, a comma, a space, an apostrophe, or none."
        problems.append(Problem(f"{overrides.thousands!r} cannot be a thousands mark", "thousands", hint))
    if overrides.decimal is not None and overrides.decimal == overrides.thousands:
        hint = "Choose another mark for one of them."
        what = f"{overrides.decimal!r} cannot be both the decimal and the thousands mark"
        problems.append(Problem(what, "decimal, thousands", hint))
    if overrides.header_row is not None and (type(overrides.header_row) is not int or overrides.header_row < 0):
        hint = "Lines are counted from 1; 0 stands for no header."
        problems.append(Problem(f"{overrides.header_row!r} is not a header line", "header_row", hint))
    missing: object = overrides.missing_values
    if missing is not None and not (isinstance(missing, tuple) and all(isinstance(word, str) for word in missing)):
        hint = 'Pass words: ("NA", "-").'
        problems.append(Problem(f"{missing!r} are not words for a missing value", "missing_values", hint))
    if problems:
        raise ReadingError(problems)


def _can_delimit(mark: object) -> bool:
    return mark in (None, WHITESPACE) or (isinstance(mark, str) and len(mark) == 1 and mark not in '\r\n"')
