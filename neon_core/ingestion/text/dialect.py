"""Which marks a text table is written with: the dialect under which its lines are most alike and its cells make sense.

The measure is that of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns",
2019: how regular the rows are, times how many cells are of a known type.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from neon_core.ingestion.text.records import WHITESPACE, Dialect, cut

DELIMITERS = (*",;\t|:^~", "\x01", "\x1f", "\x1e", *"¦§#&*/!@$%")
USUAL = DELIMITERS[:4]
SAMPLE, LINES = 1 << 16, 100
SEP = re.compile(rb'"?sep=(.)"?[ ,;\t|]*\r?\n', re.IGNORECASE)
COMMENT = "#"

NUMBER = re.compile(
    r"[-+\u2212]?[\s$€£¥]*(\d[\d.,' \u00a0\u2009\u202f]*)?\d([.,]\d*)?([eE][-+]?\d+)?\s*[%€$£¥°]?-?"
    r"|[.,]\d+|\([^()]*\d[^()]*\)"
)
DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?([ap]m)?(Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}:\d{2}(:\d{2})?"
)
WORDS = re.compile(r"[^\W_]([\w .()'+\-/&°µ%]*[^\W_]|[\w .()'+\-/&°µ%]*[.)%])?")
WHOLE = re.compile(r"\d{1,3}( \d{3})+([.,]\d+)?|[-+]?\d+[.,]\d+")
"""A number that a delimiter which is in it would part: 12 500 by a space, and 1,5 by a comma."""

WEB = re.compile(r"\S+@\S+\.\w+|https?://\S+")


def find(content: bytes, delimiter: str | None = None) -> tuple[Dialect, int, int]:
    r"""Return the dialect, the byte where the lines begin (after Excel's line "sep=;"), and how many stand before.

    A delimiter that is given is taken; the other marks are found for it.

    Examples
    --------
    >>> find(b"a;b\n1,5;2\n")[0].delimiter
    ';'
    """
    told = SEP.match(content)
    start = told.end() if told else 0
    text = content[start : start + SAMPLE].decode("utf-8", "ignore")
    if len(content) > start + SAMPLE:
        text = text[: text.rfind("\n") + 1] or text
    lines = [line for line in islice(text.splitlines(), LINES * 3) if line.strip()]
    comment = COMMENT if 0 < sum(line.startswith(COMMENT) for line in lines) < 0.5 * len(lines) else ""
    rows = [line for line in lines if not (comment and line.startswith(comment))][:LINES]
    delimiters = [told[1].decode("latin-1")] if told else [d for d in DELIMITERS if d in text and d != comment]
    delimiters = [delimiter] if delimiter else delimiters or [","]
    delimiters += [] if delimiter or told else [WHITESPACE]
    best = max(_candidates(rows, delimiters), key=lambda found: found[0], default=(0.0, Dialect()))[1]
    return replace(best, comment=comment), start, int(told is not None)


def _candidates(rows: list[str], delimiters: list[str]) -> list[tuple[float, Dialect]]:
    """Return each dialect that the text could be written in with its measure."""
    text = "\n".join(rows)
    quotes = ['"'] + (["'"] if re.search(r"(^|[^\w'])[ ]*'[^'\n]*'[ ]*([^\w']|$)", text, re.MULTILINE) else [])
    found = []
    for delimiter in delimiters:
        for quote in quotes:
            escape = "\\" if "\\" + quote in text else ""
            for is_wide in (False, True) if delimiter == WHITESPACE else (False,):
                dialect = Dialect(delimiter, quote, escape, is_wide=is_wide)
                found.append((_measure(rows, dialect) * _liking(dialect), dialect))
    return found


def _liking(dialect: Dialect) -> float:
    """Of two dialects that fit alike the usual one is meant."""
    usual = 1.0 if dialect.delimiter in USUAL else 0.8 if dialect.delimiter == WHITESPACE else 0.7
    return usual * (0.99 if dialect.is_wide else 1.0) * (1.0 if dialect.quote == '"' else 0.999)


def _measure(rows: list[str], dialect: Dialect) -> float:
    """Return how regular the rows are, times the share of cells of a known type."""
    records = _records(rows, dialect)
    many = Counter(map(len, records))
    if not records:
        return 0.0
    regular = sum(n * max(length - 1, 1e-3) / length for length, n in many.items()) / len(many)
    cells = [cell for record in records for cell in record[:50]]
    known = (0.001 + sum(map(is_known, cells))) / max(1, len(cells))
    known *= 1.0 - 0.5 * sum(map(_is_wrapped, cells)) / max(1, len(cells))
    parted = max(many) > 1 and _are_whole(rows, dialect.delimiter)
    return regular * known * (1e-6 if parted else 1.0)


def _is_wrapped(cell: str) -> bool:
    """Whether a cell still has quotes around it, which another dialect takes away."""
    return len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "'\""


def _are_whole(rows: list[str], delimiter: str) -> bool:
    """Whether each row is one value that this delimiter would part; under a header that it would not."""
    body = [row.strip() for row in rows[1:]] or rows
    if delimiter in USUAL:
        return delimiter == "," and delimiter not in rows[0] and all(map(WHOLE.fullmatch, body))
    return sum(1 for row in body if WHOLE.fullmatch(row) or DATE.fullmatch(row)) >= 0.5 * len(body)


def _records(rows: list[str], dialect: Dialect) -> list[tuple[str, ...]]:
    """Cut rows; one whose quotes do not close goes on in the next, for a few lines."""
    records, at = [], 0
    while at < len(rows):
        for last in range(at, min(at + 10, len(rows))):
            found = cut("\n".join(rows[at : last + 1]), dialect)
            if not found.is_open:
                break
        else:
            last, found = at, cut(rows[at], Dialect(dialect.delimiter, "", dialect.escape))
        records.append(found.cells)
        at = last + 1
    return records


def is_known(cell: str) -> bool:
    """Whether a cell is a number, a date, a word or some words, an address of mail or web, or empty."""
    cell = cell.strip()
    return not cell or ("  " not in cell and any(look.fullmatch(cell[:200]) for look in (NUMBER, DATE, WORDS, WEB)))
