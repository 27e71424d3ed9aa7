"""Sets of rows as short texts that may stand in an address. Pure.

Rows that follow each other are one run. A text has the gap before each run, doubled, plus one where the run has more
than one row; behind a point it has the lengths of those runs, less two. A number is written from its lowest five bits
on, one letter for each five; all letters but the last are from the second half of the alphabet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from neon_core.checks import Indices

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""No letter is escaped in an address."""
BITS, HALF = 5, 32
MOST_LETTERS = 8
"""Letters of a number: 40 bits, more than the rows of any table."""
_ALPHABET = np.frombuffer(LETTERS.encode("ascii"), np.uint8)
_DIGITS = np.full(128, 2 * HALF, np.int64)
_DIGITS[_ALPHABET] = np.arange(2 * HALF)


class Runs(NamedTuple):
    """Rows that follow each other: the first row of each run, and the one behind its last."""

    starts: NDArray[np.int64]
    stops: NDArray[np.int64]

    @property
    def size(self) -> int:
        """The number of rows."""
        return int((self.stops - self.starts).sum())

    def rows_below(self, n_rows: int) -> Indices:
        """Return the rows of a table with `n_rows` rows; later ones are left out before they take any memory."""
        starts, stops = np.minimum(self.starts, n_rows), np.minimum(self.stops, n_rows)
        lengths = stops - starts
        before = np.cumsum(lengths) - lengths
        rows: Indices = np.arange(int(lengths.sum()), dtype=np.intp) + np.repeat(starts - before, lengths)
        return rows


def format_rows(rows: Iterable[int]) -> str:
    """Return rows as a text; the order and repeated rows do not matter.

    Examples
    --------
    >>> format_rows([3, 4, 5, 9]), format_rows([])
    ('HE.B', '')
    """
    given = rows if isinstance(rows, np.ndarray) else np.fromiter(rows, np.int64)
    unique = np.unique(given.astype(np.int64))
    if not unique.size:
        return ""
    breaks = np.flatnonzero(np.diff(unique) > 1)
    starts, stops = unique[np.r_[0, breaks + 1]], unique[np.r_[breaks, unique.size - 1]] + 1
    lengths = stops - starts
    gaps = np.r_[starts[0], starts[1:] - stops[:-1] - 1]
    is_long = lengths > 1
    heads = _write(2 * gaps + is_long)
    return f"{heads}.{_write(lengths[is_long] - 2)}" if is_long.any() else heads


def parse_rows(text: str) -> Runs | None:
    """Return the rows of a text; None where `format_rows` writes no such text.

    Examples
    --------
    >>> parse_rows("HE.B").rows_below(99).tolist(), parse_rows("HE"), parse_rows("")
    ([3, 4, 5, 9], None, None)
    """
    heads, point, tail = text.partition(".")
    numbers, lengths = _read(heads), _read(tail) if point else np.zeros(0, np.int64)
    if numbers is None or lengths is None or not numbers.size or (point and not lengths.size):
        return None
    is_long = numbers % 2 == 1
    if int(is_long.sum()) != lengths.size:
        return None
    sizes = np.ones(numbers.size, np.int64)
    sizes[is_long] = lengths + 2
    gaps = numbers // 2 + 1
    gaps[0] -= 1
    stops = np.cumsum(gaps + sizes)
    return Runs(stops - sizes, stops)


def _write(numbers: NDArray[np.int64]) -> str:
    """Return numbers from 0 on as letters."""
    limits = [1 << BITS * n for n in range(1, MOST_LETTERS)]
    sizes = 1 + np.searchsorted(limits, numbers, side="right")
    place = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    digits = np.repeat(numbers, sizes) >> (BITS * place) & (HALF - 1)
    digits += HALF * (place < np.repeat(sizes, sizes) - 1)
    return _ALPHABET[digits].tobytes().decode("ascii")


def _read(text: str) -> NDArray[np.int64] | None:
    """Return the numbers of letters; None for another letter, a number without an end, or one that is too long."""
    if not text.isascii():
        return None
    digits = _DIGITS[np.frombuffer(text.encode("ascii"), np.uint8)]
    ends = np.flatnonzero(digits < HALF)
    if (digits >= 2 * HALF).any() or (digits.size and (not ends.size or ends[-1] != digits.size - 1)):
        return None
    sizes = np.diff(np.r_[-1, ends])
    is_padded = (sizes > 1) & (digits[ends] == 0)
    if (sizes > MOST_LETTERS).any() or is_padded.any():
        return None
    starts = ends - sizes + 1
    place = np.arange(digits.size) - np.repeat(starts, sizes)
    parts = (digits % HALF) << (BITS * place)
    return np.add.reduceat(parts, starts) if starts.size else np.zeros(0, np.int64)
