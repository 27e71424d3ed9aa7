"""What can be asked for, and what cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion.text.records import WHITESPACE

if TYPE_CHECKING:
    from neon_core.reading import Overrides


def check(asked: Overrides) -> None:
    """Refuse what cannot be asked for, all at once."""
    problems = []
    if not _can_delimit(asked.delimiter):
        hint = 'Choose one character, or "whitespace".'
        problems.append(Problem(f"{asked.delimiter!r} cannot be a delimiter", "delimiter", hint))
    if asked.decimal not in (None, ".", ","):
        problems.append(Problem(f"{asked.decimal!r} cannot be a decimal mark", "decimal", 'Choose "." or ",".'))
    if asked.thousands not in (None, "", ".", ",", " ", "'"):
        hint = "Choose a point, a comma, a space, an apostrophe, or none."
        problems.append(Problem(f"{asked.thousands!r} cannot be a thousands mark", "thousands", hint))
    if asked.decimal is not None and asked.decimal == asked.thousands:
        hint = "Choose another for one of them."
        problems.append(Problem(f"{asked.decimal!r} cannot be both marks of a number", "decimal, thousands", hint))
    if asked.header_row is not None and (type(asked.header_row) is not int or asked.header_row < 0):
        hint = "Lines are counted from 1; 0 stands for no header."
        problems.append(Problem(f"{asked.header_row!r} is no line of a header", "header_row", hint))
    missing: object = asked.missing_values
    if missing is not None and not (isinstance(missing, tuple) and all(isinstance(word, str) for word in missing)):
        hint = 'Pass words: ("NA", "-").'
        problems.append(Problem(f"{missing!r} are no words for a missing value", "missing_values", hint))
    if problems:
        raise ReadingError(problems)


def _can_delimit(mark: object) -> bool:
    return mark in (None, WHITESPACE) or (isinstance(mark, str) and len(mark) == 1 and mark not in '\r\n"')
