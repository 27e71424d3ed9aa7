"""Recognise a second header line: units, and the line of survey programs that says "Response" above every answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from neon_core.parse.vocabulary import MISSING_WORDS, YES_NO_WORDS

RESPONSE_WORDS = frozenset(
    {
        *("response", "responses", "open-ended response", "antwort", "offene antwort", "réponse", "réponse ouverte"),
        *("respuesta", "respuesta abierta", "risposta", "resposta", "antwoord"),
    }
)
"""Words that survey programs write below the questions, lower case."""

ANSWERS = frozenset(word for pair in YES_NO_WORDS for word in pair)
"""Words that are values, even where each column of a row has the same."""

MIN_BELOW = 2
"""Rows below a second header line."""

MIN_BELOW_UNKNOWN = 8
"""Rows below a line that says an unknown word of each column, where no id is left blank beside it."""

PREFIXED = "(?:[µumkcdhnMG]?(?:Hz|Pa|Wh|mol|bar|[mgslLAVWJNKtB]))"
UNIT = re.compile(
    rf"[\[(]?(?:{PREFIXED}(?:[²³23]|\^-?\d)?(?:[/·* ]{PREFIXED}(?:[²³23]|\^-?\d)?)?|[%‰°]|°[CFK]|min|[hda]|km/h|mph|kn"
    r"|[€$£¥]|EUR|USD|GBP|CHF|pp[mb]|dB|pH|k?cal|years?|days?|hours?|Jahre|Tage|ans|años)[\])]?"
)

Row = tuple[str, ...]


def is_units_line(row: Row, value_columns: Sequence[bool]) -> bool:
    """Whether a row has units above the columns of values; a 1 stands for a number without a unit.

    Examples
    --------
    >>> is_units_line(("", "kg", "1", "[m/s]"), [False, True, True, True])
    True
    """
    cells = [cell.strip() for cell, has_values in zip(row, value_columns, strict=False) if has_values]
    units = [cell for cell in cells if UNIT.fullmatch(cell)]
    return bool(units) and all(cell in ("", "-", "1", *units) for cell in cells)


def is_answer_line(row: Row, below: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether a row below the header says one word, such as "Response", about each column, and nothing of the ids.

    A word that no survey program writes counts beside an id that is left blank, or above some more rows.

    Examples
    --------
    >>> rows = [("7", "yes", "18-29"), ("8", "no", "30-44")]
    >>> is_answer_line(("", "Response", "Response"), rows, [True, False, False])
    True
    """
    if not _stands_beside_blanks(row, below, value_columns):
        return False
    words = {cell.strip().lower() for cell in row if cell.strip()}
    n_words = sum(bool(cell.strip()) for cell in row)
    if words <= RESPONSE_WORDS:
        return True
    is_enough = len(below) >= MIN_BELOW_UNKNOWN or (any(value_columns) and len(below) > MIN_BELOW)
    return is_enough and len(words) == 1 and n_words > 1 and words.isdisjoint(ANSWERS) and row not in below


def says_one_word(row: Row, above: Row) -> bool:
    """Whether a header row has one word in all columns that it names, whose names above differ: it says nothing.

    A unit says something, though all columns have it.

    Examples
    --------
    >>> says_one_word(("", "Response", "Response"), ("id", "smokes", "age"))
    True
    >>> says_one_word(("", "kg", "kg"), ("id", "net", "gross")), says_one_word(("a", "b"), ("net", "gross"))
    (False, False)
    """
    named = [(cell.strip(), name.strip()) for cell, name in zip(row, above, strict=True) if cell.strip()]
    words, names = {cell.lower() for cell, _ in named}, {name for _, name in named}
    is_one = len(named) > 1 and len(words) == 1 and not UNIT.fullmatch(named[0][0])
    return is_one and "" not in names and len(names) == len(named)


def names_answers(row: Row, above: Row, below: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether a row below the header names the answers to questions, beside ids that it leaves blank.

    Examples
    --------
    >>> rows = [("7", "x", ""), ("8", "", "x")]
    >>> names_answers(("", "red", "blue"), ("id", "Which?", ""), rows, [True, False, False])
    True
    """
    if not any(value_columns) or not _stands_beside_blanks(row, below, value_columns):
        return False
    is_question = any(cell.strip() and not name.strip() for cell, name in zip(row, above, strict=True))
    return is_question or any(cell.strip().lower() in RESPONSE_WORDS for cell in row)


def _stands_beside_blanks(row: Row, below: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether a row has words that are no values below, and blanks in columns of values that have none below."""
    cells = [cell.strip() for cell in row]
    n_words = sum(map(bool, cells))
    if len(below) < MIN_BELOW or n_words < 0.5 * (len(cells) - sum(value_columns)) or not n_words:
        return False
    for i, cell in enumerate(cells):
        column = [other[i].strip() for other in below]
        is_full = all(column)
        if value_columns[i] and (cell or not is_full):
            return False
        is_value_below = cell in column and {*column} - {""} != {cell}  # a tick box repeats its name
        if cell and (cell.lower() in MISSING_WORDS or is_value_below or any(map(str.isdigit, cell))):
            return False
    return True
