"""Split a record into cells: the dialect, and the slow, careful splitter for a single record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WHITESPACE = "whitespace"


@dataclass(frozen=True)
class Dialect:
    """The marks of a text table.

    Attributes
    ----------
    delimiter : str
        One character, or "whitespace" for any number of spaces and tabs.
    quote, escape : str
        The quote character around a cell, and the character that makes the next one literal; "" where there is none.
    comment : str
        The start of a comment line; "" where there is none.
    is_wide : bool
        With the delimiter "whitespace": a single space is part of a cell, as in a table laid out in columns.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    comment: str = ""
    is_wide: bool = False


@dataclass(frozen=True)
class SplitRecord:
    """A record split into cells.

    Attributes
    ----------
    cells : tuple of str
        The cells without quotes and without the spaces around them.
    is_open : bool
        Whether a quote was opened and not closed: the record continues on the next line, or the quote is a stray one.
    is_stray : bool
        Whether a quote was opened and not closed in its cell: the end of the cell is uncertain.
    is_strict : bool
        Whether a strict CSV engine, which accepts quotes only beside a delimiter and only doubled, splits it alike.
    """

    cells: tuple[str, ...]
    is_open: bool
    is_stray: bool
    is_strict: bool


@dataclass(frozen=True)
class CellPatterns:
    """The regular expressions of a dialect's cells.

    Attributes
    ----------
    quoted : Pattern or None
        A cell in quotes, with the spaces around it: groups before, inside, after.
    loose : Pattern or None
        A cell in quotes that contains quotes which are neither doubled nor escaped.
    bare : Pattern
        A cell without quotes.
    """

    quoted: re.Pattern[str] | None
    loose: re.Pattern[str] | None
    bare: re.Pattern[str]


@lru_cache(maxsize=64)
def cell_patterns(dialect: Dialect) -> CellPatterns:
    """Return the regular expressions of a dialect's cells."""
    by_spaces = dialect.delimiter == WHITESPACE
    d, q, e = (re.escape(mark) for mark in (dialect.delimiter, dialect.quote, dialect.escape))
    blank = "" if by_spaces else f"[{_padding(dialect)}]*"
    end = "(?=[ \t]|$)" if by_spaces else f"(?={d}|$)"
    escaped = f"{e}.|" if e else ""
    inside = "[^ \t]| (?=[^ \t])" if dialect.is_wide else "[^ \t]"
    bare = re.compile(f"(?:{escaped}{inside})*" if by_spaces else f"(?:{escaped}[^{d}])*", re.DOTALL)
    if not q:
        return CellPatterns(None, None, bare)
    inside = f"(?:{escaped}{q}{q}|[^{q}{e}])*+"  # possessive: a doubled quote is never split
    quoted = re.compile(f"({blank}){q}({inside}){q}({blank})", re.DOTALL)
    inner = f"[^{d}]*?" if not by_spaces else "[^ \t]*?"
    return CellPatterns(quoted, re.compile(f"{blank}{q}({inner}){q}{blank}{end}", re.DOTALL), bare)


def _padding(dialect: Dialect) -> str:
    """Return the characters that may stand around a quoted cell: blanks, but not the delimiter."""
    return " \t".replace(dialect.delimiter, "")


def split_record(text: str, dialect: Dialect) -> SplitRecord:
    """Split one record, without its line end, into cells.

    A quote counts only where a cell begins and where a delimiter follows; elsewhere it is a character.

    Examples
    --------
    >>> split_record('a,"b, c",5" pipe', Dialect()).cells
    ('a', 'b, c', '5" pipe')
    >>> split_record('1 "x y"  3', Dialect(" ")).cells
    ('1', 'x y', '', '3')
    """
    by_spaces = dialect.delimiter == WHITESPACE
    if not by_spaces and not any(mark and mark in text for mark in (dialect.quote, dialect.escape)):
        bare = tuple(cell.strip() for cell in text.split(dialect.delimiter))  # in a tenth of the time
        return SplitRecord(bare, is_open=False, is_stray=False, is_strict=True)
    return _split_marked(text.strip(" \t") if by_spaces else text, dialect)


def _split_marked(text: str, dialect: Dialect) -> SplitRecord:
    """Split a record that may have quotes or escapes, or cells between blanks, cell by cell."""
    by_spaces = dialect.delimiter == WHITESPACE
    cells: list[str] = []
    at, forms = 0, {"odd" if by_spaces else "strict"}
    while True:
        cell, at, form = _read_cell(text, at, dialect)
        cells.append(cell)
        forms.add(form)
        if at >= len(text):
            is_stray = not forms.isdisjoint(("open", "stray"))
            return SplitRecord(tuple(cells), "open" in forms, is_stray, forms == {"strict"})
        at += 1
        while by_spaces and text[at] in " \t":
            at += 1


def _read_cell(text: str, at: int, dialect: Dialect) -> tuple[str, int, str]:
    """Return the cell that begins at a position, its end, and its form: "strict", "odd", "stray" or "open"."""
    patterns = cell_patterns(dialect)
    blank = " \t" if dialect.delimiter == WHITESPACE else dialect.delimiter
    start = text[at : at + 100].lstrip(_padding(dialect))
    has_quote = patterns.quoted and start.startswith(dialect.quote)
    if patterns.quoted and patterns.loose and has_quote:
        quoted = patterns.quoted.match(text, at)
        if quoted and (quoted.end() == len(text) or text[quoted.end()] in blank):
            is_strict = not quoted[1] and not quoted[3] and not (dialect.escape and dialect.escape in quoted[2])
            return _unquote(quoted[2], dialect), quoted.end(), "strict" if is_strict else "odd"
        if quoted is None:
            return text[at:], len(text), "open"
        loose = patterns.loose.match(text, at)
        if loose:
            return loose[1], loose.end(), "odd"
    bare = patterns.bare.match(text, at)
    cell, end = (bare[0], bare.end()) if bare else (text[at:], len(text))
    has_escape = bool(dialect.escape) and dialect.escape in cell
    is_stray = has_quote and cell.count(dialect.quote) % 2
    form = "stray" if is_stray else "odd" if has_quote or has_escape else "strict"
    return (_unescape(cell, dialect) if has_escape else cell).strip(), end, form


def _unquote(text: str, dialect: Dialect) -> str:
    """Return the inside of a quoted cell with its doubled and escaped quotes as characters."""
    text = text.replace(dialect.quote * 2, dialect.quote)
    return _unescape(text, dialect) if dialect.escape else text


def _unescape(text: str, dialect: Dialect) -> str:
    e = re.escape(dialect.escape)
    escapable = re.escape(dialect.escape + dialect.quote + dialect.delimiter.replace(WHITESPACE, " "))
    return re.sub(f"{e}([{escapable}])", r"\1", text)


def format_record(cells: tuple[str, ...], delimiter: str, quote: str = '"') -> str:
    """Return cells as a record that a strict CSV engine can read: quoted where needed, every quote doubled.

    Examples
    --------
    >>> format_record(("a", "b, c", '5" pipe'), ",")
    'a,"b, c","5"" pipe"'
    """
    odd = set(delimiter + quote + "\r\n")
    return delimiter.join(
        quote + cell.replace(quote, quote * 2) + quote if odd & set(cell) or cell[:1] == quote else cell
        for cell in cells
    )
