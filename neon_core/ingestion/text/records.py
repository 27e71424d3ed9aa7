"""How a text is cut into cells: the dialect, and the slow and careful way to cut a single record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WHITESPACE = "whitespace"


@dataclass(frozen=True)
class Dialect:
    """Marks of a text table.

    Attributes
    ----------
    delimiter : str
        One character, or "whitespace" for any number of spaces and tabs.
    quote, escape : str
        Around a cell, and before a character that is meant as such; "" where there is none.
    comment : str
        What begins a line that is no row; "" where there is none.
    is_wide : bool
        Of white space: a single space is part of a cell, as in a table that is laid out in columns.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    comment: str = ""
    is_wide: bool = False


@dataclass(frozen=True)
class Cut:
    """A record as cells.

    Attributes
    ----------
    cells : tuple of str
        Stripped of quotes and of the spaces around them.
    is_open : bool
        A quote was opened and not closed: the record goes on in the next line, or the quote is a stray one.
    is_stray : bool
        A quote was opened and not closed in its cell, so nobody knows where the cell should end.
    is_plain : bool
        A strict engine, which knows quotes only right at a delimiter and only doubled, cuts it alike.
    """

    cells: tuple[str, ...]
    is_open: bool
    is_stray: bool
    is_plain: bool


@dataclass(frozen=True)
class Patterns:
    """What the cells of a dialect look like.

    Attributes
    ----------
    quoted : Pattern or None
        A cell in quotes, with the spaces around it: before, inside, after.
    loose : Pattern or None
        A cell in quotes that has quotes in it which nothing marks as such.
    bare : Pattern
        A cell without quotes.
    """

    quoted: re.Pattern[str] | None
    loose: re.Pattern[str] | None
    bare: re.Pattern[str]


@lru_cache(maxsize=64)
def patterns(dialect: Dialect) -> Patterns:
    """Return what the cells of a dialect look like."""
    spaces = dialect.delimiter == WHITESPACE
    d, q, e = (re.escape(mark) for mark in (dialect.delimiter, dialect.quote, dialect.escape))
    blank = "" if spaces else "[ ]*" if dialect.delimiter == "\t" else "[ \t]*"
    end = "(?=[ \t]|$)" if spaces else f"(?={d}|$)"
    escaped = f"{e}.|" if e else ""
    inside = "[^ \t]| (?=[^ \t])" if dialect.is_wide else "[^ \t]"
    bare = re.compile(f"(?:{escaped}{inside})*" if spaces else f"(?:{escaped}[^{d}])*", re.DOTALL)
    if not q:
        return Patterns(None, None, bare)
    inside = f"(?:{escaped}{q}{q}|[^{q}{e}])*+"  # possessive: a doubled quote is never taken apart
    quoted = re.compile(f"({blank}){q}({inside}){q}({blank})", re.DOTALL)
    inner = f"[^{d}]*?" if not spaces else "[^ \t]*?"
    return Patterns(quoted, re.compile(f"{blank}{q}({inner}){q}{blank}{end}", re.DOTALL), bare)


def cut(text: str, dialect: Dialect) -> Cut:
    """Cut one record, without its line end.

    A quote counts where a cell begins and where a delimiter follows; elsewhere it is a character.

    Examples
    --------
    >>> cut('a,"b, c",5" pipe', Dialect()).cells
    ('a', 'b, c', '5" pipe')
    """
    spaces = dialect.delimiter == WHITESPACE
    text = text.strip(" \t") if spaces else text
    cells: list[str] = []
    at, kinds = 0, {"odd" if spaces else "plain"}
    while True:
        cell, at, kind = _cell(text, at, dialect)
        cells.append(cell)
        kinds.add(kind)
        if at >= len(text):
            return Cut(tuple(cells), "open" in kinds, not kinds.isdisjoint(("open", "stray")), kinds == {"plain"})
        at += 1
        while spaces and text[at] in " \t":
            at += 1


def _cell(text: str, at: int, dialect: Dialect) -> tuple[str, int, str]:
    """Return the cell that begins here, where it ends, and whether it is "plain", "odd", "stray" or "open"."""
    looks = patterns(dialect)
    blank = " \t" if dialect.delimiter == WHITESPACE else dialect.delimiter
    begins = looks.quoted and text[at : at + 100].lstrip(" \t" if blank != "\t" else " ").startswith(dialect.quote)
    if looks.quoted and looks.loose and begins:
        found = looks.quoted.match(text, at)
        if found and (found.end() == len(text) or text[found.end()] in blank):
            strict = not found[1] and not found[3] and not (dialect.escape and dialect.escape in found[2])
            return _inner(found[2], dialect), found.end(), "plain" if strict else "odd"
        if found is None:
            return text[at:], len(text), "open"
        loose = looks.loose.match(text, at)
        if loose:
            return loose[1], loose.end(), "odd"
    bare = looks.bare.match(text, at)
    cell, end = (bare[0], bare.end()) if bare else (text[at:], len(text))
    escaped = bool(dialect.escape) and dialect.escape in cell
    kind = "stray" if begins and cell.count(dialect.quote) % 2 else "odd" if begins or escaped else "plain"
    return (_unescaped(cell, dialect) if escaped else cell).strip(), end, kind


def _inner(text: str, dialect: Dialect) -> str:
    """Return what is meant by the inside of a quoted cell."""
    text = text.replace(dialect.quote * 2, dialect.quote)
    return _unescaped(text, dialect) if dialect.escape else text


def _unescaped(text: str, dialect: Dialect) -> str:
    e = re.escape(dialect.escape)
    meant = re.escape(dialect.escape + dialect.quote + dialect.delimiter.replace(WHITESPACE, " "))
    return re.sub(f"{e}([{meant}])", r"\1", text)


def written(cells: tuple[str, ...], delimiter: str, quote: str = '"') -> str:
    """Write cells so that a strict engine reads them: every quote doubled, what needs quotes in quotes."""
    odd = set(delimiter + quote + "\r\n")
    return delimiter.join(
        quote + cell.replace(quote, quote * 2) + quote if odd & set(cell) or cell[:1] == quote else cell
        for cell in cells
    )
