"""Find the rows that begin with a word for a total, such as "Total" or "Rome Total"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from neon_core.ingestion.text.line_scan import BLOCK
from neon_core.parse.vocabulary import TOTAL_WORDS

if TYPE_CHECKING:
    from neon_core.checks import Indices
    from neon_core.ingestion.text.record_scan import ScannedText

MOST_CANDIDATES = 2000
"""Most rows that begin with such a word and are checked."""

MEAN_WORDS = frozenset(
    {
        *("mean", "average", "avg", "mittelwert", "durchschnitt", "moyenne", "media", "média", "promedio"),
        *("gemiddelde", "среднее"),
    }
)
"""Words of a row of means, lower case."""

WORDS = (
    TOTAL_WORDS
    | MEAN_WORDS
    | {
        *("all", "subtotals", "totals", "totale", "totaux", "totales", "totais", "sous-total", "zwischensumme"),
        *(
            "ergebnis",
            "gesamtergebnis",
            "endsumme",
            "totali",
            "razem",
            "celkem",
            "yhteensä",
            "toplam",
            "всего",
            "合計",
            "总计",
        ),
    }
)
"""Words of a row that may be a total, lower case."""

WORD = "(?:" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + ")"
TOTAL_CELL = re.compile(rf"(?:^|[\W\d_]){WORD}(?:$|[\W\d_])", re.IGNORECASE)
RE2_TOTAL_CELL = rf"(?i)(?:^|[^\pL]){WORD}(?:$|[^\pL])"
"""A first cell with such a word; the same for the engine."""

LATER_WORDS = (b" total", b" Total", b" TOTAL", b" Ergebnis", b" Summe")
"""Words that stand behind the name of a group: Rome Total."""

LONGEST_LABEL, MOST_NEAR = 100, 20_000
"""Bytes of a first cell that are looked at; most rows that may begin with a word for a total."""

PREFIX = 3
PREFIXES = np.unique([int.from_bytes(s.encode()[:PREFIX], "big") for w in WORDS for s in (w, w.upper(), w.title())])
"""First bytes of the words, as numbers."""


def find_total_words(text: ScannedText, rows: Indices) -> list[int]:
    """Return the positions of rows whose first cell has a word for a total; of too many, those at the edges.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    rows : ndarray of int of shape (n_rows,)
        The records of the rows.
    """
    content = np.frombuffer(text.content, np.uint8)
    at = text.records.start[rows].copy()
    last = content.size - 1
    for _ in range(PREFIX):  # blank cells, quotes and spaces before the word
        skipped = np.isin(content[np.minimum(at, last)], list(f"\"' {text.dialect.delimiter}".encode()))
        at[skipped] += 1
    prefix = sum(content[np.minimum(at + k, last)].astype(np.int64) << 8 * (PREFIX - 1 - k) for k in range(PREFIX))
    is_near = np.isin(prefix, PREFIXES) | np.isin(prefix | 0x202020, PREFIXES)
    is_near[_find_later_words(text, rows)] = True
    possible = np.flatnonzero(is_near)
    starts = at[possible].tolist()
    near = [i for i, start in zip(possible.tolist(), starts, strict=True) if _begins_with_word(text, start)]
    found = [i for i in near if TOTAL_CELL.search(read_first_cell(text, rows, i))] if len(near) <= MOST_NEAR else []
    return found if len(found) <= MOST_CANDIDATES else [i for i in found if i in (0, rows.size - 1)]


def _begins_with_word(text: ScannedText, start: int) -> bool:
    """Whether a word for a total stands between a byte and the next delimiter: a first look, which is fast."""
    label = (
        text.content[start : start + LONGEST_LABEL].partition(b"\n")[0].partition(text.dialect.delimiter.encode())[0]
    )
    return TOTAL_CELL.search(label.decode("utf-8", "replace")) is not None


def _find_later_words(text: ScannedText, rows: Indices) -> list[int]:
    """Return the positions of rows with a word for a total behind another word; none where too many have."""
    found: set[int] = set()
    starts = text.records.start[rows]
    for word in LATER_WORDS:
        at = text.content.find(word)
        while at >= 0 and len(found) <= MOST_CANDIDATES:
            found.add(max(0, int(np.searchsorted(starts, at, "right")) - 1))
            at = text.content.find(word, at + len(word))
    return sorted(found) if len(found) <= MOST_CANDIDATES else []


def read_first_cell(text: ScannedText, rows: Indices, i: int) -> str:
    """Return the first cell of a row that is not blank, lower case."""
    if text.records.end[rows[i]] - text.records.start[rows[i]] > BLOCK:
        return ""
    return next((cell.strip().lower() for cell in text.cells(int(rows[i])) if cell.strip()), "")


def names_mean(text: ScannedText, rows: Indices, i: int) -> bool:
    """Whether the first cell of a row has a word for a mean."""
    words = re.split(r"[\W\d_]+", read_first_cell(text, rows, i))
    return not MEAN_WORDS.isdisjoint(words)
