"""Detect the dialect of a text table: the one under which its rows are regular and its cells have types.

The measure is that of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns",
2019: how regular the rows are, times the share of cells of a known type.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import accumulate, islice

from neon_core.ingestion.text.records import WHITESPACE, Dialect, SplitRecord, split_record

DELIMITERS = (*",;\t|:^~", "\x01", "\x1f", "\x1e", *"¦§#&*/!@$%")
USUAL_DELIMITERS = DELIMITERS[:4]
SAMPLE, SAMPLED_LINES = 1 << 16, 100
"""Bytes and lines that decide the dialect."""

MOST_LINES_IN_CELL, MOST_TRIED = 100, 10
"""Lines of a cell in quotes, and closing quotes that are tried."""

SEP_LINE = re.compile(rb'"?sep=(.)"?[ ,;\t|]*\r?\n', re.IGNORECASE)
"""The line by which Excel names the delimiter."""

COMMENT = "#"

QUOTED = 0.3
"""The least share of typed cells where quotes begin and end every row, and all rows are alike: no accident."""

NUMBER = re.compile(
    r"[-+\u2212]?[\s$€£¥]*(\d[\d.,' \u00a0\u2009\u202f]*)?\d([.,]\d*)?([eE][-+]?\d+)?\s*[%€$£¥°]?-?"
    r"|[.,]\d+|\([^()]*\d[^()]*\)"
)
DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?([ap]m)?(Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}:\d{2}(:\d{2})?"
)
WORDS = re.compile(r"[^\W_]([\w .()'+\-/&°µ%]*[^\W_]|[\w .()'+\-/&°µ%]*[.)%])?")
SPLITTABLE_NUMBER = re.compile(r"\d{1,3}( \d{3})+([.,]\d+)?|[-+]?\d+[.,]\d+")
"""A number that contains a possible delimiter: 12 500 a space, and 1,5 a comma."""

ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+")


def detect_dialect(content: bytes, delimiter: str | None = None, quote: str | None = None) -> tuple[Dialect, int, int]:
    r"""Return the dialect, the first byte behind Excel's line "sep=;", and the number of lines before that byte.

    Parameters
    ----------
    content : bytes
        The text as UTF-8.
    delimiter, quote : str, optional
        The marks that the user has set, "" for no quote; the other marks are detected for them.

    Examples
    --------
    >>> detect_dialect(b"a;b\n1,5;2\n")[0].delimiter
    ';'
    """
    sep_line = SEP_LINE.match(content)
    start = sep_line.end() if sep_line else 0
    text = content[start : start + SAMPLE].decode("utf-8", "ignore")
    if len(content) > start + SAMPLE:
        text = text[: text.rfind("\n") + 1] or text
    lines = [line for line in islice(text.splitlines(), SAMPLED_LINES * 3) if line.strip()]
    remarks = _find_comments(lines)
    comment = COMMENT if 0 < len(remarks) < 0.5 * len(lines) else ""
    rows = [line for i, line in enumerate(lines) if not (comment and i in remarks)]
    delimiters = [sep_line[1].decode("latin-1")] if sep_line else [d for d in DELIMITERS if d in text and d != comment]
    delimiters = [delimiter] if delimiter else delimiters or [","]
    delimiters += [] if delimiter or sep_line else [WHITESPACE]
    best = max(_rate_dialects(rows, delimiters, quote), key=lambda rated: rated[0], default=(0.0, Dialect()))[1]
    return replace(best, comment=comment), start, int(sep_line is not None)


def _find_comments(lines: list[str]) -> set[int]:
    """Return the lines that begin with the comment mark, without those inside a quoted cell of several lines."""
    n_quotes = list(accumulate((line.count('"') for line in lines), initial=0))
    is_balanced = n_quotes[-1] % 2 == 0
    starts = {i for i, line in enumerate(lines) if line.startswith(COMMENT)}
    return {i for i in starts if not (is_balanced and n_quotes[i] % 2)}


def _rate_dialects(rows: list[str], delimiters: list[str], quote: str | None) -> list[tuple[float, Dialect]]:
    """Return every possible dialect with its measure; with `quote`, where the user has set it."""
    text = "\n".join(rows)
    quotes = ['"'] + (["'"] if re.search(r"(^|[^\w'])[ ]*'[^'\n]*'[ ]*([^\w']|$)", text, re.MULTILINE) else [])
    rated = []
    for delimiter in delimiters:
        for mark in quotes if quote is None else [quote]:
            escape = "\\" if mark and "\\" + mark in text else ""
            for is_wide in (False, True) if delimiter == WHITESPACE else (False,):
                dialect = Dialect(delimiter, mark, escape, is_wide=is_wide)
                rated.append((_measure_fit(rows, dialect) * _prior(dialect), dialect))
    return rated


def _prior(dialect: Dialect) -> float:
    """Return how usual a dialect is: of two that fit alike, the usual one wins."""
    usual = 1.0 if dialect.delimiter in USUAL_DELIMITERS else 0.8 if dialect.delimiter == WHITESPACE else 0.7
    return usual * (0.99 if dialect.is_wide else 1.0) * (1.0 if dialect.quote == '"' else 0.999)


def _measure_fit(rows: list[str], dialect: Dialect) -> float:
    """Return how regular the rows are, times the share of cells of a known type."""
    texts, records = _split_rows(rows, dialect)
    widths: Counter[int] = Counter()
    for text, record in zip(texts, records, strict=True):
        widths[len(record)] += text.count("\n") + 1  # a record of five lines tells as much as five records
    if not records:
        return 0.0
    regularity = sum(n * max(width - 1, 1e-3) / width for width, n in widths.items()) / len(widths)
    cells = [cell for record in records for cell in record[:50] if "\n" not in cell]
    typed_share = (0.001 + sum(map(is_typed, cells))) / max(1, len(cells))
    typed_share *= 1.0 - 0.5 * sum(map(_is_wrapped, cells)) / max(1, len(cells))
    if len(widths) == 1 and all(text[0] == text[-1] == dialect.quote for text in texts):
        typed_share = max(typed_share, QUOTED)
    splits_values = max(widths) > 1 and _rows_are_values(rows, dialect.delimiter)
    return regularity * typed_share * (1e-6 if splits_values else 1.0)


def _is_wrapped(cell: str) -> bool:
    """Whether a cell still has quotes around it, which another dialect removes."""
    return len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "'\""


def _rows_are_values(rows: list[str], delimiter: str) -> bool:
    """Whether the rows below the first are values that the delimiter splits; a comma must not split the first."""
    body = [row.strip() for row in rows[1:]] or rows
    if delimiter in USUAL_DELIMITERS:
        return delimiter == "," and delimiter not in rows[0] and all(map(SPLITTABLE_NUMBER.fullmatch, body))
    return sum(1 for row in body if SPLITTABLE_NUMBER.fullmatch(row) or DATE.fullmatch(row)) >= 0.5 * len(body)


def _split_rows(rows: list[str], dialect: Dialect) -> tuple[list[str], list[tuple[str, ...]]]:
    """Return the first rows as text and as cells; a row with an open quote continues on the next lines."""
    texts: list[str] = []
    records: list[tuple[str, ...]] = []
    at = 0
    while at < len(rows) and at < SAMPLED_LINES * 3 and len(records) < SAMPLED_LINES:
        last, record = _join_until_closed(rows, at, dialect)
        if record is None and at >= 0.5 * min(len(rows), SAMPLED_LINES):
            break  # the sample ends inside a cell
        if record is None:
            record = split_record(rows[at], Dialect(dialect.delimiter, "", dialect.escape))
        texts.append("\n".join(rows[at : last + 1]))
        records.append(record.cells)
        at = last + 1
    return texts, records


def _join_until_closed(rows: list[str], at: int, dialect: Dialect) -> tuple[int, SplitRecord | None]:
    """Return the last line of the record that begins in a line, and its cells; None where its quote stays open.

    A quote can only close where the number of quotes is even, so most lines of a long cell cost no split.
    """
    record = split_record(rows[at], dialect)
    n_quotes, n_tried = rows[at].count(dialect.quote), 0
    for last in range(at + 1, min(at + MOST_LINES_IN_CELL, len(rows)) if record.is_open else at):
        n_more = rows[last].count(dialect.quote)
        n_quotes += n_more
        if n_more and n_quotes % 2 == 0 and n_tried < MOST_TRIED:
            n_tried += 1
            joined = split_record("\n".join(rows[at : last + 1]), dialect)
            if not joined.is_open:
                return last, joined
    return at, None if record.is_open else record


def is_typed(cell: str) -> bool:
    """Whether a cell is a number, a date, some words, an e-mail or web address, or empty.

    Examples
    --------
    >>> [is_typed(cell) for cell in ("12 %", "2024-01-31", "Oslo", "a;b", "")]
    [True, True, True, False, True]
    """
    cell = cell.strip()
    return not cell or ("  " not in cell and any(kind.fullmatch(cell[:200]) for kind in (NUMBER, DATE, WORDS, ADDRESS)))
